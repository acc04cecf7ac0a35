"""What may go now, judged in that moment; and several posts at once: nothing is stored twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread
from uuid import UUID

import pytest
from eventsourcing.persistence import IntegrityError

from handover.commands import CloseTeam
from handover.content import Trigger
from handover.directory.commands import ChangeMailbox
from handover.family.babies import BabyNamed
from handover.family.family import Family
from handover.handover import Handover
from handover.outbox.events import Attempted, Event, Queued, Sent, Suppressed
from handover.outbox.message import Message
from handover.outbox.occasions import Occasion, still_holds
from handover.outbox.outbox import Outbox
from handover.outbox.outcomes import OF_THE_SERVER, Failure, WhySuppressed
from handover.outbox.suppressing import why_not
from handover.policy import View
from handover.records import Records
from handover.team import Team
from tests.losing import record_loss
from tests.mailing import DESK, MIDWIVES, messages, only_message, with_mailboxes
from tests.region import (
    DERBY,
    HANA,
    KIT,
    LEICESTER,
    MARY,
    NOTTINGHAM,
    NOW,
    TODAY,
    Region,
    about,
    acknowledge,
    decline,
    enter_in_error,
    record,
    redirect,
    withdraw,
)
from tests.undoing import ask_undone, confirm_mistake

LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def waiting(region: Region) -> UUID:
    """A handover of which Derby is to be told."""
    with_mailboxes(region)
    return region.recorded()


def outcome(region: Region, message_id: UUID) -> list[Event]:
    """What has happened to the message since it was queued."""
    every = [one.event for one in region.service.read_log(0, 1000)]
    of_it = [one for one in every if isinstance(one, Event) and one.originator_id == message_id]
    return of_it[1:]


def why(region: Region, at_place: int = 0) -> WhySuppressed | None:
    """Why the message of this place goes to nobody; None when it may go."""
    message = messages(region.service)[at_place]
    if region.service.outbox.ready(message.id, LATER) is not None:
        assert outcome(region, message.id) == []
        return None
    [stated] = outcome(region, message.id)
    assert isinstance(stated, Suppressed)
    assert stated.timestamp == LATER
    return stated.why


def test_what_may_go_has_its_address_and_its_handover(region: Region, waiting: UUID) -> None:
    ready = region.service.outbox.ready(only_message(region.service).id, NOW)
    assert ready is not None
    assert (ready.address, ready.handover.id) == (DESK, waiting)
    assert ready.message.occasion is Occasion.WAITS


def test_the_address_is_the_teams_in_the_moment_in_which_it_goes(
    region: Region, waiting: UUID
) -> None:
    del waiting
    region.ask(KIT, ChangeMailbox(DERBY, MIDWIVES, TODAY))
    ready = region.service.outbox.ready(only_message(region.service).id, NOW)
    assert ready is not None
    assert ready.address == MIDWIVES


SETTLED: dict[str, Callable[[Region, UUID], object]] = {
    "acknowledged": lambda region, one: region.ask(HANA, acknowledge(one)),
    "declined": lambda region, one: region.ask(HANA, decline(one)),
    "withdrawn": lambda region, one: region.ask(MARY, withdraw(one)),
    "in error": lambda region, one: region.ask(MARY, enter_in_error(one)),
    "moved with its team": lambda region, _: region.ask(KIT, CloseTeam(DERBY, "Gone", NOTTINGHAM)),
}


@pytest.mark.parametrize("settle", SETTLED.values(), ids=SETTLED.keys())
def test_nobody_is_told_that_something_waits_which_does_not(
    region: Region, waiting: UUID, settle: Callable[[Region, UUID], object]
) -> None:
    settle(region, waiting)
    assert why(region) is WhySuppressed.HOLDS_NO_MORE


def test_nobody_is_told_of_a_decline_that_was_answered(region: Region, waiting: UUID) -> None:
    region.ask(HANA, decline(waiting))
    region.ask(MARY, redirect(waiting))
    assert why(region, 1) is WhySuppressed.HOLDS_NO_MORE


def test_a_decline_is_told_to_the_sender_while_it_stands(region: Region, waiting: UUID) -> None:
    region.ask(HANA, decline(waiting))
    assert why(region, 1) is None


def test_a_mailbox_that_was_taken_away_gets_nothing(region: Region, waiting: UUID) -> None:
    del waiting
    region.ask(KIT, ChangeMailbox(DERBY, ""))
    assert why(region) is WhySuppressed.NO_ADDRESS


def test_each_occasion_holds_for_its_own_team_alone(region: Region, waiting: UUID) -> None:
    handover = region.service.look_up(waiting, MARY, View.RECORD)
    assert still_holds(Occasion.WAITS, handover, DERBY)
    assert not still_holds(Occasion.WAITS, handover, LEICESTER)
    assert not still_holds(Occasion.DECLINED, handover, LEICESTER)
    region.ask(HANA, decline(waiting))
    handover = region.service.look_up(waiting, MARY, View.RECORD)
    assert still_holds(Occasion.DECLINED, handover, LEICESTER)
    assert not still_holds(Occasion.DECLINED, handover, DERBY)


def test_after_a_loss_nobody_is_told_whatever_was_queued_before(
    region: Region, waiting: UUID
) -> None:
    region.ask(MARY, record_loss(waiting))
    assert why(region) is WhySuppressed.LOSS


class TestAfterALoss:
    def test_the_team_is_told_anew_when_the_loss_was_a_mistake(
        self, region: Region, waiting: UUID
    ) -> None:
        region.ask(MARY, record_loss(waiting))
        assert why(region) is WhySuppressed.LOSS
        region.ask(MARY, ask_undone(waiting))
        region.ask(HANA, confirm_mistake(waiting))
        first, anew = messages(region.service)
        assert region.service.outbox.ready(first.id, LATER) is None
        assert (anew.occasion, anew.team_id) == (Occasion.WAITS, DERBY)
        assert why(region, 1) is None

    def test_nobody_is_told_anew_of_what_a_living_twin_kept_open(self, region: Region) -> None:
        with_mailboxes(region)
        whom = replace(about(), babies=(BabyNamed(1), BabyNamed(2)))
        handover_id = region.recorded(record(whom=whom))
        first, _ = region.service.look_up(handover_id, MARY, View.RECORD).baby_ids
        region.ask(MARY, record_loss(handover_id, baby_id=first))
        region.ask(MARY, ask_undone(handover_id))
        region.ask(HANA, confirm_mistake(handover_id))
        assert len(messages(region.service)) == 1
        assert why(region) is None

    def test_a_team_that_had_answered_is_not_told_anew(self, region: Region, waiting: UUID) -> None:
        region.ask(HANA, acknowledge(waiting))
        region.ask(MARY, record_loss(waiting))
        region.ask(MARY, ask_undone(waiting))
        region.ask(HANA, confirm_mistake(waiting))
        assert len(messages(region.service)) == 1

    def test_support_for_the_family_is_asked_for_by_email_too(
        self, region: Region, waiting: UUID
    ) -> None:
        region.ask(MARY, record_loss(waiting))
        region.recorded(replace(record(), trigger=Trigger.LOSS))
        assert why(region, 1) is None

    def test_it_fails_closed(self, region: Region, waiting: UUID) -> None:
        """No family, or babies whom nobody knows: no message."""
        service = region.service
        handover = service.look_up(waiting, MARY, View.RECORD)
        family, message = service.known_family(handover), only_message(service)
        team: Team = service.repository.get(DERBY)
        assert why_not(message, handover, family, team) is None
        assert why_not(message, handover, None, team) is WhySuppressed.LOSS
        handover.baby_ids = ()
        assert why_not(message, handover, family, team) is WhySuppressed.LOSS
        handover.trigger = Trigger.LOSS
        assert why_not(message, handover, family, team) is None
        assert why_not(message, handover, None, team) is WhySuppressed.LOSS

    def test_what_was_stopped_stays_so_whatever_else_is_known(
        self, region: Region, waiting: UUID
    ) -> None:
        service = region.service
        handover: Handover = service.look_up(waiting, MARY, View.RECORD)
        family = service.known_family(handover)
        assert isinstance(family, Family)
        handover.stopped = handover.recorded
        team: Team = service.repository.get(DERBY)
        assert why_not(only_message(service), handover, family, team) is WhySuppressed.LOSS


class TestWhatBecameOfIt:
    def test_sent_is_stored_once_and_it_waits_no_more(self, region: Region, waiting: UUID) -> None:
        del waiting
        outbox, message = region.service.outbox, only_message(region.service)
        for _ in range(2):
            outbox.was_sent(message.id, LATER)
        [sent] = outcome(region, message.id)
        assert isinstance(sent, Sent)
        assert outbox.ready(message.id, LATER) is None
        assert len(outcome(region, message.id)) == 1, "nothing is said of what is over"

    def test_a_failure_is_stored_and_it_is_ready_again(self, region: Region, waiting: UUID) -> None:
        del waiting
        outbox, message = region.service.outbox, only_message(region.service)
        outbox.has_failed(message.id, Failure.NO_ANSWER, LATER)
        assert only_message(region.service).failures == 1
        assert outbox.ready(message.id, LATER) is not None

    @pytest.mark.parametrize("rivals,is_kept", [(4, True), (5, False)])
    def test_a_post_that_others_overtake_tries_five_times_and_says_when_it_could_not(
        self, region: Region, waiting: UUID, rivals: int, *, is_kept: bool
    ) -> None:
        """Each try meets a post that has just kept a failure of the same message."""
        del waiting
        service, message, left = region.service, only_message(region.service), [None] * rivals

        def overtaken(mine: Message) -> None:
            if left:
                left.pop()
                service.outbox.has_failed(message.id, Failure.NO_ANSWER, LATER)
            service.save(mine)

        outbox = Outbox(Records(service.repository), service.families, overtaken)
        if is_kept:
            outbox.was_sent(message.id, LATER)
        else:
            with pytest.raises(IntegrityError):
                outbox.was_sent(message.id, LATER)
        kinds = [type(one) for one in outcome(region, message.id)]
        assert kinds == [Attempted] * rivals + [Sent] * is_kept

    def test_of_many_posts_at_once_each_stores_what_it_did_and_nothing_twice(
        self, region: Region, waiting: UUID
    ) -> None:
        """Real threads: one of them sent it, and the others say nothing more."""
        del waiting
        outbox, message = region.service.outbox, only_message(region.service)
        start = Barrier(4)

        def send() -> None:
            start.wait()
            outbox.was_sent(message.id, LATER)

        threads = [Thread(target=send) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(outcome(region, message.id)) == 1


def test_an_email_changes_nothing_of_the_handover(region: Region, waiting: UUID) -> None:
    """9d, 8: it stops no clock, whatever becomes of it."""
    service = region.service
    before = service.look_up(waiting, MARY, View.RECORD)
    message = only_message(service)
    service.outbox.has_failed(message.id, Failure.REFUSED, LATER)
    service.outbox.was_sent(message.id, LATER)
    after = service.look_up(waiting, MARY, View.RECORD)
    assert after.version == before.version == 1
    assert (after.call_stopped_at, after.acknowledgement) == (None, None)
    assert (after.holder, after.due) == (before.holder, before.due)
    assert isinstance(service.read_log(0, 1000)[-1].event, Sent)


def test_what_the_next_email_would_meet_too_is_the_servers_failure() -> None:
    of_the_message = {Failure.ADDRESS_REFUSED, Failure.REFUSED}
    assert set(Failure) - OF_THE_SERVER == of_the_message


def test_a_command_queues_it_and_the_post_states_the_rest_by_itself() -> None:
    assert Queued.HAS_RECEIPT
    assert not any(one.HAS_RECEIPT for one in (Attempted, Sent, Suppressed))
