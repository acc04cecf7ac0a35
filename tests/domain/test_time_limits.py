"""The ways a limit runs and a try is repeated: what each says, and whom each waits for."""

from datetime import timedelta

import pytest

from handover.repeat_attempts import AtOnce, Every, TimesADay, TryAgain
from handover.time_limits import ByClosing, ClockTime, OpenTime, TimeLimit, WithinTheDay

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    "way,waits",
    [
        (ClockTime(HOUR), False),
        (WithinTheDay(at_most=HOUR, at_least=MINUTE), False),
        (OpenTime(HOUR), True),
        (ByClosing(1), True),
        (AtOnce(), False),
        (Every(HOUR), False),
        (TimesADay(2), True),
    ],
    ids=lambda one: type(one).__name__,
)
def test_only_what_runs_on_the_teams_time_waits_for_it(
    way: TimeLimit | TryAgain, *, waits: bool
) -> None:
    assert way.follows_team_hours is waits


@pytest.mark.parametrize(
    "limit,words",
    [
        (ClockTime(HOUR - MINUTE), "at once, within 59 minutes, day or night"),
        (ClockTime(HOUR), "within 1 hour, day or night"),
        (OpenTime(HOUR), "within 1 hour of the team's open time"),
        (WithinTheDay(4 * HOUR, HOUR), "today, within 4 hours (after 11pm, within 1 hour)"),
        (
            WithinTheDay(12 * HOUR, 12 * HOUR),
            "today, within 12 hours (after midday, within 12 hours)",
        ),
        (ByClosing(1), "before the team closes on its next working day"),
        (ByClosing(3), "before the team closes 3 working days from today"),
    ],
)
def test_each_limit_says_itself(limit: TimeLimit, words: str) -> None:
    assert limit.in_words() == words
