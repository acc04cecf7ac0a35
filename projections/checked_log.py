"""Looks at a whole log: every event is there, readable and in its place, and all fits together.

Tells where something stands and how it fails, never what it says. Must not know any read table.
"""

from collections.abc import Callable, Iterator
from uuid import UUID

from handover.actor import Envelope
from handover.application import Entry, HandoverService
from handover.receipt import Given, receipt_id
from projections.parked import how_it_failed

READ_AT_ONCE = 500
Seen = Callable[[int], None]
"""Is told of each event that was looked at, by its position."""


def faults_of_log(service: HandoverService, until: int, seen: Seen) -> Iterator[str]:
    """What is wrong with the events up to position `until`, a line each; nothing if all is well.

    They stand one after the other without a gap, those of each stream too; each is read as the
    service reads it; each save ends with the receipt of its command, which names what was changed;
    each aggregate is replayed.
    """
    versions: dict[UUID, int] = {}
    saves = Saves(versions)
    position = 0
    for entry in _entries(service, until):
        if entry.position != position + 1:
            yield f"after position {position} comes {entry.position}"
        position = entry.position
        if entry.version != versions.get(entry.stream_id, 0) + 1:
            before = versions.get(entry.stream_id, 0)
            yield f"{_where(entry)}: it is number {entry.version} of its stream after {before}"
        versions[entry.stream_id] = entry.version
        yield from saves.look_at(entry)
        seen(position)
    if position != until:
        yield f"the newest event is at {until}, and the last that is found at {position}"
    yield from saves.left_over()
    for stream_id, version in versions.items():
        yield from _replayed(service, stream_id, version)


class Saves:
    """The events of each command, which its receipt closes."""

    def __init__(self, versions: dict[UUID, int]) -> None:
        """`versions`: how many events of each stream there are so far."""
        self._versions = versions
        self._open: list[Entry] = []

    def look_at(self, entry: Entry) -> Iterator[str]:
        """What is wrong with this event, and with the save that it closes."""
        try:
            event = entry.read()
        except Exception as error:  # noqa: BLE001 - whatever a damaged event raises is what is told
            yield f"{_where(entry)}: it cannot be read: {how_it_failed(error)}"
            return
        if not isinstance(event, Given):
            if getattr(event, "HAS_RECEIPT", True):
                self._open.append(entry)
            return
        for one in self._open:
            if not _is_of(event, one.read()):
                yield f"{_where(one)}: the receipt that follows is another command's"
        if self._versions.get(event.subject_id, 0) < event.subject_version:
            yield f"{_where(entry)}: what it is the receipt of is not there"
        self._open.clear()

    def left_over(self) -> Iterator[str]:
        """The events at the end that no receipt closes."""
        for one in self._open:
            yield f"{_where(one)}: no receipt follows"


def _entries(service: HandoverService, until: int) -> Iterator[Entry]:
    """Every event up to `until`, wherever it stands."""
    after = 0
    while after < until:
        found = [one for one in service.entries(after, READ_AT_ONCE) if one.position <= until]
        if not found:
            return
        yield from found
        after = found[-1].position


def _replayed(service: HandoverService, stream_id: UUID, version: int) -> Iterator[str]:
    try:
        service.repository.get(stream_id, version=version)
    except Exception as error:  # noqa: BLE001 - whatever a damaged stream raises is what is told
        yield f"stream {stream_id}: it cannot be replayed: {how_it_failed(error)}"


def _is_of(receipt: Given, event: object) -> bool:
    """Whether the event is of the receipt's command; the proof of the family key names none."""
    envelope: Envelope | None = getattr(event, "envelope", None)
    return envelope is None or receipt_id(envelope.command_id) == receipt.originator_id


def _where(entry: Entry) -> str:
    return f"{entry.topic} at {entry.position}"
