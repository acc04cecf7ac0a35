"""What the keepers of the directory may do, as the oracle tells it: ADR 3, and 9a of the domain."""

from tests.domain.machine.families import told_by
from tests.domain.machine.told import PEOPLE, Handover, Referral, Region, Step, Team

WAYS: dict[str, dict[str, str]] = {
    "register": {"": "", "no route": "invalid_value", "rung tomorrow": "invalid_value"},
    "verify": {"": "", "another number": "", "rung tomorrow": "invalid_value"},
    "hours": {"": "", "mornings": "", "no route": "invalid_value"},
    "close": {
        "": "",
        "no reason": "invalid_value",
        "to Derby": "",
        "nobody needs one": "",
        "to itself": "succeeds_itself",
        "to Corby": "team_closed",
    },
}
"""Every verb of the directory, and in which ways it can be wrong."""
OTHER_NUMBER = "01632 960111"


def reasons(region: Region, step: Step) -> set[str]:
    """Every reason for which `step` must be refused; empty when it must be done."""
    if PEOPLE[step.who][0] != "keeper":
        return {"not_permitted"}
    found = {WAYS[step.verb][step.way]}
    if step.verb != "register":
        found.add("" if region.teams[step.to].is_open else "team_closed")
    if step.way == "to Derby":
        found.add("" if region.teams["Derby"].is_open else "team_closed")
        found.add("succeeds_itself" if step.to == "Derby" else "")
    if step.verb == "close":
        found |= _of_closing(region, step)
    return found - {""}


def _of_closing(region: Region, step: Step) -> set[str]:
    """Nothing is left with nobody: neither what is open nor an area (ADR 13)."""
    team, takes_over = region.teams[step.to], step.way == "to Derby"
    found = set()
    is_left = any(_is_open_with(one, step.to) for one in region.handovers)
    if not takes_over and (is_left or _waited_for(region, step.to)):
        found.add("still_open")
    covered = {
        area
        for name, one in region.teams.items()
        if name != step.to and one.is_open and one.kind == team.kind
        for area in one.covers
    }
    if takes_over and region.teams["Derby"].kind == team.kind:
        covered |= team.covers
    if team.covers - covered and step.way != "nobody needs one":
        found.add("leaves_uncovered")
    return found


def _is_open_with(handover: Handover, name: str) -> bool:
    return not handover.is_closed and name in {handover.sender, handover.at}


def _waited_for(region: Region, name: str) -> list[Referral]:
    """The referrals whose word, or whose review, the team still waits for."""
    every = (one for handover in region.handovers for one in told_by(region, handover))
    return [one for one in every if one.is_waited_for_by(name)]


def follow(region: Region, step: Step) -> None:
    """Change the directory. What was recorded stays due as it was, whoever takes over."""
    if step.verb == "register":
        region.teams[step.to] = Team(covers={step.to})
        return
    team = region.teams[step.to]
    if step.verb == "verify":
        team.is_reported_wrong = False
        team.telephone = OTHER_NUMBER if step.way == "another number" else "01632 960100"
    elif step.verb == "hours":
        team.opens, team.closes = (8 * 60, 12 * 60) if step.way == "mornings" else (540, 1020)
    elif step.verb == "close":
        team.is_open = False
        if step.way == "to Derby":
            team.successor = "Derby"
            _take_over(region, step.to)


def _take_over(region: Region, gone: str) -> None:
    """What is open goes to Derby, on whichever side the closed team stood; so does its area.

    So does what was closed, while a referral that was told by it is waited for.
    """
    referrals = _waited_for(region, gone)
    told_on = {one.told_on for one in referrals}
    for referral in referrals:
        referral.team = "Derby"
    for number, handover in enumerate(region.handovers):
        has_part = gone in {handover.sender, handover.at}
        if not _is_open_with(handover, gone) and not (has_part and number in told_on):
            continue
        standing = {handover.sender, handover.at}
        is_unread = gone in handover.unread and "Derby" not in standing
        handover.unread = (handover.unread - {gone}) | ({"Derby"} if is_unread else set())
        handover.sender = "Derby" if handover.sender == gone else handover.sender
        handover.at = "Derby" if handover.at == gone else handover.at
    if region.teams["Derby"].kind == region.teams[gone].kind:
        region.teams["Derby"].covers |= region.teams[gone].covers
