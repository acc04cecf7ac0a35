"""What was promised at the acknowledgement, what was reported since, and how late that is.

Pure; `now` is an argument. Must not know routes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from handover.calendar import local_date, midnight_ending
from handover.handover import Handover
from handover.words import say_date, say_day, say_time
from web.presenters.clocks import Clock, clock, length
from web.presenters.ending import RESPONSE, ended_how, who_and_when
from web.presenters.reasons import over_at
from web.presenters.tags import Tag


@dataclass(frozen=True)
class NotDone:
    """A report that the action was not done yet: why, and the day it was promised for instead."""

    words: str
    by: str
    new_day: str


@dataclass(frozen=True)
class Promise:
    """What the professional who acknowledged it will do, by when, and what has come of it."""

    professional: str
    role: str
    next_action: str
    next_action_on: str
    first_promised_on: str
    date_tag: Tag | None
    acknowledged: str
    not_done: tuple[NotDone, ...]


def promise(handover: Handover, now: datetime) -> Promise | None:
    """What was promised; None before the acknowledgement. A new date takes the old one's place."""
    taken, envelope, day = (
        handover.acknowledgement,
        handover.acknowledged,
        handover.next_action_on,
    )
    if taken is None or envelope is None or day is None:
        return None
    is_running = handover.response_due_at is not None
    return Promise(
        professional=taken.professional,
        role=taken.professional_role,
        next_action=taken.next_action,
        next_action_on=say_day(day),
        first_promised_on=say_date(taken.next_action_on) if day != taken.next_action_on else "",
        date_tag=date_tag(day, now) if is_running else None,
        acknowledged=f"{say_time(envelope.recorded_at)}, entered by {envelope.name}",
        not_done=tuple(
            NotDone(words, who_and_when(said), say_date(new_day))
            for said, words, new_day in handover.responses
            if new_day is not None
        ),
    )


def response_clock(handover: Handover, now: datetime) -> Clock | None:
    """The clock of the promise, due when the promised day is over; None before a promise."""
    if handover.ended is None:
        stopped_at = handover.stopped.recorded_at if handover.stopped else None
        return _response_clock(handover.next_action_on, stopped_at, "", now)
    closed_at, how = handover.ended.recorded_at, ended_how(handover)
    return _response_clock(handover.next_action_on, closed_at, how, now)


def response_clock_of(row: Mapping[Any, Any], now: datetime) -> Clock | None:
    """The same clock of a row of the read tables."""
    return _response_clock(row["next_action_on"], over_at(row), row["ended_how"] or "", now)


def _response_clock(
    day: date | None, closed_at: datetime | None, how: str, now: datetime
) -> Clock | None:
    """Only a response that says "done" stops it in time or late; other ends leave it undone."""
    if day is None:
        return None
    done_at = closed_at if how == RESPONSE else None
    return clock(midnight_ending(day), done_at, now, closed_at=closed_at)


def date_tag(promised_on: date, now: datetime) -> Tag | None:
    """Marks a promise whose day has come, or has gone by without a report that it was kept."""
    due_at = midnight_ending(promised_on)
    if due_at < now:
        return Tag(f"Response overdue by {length(now - due_at)}", "red")
    return Tag("Today", "yellow") if promised_on == local_date(now) else None
