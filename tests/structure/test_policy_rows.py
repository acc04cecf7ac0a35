"""Every command and every view has a row in the policy table, and no row is about nothing."""

from collections.abc import Collection, Iterable
from typing import Any

from handover import commands as c
from handover.policy import POLICY, View
from handover.states import LEADS_TO, MAY_STAY, MEANING, REFUSED_IN, State


def leaves(kind: type[Any]) -> set[type[Any]]:
    """The commands that can be asked for; tests may define others, and those are left out."""
    below = [one for one in kind.__subclasses__() if one.__module__.startswith("handover.")]
    return {leaf for one in below for leaf in leaves(one)} if below else {kind}


def complaints(
    rows: Collection[object], commands: Iterable[object], views: Iterable[object]
) -> list[str]:
    """What has no row, and rows for what does not exist."""
    wanted = {*commands, *views}
    missing = [f"no row for {_name(one)}" for one in wanted - set(rows)]
    empty = [f"a row for {_name(one)}, which does not exist" for one in set(rows) - wanted]
    return sorted(missing + empty)


def _name(one: object) -> str:
    return getattr(one, "__name__", str(one))


def test_every_command_and_view_has_a_row_and_every_row_is_about_one() -> None:
    assert complaints(POLICY, leaves(c.Command), View) == []


def test_every_row_gives_somebody_a_scope() -> None:
    for action, roles in POLICY.items():
        assert roles, f"nobody may do {action}"
        assert all(roles.values()), f"a role without a scope at {action}"


def test_every_command_on_a_handover_says_in_which_states_it_is_refused() -> None:
    assert complaints(REFUSED_IN, leaves(c.OnHandover), []) == []
    assert set(MAY_STAY) <= set(LEADS_TO) <= leaves(c.OnHandover)


def test_every_state_has_a_meaning_and_a_way_into_it() -> None:
    assert set(MEANING) == set(State)
    assert set(LEADS_TO.values()) == set(State)


def test_a_missing_row_and_a_row_about_nothing_are_noticed() -> None:
    rows = set(POLICY) - {c.Acknowledge, View.BOARD} | {c.OnHandover}
    assert complaints(rows, leaves(c.Command), View) == [
        "a row for OnHandover, which does not exist",
        "no row for Acknowledge",
        "no row for View.BOARD",
    ]
