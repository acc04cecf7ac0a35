"""Opening hours and moments that the calendar's and the deadlines' property tests draw from."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from handover.bank_holidays import is_bank_holiday
from handover.calendar import LONDON, WorkingCalendar
from handover.opening_hours import OpeningHours

OFFICE = OpeningHours.weekdays()
EVERY_DAY = OpeningHours(
    tuple((day, "08:00", "20:00") for day in range(1, 8)), open_on_bank_holidays=True
)
ROUND_THE_CLOCK = OpeningHours(
    tuple((day, "00:00", "24:00") for day in range(1, 8)), open_on_bank_holidays=True
)
PART_TIME = OpeningHours(((2, "09:30", "14:00"), (4, "10:00", "12:00")))
SUNDAY_NIGHT = OpeningHours(((7, "00:30", "02:30"),))  # across both changes of the clocks

NAMED_TEAMS = (OFFICE, EVERY_DAY, ROUND_THE_CLOCK, PART_TIME, SUNDAY_NIGHT)

QUARTERS_A_DAY = 96


def london(text: str) -> datetime:
    """An English wall time, such as "2026-08-28 16:55"."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def _clock(quarter: int) -> str:
    return f"{quarter // 4:02}:{quarter % 4 * 15:02}"


@st.composite
def _any_team(draw: st.DrawFn) -> OpeningHours:
    week = []
    for day in sorted(draw(st.sets(st.integers(1, 7), min_size=1))):
        opens = draw(st.integers(0, QUARTERS_A_DAY - 1))
        closes = draw(st.integers(opens + 1, QUARTERS_A_DAY))
        week.append((day, _clock(opens), _clock(closes)))
    return OpeningHours(tuple(week), open_on_bank_holidays=draw(st.booleans()))


def teams() -> st.SearchStrategy[OpeningHours]:
    """Teams that a region has, and teams that it could have."""
    return st.sampled_from(NAMED_TEAMS) | _any_team()


def _near(text: str) -> st.SearchStrategy[datetime]:
    centre = datetime.fromisoformat(text).replace(tzinfo=UTC)
    return st.integers(-5 * 24 * 60, 5 * 24 * 60).map(lambda m: centre + timedelta(minutes=m))


def moments() -> st.SearchStrategy[datetime]:
    """Aware UTC moments of 2019 to 2035, often near the clocks' changes and the bank holidays."""
    anywhere = st.datetimes(datetime(2019, 1, 1), datetime(2035, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the strategy takes naive bounds and adds the zone
    return st.one_of(
        anywhere,
        _near("2026-03-29 01:00"),
        _near("2026-10-25 01:00"),
        _near("2026-12-26 12:00"),
        _near("2026-04-04 12:00"),
    )


def england_with(extra: frozenset[date]) -> WorkingCalendar:
    """England's calendar with more bank holidays than it has."""
    return WorkingCalendar("test", lambda day: day in extra or is_bank_holiday(day))
