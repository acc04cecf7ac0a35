"""What a loss stops leaves every list on which something is due, and stands on one of its own."""

from datetime import timedelta
from uuid import UUID

from handover.family.babies import BabyNamed, baby_id_of
from handover.family.losses import LossKind
from handover.person import About
from projections import inbox, overdue, sent
from tests.losing import confirm, loss, record_loss
from tests.projections.boards import Boards
from tests.region import DERBY, HANA, LEICESTER, MARY, NOW, TODAY, about, acknowledge, record

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
