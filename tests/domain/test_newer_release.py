"""An older release on a newer log: what it does not know, it does not read by half."""

import dataclasses
import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from handover.application import HandoverService
from handover.handover import Handover
from handover.newer import NewerReleaseError
from tests.domain.event_classes import event_classes, version_of
from tests.domain.sample_events import sample_event
from tests.domain.stored import log_mapper
from tests.projections.stumbling import append_newer, append_unknown
from tests.region import HANA, MARY, Region, acknowledge, attempt

Append = Callable[[HandoverService, UUID], None]
APPENDED = pytest.mark.parametrize("append", [append_unknown, append_newer])


@pytest.mark.parametrize("kind", event_classes(), ids=lambda kind: vars(kind)["TOPIC"])
def test_each_event_in_a_later_version_than_is_known_is_refused(kind: type[Any]) -> None:
    """However large it is, and whatever it says: the mapper writes the version last."""
    stored = log_mapper().to_stored_event(sample_event(kind.TOPIC, version_of(kind)))
    plain = re.sub(rb',"class_version":\d+\}\Z', b"}", stored.state)
    later = plain[:-1] + b',"class_version":%d}' % (version_of(kind) + 1)

    with pytest.raises(NewerReleaseError, match=f"{kind.TOPIC}, version {version_of(kind) + 1}"):
        log_mapper().to_domain_event(dataclasses.replace(stored, state=later))
    assert type(log_mapper().to_domain_event(stored)) is kind


@APPENDED
def test_nothing_is_decided_on_a_record_of_which_the_newest_is_not_known(
    region: Region, append: Append
) -> None:
    handover_id = region.recorded()
    append(region.service, handover_id)
    head = region.service.head()
    for actor, command in ((MARY, attempt(handover_id)), (HANA, acknowledge(handover_id))):
        with pytest.raises(NewerReleaseError):
            region.ask(actor, command)
    assert region.service.head() == head


@APPENDED
def test_other_records_go_on(region: Region, append: Append) -> None:
    append(region.service, region.recorded())
    other = region.recorded()
    region.ask(HANA, acknowledge(other))
    taken: Handover = region.service.repository.get(other)
    assert taken.acknowledged is not None
