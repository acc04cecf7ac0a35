"""Whenever a demonstration is started, each of its stories finds moments that fit."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from handover.calendar import LONDON
from web.demonstration.schedule import moments
from web.demonstration.stories import stories
from web.demonstration.teams import HOURS


@pytest.mark.parametrize("minutes", [9, 5, 0])
@pytest.mark.parametrize("closing", sorted({hours.weekly[0][2] for hours in HOURS.values()}))
def test_every_story_finds_its_moment_just_before_a_team_closes(closing: str, minutes: int) -> None:
    """What fell due with the closing before is past, and what does with this one is not."""
    closes_at = datetime.combine(date(2026, 11, 26), time.fromisoformat(closing), LONDON)
    now = closes_at.astimezone(UTC) - timedelta(minutes=minutes)
    for story in stories():
        assert moments(story, now)[-1] < now


@pytest.mark.parametrize("hours", range(0, 24 * 14, 47))
def test_every_story_finds_its_moment_around_easter(hours: int) -> None:
    """Fourteen days that hold both Easter bank holidays and a change of the clocks."""
    now = datetime(2027, 3, 22, 0, 5, tzinfo=UTC) + timedelta(hours=hours)
    for story in stories():
        times = moments(story, now)
        assert list(times) == sorted(times)
        assert times[-1] < now
