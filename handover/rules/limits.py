"""Reads one limit, such as { clock = "30 minutes" }, and refuses what no area can mean.

Must not know files; `refuse` turns words into the error to raise.
"""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType

from handover.hours_in_words import duration_in_words
from handover.repeat_attempts import AtOnce, Every, TimesADay, TryAgain
from handover.time_limits import ByClosing, ClockTime, OpenTime, TimeLimit, WithinTheDay
from handover.urgency import Urgency

Refuse = Callable[[str], Exception]

LONGEST_ON_THE_CLOCK = MappingProxyType(
    {
        Urgency.IMMEDIATE: timedelta(hours=4),
        Urgency.SAME_DAY: timedelta(hours=24),
        Urgency.PRIORITY: timedelta(hours=72),
        Urgency.ROUTINE: timedelta(hours=72),
    }
)
"""Immediate: no area waits longer than a paediatric examination may (Southampton). Else [P]."""
LONGEST_OPEN_TIME = timedelta(hours=40)
"""[P]: a working week of a team that is open all day."""
MOST_WORKING_DAYS = 5
"""Pan-Dorset: a move is notified in 5 working days at the most."""
LONGEST_INTERVAL = timedelta(hours=24)
MOST_TIMES_A_DAY = 12
DAY_AND_NIGHT = frozenset({Urgency.IMMEDIATE, Urgency.SAME_DAY})
"""These never wait for a team to open. Source: domain 9(c), calendar rules, [P]."""

_DURATION = re.compile(r"(?:([0-9]{1,4}) hours?)?\s*(?:([0-9]{1,4}) minutes?)?")
_ON_THE_CLOCK = '{ clock = "2 hours" } or { within_the_day = "4 hours", at_least = "1 hour" }'
_ALL_LIMITS = f'{_ON_THE_CLOCK}, {{ open_time = "4 hours" }} or {{ by_closing = 1 }}'
_ALL_TRIES = '{ at_once = true }, { every = "60 minutes" } or { times_a_day = 2 }'


def read_limit(value: object, urgency: Urgency, refuse: Refuse) -> TimeLimit:
    """The limit that `value` writes down, for a handover of this `urgency`."""
    longest = LONGEST_ON_THE_CLOCK[urgency]
    match value:
        case {"clock": limit, **rest} if not rest:
            return ClockTime(read_duration(limit, longest, refuse))
        case {"within_the_day": at_most, "at_least": at_least, **rest} if not rest:
            return _within_the_day(at_most, at_least, longest, refuse)
        case {"open_time": _} | {"by_closing": _} if urgency in DAY_AND_NIGHT:
            raise refuse(f"this urgency never waits for a team to open. Write {_ON_THE_CLOCK}.")
        case {"open_time": limit, **rest} if not rest:
            return OpenTime(read_duration(limit, LONGEST_OPEN_TIME, refuse))
        case {"by_closing": days, **rest} if not rest:
            return ByClosing(read_whole(days, MOST_WORKING_DAYS, refuse))
    options = _ON_THE_CLOCK if urgency in DAY_AND_NIGHT else _ALL_LIMITS
    raise refuse(f"{_shown(value)} is no limit. Write {options}.")


def read_try_again(value: object, urgency: Urgency, refuse: Refuse) -> TryAgain:
    """The way of ringing again that `value` writes down."""
    match value:
        case {"at_once": True, **rest} if not rest:
            return AtOnce()
        case {"every": interval, **rest} if not rest:
            return Every(read_duration(interval, LONGEST_INTERVAL, refuse))
        case {"times_a_day": _} if urgency in DAY_AND_NIGHT:
            raise refuse(
                "this urgency never waits for a team to open. "
                'Write { at_once = true } or { every = "60 minutes" }.'
            )
        case {"times_a_day": times, **rest} if not rest:
            return TimesADay(read_whole(times, MOST_TIMES_A_DAY, refuse))
    raise refuse(f"{_shown(value)} is no way to ring again. Write {_ALL_TRIES}.")


def _within_the_day(
    at_most: object, at_least: object, longest: timedelta, refuse: Refuse
) -> WithinTheDay:
    limit = WithinTheDay(
        at_most=read_duration(at_most, min(longest, timedelta(hours=24)), refuse),
        at_least=read_duration(at_least, longest, refuse),
    )
    if limit.at_least > limit.at_most:
        raise refuse("at_least is longer than within_the_day. Write the shorter of the two there.")
    return limit


def read_duration(value: object, longest: timedelta, refuse: Refuse) -> timedelta:
    """The length of time that `value` writes down: more than nothing, and at most `longest`."""
    example = 'Write a length of time such as "30 minutes", "2 hours" or "1 hour 30 minutes".'
    if not isinstance(value, str):
        raise refuse(f"{_shown(value)} does not say hours or minutes. {example}")
    if value.lstrip().startswith(("-", "\u2212")):
        raise refuse(f"{_shown(value)} is less than nothing. {example}")
    written = _DURATION.fullmatch(value)
    if written is None:
        raise refuse(f"{_shown(value)} is no length of time. {example}")
    duration = timedelta(hours=int(written[1] or 0), minutes=int(written[2] or 0))
    if not timedelta(0) < duration <= longest:
        raise refuse(
            f"{_shown(value)} cannot be meant. "
            f"Write at least 1 minute and at most {duration_in_words(longest)}."
        )
    return duration


def read_whole(value: object, most: int, refuse: Refuse) -> int:
    """The whole number from 1 to `most` that `value` is."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
        raise refuse(f"{_shown(value)} cannot be meant. Write a whole number from 1 to {most}.")
    return value


def _shown(value: object) -> str:
    """The value as TOML writes it, near enough to be recognised."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case Mapping():
            inside = ", ".join(f"{key} = {_shown(one)}" for key, one in value.items())
            return f"{{ {inside} }}"
        case _:
            return str(value)
