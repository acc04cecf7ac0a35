"""A log that is whole has no faults; each kind of damage is told by place, and by no word of it."""

from collections.abc import Callable

import pytest

from handover.outbox.outcomes import Failure
from projections.checked_log import faults_of_log
from projections.checked_tables import tables_unlike_the_log
from tests.faults import change_event, remove_event
from tests.mailing import only_message, with_mailboxes
from tests.projections.boards import Boards
from tests.projections.stumbling import append_unknown
from tests.region import HANA, MARY, NOW, acknowledge, attempt, conversation, note


@pytest.fixture
def faults(boards: Boards) -> Callable[[], list[str]]:
    """A handover with a voicemail, a conversation and a note; then what is wrong with the log."""
    handover_id = boards.region.recorded()
    for command in (attempt(handover_id), conversation(handover_id), note(handover_id)):
        boards.region.ask(MARY, command)
    service = boards.region.service
    return lambda: list(faults_of_log(service, service.head(), lambda _: None))


def place(boards: Boards, topic: str) -> int:
    """Where the last event of this kind stands."""
    entries = boards.region.service.entries(0, 10_000)
    return max(one.position for one in entries if one.topic == topic)


def test_a_whole_log_has_none(faults: Callable[[], list[str]]) -> None:
    assert faults() == []


def test_each_event_is_told_of_as_it_is_looked_at(
    boards: Boards, faults: Callable[[], list[str]]
) -> None:
    del faults
    seen: list[int] = []
    service = boards.region.service
    assert list(faults_of_log(service, 8, seen.append)) == []
    assert seen == [1, 2, 3, 4, 5, 6, 7, 8], "and no further than it was asked to look"


def test_a_missing_event_is_a_gap_in_the_order_and_in_its_stream(
    boards: Boards, log: str, faults: Callable[[], list[str]]
) -> None:
    at = place(boards, "handover.call_attempted")
    remove_event(log, at)

    found = faults()

    assert f"after position {at - 1} comes {at + 1}" in found
    talked = place(boards, "handover.conversation_held")
    assert f"handover.conversation_held at {talked}: it is number 3 of its stream after 1" in found
    assert any("it cannot be replayed: " in one for one in found)


def test_events_that_are_missing_at_the_end_of_the_log_leave_a_save_without_a_receipt(
    boards: Boards, log: str, faults: Callable[[], list[str]]
) -> None:
    last = boards.region.service.head()
    remove_event(log, last)

    assert faults() == [f"handover.note_added at {last - 1}: no receipt follows"]


def test_an_event_that_cannot_be_read_is_told_by_its_place_and_kind_of_error(
    boards: Boards, log: str, faults: Callable[[], list[str]]
) -> None:
    at = place(boards, "handover.call_attempted")
    change_event(log, at, "state", "'Not JSON'")

    found = faults()

    assert found[0].startswith(f"handover.call_attempted at {at}: it cannot be read: ")
    assert found[1].startswith("stream ")
    assert ": it cannot be replayed: " in found[1]
    assert "Not JSON" not in "".join(found)


def test_an_event_of_a_newer_release_cannot_be_read(
    boards: Boards, faults: Callable[[], list[str]]
) -> None:
    append_unknown(boards.region.service, boards.region.recorded())

    assert any(one.startswith("handover.of_tomorrow at ") for one in faults())


def test_an_event_that_can_be_read_and_not_replayed_is_told_by_its_stream(
    boards: Boards, log: str, faults: Callable[[], list[str]]
) -> None:
    at = place(boards, "handover.note_added")
    change_event(log, at, "topic", "'handover.acknowledged'")

    [found] = faults()

    assert found.startswith("stream ")
    assert ": it cannot be replayed: AttributeError in handover/" in found


def test_a_receipt_of_another_command_is_told(
    boards: Boards, log: str, faults: Callable[[], list[str]]
) -> None:
    """As when two events were exchanged: each place is taken, and nothing fits."""
    first, second = (
        place(boards, "handover.conversation_held"),
        place(boards, "handover.note_added"),
    )
    spare = boards.region.service.head() + 100
    for one, other in ((first + 1, spare), (second + 1, first + 1), (spare, second + 1)):
        change_event(log, one, "rowid", str(other))

    assert faults() == [
        f"handover.conversation_held at {first}: the receipt that follows is another command's",
        f"receipt.given at {first + 1}: what it is the receipt of is not there",
        f"handover.note_added at {second}: the receipt that follows is another command's",
    ]


def test_tables_that_are_behind_are_compared_where_they_are(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.projector.catch_up_fully()
    boards.region.ask(HANA, acknowledge(handover_id))

    assert tables_unlike_the_log(boards.region.service, boards.reads) == []


def test_a_row_that_the_log_does_not_give_is_told_by_its_table(boards: Boards) -> None:
    boards.region.recorded()
    boards.projector.catch_up_fully()
    with boards.reads.writing() as connection:
        connection.exec_driver_sql("DELETE FROM timeline")

    assert tables_unlike_the_log(boards.region.service, boards.reads) == ["timeline"]


def test_what_became_of_an_email_has_no_receipt_and_is_no_fault(boards: Boards) -> None:
    """Nobody commands the post; what queues an email has one as before."""
    with_mailboxes(boards.region)
    boards.region.recorded()
    service = boards.region.service
    message = only_message(service)
    service.outbox.has_failed(message.id, Failure.NO_ANSWER, NOW)
    service.outbox.was_sent(message.id, NOW)
    assert list(faults_of_log(service, service.head(), lambda _: None)) == []
