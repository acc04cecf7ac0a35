"""A move stands in both teams' lists until a team of the new area has taken the family on."""

from uuid import UUID

from handover.content import Kind
from projections import inbox, sent
from tests.moving import record_move
from tests.projections.boards import Boards
from tests.region import HANA, HUGO, MARY, NOTTINGHAM, about, acknowledge, record, withdraw


def moved(boards: Boards, handover_id: UUID) -> list[object]:
    """What stands in the lists of the receiving and of the sending team."""
    boards.projector.catch_up_fully()
    return [boards.row(table, handover_id)["moved"] for table in (inbox.inbox, sent.sent)]


def test_it_stands_until_a_handover_of_care_is_acknowledged_there(boards: Boards) -> None:
    old, closed = boards.region.recorded(), boards.region.recorded()
    boards.region.ask(MARY, withdraw(closed))
    boards.region.ask(MARY, record_move(old))
    told = {"to": "Nottinghamshire", "is_suspected": False, "tell_by": "2026-11-25"}
    assert moved(boards, old) == [told] * 2
    assert moved(boards, closed) == [None] * 2
    concern = boards.region.recorded(record(Kind.CONCERN, NOTTINGHAM))
    boards.region.ask(HUGO, acknowledge(concern))
    boards.region.ask(HANA, acknowledge(old))
    assert moved(boards, old) == [told] * 2
    new = boards.region.recorded(record(to_team_id=NOTTINGHAM))
    assert moved(boards, old) == [told] * 2
    boards.region.ask(HUGO, acknowledge(new))
    assert moved(boards, old) == [None] * 2
    boards.rebuild()
    assert moved(boards, old) == [None] * 2


def test_a_move_to_where_somebody_holds_them_already_stands_nowhere(boards: Boards) -> None:
    new = boards.region.recorded(record(to_team_id=NOTTINGHAM))
    boards.region.ask(HUGO, acknowledge(new))
    boards.region.ask(MARY, record_move(new))
    assert moved(boards, new) == [None] * 2
    boards.region.ask(MARY, record_move(new, to_authority="", is_suspected=True))
    told = {"to": "", "is_suspected": True, "tell_by": "2026-11-25"}
    assert moved(boards, new) == [told] * 2


def test_another_familys_acknowledgement_changes_nothing(boards: Boards) -> None:
    old = boards.region.recorded()
    boards.region.ask(MARY, record_move(old))
    other = boards.region.recorded(record(to_team_id=NOTTINGHAM, whom=about("9990000026")))
    boards.region.ask(HUGO, acknowledge(other))
    assert moved(boards, old)[0] is not None
