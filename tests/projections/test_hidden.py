"""Which families are hidden is folded from the log, and every list goes through one veil."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from handover.family.events import HandoverNoted
from projections import inbox, overdue, sent
from projections.hidden import (
    hidden_families,
    is_family_hidden,
    veiled_line,
)
from projections.timeline import timeline_of
from tests.losing import confirm, record_loss
from tests.projections.boards import Boards
from tests.projections.stumbling import stumbling
from tests.region import (
    DERBY,
    HANA,
    LEICESTER,
    MARY,
    NOTTINGHAM,
    NOW,
    about,
    acknowledge,
    attempt,
    conversation,
    decline,
    done,
    record,
)
from tests.safeguarding import hide, stop_hiding
from tests.telling import FAMILY_ID

LONG_AFTER = NOW + timedelta(days=30)
BY_DERBY = (
    overdue.Narrowed(team_id=DERBY),
    overdue.Narrowed(area="Derbyshire"),
    overdue.Narrowed(ods_code="RY8"),
)
BY_LEICESTER = overdue.Narrowed(team_id=LEICESTER)
SHOWN = ("Derby health visiting", "01632 960100", "RY8", "Derbyshire", str(DERBY), "Hana Quorn")


def listed(boards: Boards) -> list[Mapping[Any, Any]]:
    """Every row of what Leicester has sent and of the board, on whichever list."""
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        pages = (
            sent.open_of(connection, LEICESTER, LONG_AFTER),
            sent.settled_of(connection, LEICESTER),
            sent.stopped_of(connection, LEICESTER),
            overdue.worst_first(connection, LONG_AFTER, overdue.Narrowed()),
        )
        return [row for page in pages for row in page.rows]


def receivers_in(row: Mapping[Any, Any]) -> list[str]:
    """What in a row tells which team receives it."""
    said = {key: value for key, value in row.items() if not key.startswith("sending_")}
    return [name for name in SHOWN if name in str(said)]


def test_no_row_of_a_hidden_family_tells_who_receives_it(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, attempt(handover_id))
    before = listed(boards)
    assert [bool(receivers_in(row)) for row in before] == [True, True]
    boards.region.ask(MARY, hide(handover_id))
    assert [receivers_in(row) for row in listed(boards)] == [[], []]
    boards.region.ask(MARY, stop_hiding(handover_id))
    assert listed(boards) == before


def test_neither_does_who_took_it_on_who_knows_or_whom_they_suggest(boards: Boards) -> None:
    region = boards.region
    taken, no, lost = region.recorded(), region.recorded(), region.recorded()
    region.ask(HANA, acknowledge(taken))
    region.ask(HANA, decline(no, NOTTINGHAM))
    region.ask(MARY, hide(taken))
    region.ask(MARY, record_loss(lost))
    region.ask(HANA, confirm(lost))
    rows = listed(boards)
    assert len(rows) > 2
    for row in rows:
        assert receivers_in(row) == []
        assert HANA.name not in str(row)
        assert "Nottingham" not in str(row)
        assert row["professional"] in {None, "A named professional"}


def test_the_ladder_names_nobody_on_the_receiving_side(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, hide(handover_id))
    for row in listed(boards):
        assert row["ladder"]
        assert {rung["receiver"]["telephone"] for rung in row["ladder"]} == {""}
        assert {rung["receiver"]["role"] for rung in row["ladder"]} == {
            "The receiving side, through the sending team"
        }
        assert all("receiving" not in rung["sender"]["role"] for rung in row["ladder"])


def test_what_was_closed_before_is_hidden_too_and_another_family_is_not(boards: Boards) -> None:
    region = boards.region
    closed = region.recorded()
    for command in (acknowledge(closed), done(closed)):
        region.ask(HANA, command)
    other = region.recorded(record(whom=about("9990000026")))
    region.ask(MARY, hide(region.recorded()))
    by_id = {row["handover_id"]: row for row in listed(boards)}
    assert receivers_in(by_id[closed]) == []
    assert by_id[other]["receiving_name"] == "Derby health visiting"
    assert not by_id[other]["is_hidden"]


def test_the_receiving_team_reads_on_its_own_list_that_it_is_hidden(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, hide(handover_id))
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        [row] = inbox.waiting_for(connection, DERBY, NOW).rows
    assert (row["is_hidden"], row["receiving_name"]) == (True, "Derby health visiting")


def open_by(boards: Boards, narrowed: overdue.Narrowed) -> int:
    """How many are listed where the board is narrowed, and counted."""
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        page = overdue.worst_first(connection, NOW, narrowed)
        assert overdue.counts(connection, NOW, narrowed).open == page.total == len(page.rows)
    return page.total


def test_the_board_is_not_narrowed_by_a_team_that_is_not_shown(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    assert [open_by(boards, one) for one in (*BY_DERBY, BY_LEICESTER)] == [1] * 4
    boards.region.ask(MARY, hide(handover_id))
    assert [open_by(boards, one) for one in BY_DERBY] == [0] * 3
    assert open_by(boards, BY_LEICESTER) == 1


def test_a_family_of_which_something_is_held_counts_as_hidden_until_it_is_mended(
    boards: Boards,
) -> None:
    region = boards.region
    first, other = region.recorded(), region.recorded(record(whom=about("9990000026")))
    boards.projector.catch_up_fully()
    with stumbling(FAMILY_ID, ValueError(), HandoverNoted) as stumble:
        region.recorded()
        region.ask(MARY, hide(first))
        for row in listed(boards):
            is_other = row["handover_id"] == other
            assert (row["is_hidden"], bool(receivers_in(row))) == (not is_other, is_other)
        assert [open_by(boards, one) for one in (*BY_DERBY, BY_LEICESTER)] == [1, 1, 1, 3]
        with boards.reads.reading() as connection:
            assert is_family_hidden(connection, FAMILY_ID)
            waiting = inbox.waiting_for(connection, DERBY, NOW).rows
        assert sorted(row["is_hidden"] for row in waiting) == [False, True, True]
        stumble.is_mended = True
        boards.projector.try_again(FAMILY_ID)
    assert [open_by(boards, one) for one in BY_DERBY] == [1] * 3, "it was hidden meanwhile"
    region.ask(MARY, stop_hiding(first))
    assert [open_by(boards, one) for one in BY_DERBY] == [3] * 3


def test_a_record_from_before_families_is_found_by_its_receiver_though_another_is_hidden(
    boards: Boards,
) -> None:
    old, hidden = boards.region.recorded(), boards.region.recorded()
    boards.region.ask(MARY, hide(hidden))
    boards.projector.catch_up_fully()
    of_old = overdue.board.c.handover_id == old
    with boards.reads.writing() as connection:
        # As the first version of a record is read today: it names no family.
        connection.execute(update(overdue.board).where(of_old).values(family_id=None))
    with boards.reads.reading() as connection:
        page = overdue.worst_first(connection, NOW, overdue.Narrowed(team_id=DERBY))
    assert [row["handover_id"] for row in page.rows] == [old]


def test_one_handover_of_the_board_is_veiled_as_the_list_is(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, hide(handover_id))
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        row = overdue.standing_of(connection, handover_id)
        assert overdue.standing_of(connection, FAMILY_ID) is None
    assert row is not None
    assert (row["receiving_team_id"], row["receiving_name"], receivers_in(row)) == (
        None,
        "Team not shown",
        [],
    )


def test_a_line_of_the_timeline_is_veiled_for_who_is_not_of_the_two_teams(boards: Boards) -> None:
    region = boards.region
    handover_id = region.recorded()
    for who, command in (
        (MARY, attempt(handover_id)),
        (MARY, conversation(handover_id)),
        (HANA, acknowledge(handover_id)),
    ):
        region.ask(who, command)
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        lines = timeline_of(connection, handover_id)
    read = [veiled_line(line, "Leicester midwives") for line in lines]
    assert any(name in str(lines) for name in SHOWN)
    assert [name for name in SHOWN if name in str(read)] == []
    assert [line["by_name"] for line in read] == [
        MARY.name,
        MARY.name,
        MARY.name,
        "A named professional",
    ]
    assert [line["what"] for line in read] == [line["what"] for line in lines]


def test_which_families_are_hidden_is_kept_and_no_word_of_why(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        assert not is_family_hidden(connection, FAMILY_ID)
    boards.region.ask(MARY, hide(handover_id))
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        assert is_family_hidden(connection, FAMILY_ID)
        assert not is_family_hidden(connection, None)
        assert connection.execute(select(hidden_families)).all() == [(FAMILY_ID,)]
