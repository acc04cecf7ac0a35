"""The address of a PostgreSQL database, which holds a password: never shown, never logged.

Must not know what is in the database.
"""

from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

UNLESS_TOLD = {
    "application_name": "pick-up-the-phone",
    "connect_timeout": 5,
    # A cable that is pulled says nothing: without these a connection waits for it for hours.
    "keepalives_idle": 30,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}
"""How a connection is made, unless the address itself says otherwise [P]."""


class UnreadableAddressError(ValueError):
    """The address cannot be read. Its words are not repeated: they may hold the password."""

    def __init__(self) -> None:
        super().__init__(
            "The address of the database cannot be read. Write it as "
            "postgresql://NAME:PASSWORD@HOST:PORT/DATABASE."
        )


def options(url: str) -> dict[str, Any]:
    """What to add to `url` when connecting. Raises UnreadableAddressError."""
    given = _parts(url)
    return {name: value for name, value in UNLESS_TOLD.items() if name not in given}


def user_of(url: str) -> str:
    """The role that the address signs in as; empty if it names none."""
    return str(_parts(url).get("user", ""))


def said(url: str) -> str:
    """Host, port and database, for people; never the role or its password."""
    parts = _parts(url)
    host, port = parts.get("host", "localhost"), parts.get("port", "5432")
    return f"{host}:{port}/{parts.get('dbname', parts.get('user', ''))}"


def connected(url: str) -> psycopg.Connection:
    """A connection in which each statement stands at once."""
    return psycopg.connect(url, autocommit=True, **options(url))


def _parts(url: str) -> dict[str, Any]:
    try:
        return conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        # Not `from`: the library's message repeats the address.
        raise UnreadableAddressError from None
