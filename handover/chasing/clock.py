"""The clock: an actor that is no person, with no account, and that may only record what fell due.

Must not know processes.
"""

from datetime import datetime
from uuid import uuid4

from handover.actor import Actor, Asked, Role, Source

CLOCK = Actor("clock", "Recorded by itself", Role.CLOCK, None, "")


def asked_by_clock(now: datetime) -> Asked:
    """One asking of the clock at `now` (aware UTC)."""
    return Asked(uuid4(), CLOCK, Source.CLOCK, now)
