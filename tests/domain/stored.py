"""Events as the log's bytes and back, by the log's own transcoder."""

from functools import lru_cache
from uuid import UUID

from eventsourcing.persistence import (
    DatetimeAsISO,
    DecimalAsStr,
    JSONTranscoder,
    Mapper,
    UUIDAsHex,
)

from handover import transcoding
from handover.newer import KnownEvents


@lru_cache
def log_mapper() -> Mapper[UUID]:
    """The mapper that a service uses, without a service."""
    transcoder = JSONTranscoder()
    for standard in (UUIDAsHex(), DecimalAsStr(), DatetimeAsISO()):
        transcoder.register(standard)
    transcoding.register(transcoder)
    return KnownEvents(transcoder)
