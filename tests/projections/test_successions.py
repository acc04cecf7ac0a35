"""A team has closed: every list names its successor, no clock moved, and nothing is left unseen."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Table

from handover import commands as c
from handover.actor import Asked, Envelope, Source
from handover.handover import Handover
from handover.team import Team
from projections.finding import InTables
from projections.hidden import veiled_line
from projections.inbox import inbox
from projections.overdue import board
from projections.projector import Projector
from projections.referral_lists import followed_by
from projections.sent import sent
from projections.successions import (
    left_with_closed,
    left_with_closed_count,
    open_ids,
    teams_with_open,
)
from projections.timeline import timeline_of
from tests.losing import confirm, record_loss
from tests.projections.boards import Boards
from tests.projections.following import connected, followed
from tests.putting_right import revise
from tests.referring import outcome, refer, review
from tests.region import (
    CORBY,
    DERBY,
    HANA,
    HUGO,
    KIT,
    LEICESTER,
    LENA,
    MARY,
    NOTTINGHAM,
    NOW,
    acknowledge,
    attempt,
    decline,
    done,
    redirect,
)

CLOSE = c.CloseTeam(DERBY, "Merged", NOTTINGHAM)
MIDWIVES_GO = c.CloseTeam(LEICESTER, "Merged", NOTTINGHAM, "Nottingham knows them")
CLOCKS = (
    "state",
    "recorded_at",
    "call_due_at",
    "acknowledge_due_at",
    "call_stopped_at",
    "acknowledged_at",
    "response_due_at",
    "attempts",
    "professional",
    "next_action_on",
    "ladder",
)


def row(boards: Boards, table: Table, handover_id: UUID) -> dict[str, Any]:
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        query = table.select().where(table.c.handover_id == handover_id)
        return dict(connection.execute(query).mappings().one())


@pytest.mark.parametrize("table", [inbox, sent, board], ids=["inbox", "sent", "board"])
@pytest.mark.parametrize("is_taken", [False, True], ids=["waiting", "acknowledged"])
def test_every_list_shows_the_successor_and_no_clock_has_moved(
    boards: Boards, table: Table, *, is_taken: bool
) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, attempt(handover_id))
    if is_taken:
        boards.region.ask(HANA, acknowledge(handover_id))
    before = row(boards, table, handover_id)
    boards.region.ask(KIT, CLOSE, NOW + timedelta(days=1))
    after = row(boards, table, handover_id)
    assert {name: after[name] for name in CLOCKS} == {name: before[name] for name in CLOCKS}
    assert (after["receiving_team_id"], after["receiving_name"], after["receiving_ods_code"]) == (
        NOTTINGHAM,
        "Nottingham health visiting",
        "RHA",
    )
    assert (after["sending_team_id"], after["sending_name"]) == (LEICESTER, "Leicester midwives")
    boards.region.ask(KIT, MIDWIVES_GO, NOW + timedelta(days=2))
    both = row(boards, table, handover_id)
    assert (both["sending_team_id"], both["sending_area"]) == (NOTTINGHAM, "Nottinghamshire")


def test_the_timeline_says_which_team_closed_and_who_took_over(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(KIT, CLOSE)
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        line = timeline_of(connection, handover_id)[-1]
    assert (line["what"], line["by_name"]) == ("team_succeeded", "Kit Welland")
    assert line["detail"] == {
        "closed": "Derby health visiting",
        "successor": "Nottingham health visiting",
    }


def test_after_a_loss_the_successor_has_yet_to_say_that_it_knows(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, record_loss(handover_id))
    boards.region.ask(HANA, confirm(handover_id))
    knows = ("sending_knows", "receiving_knows")
    before = row(boards, board, handover_id)
    assert [before[one] for one in knows] == ["Mary Ashby", "Hana Quorn"]
    boards.region.ask(KIT, CLOSE)
    after = row(boards, board, handover_id)
    assert [after[one] for one in knows] == ["Mary Ashby", None]
    boards.region.ask(HUGO, confirm(handover_id))
    boards.region.ask(KIT, MIDWIVES_GO)
    last = row(boards, board, handover_id)
    assert [last[one] for one in knows] == ["Hugo Trent", "Hugo Trent"], "one team stands on both"


def late(boards: Boards, handover_id: UUID) -> None:
    """It stands with Corby, which has closed: as if it was sent in the moment of the closing."""
    handover: Handover = boards.region.service.repository.get(handover_id)
    corby: Team = boards.region.service.repository.get(CORBY)
    asked = Asked(uuid4(), KIT, Source.COMMAND_LINE, NOW)
    handover.go_to_successor(handover.receiving, corby.named, Envelope.of(asked))
    boards.region.service.save(handover)


def left(boards: Boards) -> list[tuple[str, int]]:
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        left = left_with_closed(connection)
        assert left_with_closed_count(connection) == sum(one.open for one in left)
        return [(one.team["name"], one.open) for one in left]


def test_what_is_left_with_a_closed_team_is_counted(boards: Boards) -> None:
    assert left(boards) == []
    one, other = boards.region.recorded(), boards.region.recorded()
    late(boards, one)
    late(boards, other)
    assert left(boards) == [("Corby health visiting", 2)]
    boards.region.ask(MARY, c.Withdraw(other, "The family stays"))
    assert left(boards) == [("Corby health visiting", 1)]


def test_each_team_with_something_open_is_counted_on_both_sides(boards: Boards) -> None:
    boards.region.recorded()
    ended = boards.region.recorded()
    boards.region.ask(HANA, acknowledge(ended))
    boards.region.ask(MARY, c.EnterInError(ended, "Another family"))
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        assert teams_with_open(connection) == {LEICESTER: 1, DERBY: 1}
        assert len(open_ids(connection, DERBY)) == len(open_ids(connection, LEICESTER)) == 1


class Lagging(Projector):
    """Reads nothing more, however much is written."""

    def catch_up(self, until: int | None = None, within_seconds: float = 0.25) -> bool:
        del until, within_seconds
        return False


def test_candidates_are_never_one_too_few_however_far_the_lists_are_behind(
    boards: Boards,
) -> None:
    service, reads = boards.region.service, boards.reads
    listed = boards.region.recorded()
    boards.projector.catch_up_fully()
    finds = InTables(service, reads, Lagging(service, reads))
    unlisted = boards.region.recorded()
    assert {listed, unlisted} <= set(finds.open_with(DERBY))
    assert {LEICESTER, DERBY, NOTTINGHAM} <= set(finds.teams())
    service.look_in(finds)
    boards.region.ask(KIT, CLOSE)
    for handover_id in (listed, unlisted):
        found: Handover = service.repository.get(handover_id)
        assert found.receiving.team_id == NOTTINGHAM


def test_a_closed_record_is_a_candidate_while_its_referral_is_waited_for(boards: Boards) -> None:
    region = boards.region
    handover_id = region.recorded()
    region.ask(HANA, acknowledge(handover_id))
    region.ask(HANA, done(handover_id))
    boards.projector.catch_up_fully()
    lagging = Lagging(region.service, boards.reads)
    behind = InTables(region.service, boards.reads, lagging)
    upto_date = InTables(region.service, boards.reads, boards.projector)
    region.ask(HANA, refer(handover_id))
    assert handover_id in behind.open_with(DERBY), "the lists have not heard of it yet"
    assert handover_id in upto_date.open_with(DERBY)
    assert handover_id not in upto_date.open_with(LEICESTER)
    region.ask(HANA, outcome(handover_id))
    assert handover_id in upto_date.open_with(DERBY), "its review is open"
    region.ask(LENA, review(handover_id))
    assert handover_id not in upto_date.open_with(DERBY)


def test_what_another_team_follows_now_stands_on_its_list_and_the_timeline_says_so(
    boards: Boards,
) -> None:
    region = boards.region
    handover_id = region.recorded()
    own = region.ask(MARY, refer(handover_id)).subject_id
    theirs = region.ask(HANA, refer(handover_id)).subject_id
    assert [row["referral_id"] for row in followed(boards, DERBY)] == [theirs]
    region.ask(HANA, decline(handover_id))
    region.ask(MARY, redirect(handover_id, NOTTINGHAM))
    assert followed(boards, DERBY) == []
    assert {row["referral_id"] for row in followed(boards)} == {theirs, own}
    with connected(boards) as connection:
        last = timeline_of(connection, handover_id)[-1]
    assert (last["what"], last["detail"]) == (
        "referral_followed_by_another",
        {"team": "Leicester midwives"},
    )


def test_what_is_closed_is_no_candidate(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(HANA, acknowledge(handover_id))
    boards.region.ask(HANA, done(handover_id))
    boards.projector.catch_up_fully()
    finds = InTables(boards.region.service, boards.reads, boards.projector)
    assert handover_id not in finds.open_with(DERBY)


@pytest.mark.parametrize("successor", [NOTTINGHAM, LEICESTER], ids=["another", "the sender"])
def test_a_change_that_the_closed_team_had_not_read_waits_for_its_successor_alone(
    boards: Boards, successor: UUID
) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, revise(handover_id))
    boards.region.ask(KIT, c.CloseTeam(DERBY, "Merged", successor, "Midwives visit there"))
    after = row(boards, inbox, handover_id)
    waits = "revised" if successor == NOTTINGHAM else None
    assert (after["receiving_change"], after["sending_change"]) == (waits, None)


def test_whoever_took_over_from_a_closed_team_follows_what_it_had_referred(boards: Boards) -> None:
    boards.region.ask(MARY, refer(boards.region.recorded()))
    boards.region.ask(KIT, c.CloseTeam(LEICESTER, "Merged", DERBY, "Derby's visitors know them"))
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        assert followed_by(connection, LEICESTER).rows == []
        [referred] = followed_by(connection, DERBY).rows
    assert (referred["team_name"], referred["team_ods_code"]) == ("Derby health visiting", "RY8")


def test_where_the_address_is_hidden_the_successor_is_not_named(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(KIT, CLOSE)
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        line = veiled_line(timeline_of(connection, handover_id)[-1], "Leicester midwives")
    assert set(line["detail"].values()) == {"Team not shown"}
