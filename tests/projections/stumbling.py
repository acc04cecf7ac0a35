"""A read model too many, that fails for events of one stream: how tests poison the tables."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import pytest
from eventsourcing.persistence import StoredEvent
from sqlalchemy import Connection

from handover.application import HandoverService
from projections.projector import MODELS


class Stumble:
    """Fails at each event of `kind` in one stream, or in all if None, until it is mended."""

    tables = ()

    def __init__(self, stream_id: UUID | None, error: Exception, kind: type) -> None:
        self._stream_id, self._error, self._kind = stream_id, error, kind
        self.is_mended = False

    def fold(self, connection: Connection, event: Any, position: int) -> None:  # noqa: ANN401 - as Folds.fold
        """Write nothing, or fail."""
        del connection, position
        is_of_it = self._stream_id in {None, event.originator_id}
        if is_of_it and isinstance(event, self._kind) and not self.is_mended:
            raise self._error


@contextmanager
def stumbling(stream_id: UUID | None, error: Exception, kind: type) -> Iterator[Stumble]:
    """Fold into it last of all, so that the others have written what is to be taken back."""
    stumble = Stumble(stream_id, error, kind)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("projections.projector.MODELS", (*MODELS, stumble))
        yield stumble


def append_unknown(
    service: HandoverService, stream_id: UUID, topic: str = "handover.of_tomorrow"
) -> None:
    """What a newer release has stored of a handover, and this one cannot read."""
    _append(service, stream_id, topic, b"{}")


def append_newer(service: HandoverService, handover_id: UUID) -> None:
    """The same, of a kind that this release knows in an earlier version."""
    [newest] = service.recorder.select_events(handover_id, desc=True, limit=1)
    state = re.sub(rb'(,"class_version":\d+)?\}\Z', b',"class_version":99}', newest.state)
    _append(service, handover_id, newest.topic, state)


def _append(service: HandoverService, handover_id: UUID, topic: str, state: bytes) -> None:
    version = sum(1 for _ in service.recorder.select_events(handover_id)) + 1
    service.recorder.insert_events([StoredEvent(handover_id, version, topic, state)])
