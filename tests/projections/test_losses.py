"""What a loss stops leaves every list on which something is due, and stands on one of its own."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import Table
from sqlalchemy.engine import RowMapping

from handover.family.babies import BabyNamed, baby_id_of
from handover.family.losses import LossKind
from handover.person import About
from projections import inbox, model, overdue, sent
from tests import undoing
from tests.losing import confirm, loss, record_loss
from tests.projections.boards import Boards
from tests.region import (
    DERBY,
    HANA,
    LEICESTER,
    MARY,
    NOTTINGHAM,
    NOW,
    TODAY,
    about,
    acknowledge,
    decline,
    enter_in_error,
    record,
    redirect,
)

LATER = NOW + timedelta(hours=30)
LONG_AFTER = NOW + timedelta(days=30)
TWINS = About(about().mother, None, TODAY, (BabyNamed(1, "Ada"), BabyNamed(2)))


def due_somewhere(boards: Boards) -> set[UUID]:
    """Every handover that stands on a list of what waits, is overdue, or is promised."""
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        pages = (
            inbox.waiting_for(connection, DERBY, LONG_AFTER),
            inbox.taken_on_by(connection, DERBY, LONG_AFTER),
            sent.open_of(connection, LEICESTER, LONG_AFTER),
            sent.settled_of(connection, LEICESTER),
            overdue.worst_first(connection, LONG_AFTER, overdue.Narrowed()),
        )
        assert inbox.overdue_for(connection, DERBY, LONG_AFTER) <= len(pages[0].rows)
    return {row["handover_id"] for page in pages for row in page.rows}


def stopped(boards: Boards) -> tuple[list[UUID], list[UUID]]:
    """What stands as stopped with the receiving team, and with the sending one."""
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        theirs = inbox.stopped_for(connection, DERBY)
        ours = sent.stopped_of(connection, LEICESTER)
    return [one["handover_id"] for one in theirs.rows], [one["handover_id"] for one in ours.rows]


def test_a_loss_takes_it_off_every_list_at_once(boards: Boards) -> None:
    waits, taken = boards.region.recorded(), boards.region.recorded()
    boards.region.ask(HANA, acknowledge(taken))
    assert due_somewhere(boards) == {waits, taken}
    boards.region.ask(MARY, record_loss(waits))
    assert due_somewhere(boards) == set()
    assert [set(one) for one in stopped(boards)] == [{waits, taken}] * 2
    with boards.reads.reading() as connection:
        figures = overdue.counts(connection, LONG_AFTER, overdue.Narrowed())
    assert set(vars(figures).values()) == {0}


def test_the_lists_say_who_knows(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, record_loss(handover_id))
    boards.projector.catch_up_fully()
    row = boards.row(inbox.inbox, handover_id)
    assert (row["sending_knows"], row["receiving_knows"]) == ("Mary Ashby", None)
    boards.region.ask(HANA, confirm(handover_id))
    boards.projector.catch_up_fully()
    row = boards.row(inbox.inbox, handover_id)
    assert (row["sending_knows"], row["receiving_knows"]) == ("Mary Ashby", "Hana Quorn")


def test_what_was_a_mistake_is_due_again_and_told_until_each_team_knows(boards: Boards) -> None:
    waits, in_error = boards.region.recorded(), boards.region.recorded()
    boards.region.ask(MARY, record_loss(waits))
    boards.region.ask(MARY, undoing.ask_undone(waits))
    boards.projector.catch_up_fully()
    assert boards.row(overdue.board, waits)["undo_asked_at"] == NOW
    boards.region.ask(HANA, undoing.confirm_mistake(waits), at=LATER)
    boards.region.ask(MARY, enter_in_error(in_error), at=LATER)
    assert due_somewhere(boards) >= {waits}
    assert stopped(boards) == ([], [])
    row = boards.row(inbox.inbox, waits)
    assert (row["lost"], row["undo_asked_at"]) == ([], None)
    assert (row["undone_at"], row["undone_stopped_at"]) == (LATER, NOW)
    with boards.reads.reading() as connection:
        assert inbox.untold_to(connection, DERBY) == []
        [told] = sent.untold_of(connection, LEICESTER)
        assert told["handover_id"] == waits
    boards.region.ask(MARY, undoing.undo_known(waits))
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        assert sent.untold_of(connection, LEICESTER) == []


def test_a_loss_that_stands_is_asked_about_no_more(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, record_loss(handover_id))
    boards.region.ask(MARY, undoing.ask_undone(handover_id))
    boards.region.ask(MARY, undoing.let_stand(handover_id))
    boards.projector.catch_up_fully()
    assert boards.row(sent.sent, handover_id)["undo_asked_at"] is None
    assert stopped(boards) == ([handover_id], [handover_id])


def test_a_team_that_comes_later_has_not_said_that_it_knows(boards: Boards) -> None:
    both = boards.region.recorded(record(whom=TWINS))
    family = boards.region.service.family_of(both, MARY)[1]
    second = baby_id_of(next(iter(family.pregnancies)), 2)
    told = loss(LossKind.NEONATAL_DEATH, happened_on=None)
    boards.region.ask(MARY, record_loss(both, told, second))
    boards.region.ask(MARY, undoing.ask_undone(both, second))
    boards.region.ask(HANA, undoing.confirm_mistake(both))
    boards.region.ask(HANA, decline(both))
    boards.region.ask(MARY, redirect(both))
    boards.projector.catch_up_fully()
    row = boards.row(inbox.inbox, both)
    assert (row["receiving_knows_undone"], row["undone_stopped_at"]) == (None, None)
    with boards.reads.reading() as connection:
        assert len(inbox.untold_to(connection, NOTTINGHAM)) == 1
    rebuilt = [dict(one) for one in rows_of(inbox.inbox, boards)]
    boards.rebuild()
    assert [dict(one) for one in rows_of(inbox.inbox, boards)] == rebuilt


def rows_of(table: Table, boards: Boards) -> list[RowMapping]:
    with boards.reads.reading() as connection:
        return model.rows_of(table, connection)


def test_a_living_twins_record_stays_where_it_is_and_names_the_one_who_died(
    boards: Boards,
) -> None:
    both = boards.region.recorded(record(whom=TWINS))
    family = boards.region.service.family_of(both, MARY)[1]
    [pregnancy_id] = family.pregnancies
    told = loss(LossKind.NEONATAL_DEATH, happened_on=None)
    boards.region.ask(MARY, record_loss(both, told, baby_id_of(pregnancy_id, 2)))
    assert due_somewhere(boards) == {both}
    assert boards.row(sent.sent, both)["lost"] == [
        {"order": 2, "name": "", "kind": "neonatal_death"}
    ]
