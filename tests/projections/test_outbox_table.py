"""What stands in the outbox's table: what is due, what a lead must see, a handover's own emails."""

from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy.engine import RowMapping

from handover.outbox.outcomes import Failure
from handover.outbox.trying_again import LONGEST_WAIT
from projections.database import ReadDatabase
from projections.outbox import (
    TOO_LONG,
    due,
    emails_of,
    outbox,
    unsent,
    unsent_count,
    waiting_too_long,
)
from projections.projector import Projector
from projections.rebuild import differences
from projections.steady import AHEAD
from projections.whole_timeline import whole_timeline
from tests import safeguarding
from tests.mailing import messages, with_mailboxes
from tests.projections.boards import Boards
from tests.region import HANA, MARY, NOW, acknowledge, attempt, decline, withdraw

LATE = NOW + TOO_LONG + timedelta(milliseconds=1)


@pytest.fixture(autouse=True)
def told(boards: Boards) -> None:
    with_mailboxes(boards.region)


def ids(boards: Boards) -> list[UUID]:
    return [one.id for one in messages(boards.region.service)]


def listed(boards: Boards, now: datetime = LATE) -> list[RowMapping]:
    """The lead's list, which its count agrees with."""
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        page = unsent(connection, now)
        assert unsent_count(connection, now) == page.total
        return list(page.rows)


def give_up(boards: Boards, message_id: UUID) -> None:
    """Fail until nobody tries any more."""
    now = NOW
    for _ in range(22):
        boards.region.service.outbox.has_failed(message_id, Failure.NO_ANSWER, now)
        message = next(one for one in messages(boards.region.service) if one.id == message_id)
        now = message.next_try_at or now


def test_what_is_due_is_what_waited_longest(boards: Boards) -> None:
    for minutes in (2, 1, 3):
        boards.region.recorded(at=NOW + timedelta(minutes=minutes))
    boards.projector.catch_up_fully()
    late, early, last = ids(boards)
    with boards.reads.reading() as connection:
        assert list(due(connection, NOW + timedelta(minutes=2), 9)) == [early, late, last]
        assert list(due(connection, NOW + timedelta(minutes=3), 9)) == [early, late, last]
        assert list(due(connection, NOW + timedelta(minutes=3), 1)) == [early]
        assert list(due(connection, NOW, 9)) == [early, late, last], "its clock was ahead"


def test_what_failed_is_due_at_its_time_or_where_that_is_further_off_than_any_pause(
    boards: Boards,
) -> None:
    boards.region.recorded()
    [message_id] = ids(boards)
    for _ in range(5):
        boards.region.service.outbox.has_failed(message_id, Failure.REFUSED, NOW)
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        assert list(due(connection, NOW + LONGEST_WAIT, 9)) == [message_id]
        assert list(due(connection, NOW, 9)) == []
        assert list(due(connection, NOW - timedelta(milliseconds=1), 9)) == [message_id]


def test_each_of_the_four_ends_is_kept(boards: Boards) -> None:
    service = boards.region.service
    one, sent, suppressed, failed = (boards.region.recorded() for _ in range(4))
    boards.region.ask(HANA, acknowledge(suppressed))
    by_handover = {message.handover_id: message.id for message in messages(service)}
    service.outbox.was_sent(by_handover[sent], LATE)
    service.outbox.ready(by_handover[suppressed], LATE)
    give_up(boards, by_handover[failed])
    rows = {handover_id: boards.row(outbox, handover_id) for handover_id in by_handover}
    assert rows[one]["next_try_at"] == NOW
    assert (rows[sent]["next_try_at"], rows[sent]["sent_at"]) == (None, LATE)
    assert rows[suppressed]["suppressed_at"] == LATE
    assert rows[suppressed]["why_suppressed"] == "holds_no_more"
    assert rows[failed]["next_try_at"] is None
    assert (rows[failed]["failures"], rows[failed]["failure"]) == (22, "no_answer")
    assert rows[failed]["given_up_at"] is not None


