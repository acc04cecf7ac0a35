"""Everything that `check` looks at, one after the other.

Must not know how any of it is found out.
"""

from collections.abc import Iterator

from projections.checked_log import Seen, faults_of_log
from projections.checked_tables import tables_unlike_the_log
from projections.parked import every
from web.composition import Composition


def faults(
    together: Composition, until: int, seen: Seen, compared: Seen = lambda _position: None
) -> Iterator[str]:
    """What is wrong, a line each, with the log up to `until` and with what is shown of it.

    `seen` is told how far the log was looked at, `compared` how far it was read once more.
    """
    yield from faults_of_log(together.service, until, seen)
    reached = together.projector.mark()
    if reached.position > together.service.head():
        yield f"the lists have read up to position {reached.position}, and the log ends before it"
    elif not reached.is_in(together.service):
        yield f"the lists have read another event at position {reached.position}"
    with together.reads.reading() as connection:
        for one in every(connection):
            yield f"{one.topic} at {one.position} is held back from the lists: {one.failed_as}"
    for name in tables_unlike_the_log(together.service, together.reads, compared):
        yield f"the table {name} is not what the log gives"
