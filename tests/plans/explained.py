"""What a question sends to the database, and how the database goes about it.

Every statement is explained as it was sent, with what it read and threw away; and once more as it
is planned when the driver has prepared it and its values are not known. Must not judge.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, event

from tests.plans.asked import Asked

_MEASURED = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) "
_VALUES_UNKNOWN = "EXPLAIN (GENERIC_PLAN, FORMAT JSON) "
_PARAMETER = re.compile(r"%\((\w+)\)s|%(%)")
Plan = dict[str, Any]


@dataclass(frozen=True)
class Sent:
    """One statement, as the driver got it."""

    statement: str
    values: Any

    @property
    def is_of_tables(self) -> bool:
        """Whether there is a plan for it: not for what begins and ends a transaction."""
        return self.statement.startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))


@dataclass(frozen=True)
class Explained:
    """One statement of a question, and its two plans."""

    asked: Asked
    sent: Sent
    measured: Plan
    prepared: Plan

    @property
    def nodes(self) -> list[Plan]:
        """Every step of the plan that was measured."""
        return list(steps(self.measured["Plan"]))


def explained(connection: Connection, asked: Asked) -> list[Explained]:
    """Ask it, and have each statement that was sent explained, in the same view of the tables."""
    with caught(connection) as every:
        asked.ask(connection)
    return [
        Explained(
            asked,
            sent,
            _measured(connection, sent),
            planned(connection, sent),
        )
        for sent in every
    ]


def planned(connection: Connection, sent: Sent) -> Plan:
    """How it is gone about when its values are not known.

    Asked of the driver itself: it must not prepare what has values that it is not given.
    """
    driver: Any = connection.connection.dbapi_connection
    [[plan]] = driver.execute(_VALUES_UNKNOWN + _numbered(sent), prepare=False).fetchall()
    first: Plan = plan[0]
    return first


@contextmanager
def caught(by: Connection | Engine) -> Iterator[list[Sent]]:
    """What is sent to the database meanwhile."""
    every: list[Sent] = []

    def catch(*called: Any) -> None:
        _connection, _cursor, statement, values, *_ = called
        first = values[0] if isinstance(values, list) else values
        every.append(Sent(statement, first))

    event.listen(by, "before_cursor_execute", catch)
    try:
        yield every
    finally:
        event.remove(by, "before_cursor_execute", catch)


def steps(node: Plan) -> Iterator[Plan]:
    """A step of a plan and all below it."""
    yield node
    for one in node.get("Plans", ()):
        yield from steps(one)


def _measured(connection: Connection, sent: Sent) -> Plan:
    told = connection.exec_driver_sql(_MEASURED + sent.statement, sent.values)
    plan: Plan = told.scalar_one()[0]
    return plan


def _numbered(sent: Sent) -> str:
    """The statement with $1, $2... in the place of its values."""
    numbers = {name: number for number, name in enumerate(sent.values, start=1)}
    return _PARAMETER.sub(
        lambda found: "%" if found[2] else f"${numbers[found[1]]}", sent.statement
    )
