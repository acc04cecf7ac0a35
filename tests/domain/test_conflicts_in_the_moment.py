"""What somebody else does between our look and our save, in exactly that moment."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from eventsourcing.domain import Aggregate

from handover.actor import Asked
from handover.application import TRIES, HandoverService
from handover.commands import Command
from handover.family.refusals import RoutineContactStopped
from handover.policy import View
from handover.referral.refusals import MarkNeedsReferral
from handover.refusals import AlreadyAcknowledged, Busy
from handover.states import State
from tests.losing import record_loss
from tests.putting_right import reopen
from tests.referring import in_error, refer, referral_of
from tests.region import (
    HANA,
    LEICESTER,
    MARY,
    Region,
    acknowledge,
    attempt,
    conversation,
    decline,
    record_of_mark,
    redirect,
    referral,
    withdraw,
)

Meanwhile = Callable[[int], object]
"""What others do at our nth try; they use the same service and the same log."""


def _nothing(_: int) -> None:
    pass


class Moment:
    """Wraps the real decisions, and lets others act just before and just after each of ours."""

    def __init__(self, service: HandoverService, before: Meanwhile, after: Meanwhile) -> None:
        self.decided: list[tuple[Aggregate, ...]] = []
        self.tries = 0
        self._before, self._after = before, after
        self._real = service._decisions  # noqa: SLF001 - the moment cannot be hit otherwise
        self._is_others_turn = False

    def decide(self, command: Command, asked: Asked) -> tuple[Aggregate, ...]:
        """What the real decisions say; others act around it, but not around their own."""
        if self._is_others_turn:
            return self._real.decide(command, asked)
        self.tries += 1
        self._others(self._before)
        decided = self._real.decide(command, asked)
        self.decided.append(decided)
        self._others(self._after)
        return decided

    def _others(self, act: Meanwhile) -> None:
        self._is_others_turn = True
        try:
            act(self.tries)
        finally:
            self._is_others_turn = False


@pytest.fixture
def meanwhile(region: Region, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Moment]:
    """`meanwhile(before=..., after=...)`: let others act around each of our decisions."""

    def start(before: Meanwhile = _nothing, after: Meanwhile = _nothing) -> Moment:
        moment = Moment(region.service, before, after)
        monkeypatch.setattr(region.service, "_decisions", moment)
        return moment

    return start


def test_after_a_conflict_the_command_runs_again_on_a_record_loaded_anew(
    region: Region, meanwhile: Callable[..., Moment]
) -> None:
    handover_id = region.recorded()

    def ring(tries: int) -> None:
        if tries < TRIES:
            region.ask(MARY, attempt(handover_id))

    moment = meanwhile(after=ring)
    done = region.ask(MARY, conversation(handover_id))
    found = region.service.look_up(handover_id, MARY, View.RECORD)
    assert (len(found.attempts), len(found.conversations)) == (TRIES - 1, 1)
    assert done.subject_version == found.version == TRIES + 1
    assert len({id(decided[0]) for decided in moment.decided}) == moment.tries == TRIES


def test_who_never_gets_a_turn_is_told_that_nothing_was_stored(
    region: Region, meanwhile: Callable[..., Moment]
) -> None:
    handover_id = region.recorded()
    moment = meanwhile(after=lambda _: region.ask(MARY, attempt(handover_id)))
    with pytest.raises(Busy, match="nothing was stored"):
        region.ask(MARY, conversation(handover_id))
    assert moment.tries == TRIES
    assert not region.service.look_up(handover_id, MARY, View.RECORD).conversations


def test_a_twin_that_was_first_is_the_answer_and_not_a_refusal(
    region: Region, meanwhile: Callable[..., Moment]
) -> None:
    """The form was sent twice; the first was carried out after the second looked for it."""
    handover_id, command_id = region.recorded(), uuid4()
    meanwhile(before=lambda _: region.ask(HANA, acknowledge(handover_id), command_id=command_id))
    answer = region.ask(HANA, acknowledge(handover_id), command_id=command_id)
    assert (answer.is_repeat, answer.subject_version) == (True, 2)


def test_a_colleague_who_was_first_is_still_a_refusal(
    region: Region, meanwhile: Callable[..., Moment]
) -> None:
    handover_id = region.recorded()
    meanwhile(before=lambda _: region.ask(HANA, acknowledge(handover_id)))
    with pytest.raises(AlreadyAcknowledged, match="Hana Quorn"):
        region.ask(HANA, acknowledge(handover_id))


def test_a_twin_that_wins_the_last_try_is_the_answer_and_not_busy(
    region: Region, meanwhile: Callable[..., Moment]
) -> None:
    handover_id, command_id = region.recorded(), uuid4()

    def ring_and_at_last_send_the_twin(tries: int) -> None:
        region.ask(MARY, attempt(handover_id))
        if tries == TRIES:
            region.ask(MARY, conversation(handover_id), command_id=command_id)

    meanwhile(after=ring_and_at_last_send_the_twin)
    answer = region.ask(MARY, conversation(handover_id), command_id=command_id)
    assert answer.is_repeat
    found = region.service.look_up(handover_id, MARY, View.RECORD)
    assert len(found.conversations) == 1


def test_two_who_call_both_referrals_of_a_mark_mistakes_do_not_leave_it_without_one(
    region: Region, meanwhile: Callable[..., Moment]
) -> None:
    mark_id = region.recorded(record_of_mark(referral()))
    second = region.ask(MARY, refer(mark_id)).subject_id

    def call_the_other_one_so(tries: int) -> None:
        if tries == 1:
            region.ask(MARY, in_error(mark_id, second))

    moment = meanwhile(after=call_the_other_one_so)
    with pytest.raises(MarkNeedsReferral):
        region.ask(MARY, in_error(mark_id))
    assert moment.tries == 2, "the first time the other one stood"


def test_who_opens_a_mark_again_meets_who_calls_its_referral_a_mistake(
    region: Region, meanwhile: Callable[..., Moment]
) -> None:
    mark_id = region.recorded(record_of_mark(referral()))
    region.ask(MARY, withdraw(mark_id))

    def call_it_so(tries: int) -> None:
        if tries == 1:
            region.ask(MARY, in_error(mark_id))

    moment = meanwhile(after=call_it_so)
    with pytest.raises(MarkNeedsReferral):
        region.ask(MARY, reopen(mark_id))
    assert moment.tries == 2, "the first time it stood"


def test_who_opens_a_record_again_meets_a_loss_that_is_recorded_in_that_moment(
    region: Region, meanwhile: Callable[..., Moment]
) -> None:
    handover_id = region.recorded()
    region.ask(MARY, withdraw(handover_id))

    def record_it(tries: int) -> None:
        if tries == 1:
            region.ask(MARY, record_loss(handover_id))

    moment = meanwhile(after=record_it)
    with pytest.raises(RoutineContactStopped):
        region.ask(MARY, reopen(handover_id))
    assert moment.tries == 2, "the first time every baby lived"
    assert region.service.look_up(handover_id, MARY, View.RECORD).state is State.CLOSED


def test_who_sends_a_handover_on_takes_along_a_referral_that_is_made_in_that_moment(
    region: Region, meanwhile: Callable[..., Moment]
) -> None:
    """Hana has declined, and cannot open it once it is with another team: Mary's team follows."""
    handover_id = region.recorded()
    region.ask(HANA, decline(handover_id))
    made: list[UUID] = []

    def refer_her(tries: int) -> None:
        if tries == 1:
            made.append(region.ask(HANA, refer(handover_id)).subject_id)

    meanwhile(after=refer_her)
    region.ask(MARY, redirect(handover_id))
    assert referral_of(region, made[0]).team.team_id == LEICESTER
