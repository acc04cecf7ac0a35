"""A loss and all that it stops are one save: both are stored, or neither; and no moment between."""

from contextlib import suppress
from threading import Barrier, Thread
from uuid import UUID

import pytest
from nhs_number.validate import is_valid

from handover.family.refusals import BabyHasDied
from handover.person import About
from handover.refusals import Busy
from tests.domain.test_loss import family_of, seen
from tests.faults import refuse_events
from tests.losing import record_loss
from tests.region import MARY, about, record, settle

NHS_NUMBERS = [
    f"{front}{check}"
    for front in range(999000100, 999000130)
    for check in range(10)
    if is_valid(f"{front}{check}")
]


def test_a_save_that_fails_leaves_neither_the_loss_nor_a_stop(log: str) -> None:
    region = settle(log)
    handover_id = region.recorded()
    refuse_events(log, "handover.loss_learned")
    head = region.service.head()
    with pytest.raises(Busy):
        region.ask(MARY, record_loss(handover_id))
    assert region.service.head() == head
    assert not seen(region, handover_id).is_stopped
    assert not family_of(region, handover_id).losses
    region.service.close()


def test_a_record_in_the_same_moment_as_the_loss_is_refused_or_stopped(log: str) -> None:
    """Real threads: whichever comes first, nothing routine is left open about the baby."""
    region = settle(log)
    for number in range(8):
        mother = about(NHS_NUMBERS[number])
        told = region.recorded(record(whom=mother))
        start = Barrier(2)
        made: list[UUID] = []

        def routine(whom: About = mother, begin: Barrier = start, kept: list[UUID] = made) -> None:
            begin.wait()
            with suppress(BabyHasDied):
                kept.append(region.recorded(record(whom=whom)))

        rival = Thread(target=routine)
        rival.start()
        start.wait()
        region.ask(MARY, record_loss(told))
        rival.join()
        assert all(seen(region, one).is_stopped for one in [told, *made])
    region.service.close()
