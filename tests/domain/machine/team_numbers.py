"""A team's numbers, as the oracle tells them: ADR 13. None of them moves a handover.

A number is known by a key that is never given again; there is always one for the day.
"""

from tests.domain.machine.directory import VERBS, Keeping
from tests.domain.machine.told import Number, Region, Step, Team

DESK, OTHER_DESK = "01632 960100", "01632 960111"
LEADER, NIGHT = "01632 960177", "07700 900100"
NEVER_KEPT = 99


def _newest(team: Team) -> int:
    return max(one.key for one in team.numbers)


def key_meant(team: Team, step: Step) -> int:
    """The key of the number that is meant; "first" is the one that is rung first."""
    return {
        "the newest": _newest(team),
        "the second": 2,
        "of nobody": NEVER_KEPT,
    }.get(step.way.split(",")[0], team.rung_first.key)


def _kept(team: Team, key: int) -> Number | None:
    return next((one for one in team.numbers if one.key == key), None)


def number_added(step: Step) -> str:
    """The number that is added."""
    return {"for the night": NIGHT, "the desk again": DESK}.get(step.way, LEADER)


def _may_add(region: Region, step: Step) -> set[str]:
    """A number stands once in a team."""
    kept = {one.telephone for one in region.teams[step.to].numbers}
    return {"number_kept_already" if number_added(step) in kept else ""}


def _add(region: Region, step: Step) -> None:
    team = region.teams[step.to]
    team.keys += 1
    is_night = step.way == "for the night"
    team.numbers = [*team.numbers, Number(team.keys, number_added(step), is_night=is_night)]


def number_verified(step: Step) -> str:
    """The number that was rung and found right."""
    return OTHER_DESK if step.way.endswith("another number") else DESK


def _may_verify(region: Region, step: Step) -> set[str]:
    team = region.teams[step.to]
    key = key_meant(team, step)
    others = {one.telephone for one in team.numbers if one.key != key}
    return {
        "" if _kept(team, key) else "number_not_kept",
        "number_kept_already" if number_verified(step) in others else "",
    }


def _verify(region: Region, step: Step) -> None:
    """It is put right by itself, and what was reported of it is answered."""
    team = region.teams[step.to]
    found = _kept(team, key_meant(team, step))
    assert found is not None
    found.telephone, found.is_wrong = number_verified(step), False


def _may_retire(region: Region, step: Step) -> set[str]:
    """Somebody can always be rung by day."""
    team = region.teams[step.to]
    key = key_meant(team, step)
    left = [one for one in team.numbers if one.key != key and not one.is_night]
    found = {"" if _kept(team, key) else "number_not_kept"}
    return found | ({"last_number"} if not left else set())


def _retire(region: Region, step: Step) -> None:
    team = region.teams[step.to]
    key = key_meant(team, step)
    team.numbers = [one for one in team.numbers if one.key != key]


def _may_ring(region: Region, step: Step) -> set[str]:
    team = region.teams[step.to]
    return {"" if _kept(team, key_meant(team, step)) else "number_not_kept"}


def _ring_first(region: Region, step: Step) -> None:
    """The others keep their order."""
    team = region.teams[step.to]
    found = _kept(team, key_meant(team, step))
    assert found is not None
    team.numbers = [found, *(one for one in team.numbers if one is not found)]


WHICH = {"": "", "the newest": "", "the second": "", "of nobody": ""}
VERBS["verify"] = Keeping(
    _verify,
    WHICH
    | {"another number": "", "the newest, another number": "", "rung tomorrow": "invalid_value"},
    _may_verify,
)
VERBS["add number"] = Keeping(
    _add,
    {
        "": "",
        "for the night": "",
        "the desk again": "",
        "rung tomorrow": "invalid_value",
        "of a role that nobody names": "invalid_value",
    },
    _may_add,
)
VERBS["retire"] = Keeping(_retire, WHICH | {"no reason": "invalid_value"}, _may_retire)
VERBS["ring first"] = Keeping(_ring_first, WHICH, _may_ring)
