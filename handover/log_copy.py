"""The log as it is stored, read and put back event for event, on whichever engine.

Must not know what an event says.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from eventsourcing.persistence import ApplicationRecorder, StoredEvent

READ_AT_ONCE = 1000
PUT_BACK_AT_ONCE = 500
"""Events a transaction."""


class OutOfPlaceError(RuntimeError):
    """An event came to stand elsewhere than in the log that it is from."""


@dataclass(frozen=True)
class Stored:
    """One event as the log keeps it, and its place in the order of all."""

    position: int
    stream_id: UUID
    version: int
    topic: str
    state: bytes


def stored_between(recorder: ApplicationRecorder, after: int, until: int) -> Iterator[Stored]:
    """Every event that follows position `after`, up to position `until`, in order."""
    while after < until:
        found = recorder.select_notifications(
            after, READ_AT_ONCE, stop=until, inclusive_of_start=False
        )
        if not found:
            return
        for one in found:
            stream_id = one.originator_id
            assert isinstance(stream_id, UUID)  # noqa: S101 - ours all have one
            yield Stored(one.id, stream_id, one.originator_version, one.topic, one.state)
        after = found[-1].id


def put_back(recorder: ApplicationRecorder, events: Iterable[Stored]) -> None:
    """Append `events` to an empty log, each at the place that it had.

    Raises OutOfPlaceError where that place is not the next one.
    """
    left = iter(events)
    while some := list(islice(left, PUT_BACK_AT_ONCE)):
        stored = [StoredEvent(e.stream_id, e.version, e.topic, e.state) for e in some]
        places = list(recorder.insert_events(stored) or ())
        if places != [event.position for event in some]:
            raise OutOfPlaceError
