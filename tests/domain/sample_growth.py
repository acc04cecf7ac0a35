"""Further samples, of values that grew without a new version of their event.

A field with a default needs no new version, but a record that holds it must load for 25 years too.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from eventsourcing.domain import CanMutateAggregate

from tests.region import form_of_move, safer

Event = CanMutateAggregate[UUID]

GROWN: dict[tuple[str, str], dict[str, object]] = {
    ("handover.recorded", "form"): {"safer": dataclasses.replace(safer(), form=form_of_move())},
}
"""Topic and name of a sample, and the values that hold more than when the version was released."""


def grown(newest: Mapping[str, Event]) -> Iterator[tuple[str, str, Event]]:
    """Topic, name and event of every further sample."""
    for topic, name in GROWN:
        yield topic, name, sample_grown(newest, topic, name)


def sample_grown(newest: Mapping[str, Event], topic: str, name: str) -> Event:
    """The event that one further sample stands for."""
    event: Any = newest[topic]
    found: Event = dataclasses.replace(event, **GROWN[topic, name])
    return found
