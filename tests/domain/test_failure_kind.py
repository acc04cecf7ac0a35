"""How a failure is told: by its kind and the engine's code, never by its words."""

from contextlib import closing

import pytest
from eventsourcing.persistence import PersistenceError
from psycopg import errors
from sqlalchemy.exc import DBAPIError

from handover.failure_kind import kind_of
from projections.store import open_store

MARKED = "Zebedina Quill"


def test_of_a_failure_of_ours_its_kind_alone() -> None:
    assert kind_of(ValueError(MARKED)) == "ValueError"


def test_of_a_server_the_code_of_its_answer() -> None:
    assert kind_of(errors.DiskFull(MARKED)) == "DiskFull (53100)"


def test_of_an_engine_its_code_however_often_it_was_raised_anew(log: str) -> None:
    told = []
    with closing(open_store(log, schema="handover_desk", synchronous="FULL")) as store:
        with pytest.raises(DBAPIError) as raised, store.reading() as connection:
            connection.exec_driver_sql('SELECT 1 FROM "Zebedina Quill"')
        told.append(kind_of(raised.value))
        with pytest.raises(PersistenceError) as again:
            raise PersistenceError(MARKED) from raised.value
        told.append(kind_of(again.value))
    code = "42P01" if log.startswith("postgresql") else "SQLITE_ERROR"
    kind = "ProgrammingError" if log.startswith("postgresql") else "OperationalError"
    assert told == [f"{kind} ({code})", f"PersistenceError ({code})"]
