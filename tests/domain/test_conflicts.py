"""Many at once, in real threads on one real log: one wins, the others are told plainly."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from uuid import uuid4

import pytest
from eventsourcing.persistence import IntegrityError

from handover.actor import Asked, Source
from handover.application import Done
from handover.events import Acknowledged, CallAttempted, Recorded, ResponseReported
from handover.policy import View
from handover.refusals import AlreadyAcknowledged, AlreadyClosed, Busy, Refusal
from handover.states import State
from tests.region import (
    HANA,
    MARY,
    NOW,
    Region,
    acknowledge,
    attempt,
    done,
    record,
    withdraw,
)

THREADS = 8


def _at_once(ask: Callable[[int], Done]) -> list[Done | Refusal]:
    """What each of THREADS threads was answered, all let go in the same moment."""
    gate = Barrier(THREADS)

    def one(number: int) -> Done | Refusal:
        gate.wait()
        try:
            return ask(number)
        except Refusal as refusal:
            return refusal

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(one, range(THREADS)))


def _count(region: Region, kind: type[object]) -> int:
    return sum(isinstance(one.event, kind) for one in region.service.read_log(0, 1000))


def test_of_many_who_acknowledge_at_once_one_holds_the_family(region: Region) -> None:
    handover_id = region.recorded()

    def ask(number: int) -> Done:
        return region.ask(replace(HANA, account_id=f"hv{number}"), acknowledge(handover_id))

    answers = _at_once(ask)
    kinds = Counter(type(answer) for answer in answers)
    assert kinds == {Done: 1, AlreadyAcknowledged: THREADS - 1}
    assert _count(region, Acknowledged) == 1


def test_of_one_who_takes_it_on_and_one_who_takes_it_back_only_the_first_does(
    region: Region,
) -> None:
    handover_id = region.recorded()

    def ask(number: int) -> Done:
        if number % 2:
            return region.ask(MARY, withdraw(handover_id))
        return region.ask(replace(HANA, account_id=f"hv{number}"), acknowledge(handover_id))

    answers = Counter(type(answer) for answer in _at_once(ask))
    found = region.service.look_up(handover_id, MARY, View.RECORD)
    is_taken = found.state is State.ACKNOWLEDGED
    told = AlreadyAcknowledged if is_taken else AlreadyClosed
    assert answers == {Done: 1, told: THREADS - 1}
    assert found.holder.name == ("Hana Quorn" if is_taken else "Mary Ashby")


def test_of_many_who_report_at_once_one_closes_it(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, acknowledge(handover_id))
    answers = Counter(
        type(answer) for answer in _at_once(lambda _: region.ask(HANA, done(handover_id)))
    )
    assert answers == {Done: 1, AlreadyClosed: THREADS - 1}
    assert _count(region, ResponseReported) == 1


def test_one_command_sent_by_many_threads_happens_once(region: Region) -> None:
    handover_id, command_id = region.recorded(), uuid4()
    answers = _at_once(lambda _: region.ask(HANA, acknowledge(handover_id), command_id=command_id))
    assert all(isinstance(answer, Done) for answer in answers)
    told = {
        (answer.subject_id, answer.subject_version)
        for answer in answers
        if isinstance(answer, Done)
    }
    assert told == {(handover_id, 2)}
    assert _count(region, Acknowledged) == 1


def test_one_record_sent_by_many_threads_makes_one_handover(region: Region) -> None:
    command_id = uuid4()
    answers = _at_once(lambda _: region.ask(MARY, record(), command_id=command_id))
    assert len({answer.subject_id for answer in answers if isinstance(answer, Done)}) == 1
    assert _count(region, Recorded) == 1


def test_calls_logged_at_once_are_all_kept_or_refused_as_busy(region: Region) -> None:
    handover_id = region.recorded()
    answers = _at_once(lambda _: region.ask(MARY, attempt(handover_id)))
    kinds = Counter(type(answer) for answer in answers)
    assert set(kinds) <= {Done, Busy}
    found = region.service.look_up(handover_id, MARY, View.RECORD)
    assert len(found.attempts) == kinds[Done] == _count(region, CallAttempted)


def test_why_a_failed_save_is_never_tried_again_with_the_same_object(region: Region) -> None:
    """The library hands pending events out once: a second save stores nothing and says nothing."""
    handover_id = region.recorded()
    asked = Asked(uuid4(), MARY, Source.PAGE, NOW)
    decide = region.service._decisions.decide  # noqa: SLF001 - below the service on purpose
    stale = decide(attempt(handover_id), asked)
    region.ask(MARY, attempt(handover_id))
    with pytest.raises(IntegrityError):
        region.service.save(*stale)
    assert region.service.save(*stale) == []
