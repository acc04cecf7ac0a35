"""When a message that could not be sent is tried again, and when nobody tries any more [P].

Must not know why it failed: a full mailbox is emptied, and an address is put right.
"""

from datetime import datetime, timedelta

FIRST_WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))
LATER_WAIT = timedelta(hours=4)
GIVEN_UP_AFTER = timedelta(days=3)
"""From the first failure on."""


def next_try(failures: int, first_failed_at: datetime, now: datetime) -> datetime | None:
    """When to try again after so many `failures`, the last one `now`; None: it is given up."""
    wait = FIRST_WAITS[failures - 1] if failures <= len(FIRST_WAITS) else LATER_WAIT
    at = now + wait
    return None if at - first_failed_at > GIVEN_UP_AFTER else at
