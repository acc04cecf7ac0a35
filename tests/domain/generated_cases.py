"""Seeded cases for the deadlines, by the hundred thousand, and what must hold in each.

Hypothesis looks for the smallest counterexample; this looks at many more. Every case can be made
again from its seed and number.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache

from handover.bank_holidays import is_bank_holiday
from handover.calendar import ENGLAND, LONDON, WorkingCalendar, is_open
from handover.deadlines import RULES, DueTimes, due_times
from handover.opening_hours import OpeningHours
from handover.repeat_attempts import TimesADay
from handover.rules.rule import Rule, Rules
from handover.time_limits import ByClosing, ClockTime, OpenTime, TimeLimit, WithinTheDay
from handover.urgency import Urgency
from tests.domain.opening_patterns import NAMED_TEAMS

FIRST, LAST = datetime(2019, 12, 1, tzinfo=UTC), datetime(2030, 12, 31, tzinfo=UTC)
MINUTES = int((LAST - FIRST) / timedelta(minutes=1))
FIVE_DAYS = 5 * 24 * 60
TEAMS_A_SEED, RULES_A_SEED = 150, 25

Due = Callable[..., DueTimes]


@dataclass(frozen=True)
class Case:
    """One record for one team, the same a while later, and with more bank holidays."""

    seed: int
    number: int
    urgency: Urgency
    recorded_at: datetime
    later: datetime
    hours: OpeningHours
    extra: frozenset[date]
    rules: Rules

    @property
    def longer(self) -> WorkingCalendar:
        """England's calendar with the case's further bank holidays."""
        return WorkingCalendar("test", lambda day: day in self.extra or is_bank_holiday(day))


def cases(seed: int, how_many: int) -> Iterator[Case]:
    """The first `how_many` cases of `seed`."""
    rng = random.Random(seed)
    teams = [*NAMED_TEAMS, *(_team(rng) for _ in range(TEAMS_A_SEED))]
    rules = [RULES, *(_rules(rng) for _ in range(RULES_A_SEED))]
    edges = _edges()
    for number in range(how_many):
        recorded_at = _moment(rng, edges)
        yield Case(
            seed=seed,
            number=number,
            urgency=rng.choice(list(Urgency)),
            recorded_at=recorded_at,
            later=recorded_at + timedelta(seconds=rng.choice((1, 600, 7200, 86400, 864000))),
            hours=rng.choice(teams),
            extra=frozenset(
                recorded_at.date() + timedelta(days=rng.randrange(14))
                for _ in range(rng.randrange(4))
            ),
            rules=rng.choice(rules) if rng.random() < 0.5 else RULES,
        )


def complaints(case: Case, due: Due = due_times) -> Iterator[str]:
    """What does not hold in `case`, in words; nothing when all is well."""
    first = due(case.urgency, case.recorded_at, case.hours, ENGLAND, case.rules)
    second = due(case.urgency, case.later, case.hours, ENGLAND, case.rules)
    longer = due(case.urgency, case.recorded_at, case.hours, case.longer, case.rules)
    yield from _out_of_order(case, first, second, longer)
    yield from _in_shut_time(case, first, is_bank_holiday)
    yield from _in_shut_time(case, longer, case.longer.is_bank_holiday)


def _out_of_order(case: Case, first: DueTimes, second: DueTimes, longer: DueTimes) -> Iterator[str]:
    if not case.recorded_at < first.call_due_at:
        yield f"due before it was recorded: {case}"
    if not first.call_due_at <= first.acknowledge_due_at:
        yield f"the call is due after the acknowledgement: {case}"
    if second.call_due_at < first.call_due_at:
        yield f"recorded later, rung earlier: {case}"
    if second.acknowledge_due_at < first.acknowledge_due_at:
        yield f"recorded later, acknowledged earlier: {case}"
    if longer.call_due_at < first.call_due_at:
        yield f"a holiday more, rung earlier: {case}"
    if longer.acknowledge_due_at < first.acknowledge_due_at:
        yield f"a holiday more, acknowledged earlier: {case}"


def _in_shut_time(case: Case, due: DueTimes, is_holiday: Callable[[date], bool]) -> Iterator[str]:
    rule = case.rules[case.urgency]
    if not rule.acknowledge.follows_team_hours:
        return
    if not is_at_the_door(case.hours, due.acknowledge_due_at, is_holiday):
        yield f"acknowledged in shut time: {case}"
    if rule.call.follows_team_hours and not is_at_the_door(case.hours, due.call_due_at, is_holiday):
        yield f"rung in shut time: {case}"


def is_at_the_door(
    hours: OpeningHours, moment: datetime, is_holiday: Callable[[date], bool]
) -> bool:
    """Whether the notice on the door says open, or just closing, at this wall time.

    Written without the calendar under test, but for hours that begin or end in the hour which a
    change of the clocks drops or doubles: those no notice can settle.
    """
    wall = moment.astimezone(LONDON)
    day, clock = wall.date(), f"{wall:%H:%M:%S}"
    if clock == "00:00:00" and _is_on_the_notice(hours, day - timedelta(days=1), "24:00:00"):
        day, clock = day - timedelta(days=1), "24:00:00"
    if is_holiday(day) and not hours.open_on_bank_holidays:
        return False
    if _is_on_the_notice(hours, day, clock):
        return True
    return _clocks_change_on(day) and (
        is_open(hours, moment) or is_open(hours, moment - timedelta(microseconds=1))
    )


def _is_on_the_notice(hours: OpeningHours, day: date, clock: str) -> bool:
    return any(
        weekday == day.isoweekday() and f"{opens}:00" <= clock <= f"{closes}:00"
        for weekday, opens, closes in hours.weekly
    )


def _clocks_change_on(day: date) -> bool:
    midnight = datetime(day.year, day.month, day.day, tzinfo=LONDON)
    return midnight.utcoffset() != midnight.replace(hour=12).utcoffset()


@cache
def _edges() -> tuple[datetime, ...]:
    """Bank holidays, and both Sundays when the clocks change, at noon."""
    noons = (FIRST + timedelta(days=ahead, hours=12) for ahead in range((LAST - FIRST).days))
    return tuple(
        noon for noon in noons if is_bank_holiday(noon.date()) or _clocks_change_on(noon.date())
    )


def _moment(rng: random.Random, edges: Sequence[datetime]) -> datetime:
    """Half of them within five days of an edge; some on the very second of an hour."""
    if rng.random() < 0.5:
        moment = rng.choice(edges) + timedelta(minutes=rng.randint(-FIVE_DAYS, FIVE_DAYS))
    else:
        moment = FIRST + timedelta(minutes=rng.randrange(MINUTES))
    if rng.random() < 0.2:
        return moment.replace(minute=0)
    return moment + timedelta(seconds=rng.randrange(60))


def _team(rng: random.Random) -> OpeningHours:
    week = []
    for day in sorted(rng.sample(range(1, 8), rng.randint(1, 7))):
        opens = rng.randrange(288)
        closes = rng.randint(opens + 1, 288)
        week.append((day, _clock(opens), _clock(closes)))
    return OpeningHours(tuple(week), open_on_bank_holidays=rng.random() < 0.3)


def _clock(fives: int) -> str:
    return f"{fives // 12:02}:{fives % 12 * 5:02}"


def _rules(rng: random.Random) -> Rules:
    """Rules such as an area could write, and some that it could not."""
    return {
        urgency: Rule(
            f"test/{urgency.value}/1", _limit(rng, urgency), _limit(rng, urgency), TimesADay(1)
        )
        for urgency in Urgency
    }


def _limit(rng: random.Random, urgency: Urgency) -> TimeLimit:
    at_most = timedelta(minutes=rng.randint(1, 24 * 60))
    on_the_clock: list[TimeLimit] = [
        ClockTime(at_most),
        WithinTheDay(at_most=at_most, at_least=at_most * rng.random()),
    ]
    if urgency in {Urgency.IMMEDIATE, Urgency.SAME_DAY}:
        return rng.choice(on_the_clock)
    on_team_time: list[TimeLimit] = [
        OpenTime(timedelta(minutes=rng.randint(1, 24 * 60))),
        ByClosing(rng.randint(1, 5)),
    ]
    return rng.choice([*on_team_time, *on_team_time, *on_the_clock])
