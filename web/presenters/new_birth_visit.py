"""The day-11 flag in words. Pure; must not know where it is shown."""

from datetime import date, datetime

from handover.calendar import local_date
from handover.content import Trigger
from handover.handover import Handover
from handover.new_birth_visit import (
    LAST_DAY,
    NewBirthVisitFlag,
    flag_of,
    visit_by,
)
from handover.words import say_date
from web.presenters.reasons import Row, over_at


def visit_words(handover: Handover, now: datetime) -> str:
    """The flag of `handover`, such as "Day 11 and nobody has acknowledged..."; empty if none."""
    recorded_on = local_date(handover.recorded.recorded_at)
    by_on = visit_by(handover.kind, handover.about.baby_born_on, recorded_on)
    is_over = handover.acknowledged is not None or handover.over is not None
    is_over = is_over or handover.trigger is Trigger.LOSS
    return _words(by_on, now, is_over=is_over)


def visit_words_in_row(row: Row, now: datetime) -> str:
    """The flag of a row of a list; empty if there is none."""
    is_over = row["acknowledged_at"] is not None or over_at(row) is not None
    return _words(row["visit_by_on"], now, is_over=is_over)


def _words(by_on: date | None, now: datetime, *, is_over: bool) -> str:
    today = local_date(now)
    flag = flag_of(by_on, is_acknowledged=is_over, today=today)
    if flag is None or by_on is None:
        return ""
    day = LAST_DAY - (by_on - today).days
    begins = f"Day {day} and nobody has acknowledged: the new birth visit"
    if flag is NewBirthVisitFlag.ENDING:
        return f"{begins} is due by day {LAST_DAY}, {say_date(by_on)}"
    return f"{begins} was due by day {LAST_DAY}, {say_date(by_on)}"
