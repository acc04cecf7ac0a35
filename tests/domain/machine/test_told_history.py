"""Histories that chance comes to too seldom, told step by step: the oracle knows them too."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.machine.faults import (
    Broken,
    a_birth_wakes_a_stillborn_twin,
    a_mark_is_referred_only_when_it_is_recorded,
    a_retired_number_is_still_kept,
    what_is_set_aside_stays_so_when_the_baby_is_born,
    what_joins_a_family_learns_of_no_loss_there,
)
from tests.domain.machine.machine import Settled, starting_from
from tests.domain.machine.told import NewRecord, Step

ROUTINE = NewRecord("mary", 1, "ann", "concern", "move", "priority", "Derby")
MARK = replace(ROUTINE, reason="mark", urgency="immediate")
TWINS = replace(ROUTINE, babies=(1, 2))
ASIDE_AND_BORN = (
    ROUTINE,
    Step("hana", "set aside", 2),
    Step("mary", "set aside", 3),
    Step("mary", "birth", 4, way="the only one"),
    Step("hana", "set aside", 5),
)
REFERRAL_IN_ERROR = (MARK, Step("mary", "referral in error", 2))
LOST_AND_BORN = (
    TWINS,
    Step("mary", "loss", 2, way="second"),
    Step("mary", "birth", 3, way="first"),
)
ADDED_AND_RETIRED = (
    Step("kit", "add number", 1, to="Derby"),
    Step("kit", "retire", 2, to="Derby"),
)
JOINS_A_LOSS = (
    TWINS,
    Step("mary", "loss", 2, way="second"),
    replace(TWINS, minute=3, mother="beth"),
    Step("mary", "another number", 4, on=1),
)
HISTORIES = [
    (ASIDE_AND_BORN, what_is_set_aside_stays_so_when_the_baby_is_born),
    (REFERRAL_IN_ERROR, a_mark_is_referred_only_when_it_is_recorded),
    (LOST_AND_BORN, a_birth_wakes_a_stillborn_twin),
    (ADDED_AND_RETIRED, a_retired_number_is_still_kept),
    (JOINS_A_LOSS, what_joins_a_family_learns_of_no_loss_there),
]


def live(settled_log: Settled, steps: Sequence[NewRecord | Step]) -> None:
    """Let it happen, and compare after each step."""

    @settings(max_examples=1, deadline=None, database=None)
    @given(st.none())  # the machine notes its steps, which only such a test can
    def history(_: None) -> None:
        machine = starting_from(replace(settled_log, lists_every=0))()
        try:
            machine.live(steps)
        finally:
            machine.teardown()

    history()


@pytest.mark.parametrize("steps,fault", HISTORIES)
def test_it_is_lived_as_the_oracle_says_and_a_fault_in_it_is_found(
    settled_log: Settled,
    monkeypatch: pytest.MonkeyPatch,
    steps: Sequence[NewRecord | Step],
    fault: Broken,
) -> None:
    live(settled_log, steps)
    fault(monkeypatch)
    with pytest.raises(AssertionError):
        live(settled_log, steps)
