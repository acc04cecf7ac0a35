"""What somebody else does between our look and our save, in exactly that moment."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from handover.application import TRIES
from handover.policy import View
from handover.refusals import AlreadyAcknowledged, Busy
from tests.domain.moment import Moment
from tests.region import HANA, MARY, Region, acknowledge, attempt, conversation


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
