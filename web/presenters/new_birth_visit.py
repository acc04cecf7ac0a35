"""The flags of day 11 and day 28 in words. Pure; must not know where it is shown."""

from datetime import date, datetime

from handover.calendar import local_date
from handover.content import Trigger
from handover.handover import Handover
from handover.midwifery_ends import LAST_DAY_OF_MIDWIFERY, is_nobodys, midwifery_ends_on
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
    recorded_on, born_on = local_date(handover.recorded.recorded_at), handover.born_on
    is_over = handover.acknowledged is not None or handover.over is not None
    return _words(
        visit_by(handover.kind, born_on, recorded_on),
        midwifery_ends_on(handover.kind, born_on, recorded_on),
        local_date(now),
        is_over=is_over or handover.trigger is Trigger.LOSS,
    )


def visit_words_in_row(row: Row, now: datetime) -> str:
    """The flag of a row of a list; empty if there is none."""
    is_over = row["acknowledged_at"] is not None or over_at(row) is not None
    days = row["visit_by_on"], row["midwifery_ends_on"]
    return _words(*days, local_date(now), is_over=is_over)


def _words(visit_by_on: date | None, ends_on: date | None, today: date, *, is_over: bool) -> str:
    """Day 28 says all that day 11 does, and more."""
    if ends_on is not None and is_nobodys(ends_on, is_acknowledged=is_over, today=today):
        day = LAST_DAY_OF_MIDWIFERY + (today - ends_on).days
        return (
            f"Day {day} and nobody has acknowledged: midwifery care ends by day "
            f"{LAST_DAY_OF_MIDWIFERY}, {say_date(ends_on)}, and the sender still holds the family. "
            "Ring now, and do not discharge"
        )
    flag = flag_of(visit_by_on, is_acknowledged=is_over, today=today)
    if flag is None or visit_by_on is None:
        return ""
    day = LAST_DAY - (visit_by_on - today).days
    begins = f"Day {day} and nobody has acknowledged: the new birth visit"
    is_was = "is" if flag is NewBirthVisitFlag.ENDING else "was"
    return f"{begins} {is_was} due by day {LAST_DAY}, {say_date(visit_by_on)}"
