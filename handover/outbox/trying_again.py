"""When a message that could not be sent is tried again, and when nobody tries any more [P].

Must not know why it failed: a full mailbox is emptied, and an address is put right. Nor by which
clock the tries before were: one that was ahead would have every message given up.
"""

from datetime import datetime, timedelta

LONGEST_WAIT = timedelta(hours=4)
_FIRST_WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))
WAITS = (*_FIRST_WAITS, *17 * (LONGEST_WAIT,))
"""After each failure; not quite 3 days in all."""


def next_try(failures: int, now: datetime) -> datetime | None:
    """When to try again after so many `failures`, the last one `now`; None: it is given up."""
    return now + WAITS[failures - 1] if failures <= len(WAITS) else None
