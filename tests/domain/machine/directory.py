"""What the keepers of the directory may do, as the oracle tells it: ADR 3, ADR 13 and 9a.

A directory's verb that is not in this table is unknown to the oracle.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.domain.machine.told import PEOPLE, Handover, Region, Step, Team
from tests.domain.machine.told_families import Referral

Refused = Callable[[Region, Step], set[str]]
Follow = Callable[[Region, Step], None]


def never(_region: Region, _step: Step) -> set[str]:
    """For what is refused only in the ways that a step names."""
    return set()


@dataclass(frozen=True)
class Keeping:
    """One verb of a keeper: what it changes, in which ways it can be wrong, when it is refused.

    `of_closed`: it is about a team that has closed; of an open one it is refused.
    """

    follow: Follow
    ways: dict[str, str]
    refused: Refused = never
    of_closed: bool = False


DISTRICT = "LE10"
MAILBOX = "duty.desk@example.nhs.uk"
VERBS: dict[str, Keeping] = {}
"""Every verb of the directory; team_numbers.py and this module fill it in."""


def reasons(region: Region, step: Step) -> set[str]:
    """Every reason for which `step` must be refused; empty when it must be done."""
    if PEOPLE[step.who][0] != "keeper":
        return {"not_permitted"}
    verb = VERBS[step.verb]
    found = {verb.ways[step.way]}
    if step.verb != "register":
        is_open = region.teams[step.to].is_open
        wrong = "team_is_open" if verb.of_closed else "team_closed"
        found.add(wrong if is_open is verb.of_closed else "")
    return (found | verb.refused(region, step)) - {""}


def follow(region: Region, step: Step) -> None:
    """Change the directory. What was recorded stays due as it was, whoever takes over."""
    VERBS[step.verb].follow(region, step)


def _register(region: Region, step: Step) -> None:
    region.teams[step.to] = Team(covers={step.to})


def _change_hours(region: Region, step: Step) -> None:
    team = region.teams[step.to]
    team.opens, team.closes = (8 * 60, 12 * 60) if step.way == "mornings" else (540, 1020)


def _change_mailbox(region: Region, step: Step) -> None:
    region.teams[step.to].mailbox = "" if step.way == "none" else MAILBOX


def covered_by_others(region: Region, name: str) -> set[str]:
    """The areas of the other open teams of its kind."""
    kind = region.teams[name].kind
    others = [one for key, one in region.teams.items() if key != name]
    return {area for one in others if one.is_open and one.kind == kind for area in one.covers}


def _may_close(region: Region, step: Step) -> set[str]:
    """Nothing is left with nobody: neither what is open nor an area (ADR 13)."""
    team, takes_over = region.teams[step.to], step.way == "to Derby"
    found = _may_take_over(region, step)
    is_left = any(_is_open_with(one, step.to) for one in region.handovers)
    if not takes_over and (is_left or _waited_for(region, step.to)):
        found.add("still_open")
    covered = covered_by_others(region, step.to)
    if takes_over and region.teams["Derby"].kind == team.kind:
        covered |= team.covers
    if team.covers - covered and step.way != "nobody needs one":
        found.add("leaves_uncovered")
    return found


def _may_take_over(region: Region, step: Step) -> set[str]:
    """Whoever takes over is open, and another team."""
    named = step.way.removeprefix("to ")
    if named not in region.teams:
        return set()
    is_itself = "succeeds_itself" if step.to == named else ""
    return {is_itself, "" if region.teams[named].is_open else "team_closed"}


def _is_open_with(handover: Handover, name: str) -> bool:
    return not handover.is_closed and name in {handover.sender, handover.at}


def _waited_for(region: Region, name: str) -> list[Referral]:
    """The referrals whose word, or whose review, the team still waits for."""
    every = (one for family in region.families.values() for one in family.referrals)
    return [one for one in every if one.is_waited_for_by(name)]


def _close(region: Region, step: Step) -> None:
    region.teams[step.to].is_open = False
    if step.way == "to Derby":
        _take_over(region, step)


def _take_over(region: Region, step: Step) -> None:
    """What is open goes to Derby, on whichever side the closed team stood; so does its area.

    So does what was closed, while a referral that was told by it is waited for.
    """
    gone = step.to
    region.teams[gone].successor = "Derby"
    referrals = _waited_for(region, gone)
    told_on = {one.told_on for one in referrals}
    for referral in referrals:
        referral.team = "Derby"
    for number, handover in enumerate(region.handovers):
        has_part = gone in {handover.sender, handover.at}
        if not _is_open_with(handover, gone) and not (has_part and number in told_on):
            continue
        standing = {handover.sender, handover.at}
        of_others = handover.unread_from.get(gone, frozenset()) - {"Derby"}
        handover.be_read(gone)
        if of_others and "Derby" not in standing:  # nobody reads what they changed themselves
            handover.unread |= {"Derby"}
            handover.unread_from = handover.unread_from | {"Derby": of_others}
        handover.sender = "Derby" if handover.sender == gone else handover.sender
        handover.at = "Derby" if handover.at == gone else handover.at
    if region.teams["Derby"].kind == region.teams[gone].kind:
        region.teams["Derby"].covers |= region.teams[gone].covers


def covers_told(region: Region, step: Step) -> set[str]:
    """What a team covers from now on, as it is told."""
    own = region.teams[step.to].covers
    return {
        "and Rutland": own | {"Rutland"},
        "and a district": own | {DISTRICT},
        "nothing": set(),
        "nothing, nobody needs one": set(),
        "only Rutland": {"Rutland"},
        "only Rutland, nobody needs one": {"Rutland"},
    }.get(step.way, own)


def _may_cover(region: Region, step: Step) -> set[str]:
    """Never nothing; and what nobody else covers is given up only with a reason."""
    covers = covers_told(region, step)
    given_up = region.teams[step.to].covers - covers - covered_by_others(region, step.to)
    is_said = step.way.endswith("nobody needs one")
    return {"" if covers else "no_cover", "leaves_uncovered" if given_up and not is_said else ""}


def _cover(region: Region, step: Step) -> None:
    region.teams[step.to].covers = covers_told(region, step)


VERBS["register"] = Keeping(
    _register, {"": "", "no route": "invalid_value", "rung tomorrow": "invalid_value"}
)
VERBS["hours"] = Keeping(_change_hours, {"": "", "mornings": "", "no route": "invalid_value"})
VERBS["mailbox"] = Keeping(
    _change_mailbox,
    {"": "", "none": "", "no address": "invalid_value", "confirmed tomorrow": "invalid_value"},
)
VERBS["close"] = Keeping(
    _close,
    {
        "": "",
        "no reason": "invalid_value",
        "to Derby": "",
        "nobody needs one": "",
        "to itself": "succeeds_itself",
        "to Corby": "team_closed",
    },
    _may_close,
)
VERBS["successor"] = Keeping(
    _take_over,
    {
        "to Derby": "",
        "to itself": "succeeds_itself",
        "to Corby": "team_closed",
        "to a stranger": "team_not_found",
    },
    _may_take_over,
    of_closed=True,
)
VERBS["cover"] = Keeping(
    _cover,
    dict.fromkeys(
        (
            "",
            "and Rutland",
            "and a district",
            "nothing",
            "nothing, nobody needs one",
            "only Rutland",
            "only Rutland, nobody needs one",
        ),
        "",
    ),
    _may_cover,
)
