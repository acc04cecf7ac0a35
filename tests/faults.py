"""Real faults in a test's own data, on either engine: a lost table, a held log, a quicker rival.

Must not know what is tested.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from handover.location import is_postgres

if TYPE_CHECKING:
    import psycopg

OWNER, APPLICATION = "postgres", "pick_up"
"""Who owns the tests' databases on PostgreSQL, and as whom the service signs in to them."""
LOCK = 7041776001
"""What an append holds on PostgreSQL until it is done (migrations/0001_log.sql)."""


def lose_events(log: str) -> None:
    """The table of the events is gone."""
    if is_postgres(log):
        do_as_owner(log, "ALTER TABLE handover_log.events RENAME TO gone")
    else:
        _in_file(log, "ALTER TABLE stored_events RENAME TO gone")


def remove_event(log: str, position: int) -> None:
    """An event is gone, as nobody may do it."""
    _damage(log, f"DELETE FROM stored_events WHERE rowid = {position:d}")  # noqa: S608 - a number


def go_back(log: str, head: int, until: int) -> None:
    """The log is as it was at `head`, as when an older copy of it is put in its place."""
    for position in range(head + 1, until + 1):
        remove_event(log, position)


def change_event(log: str, position: int, column: str, value: str) -> None:
    """`column` of an event holds `value` instead, an expression of both engines."""
    change = f"UPDATE stored_events SET {column} = {value} WHERE rowid = {position:d}"  # noqa: S608 - of the tests' own words
    _damage(log, change)


def _damage(log: str, change: str) -> None:
    if is_postgres(log):
        change = change.replace("stored_events", "handover_log.events")
        change = change.replace("rowid", "notification_id")
        do_as_owner(log, "ALTER TABLE handover_log.events DISABLE TRIGGER events_stay;" + change)
    else:
        _in_file(log, change)


def give_back_events(log: str) -> None:
    """The table of the events is there again."""
    if is_postgres(log):
        do_as_owner(log, "ALTER TABLE handover_log.gone RENAME TO events")
    else:
        _in_file(log, "ALTER TABLE gone RENAME TO stored_events")


def answer_nobody(log: str) -> None:
    """The log cannot be read: a damaged file, or a server that lets nobody in."""
    if not is_postgres(log):
        lose_events(log)
        return
    with _owner_of(log) as owner:
        name = owner.info.dbname
    with _owner_of(log, dbname="postgres") as owner:
        owner.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false'.encode())
        owner.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
        )


def always_quicker(log: str) -> None:
    """Another event always takes the place that ours was to have: the conflict is the engine's."""
    if is_postgres(log):
        do_as_owner(
            log,
            "CREATE FUNCTION handover_log.quicker() RETURNS trigger LANGUAGE plpgsql AS $body$"
            " BEGIN NEW.notification_id := -NEW.notification_id;"
            " INSERT INTO handover_log.events SELECT NEW.*;"
            " NEW.notification_id := -NEW.notification_id; RETURN NEW; END $body$;"
            "CREATE TRIGGER quicker BEFORE INSERT ON handover_log.events"
            " FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION handover_log.quicker()",
        )
    else:
        _in_file(
            log,
            "CREATE TRIGGER quicker BEFORE INSERT ON stored_events BEGIN"
            " INSERT INTO stored_events (originator_id, originator_version, topic, state)"
            " VALUES (NEW.originator_id, NEW.originator_version, NEW.topic, NEW.state); END",
        )


def refuse_events(log: str, topic: str) -> None:
    """The engine refuses events of this topic, and takes all others."""
    if is_postgres(log):
        do_as_owner(
            log,
            "CREATE FUNCTION handover_log.fails() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN"
            f" IF NEW.topic LIKE '%{topic}%' THEN RAISE EXCEPTION 'the disk is full'"
            " USING ERRCODE = 'integrity_constraint_violation'; END IF;"
            " RETURN NEW; END $body$;"
            "CREATE TRIGGER fails BEFORE INSERT ON handover_log.events FOR EACH ROW"
            " EXECUTE FUNCTION handover_log.fails()",
        )
    else:
        _in_file(
            log,
            "CREATE TRIGGER fails BEFORE INSERT ON stored_events"
            f" WHEN NEW.topic LIKE '%{topic}%'"
            " BEGIN SELECT RAISE(ABORT, 'the disk is full'); END",
        )


def keep_all(database: str, table: str) -> None:
    """Nothing can be removed from `table`, such as `handover_desk.drafts`, by anybody."""
    if is_postgres(database):
        do_as_owner(
            database,
            "CREATE FUNCTION stays() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN"
            " RAISE 'the disk is full'; END $body$;"
            f"CREATE TRIGGER stays BEFORE DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION stays()",
        )
    else:
        _in_file(
            database,
            f"CREATE TRIGGER stays BEFORE DELETE ON {table.rpartition('.')[2]}"
            " BEGIN SELECT RAISE(ABORT, 'the disk is full'); END",
        )


@contextmanager
def held(log: str) -> Iterator[None]:
    """Another program writes to the log, and does not come to an end."""
    if is_postgres(log):
        with _owner_of(log) as other, other.transaction(force_rollback=True):
            other.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            yield
        return
    with closing(sqlite3.connect(log, isolation_level=None)) as rival:
        rival.execute("BEGIN IMMEDIATE")
        yield
        rival.execute("ROLLBACK")


def do_as_owner(log: str, statements: str) -> None:
    """Change a database of PostgreSQL as its owner can."""
    with _owner_of(log) as owner:
        owner.execute(statements.encode())


def _owner_of(log: str, dbname: str | None = None) -> "psycopg.Connection":
    # Imported here: a test on SQLite needs no driver.
    import psycopg  # noqa: PLC0415 - as said above

    address = log.replace(f"//{APPLICATION}@", f"//{OWNER}@")
    return psycopg.connect(address, autocommit=True, dbname=dbname)


def _in_file(log: str, statement: str) -> None:
    with closing(sqlite3.connect(log)) as file, file:
        file.execute(statement)
