"""Prepares a PostgreSQL database for the service, as its owner; and tells whether it is prepared.

The service itself never changes the log's schema, and does not start with a role that could change
or remove an event. Must not know read tables.
"""

from pathlib import Path
from typing import Any, LiteralString

import psycopg
from psycopg import errors
from psycopg.sql import SQL, Identifier

from handover.postgres.address import connected, said, user_of

HERE = Path(__file__).parent
MIGRATIONS = tuple(sorted((HERE / "migrations").glob("*.sql")))
VERSION = len(MIGRATIONS)
"""How far a database must be prepared for this release."""
PREPARE = "python -m web database prepare"
_LOCK = 7041776002


class NotReadyError(RuntimeError):
    """The service cannot work with this database as it is; the message says what to do."""


def prepare(owner_url: str, application_url: str) -> int:
    """Bring the database up to `VERSION` and let the application's role use it; what it was at.

    May be run again at any time. Raises NotReadyError, UnreadableAddressError.
    """
    application = user_of(application_url)
    with _reached(owner_url) as connection:
        owner, name, encoding = _answer(
            connection, "SELECT current_user, current_database(), getdatabaseencoding()"
        )
        _check_roles(connection, owner, application)
        if encoding != "UTF8":
            raise NotReadyError(f"The database is in {encoding}. Make it with ENCODING 'UTF8'.")
        names = {"writer": f"{name}_writer", "reader": f"{name}_reader", "application": application}
        try:
            return _prepared(connection, names)
        except errors.InsufficientPrivilege as error:
            raise NotReadyError(
                f"The role {owner} may not do all of this: {_first_line(error)}. It must own the "
                "database and may have to make roles (CREATEROLE)."
            ) from error


def check(url: str) -> None:
    """Raises NotReadyError unless the service can work here with the role that `url` names."""
    with _reached(url) as connection:
        version = _version(connection)
        if version != VERSION:
            known = "has not been prepared" if version is None else f"is prepared for {version}"
            is_later = version is not None and version > VERSION
            to_do = "Start the later release again" if is_later else f"Run: {PREPARE}"
            raise NotReadyError(
                f"The database {said(url)} {known}; this release needs {VERSION}. {to_do}"
            )
        [may_change] = _answer(
            connection,
            "SELECT bool_or(has_table_privilege('handover_log.events', right_to))"
            " FROM unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS right_to",
        )
        [fsync] = _answer(connection, "SELECT current_setting('fsync')")
    if fsync == "off":
        raise NotReadyError(
            f"The server of {said(url)} runs with fsync off, so a power cut would take what people "
            "were told is stored. Turn it on."
        )
    if may_change:
        raise NotReadyError(
            f"The role {user_of(url)} may change the log of {said(url)}. Let the service sign in "
            f"with a role of its own, which owns nothing, and run: {PREPARE}"
        )


def _reached(url: str) -> psycopg.Connection:
    try:
        return connected(url)
    except psycopg.OperationalError as error:
        raise NotReadyError(
            f"The database {said(url)} cannot be reached: {_first_line(error)}"
        ) from error


def _check_roles(connection: psycopg.Connection, owner: str, application: str) -> None:
    if application in {"", owner}:
        raise NotReadyError(
            "The service needs a role of its own, which owns nothing: HANDOVER_DATABASE and "
            "HANDOVER_DATABASE_OWNER must name two."
        )
    if not _has_role(connection, application):
        raise NotReadyError(
            f"There is no role {application}. Make it first: "
            f"CREATE ROLE {application} LOGIN PASSWORD '...'"
        )


def _prepared(connection: psycopg.Connection, names: dict[str, str]) -> int:
    quoted = {key: Identifier(name) for key, name in names.items()}
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        for role in (names["writer"], names["reader"]):
            _make_role(connection, role)
        before = _version(connection) or 0
        if before > VERSION:
            raise NotReadyError(
                f"A later release has prepared this database for {before}; this one needs "
                f"{VERSION}. Use the later release."
            )
        for migration in MIGRATIONS[before:]:
            connection.execute(_read(migration).format(**quoted))
        connection.execute("UPDATE handover_log.prepared SET version = %s", [VERSION])
        connection.execute(_read(HERE / "grants.sql").format(**quoted))
    return before


def _make_role(connection: psycopg.Connection, name: str) -> None:
    """Make a role that cannot sign in, and which the owner may act as, to give it schemas.

    Where somebody else has made it, they have to let the owner act as it.
    """
    if not _has_role(connection, name):
        connection.execute(SQL("CREATE ROLE {} NOLOGIN").format(Identifier(name)))
        connection.execute(SQL("GRANT {} TO CURRENT_USER").format(Identifier(name)))


def _has_role(connection: psycopg.Connection, name: str) -> bool:
    [count] = _answer(connection, "SELECT count(*) FROM pg_roles WHERE rolname = %s", name)
    return bool(count)


def _version(connection: psycopg.Connection) -> int | None:
    try:
        with connection.transaction():
            [version] = _answer(connection, "SELECT version FROM handover_log.prepared")
    except (errors.UndefinedTable, errors.InsufficientPrivilege):
        return None
    return int(version)


def _answer(connection: psycopg.Connection, query: LiteralString, *values: str) -> tuple[Any, ...]:
    row = connection.execute(query, values).fetchone()
    assert row is not None  # noqa: S101 - each of our questions has one row
    return row


def _read(path: Path) -> SQL:
    """Our own statements, from our own files."""
    return SQL(path.read_text(encoding="utf-8"))


def _first_line(error: psycopg.Error) -> str:
    return str(error).splitlines()[0].rstrip(".")
