"""The same questions of read tables in a file: SQLite plans without looking at what is there.

So the practice region is enough, and nothing is measured. Must not know PostgreSQL.
"""

import re
from collections.abc import Iterator

from sqlalchemy import Connection

from projections.database import metadata
from tests.plans.asked import everything_asked
from tests.plans.explained import Sent, caught
from tests.plans.filled import examples_in
from tests.plans.judged import MAY_BE_READ_WHOLE
from tests.plans.practice import Practice

_SCAN = re.compile(r"SCAN (?P<what>\w+)(?: USING (?:COVERING )?INDEX (?P<index>\w+))?")


def plans_in_a_file(of: Practice) -> Iterator[tuple[str, str]]:
    """Each step of each statement, with what asked it: a question, or "the projector"."""
    with of.together.reads.reading() as connection:
        every = [("the projector", sent) for sent in of.sent]
        for asked in everything_asked(examples_in(connection)):
            with caught(connection) as of_it:
                asked.ask(connection)
            every += [(asked.name, sent) for sent in of_it]
        for who, sent in {sent.statement: (who, sent) for who, sent in every}.values():
            yield from ((who, step) for step in _steps(connection, sent))


def reads_whole(step: str) -> bool:
    """Whether a step reads a table that grows from one end to the other."""
    found = _SCAN.match(step)
    if found is None or found["what"] not in metadata.tables.keys() - MAY_BE_READ_WHOLE:
        return False
    indexes = {str(one.name): one for one in metadata.tables[found["what"]].indexes}
    used = indexes.get(str(found["index"]))
    return used is None or used.dialect_options["sqlite"]["where"] is None


def _steps(connection: Connection, sent: Sent) -> list[str]:
    if not sent.is_of_tables:
        return []
    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sent.statement}", sent.values)
    return [row.detail for row in plan]
