"""As asked.py, for what keepers of the directory do."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from handover import commands as c
from handover.directory import commands as d
from handover.directory.numbers import Purpose
from handover.opening_hours import OpeningHours
from tests.domain.machine.directory import DISTRICT, MAILBOX, covers_told
from tests.domain.machine.places import A_STRANGER, Places, at_minute
from tests.domain.machine.team_numbers import WHICH, key_meant, number_added, number_verified
from tests.domain.machine.told import Region, Step
from tests.region import register

REASON = "Joined with another team"
UNCOVERED = "Nobody lives there"


def _route(step: Step) -> str:
    return "" if step.way == "no route" else "Ring the emergency duty team on 01632 960999"


def _rung_on(step: Step) -> date:
    ahead = timedelta(days=step.way == "rung tomorrow")
    return at_minute(step.minute).date() + ahead


def _key(region: Region, step: Step) -> int:
    return key_meant(region.teams[step.to], step)


def _register(_region: Region, _places: Places, step: Step) -> c.Command:
    told = register(step.to, verified_on=_rung_on(step))
    return replace(told, out_of_hours=_route(step))


def _verify(region: Region, places: Places, step: Step) -> c.Command:
    is_said = step.way.split(",")[0] in WHICH and step.way != ""
    key = _key(region, step) if is_said else None
    return c.VerifyNumber(places.teams[step.to], number_verified(step), _rung_on(step), key)


def _add(_region: Region, places: Places, step: Step) -> c.Command:
    purpose = {
        "for the night": Purpose.OUT_OF_HOURS,
        "of a role that nobody names": Purpose.NAMED_ROLE,
    }.get(step.way, Purpose.TEAM_LEADER)
    team_id, on = places.teams[step.to], _rung_on(step)
    return d.AddNumber(team_id, number_added(step), purpose, verified_on=on)


def _retire(region: Region, places: Places, step: Step) -> c.Command:
    reason = "" if step.way == "no reason" else "The carpet shop has it now"
    return d.RetireNumber(places.teams[step.to], _key(region, step), reason)


def _ring_first(region: Region, places: Places, step: Step) -> c.Command:
    return d.RingFirst(places.teams[step.to], _key(region, step))


def _hours(_region: Region, places: Places, step: Step) -> c.Command:
    is_mornings = step.way == "mornings"
    hours = OpeningHours.weekdays("08:00", "12:00") if is_mornings else OpeningHours.weekdays()
    return c.ChangeHours(places.teams[step.to], hours, _route(step))


def _mailbox(_region: Region, places: Places, step: Step) -> c.Command:
    mailbox = {"none": " ", "no address": "the duty desk"}.get(step.way, MAILBOX)
    ahead = timedelta(days=step.way == "confirmed tomorrow")
    return d.ChangeMailbox(places.teams[step.to], mailbox, at_minute(step.minute).date() + ahead)


def _cover(region: Region, places: Places, step: Step) -> c.Command:
    covers = covers_told(region, step)
    authorities, districts = tuple(sorted(covers - {DISTRICT})), tuple(covers & {DISTRICT})
    why = UNCOVERED if step.way.endswith("nobody needs one") else ""
    return d.ChangeCover(places.teams[step.to], authorities, districts, why)


def _successor(places: Places, step: Step) -> UUID | None:
    return {
        "to Derby": places.teams["Derby"],
        "to Corby": places.teams["Corby"],
        "to itself": places.teams[step.to],
        "to a stranger": A_STRANGER,
    }.get(step.way)


def _close(_region: Region, places: Places, step: Step) -> c.Command:
    reason = "" if step.way == "no reason" else REASON
    why = UNCOVERED if step.way == "nobody needs one" else ""
    return c.CloseTeam(places.teams[step.to], reason, _successor(places, step), why)


def _name_successor(_region: Region, places: Places, step: Step) -> c.Command:
    successor = _successor(places, step)
    assert successor is not None
    return d.NameSuccessor(places.teams[step.to], successor)


DIRECTORY: dict[str, tuple[type[c.Command], Callable[[Region, Places, Step], c.Command]]] = {
    "register": (c.RegisterTeam, _register),
    "verify": (c.VerifyNumber, _verify),
    "add number": (d.AddNumber, _add),
    "retire": (d.RetireNumber, _retire),
    "ring first": (d.RingFirst, _ring_first),
    "hours": (c.ChangeHours, _hours),
    "mailbox": (d.ChangeMailbox, _mailbox),
    "cover": (d.ChangeCover, _cover),
    "close": (c.CloseTeam, _close),
    "successor": (d.NameSuccessor, _name_successor),
}
"""Every verb of the directory: its command class, and how it is made."""
