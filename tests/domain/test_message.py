"""A message to a team: queued once, with what causes it; tried again; sent, or given up."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from eventsourcing.utils import get_topic

from handover.chasing.events import EscalationRaised
from handover.content import Kind
from handover.correcting.commands import Reopen
from handover.directory.commands import ChangeMailbox
from handover.handover import Handover
from handover.outbox.events import Attempted, Queued, Sent, Suppressed
from handover.outbox.message import Message, message_id
from handover.outbox.occasions import Occasion
from handover.outbox.outcomes import Failure, WhySuppressed
from handover.outbox.trying_again import LONGEST_WAIT, next_try
from handover.refusals import Busy, Refusal
from tests.chasing import chase, clock_facts
from tests.faults import refuse_events
from tests.mailing import messages, only_message, with_mailboxes
from tests.region import (
    DERBY,
    HANA,
    HUGO,
    KIT,
    LEICESTER,
    MARY,
    NOTTINGHAM,
    NOW,
    Region,
    acknowledge,
    attempt,
    decline,
    enter_in_error,
    record,
    redirect,
    settle,
    withdraw,
)

FAILED = Failure.NOT_REACHED


def told(region: Region, handover_id: UUID) -> list[tuple[Occasion, UUID, bool]]:
    """Of what each team was to be told about the handover, and whether it is the sender."""
    every = [one.event for one in region.service.read_log(0, 1000)]
    queued = [one for one in every if isinstance(one, Queued) and one.handover_id == handover_id]
    return [(one.occasion, one.team_id, one.is_to_sender) for one in queued]


@pytest.mark.parametrize("kind", Kind)
def test_it_is_queued_for_the_team_that_a_record_waits_for(region: Region, kind: Kind) -> None:
    with_mailboxes(region)
    handover_id = region.recorded(record(kind))
    assert told(region, handover_id) == [(Occasion.WAITS, DERBY, False)]
    message = only_message(region.service)
    assert (message.handover_id, message.team_name) == (handover_id, "Derby health visiting")
    assert (message.next_try_at, message.failures) == (NOW, 0)


class TestIsQueued:
    def test_for_the_sender_when_it_was_declined(self, region: Region) -> None:
        with_mailboxes(region)
        handover_id = region.recorded()
        region.ask(HANA, decline(handover_id))
        assert told(region, handover_id)[1:] == [(Occasion.DECLINED, LEICESTER, True)]

    def test_for_the_team_that_it_was_sent_on_to(self, region: Region) -> None:
        with_mailboxes(region)
        region.ask(KIT, ChangeMailbox(NOTTINGHAM, "desk@example.nhs.uk"))
        handover_id = region.recorded()
        region.ask(HANA, decline(handover_id))
        region.ask(MARY, redirect(handover_id))
        assert told(region, handover_id)[2:] == [(Occasion.WAITS, NOTTINGHAM, False)]

    def test_for_the_team_that_it_waits_for_again(self, region: Region) -> None:
        with_mailboxes(region)
        handover_id = region.recorded()
        region.ask(MARY, withdraw(handover_id))
        region.ask(MARY, Reopen(handover_id, "Withdrawn by a slip"))
        assert told(region, handover_id) == [(Occasion.WAITS, DERBY, False)] * 2

    def test_for_nobody_where_it_is_back_with_the_sender_anyway(self, region: Region) -> None:
        with_mailboxes(region)
        handover_id = region.recorded()
        region.ask(HANA, decline(handover_id))
        region.ask(MARY, withdraw(handover_id))
        before = len(messages(region.service))
        region.ask(MARY, Reopen(handover_id, "Withdrawn by a slip"))
        assert len(messages(region.service)) == before

    def test_for_nobody_when_a_call_is_logged_or_somebody_takes_it_on(self, region: Region) -> None:
        with_mailboxes(region)
        handover_id = region.recorded()
        region.ask(MARY, attempt(handover_id))
        region.ask(HANA, acknowledge(handover_id))
        assert len(messages(region.service)) == 1

    def test_not_for_a_team_without_a_mailbox(self, region: Region) -> None:
        region.recorded()
        assert messages(region.service) == []
        region.ask(KIT, ChangeMailbox(DERBY, "desk@example.nhs.uk"))
        region.ask(KIT, ChangeMailbox(DERBY, ""))
        region.recorded()
        assert messages(region.service) == []


@pytest.mark.parametrize("topic", ["message.queued", "receipt.given"])
def test_neither_it_nor_its_cause_is_stored_when_the_save_fails(log: str, topic: str) -> None:
    region = settle(log)
    with_mailboxes(region)
    refuse_events(log, topic)
    head = region.service.head()
    with pytest.raises(Busy):
        region.recorded()
    assert region.service.head() == head
    region.service.close()


class TestIsOneWithItsCause:
    def test_both_are_stored_in_one_save(self, region: Region) -> None:
        with_mailboxes(region)
        head = region.service.head()
        region.recorded()
        stored = [one.event for one in region.service.read_log(head, 100)]
        assert sum(isinstance(one, Queued) for one in stored) == 1

    def test_a_command_that_is_sent_twice_queues_once(self, region: Region) -> None:
        with_mailboxes(region)
        command_id = UUID(int=77)
        for _ in range(2):
            region.ask(MARY, record(), command_id=command_id)
        assert len(messages(region.service)) == 1

    def test_what_is_refused_queues_nothing(self, region: Region) -> None:
        with_mailboxes(region)
        handover_id = region.recorded()
        region.ask(HANA, acknowledge(handover_id))
        with pytest.raises(Refusal):
            region.ask(HANA, decline(handover_id))
        assert len(messages(region.service)) == 1

    def test_each_event_of_a_handover_has_one_message_of_its_own(self) -> None:
        one, other = UUID(int=1), UUID(int=2)
        ids = {message_id(one, 1), message_id(one, 2), message_id(other, 1), message_id(other, 2)}
        assert len(ids) == 4
        assert message_id(one, 1) == message_id(UUID(int=1), 1)

    def test_it_is_found_again_by_the_id_that_stands_in_a_log(self, region: Region) -> None:
        assert message_id(UUID(int=1), 1) == UUID("dafc9a30-db94-5c88-b427-ec2bec9a258a")
        with_mailboxes(region)
        handover_id = region.recorded()
        assert only_message(region.service).id == message_id(handover_id, 1)
        assert get_topic(Message) == "stream.message"

    def test_nothing_of_it_tells_about_a_person(self, region: Region) -> None:
        with_mailboxes(region)
        region.recorded()
        [queued] = [
            one.event for one in region.service.read_log(0, 1000) if isinstance(one.event, Queued)
        ]
        said = repr(vars(queued))
        for word in ("Test Mother", "9990000018", "Mary", "Moved", "example.nhs.uk"):
            assert word not in said
        assert frozenset() == queued.PERSONAL


@pytest.fixture
def message(region: Region) -> Message:
    with_mailboxes(region)
    region.recorded()
    return only_message(region.service)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


class TestIsTriedAgain:
    def test_after_1_5_15_and_60_minutes_and_then_every_4_hours(self) -> None:
        waits = [next_try(failures, NOW) for failures in range(1, 22)]
        assert waits == [NOW + minutes(wait) for wait in (1, 5, 15, 60, *17 * (240,))]

    def test_and_is_given_up_after_22_tries_in_3_days(self, message: Message) -> None:
        now = message.next_try_at
        tries, last = 0, NOW
        while now is not None:
            last, tries = now, tries + 1
            assert tries <= 22
            message.fail(FAILED, now)
            now = message.next_try_at
        assert (tries, message.failures) == (22, 22)
        assert not message.is_waiting
        assert timedelta(days=3) - LONGEST_WAIT < last - NOW <= timedelta(days=3)

    def test_whatever_the_clock_says_meanwhile(self, message: Message) -> None:
        """One that jumps ahead, or a post that stood still, gives nothing up."""
        message.fail(FAILED, NOW)
        ahead = NOW + timedelta(days=400)
        message.fail(Failure.NO_ANSWER, ahead)
        assert message.next_try_at == ahead + minutes(5)

    def test_and_one_try_is_kept_once_however_often_it_is_told(
        self, region: Region, message: Message
    ) -> None:
        for after in (0, 0, 1):
            region.service.outbox.has_failed(message.id, FAILED, NOW, after=after)
        assert only_message(region.service).failures == 2

    def test_every_try_is_a_fact_with_the_kind_of_failure(self, message: Message) -> None:
        message.fail(Failure.ADDRESS_REFUSED, NOW)
        [attempted] = message.pending_events
        assert isinstance(attempted, Attempted)
        assert attempted.failure is Failure.ADDRESS_REFUSED
        assert (attempted.timestamp, attempted.next_try_at) == (NOW, NOW + minutes(1))


def given_up(message: Message) -> None:
    for _ in range(22):
        assert message.next_try_at is not None
        message.fail(FAILED, message.next_try_at)


ENDS: dict[str, Callable[[Message], None]] = {
    "sent": lambda one: one.be_sent(NOW),
    "not to go": lambda one: one.suppress(WhySuppressed.LOSS, NOW),
    "given up": given_up,
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS.keys())
def test_what_is_over_stays_as_it_is(message: Message, end: Callable[[Message], None]) -> None:
    end(message)
    assert not message.is_waiting
    version = message.version
    message.be_sent(NOW)
    message.fail(FAILED, NOW)
    message.suppress(WhySuppressed.NO_ADDRESS, NOW)
    assert message.version == version


def test_sent_and_suppressed_are_facts(message: Message) -> None:
    message.be_sent(NOW)
    [sent] = message.pending_events
    assert isinstance(sent, Sent)
    assert sent.timestamp == NOW


def test_why_it_must_not_go_is_kept(message: Message) -> None:
    message.suppress(WhySuppressed.HOLDS_NO_MORE, NOW)
    [suppressed] = message.pending_events
    assert isinstance(suppressed, Suppressed)
    assert suppressed.why is WhySuppressed.HOLDS_NO_MORE


def test_replay_states_the_same_and_queues_nothing(region: Region) -> None:
    with_mailboxes(region)
    handover_id = region.recorded()
    region.ask(MARY, enter_in_error(handover_id))
    head = region.service.head()
    for _ in range(2):
        assert only_message(region.service).version == 1
    assert region.service.head() == head


def test_a_record_for_another_region_is_no_matter_of_the_mailbox(region: Region) -> None:
    with_mailboxes(region)
    handover_id = region.recorded(record(to_team_id=NOTTINGHAM))
    region.ask(HUGO, decline(handover_id))
    assert told(region, handover_id) == [(Occasion.DECLINED, LEICESTER, True)]


def rungs(region: Region, handover_id: UUID) -> list[int]:
    facts = clock_facts(region, handover_id)
    return [one.number for one in facts if isinstance(one, EscalationRaised)]


def test_a_rung_that_is_reached_while_it_waits_tells_the_team_once_more(region: Region) -> None:
    """Each rung is a fact of its own, so each is told once, whatever runs twice."""
    with_mailboxes(region)
    handover_id = region.recorded()
    handover: Handover = region.service.repository.get(handover_id)
    for reached, rung in enumerate(handover.due.ladder, start=1):
        for _ in range(2):
            chase(region, handover_id, rung.due_at + minutes(1))
        assert rungs(region, handover_id)[-1:] == [reached]
        assert told(region, handover_id) == [(Occasion.WAITS, DERBY, False)] * (1 + reached)


def test_several_rungs_that_the_clock_catches_up_on_are_one_email(region: Region) -> None:
    with_mailboxes(region)
    handover_id = region.recorded()
    chase(region, handover_id, NOW + timedelta(days=30))
    assert len(rungs(region, handover_id)) > 1
    assert told(region, handover_id) == [(Occasion.WAITS, DERBY, False)] * 2
