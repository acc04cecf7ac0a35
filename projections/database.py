"""The read database: tables apart from the log, that may be thrown away and filled again.

Several sets of them may stand beside each other (generations.py); what is read and written here is
always the live one. Must not know what stands in the tables, nor on which engine they are.
"""

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from threading import Lock

from eventsourcing.persistence import PersistenceError
from sqlalchemy import Connection, Engine, MetaData
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from projections.generations import Generations, Kept, Set, generations_at
from projections.in_use import InUse
from projections.sqlite_file import LOCK_TIMEOUT_SECONDS
from projections.store import Store

metadata = MetaData()
"""Every read table registers itself here."""
log = logging.getLogger(__name__)
TRIES = 3
"""How often a set is looked for that is whole: others may be damaging or renewing it, too."""
Begin = Callable[[Store], AbstractContextManager[Connection]]


class TablesRenewedError(SQLAlchemyError):
    """The read tables were gone or damaged; new ones are there by now, still to be filled."""


TROUBLE = (PersistenceError, DBAPIError, sqlite3.Error, TablesRenewedError, OSError)
"""What a log, tables or a lock in trouble raise, on either engine."""


class ReadDatabase:
    """Connections to the live set of the read tables, whichever that is when each is asked for.

    A set that was lost or damaged has a new one put in its place, which the log fills.
    """

    def __init__(self, location: str) -> None:
        """Open the live set at `location`, in files or a database; the first start makes one.

        A power cut costs only what is read again from the log.
        """
        self.location = location
        self._metadata = metadata
        self.generations: Generations = generations_at(location, metadata)
        self._change = Lock()
        self._live = InUse(self._found(there_was_one=False))

    @property
    def engine(self) -> Engine:
        """What the connections to the set that was last found live are made by."""
        return self._live.one.store.engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of all tables; nothing can be written through it.

        Raises TablesRenewedError.
        """
        with self._in_live(lambda store: store.reading()) as connection:
            yield connection

    @contextmanager
    def writing(self, wait_seconds: float = LOCK_TIMEOUT_SECONDS) -> Iterator[Connection]:
        """One transaction that holds the write lock from its start; all of it or nothing.

        Raises OperationalError if another writer holds it for `wait_seconds`, TablesRenewedError.
        """
        with self._in_live(lambda store: store.writing(wait_seconds)) as connection:
            yield connection

    def close(self) -> None:
        """Let go of every connection."""
        self._live.leave()

    @contextmanager
    def _in_live(self, begin: Begin) -> Iterator[Connection]:
        transaction = ExitStack()
        live, connection = self._begun(begin, transaction)
        try:
            with transaction:
                yield connection
        except DBAPIError as error:
            if not self._is_damaged(live.one, error):
                raise
            self._go_over(live)
            raise TablesRenewedError from error

    def _begun(self, begin: Begin, transaction: ExitStack) -> tuple[InUse, Connection]:
        """A transaction in the live set: another may be live by the time that it has begun."""
        while True:
            live = self._live
            with ExitStack() as tried:
                one = tried.enter_context(live.used())
                try:
                    connection = tried.enter_context(begin(one.store))
                    if self.generations.is_live(one, connection):
                        transaction.push(tried.pop_all())
                        return live, connection
                except DBAPIError as error:
                    if not self._is_damaged(one, error):
                        raise
            self._go_over(live)

    def _is_damaged(self, live: Set, error: DBAPIError) -> bool:
        """Whether `live` cannot be read or is not live any more. A damaged one is replaced."""
        if not self.generations.hints_at_damage(error):
            return False
        kept = self.generations.kept()
        if kept is None or kept.live != live.number:
            return True
        if not self.generations.is_damage(error) and self._is_whole(live):
            return False
        self._renew(kept, is_lost=True)
        return True

    def _is_whole(self, one: Set) -> bool:
        """Whether every table of it is there, as it was made."""
        try:
            with one.store.reading() as connection:
                is_live = self.generations.is_live(one, connection)
                return is_live and one.store.has_shape_of(connection, self._metadata)
        except DBAPIError as error:
            if self.generations.hints_at_damage(error):
                return False
            raise

    def _go_over(self, left: InUse) -> None:
        """To the set that is live now, instead of `left`; the first of several at once goes."""
        with self._change:
            if self._live is left:
                self._live = InUse(self._found(there_was_one=True))
                left.leave()

    def _found(self, *, there_was_one: bool) -> Set:
        """The live set; a new one where it is gone or damaged, or there never was one.

        `there_was_one`: this process has seen it, though nothing may be left that says so.
        """
        for _ in range(TRIES):
            kept = self.generations.kept()
            if kept is not None:
                found = self.generations.open(kept.live)
                if self._is_whole(found):
                    return found
                found.close()
            self._renew(kept, is_lost=there_was_one or kept is not None)
        raise TablesRenewedError

    def _renew(self, kept: Kept | None, *, is_lost: bool) -> None:
        if is_lost:
            log.error("the read tables are gone or damaged: new ones are filled from the log")
        self.generations.renew(kept)
