"""Histories that chance comes to too seldom, told step by step: the oracle knows them too."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.machine.faults import (
    Broken,
    a_mark_is_referred_only_when_it_is_recorded,
    what_is_set_aside_stays_so_when_the_baby_is_born,
)
from tests.domain.machine.machine import Settled, starting_from
from tests.domain.machine.told import NewRecord, Step

ROUTINE = NewRecord("mary", 1, "ann", "concern", "move", "priority", "Derby")
MARK = replace(ROUTINE, reason="mark", urgency="immediate")
ASIDE_AND_BORN = (
    Step("hana", "set aside", 2),
    Step("mary", "set aside", 3),
    Step("mary", "birth", 4, way="the only one"),
    Step("hana", "set aside", 5),
)
REFERRAL_IN_ERROR = (Step("mary", "referral in error", 2),)
HISTORIES = [
    (ROUTINE, ASIDE_AND_BORN, what_is_set_aside_stays_so_when_the_baby_is_born),
    (MARK, REFERRAL_IN_ERROR, a_mark_is_referred_only_when_it_is_recorded),
]


def live(settled_log: Settled, new: NewRecord, steps: Sequence[Step]) -> None:
    """Let it happen, and compare after each step."""

    @settings(max_examples=1, deadline=None, database=None)
    @given(st.none())  # the machine notes its steps, which only such a test can
    def history(_: None) -> None:
        machine = starting_from(replace(settled_log, lists_every=0))()
        try:
            machine.live(new, steps)
        finally:
            machine.teardown()

    history()


@pytest.mark.parametrize("new,steps,fault", HISTORIES)
def test_it_is_lived_as_the_oracle_says_and_a_fault_in_it_is_found(
    settled_log: Settled,
    monkeypatch: pytest.MonkeyPatch,
    new: NewRecord,
    steps: Sequence[Step],
    fault: Broken,
) -> None:
    live(settled_log, new, steps)
    fault(monkeypatch)
    with pytest.raises(AssertionError):
        live(settled_log, new, steps)
