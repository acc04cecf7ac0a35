"""What the keepers of the directory may do, as the oracle tells it: ADR 3, and 9a of the domain."""

from tests.domain.machine.told import PEOPLE, Region, Step, Team

WAYS: dict[str, dict[str, str]] = {
    "register": {"": "", "no route": "invalid_value", "rung tomorrow": "invalid_value"},
    "verify": {"": "", "another number": "", "rung tomorrow": "invalid_value"},
    "hours": {"": "", "mornings": "", "no route": "invalid_value"},
    "close": {
        "": "",
        "no reason": "invalid_value",
        "to Derby": "",
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
    return found - {""}


def follow(region: Region, step: Step) -> None:
    """Change the directory. What was recorded stays due as it was, and where it is."""
    if step.verb == "register":
        region.teams[step.to] = Team()
        return
    team = region.teams[step.to]
    if step.verb == "verify":
        team.is_reported_wrong = False
        team.telephone = OTHER_NUMBER if step.way == "another number" else "01632 960100"
    elif step.verb == "hours":
        team.opens, team.closes = (8 * 60, 12 * 60) if step.way == "mornings" else (540, 1020)
    elif step.verb == "close":
        team.is_open = False
        team.successor = "Derby" if step.way == "to Derby" else ""
