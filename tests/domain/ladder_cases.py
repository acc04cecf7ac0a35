"""What must hold of the ladder of every generated case, in words; nothing when all is well."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import pairwise

from handover.bank_holidays import is_bank_holiday
from handover.calendar import ENGLAND, WorkingCalendar
from handover.deadlines import DEFAULT_RULEBOOK, due_times
from handover.ladder import RungDue, WorkingDays, rungs_due
from tests.domain.generated_cases import Case, is_at_the_door

Rungs = Callable[..., tuple[RungDue, ...]]


def ladder_complaints(case: Case, rungs: Rungs = rungs_due) -> Iterator[str]:
    """What does not hold of the default ladder of the case's urgency."""
    first = _ladder(case, case.recorded_at, ENGLAND, rungs)
    later = _ladder(case, case.later, ENGLAND, rungs)
    longer = _ladder(case, case.recorded_at, case.longer, rungs)
    due_at = due_times(
        case.urgency, case.recorded_at, case.hours, ENGLAND, case.rules
    ).acknowledge_due_at
    if first[0] < due_at:
        yield f"a rung before the due time: {case}"
    if any(other <= one for one, other in pairwise(first)):
        yield f"rungs out of order: {case}"
    if any(other < one for one, other in zip(first, later, strict=True)):
        yield f"recorded later, asked earlier: {case}"
    if any(other < one for one, other in zip(first, longer, strict=True)):
        yield f"a holiday more, asked earlier: {case}"
    yield from _in_shut_time(case, first, is_bank_holiday)
    yield from _in_shut_time(case, longer, case.longer.is_bank_holiday)


def _ladder(
    case: Case, recorded_at: datetime, calendar: WorkingCalendar, rungs: Rungs
) -> list[datetime]:
    due = due_times(case.urgency, recorded_at, case.hours, calendar, case.rules)
    ladder = DEFAULT_RULEBOOK.ladder_of("", case.urgency)
    made = rungs(ladder, due.acknowledge_due_at, case.hours, calendar)
    return [rung.due_at for rung in made]


def _in_shut_time(
    case: Case, times: list[datetime], is_holiday: Callable[[date], bool]
) -> Iterator[str]:
    """The first rung is the due time, which a random rule may set on the clock."""
    ladder = DEFAULT_RULEBOOK.ladder_of("", case.urgency)
    if not isinstance(ladder[0].after, WorkingDays):
        return
    if any(not is_at_the_door(case.hours, moment, is_holiday) for moment in times[1:]):
        yield f"asked in shut time: {case}"
