"""Column types that lose nothing on SQLite: instants as whole milliseconds UTC.

Must not know any read model.
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, Integer, TypeDecorator
from sqlalchemy.engine import Dialect

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)

Position = BigInteger().with_variant(Integer, "sqlite")
"""A place in the log; there may be more of them than an Integer of PostgreSQL holds."""


class Instant(TypeDecorator[datetime]):
    """An aware moment, stored as integer milliseconds since 1970 UTC, so that it sorts."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """To milliseconds; a naive moment is refused, for nobody could say when it was."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            message = f"naive moment: {value!r}"
            raise ValueError(message)
        return (value - _EPOCH) // _MILLISECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Back to an aware UTC moment."""
        del dialect
        return None if value is None else _EPOCH + value * _MILLISECOND