class TestALead:
    def test_sees_what_waits_for_more_than_a_quarter_of_an_hour(self, boards: Boards) -> None:
        handover_id = boards.region.recorded()
        assert listed(boards, NOW + TOO_LONG) == []
        [row] = listed(boards)
        assert (row["handover_id"], row["team_name"]) == (handover_id, "Derby health visiting")
        with boards.reads.reading() as connection:
            assert waiting_too_long(connection, LATE) == 1
            assert waiting_too_long(connection, NOW + TOO_LONG) == 0

    def test_sees_what_was_queued_by_a_clock_that_was_ahead(self, boards: Boards) -> None:
        """Nobody can tell for how long it has waited; a minute may be between two machines."""
        handover_id = boards.region.recorded(at=NOW + AHEAD + timedelta(milliseconds=1))
        boards.region.recorded(at=NOW + AHEAD)
        assert [row["handover_id"] for row in listed(boards, NOW)] == [handover_id]
        with boards.reads.reading() as connection:
            assert waiting_too_long(connection, NOW) == 1

    def test_sees_it_no_more_once_it_was_sent(self, boards: Boards) -> None:
        boards.region.recorded()
        boards.region.service.outbox.was_sent(ids(boards)[0], LATE)
        assert listed(boards) == []

    def test_sees_what_was_given_up_for_as_long_as_it_is_open(self, boards: Boards) -> None:
        handover_id = boards.region.recorded()
        give_up(boards, ids(boards)[0])
        assert [row["handover_id"] for row in listed(boards)] == [handover_id]
        with boards.reads.reading() as connection:
            assert waiting_too_long(connection, LATE) == 0, "nobody waits for it any more"
        boards.region.ask(MARY, withdraw(handover_id))
        assert listed(boards) == []

    def test_sees_the_newest_first(self, boards: Boards) -> None:
        old, new = (boards.region.recorded(at=NOW + timedelta(minutes=m)) for m in (0, 5))
        rows = listed(boards, NOW + timedelta(hours=1))
        assert [row["handover_id"] for row in rows] == [new, old]

    def test_does_not_see_who_receives_a_family_whose_address_is_hidden(
        self, boards: Boards
    ) -> None:
        handover_id = boards.region.recorded()
        boards.region.ask(MARY, safeguarding.hide(handover_id))
        boards.region.ask(HANA, decline(handover_id))
        shown = {row["is_to_sender"]: row for row in listed(boards)}
        assert (shown[False]["team_name"], shown[False]["team_id"]) == ("Team not shown", None)
        assert shown[True]["team_name"] == "Leicester midwives"


def test_a_handover_has_its_own_emails_the_oldest_first(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.recorded()
    boards.region.ask(HANA, decline(handover_id), NOW + timedelta(minutes=1))
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        emails = emails_of(connection, handover_id)
    assert [one["occasion"] for one in emails] == ["waits", "declined"]


def test_the_timeline_has_each_email_where_it_was_queued_as_it_stands_now(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, attempt(handover_id), NOW + timedelta(minutes=2))
    boards.region.service.outbox.was_sent(ids(boards)[0], NOW + timedelta(minutes=9))
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        lines = whole_timeline(connection, handover_id)
    assert [line["what"] for line in lines] == ["recorded", "email", "call_attempted"]
    assert [line["version"] for line in lines] == [1, 2, 3]
    email = lines[1]
    assert (email["recorded_at"], email["by_name"]) == (NOW, "The service")
    assert email["detail"] == {
        "team": "Derby health visiting",
        "occasion": "waits",
        "failures": 0,
        "failure": None,
        "why_suppressed": None,
        "next_try_at": None,
        "sent_at": "2026-11-24T10:09:00+00:00",
    }


def test_an_email_to_the_sender_says_so_in_the_timeline(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(HANA, decline(handover_id))
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        details = [one["detail"] for one in whole_timeline(connection, handover_id)]
    # Both emails were queued in one moment, so neither comes first.
    [to_the_sender] = [one for one in details if one.get("occasion") == "declined"]
    assert (to_the_sender["sending"], "team" in to_the_sender) == ("Leicester midwives", False)


def test_tables_rebuilt_from_nothing_are_the_same(boards: Boards, tmp_path: Path) -> None:
    """Whatever became of the messages: sent, failed, given up, suppressed."""
    test_each_of_the_four_ends_is_kept(boards)
    anew = ReadDatabase(str(tmp_path / "anew.sqlite"))
    Projector(boards.region.service, anew, 1).catch_up_fully()
    boards.projector.catch_up_fully()
    assert differences(boards.reads, anew) == []
    anew.close()
