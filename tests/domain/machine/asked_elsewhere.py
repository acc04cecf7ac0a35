"""As asked.py, for the record itself and for the directory."""

from dataclasses import replace
from datetime import date, timedelta

from handover import commands as c
from handover.family.babies import BabyNamed
from handover.opening_hours import OpeningHours
from handover.person import About, Mother
from tests.domain.machine.asked import ASKED, BORN, DUE, KINDS, REASONS
from tests.domain.machine.asked_of_corrections import URGENCIES
from tests.domain.machine.directory import OTHER_NUMBER
from tests.domain.machine.places import NHS_NUMBERS, Places, at_minute
from tests.domain.machine.told import NewRecord, Region, Step
from tests.region import ISSUED_NUMBER, form_of_move, referral, register, safer

NUMBER = "01632 960100"


def record_of(region: Region, places: Places, new: NewRecord) -> c.Record:
    """The command that records it."""
    says = replace(safer(), situation="Moved last week")  # her address may be hidden
    if new.kind == "handover of care" and new.is_born and new.way != "no answers":
        says = replace(says, form=form_of_move())
    is_referred = new.reason == "mark" and new.way != "not referred"
    return c.Record(
        KINDS[new.kind],
        places.teams[new.to],
        URGENCIES[new.urgency],
        REASONS[new.reason],
        _about(region, new),
        says,
        referral(at_minute(new.minute) - timedelta(minutes=25)) if is_referred else None,
    )


def _about(region: Region, new: NewRecord) -> About:
    number = ISSUED_NUMBER if new.way == "a real number" else NHS_NUMBERS[new.mother]
    mother = Mother(number, f"Test {new.mother.title()}", date(1996, 5, 3))
    babies = tuple(BabyNamed(order) for order in new.babies)
    is_other = new.way == "another pregnancy" and region.families[new.mother].is_known
    if new.way == "due in two years":
        return About(mother, date(2028, 11, 24), None, babies)
    if is_other:
        return About(mother, DUE + timedelta(days=120), None, babies)
    if new.is_born:
        return About(mother, None, BORN, babies)
    return About(mother, DUE, None, babies)


def directory_command(_region: Region, places: Places, step: Step) -> c.Command:
    """The command of one of the directory's verbs."""
    today = at_minute(step.minute).date()
    rung_on = today + timedelta(days=1) if step.way == "rung tomorrow" else today
    route = "" if step.way == "no route" else "Ring the emergency duty team on 01632 960999"
    if step.verb == "register":
        return replace(register(step.to, verified_on=rung_on), out_of_hours=route)
    team_id = places.teams[step.to]
    match step.verb:
        case "verify":
            number = OTHER_NUMBER if step.way == "another number" else NUMBER
            return c.VerifyNumber(team_id, number, rung_on)
        case "hours":
            is_mornings = step.way == "mornings"
            hours = OpeningHours.weekdays("08:00", "12:00") if is_mornings else None
            return c.ChangeHours(team_id, hours or OpeningHours.weekdays(), route)
    successors = {
        "to Derby": places.teams["Derby"],
        "to Corby": places.teams["Corby"],
        "to itself": team_id,
    }
    reason = "" if step.way == "no reason" else "Joined with another team"
    uncovered = "Nobody lives there" if step.way == "nobody needs one" else ""
    return c.CloseTeam(team_id, reason, successors.get(step.way), uncovered)


DIRECTORY: dict[str, type[c.Command]] = {
    "register": c.RegisterTeam,
    "verify": c.VerifyNumber,
    "hours": c.ChangeHours,
    "close": c.CloseTeam,
}
"""The directory's verbs, each with its command class."""


def driven() -> set[str]:
    """The names of the command classes that the machine drives."""
    every: list[type[c.Command]] = [c.Record, *DIRECTORY.values()]
    every += [command for command, _ in ASKED.values()]
    return {one.__name__ for one in every}
