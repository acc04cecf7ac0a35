"""A disk with no room left, as each engine itself tells of it, until there is room again.

SQLite may add no page to its file. PostgreSQL refuses whatever is added, by the code that it has
for it. Must not know what is tested.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from eventsourcing.sqlite import SQLiteApplicationRecorder
from sqlalchemy import Engine, event

from tests.faults import do_as_owner
from tests.world import World

NO_MORE, MUCH_MORE = 1, 4_000_000_000
"""Pages; SQLite takes the first for "no more than there are"."""
_PAGES = "PRAGMA max_page_count={}"
CODES = ("SQLITE_FULL", "53100")
TRIES = 100
"""There may be room for some more in the pages that there are."""
_REFUSE = """
CREATE FUNCTION {schema}.no_room() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN
    RAISE 'could not extend file' USING ERRCODE = 'disk_full'; END $body$;
CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON {schema}.{table}
    FOR EACH ROW EXECUTE FUNCTION {schema}.no_room();
"""


@contextmanager
def full_log(world: World) -> Iterator[None]:
    """Nothing more can be recorded."""
    recorder = world.together.service.recorder
    if not isinstance(recorder, SQLiteApplicationRecorder):
        with _refused(world.together.settings.database, "handover_log", "events"):
            yield
        return
    with recorder.datastore.transaction(commit=True) as cursor:
        cursor.execute(_PAGES.format(NO_MORE))
    yield
    with recorder.datastore.transaction(commit=True) as cursor:
        cursor.execute(_PAGES.format(MUCH_MORE))


@contextmanager
def full_lists(world: World) -> Iterator[None]:
    """Nothing more can be read into the lists."""
    reads, schema = world.together.reads, ""
    if world.together.settings.database:
        with reads.reading() as connection:  # which of several sets is live is its own matter
            schema = connection.exec_driver_sql("SELECT current_schema").scalar_one()
    with _full(world, reads.engine, schema, "position"):
        yield


@contextmanager
def full_desk(world: World) -> Iterator[None]:
    """Nothing more can be kept of what is typed."""
    with _full(world, world.together.desk.database.engine, "handover_desk", "drafts"):
        yield


@contextmanager
def _full(world: World, engine: Engine, schema: str, table: str) -> Iterator[None]:
    if world.together.settings.database:
        with _refused(world.together.settings.database, schema, table):
            yield
        return
    pages = [NO_MORE]

    def limit(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(_PAGES.format(pages[0]))

    event.listen(engine, "checkout", limit)
    yield
    pages[0] = MUCH_MORE


@contextmanager
def _refused(address: str, schema: str, table: str) -> Iterator[None]:
    do_as_owner(address, _REFUSE.format(schema=schema, table=table))
    yield
    do_as_owner(address, f"DROP FUNCTION {schema}.no_room() CASCADE")
