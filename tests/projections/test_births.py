"""Days 11 and 28 in every list: from the birth, given by the record or told since."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from handover.content import Kind, Trigger
from projections import inbox, overdue, sent
from tests.domain.test_loss import born
from tests.each_baby import BORN_ON, record_birth
from tests.projections.boards import Boards
from tests.putting_right import correct
from tests.region import HANA, MARY, about, record

LISTS = (inbox.inbox, sent.sent, overdue.board)
Days = tuple[date | None, date | None]
NONE: Days = (None, None)


def days_from(born_on: date) -> Days:
    """Day 14, the last of the visit; and day 28."""
    return born_on + timedelta(days=14), born_on + timedelta(days=28)


def counted(boards: Boards, handover_id: UUID) -> set[Days]:
    """What the lists of both teams and the board say, live and made anew: one answer."""
    found = _days(boards, handover_id)
    boards.rebuild()
    return found | _days(boards, handover_id)


def _days(boards: Boards, handover_id: UUID) -> set[Days]:
    rows = [boards.row(table, handover_id) for table in LISTS]
    return {(row["visit_by_on"], row["midwifery_ends_on"]) for row in rows}


def test_nothing_is_counted_until_the_birth_is_told(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    assert counted(boards, handover_id) == {NONE}
    boards.region.ask(HANA, record_birth(handover_id))
    assert counted(boards, handover_id) == {days_from(BORN_ON)}
    for table in LISTS[:2]:
        row = boards.row(table, handover_id)
        assert (row["due_on"], row["baby_born_on"]) == (about().due_on, BORN_ON)


@pytest.mark.parametrize(
    "kind,trigger", [(Kind.CONCERN, Trigger.MOVE), (Kind.HANDOVER_OF_CARE, Trigger.LOSS)]
)
def test_a_concern_and_a_record_about_a_loss_count_no_days(
    boards: Boards, kind: Kind, trigger: Trigger
) -> None:
    handover_id = boards.region.recorded(replace(record(kind), trigger=trigger))
    boards.region.ask(MARY, record_birth(handover_id))
    assert counted(boards, handover_id) == {NONE}


def test_a_record_that_comes_after_day_14_counts_day_28_alone(boards: Boards) -> None:
    born_on = BORN_ON - timedelta(days=11)
    boards.region.recorded(record(whom=born(born_on)))
    late = boards.region.recorded()
    assert counted(boards, late) == {(None, days_from(born_on)[1])}


def test_a_correction_counts_both_days_anew(boards: Boards) -> None:
    awaited = boards.region.recorded()
    gives_it = boards.region.recorded(record(whom=born(BORN_ON)))
    right = BORN_ON - timedelta(days=2)
    boards.region.ask(MARY, correct(gives_it, about().mother, baby_born_on=right))
    assert counted(boards, gives_it) == {days_from(right)}
    assert counted(boards, awaited) == {days_from(right)}
    renamed = about(born_on=date(1996, 5, 4)).mother
    boards.region.ask(MARY, correct(awaited, renamed))
    assert counted(boards, awaited) == {days_from(right)}


def test_what_moves_to_a_woman_whose_baby_is_awaited_counts_nothing(boards: Boards) -> None:
    handover_id = boards.region.recorded(record(whom=about("9990000026")))
    boards.region.ask(MARY, record_birth(handover_id))
    boards.region.recorded()
    boards.region.ask(MARY, correct(handover_id, about().mother))
    assert counted(boards, handover_id) == {NONE}
