"""A moment of the past in words, on top of whatever is shown as of it. Pure."""

from datetime import datetime

from handover.calendar import local_date
from handover.words import say_clock, say_date


def as_known_words(moment: datetime) -> str:
    """Such as "As known on 14 November 2026, 9:30am"."""
    return f"As known on {say_date(local_date(moment))}, {say_clock(moment)}"
