"""`python -m web chaser`, as an operator runs it: killed at random, stood by for, told to stop."""

import random
import signal
import time
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from hypothesis import settings

from handover.actor import Asked, Source
from handover.chasing.events import EscalationRaised
from handover.urgency import Urgency
from tests.commanding import at_work, line_of
from tests.region import about, record
from tests.running import at_last
from tests.world import World

CHASES, STANDS_BY = (
    "Recording what falls due.\n",
    "Standing by: another chaser records what falls due.\n",
)
HANDOVERS, RUNGS = 60, 4
KILLS = {"everyday": 5, "long": 60, "mutants": 1}


def recorded_long_ago(world: World) -> UUID:
    """A handover whose every rung was reached before today, by the machine's own clock."""
    at = datetime.now(UTC) - timedelta(days=3)
    whom = about(born_on=at.date() - timedelta(days=9_000), due_on=at.date() + timedelta(days=60))
    command = record(to_team_id=world.teams["derby_visitors"], urgency=Urgency.SAME_DAY, whom=whom)
    asked = Asked(uuid4(), world.accounts["mary"].actor, Source.PAGE, at)
    return world.together.service.execute(command, asked).subject_id


def rungs(world: World) -> list[tuple[UUID, int]]:
    """Every rung that was recorded, in order."""
    log = (one.event for one in world.together.service.read_log(0, 100_000))
    return [(one.originator_id, one.number) for one in log if isinstance(one, EscalationRaised)]


def test_killed_at_any_moment_each_rung_is_recorded_once(world: World) -> None:
    folder, chance = world.together.settings.data, random.Random(27)
    every = [recorded_long_ago(world) for _ in range(HANDOVERS)]
    for _ in range(KILLS[settings.get_current_profile_name()]):
        with at_work(folder, "chaser") as one, at_work(folder, "chaser") as other:
            line_of(chance.choice((one, other)))
            time.sleep(chance.random() / 4)
    with at_work(folder, "chaser"):
        at_last(lambda: len(rungs(world)) >= HANDOVERS * RUNGS)
    expected = [(handover_id, number) for handover_id in every for number in range(1, RUNGS + 1)]
    assert sorted(rungs(world)) == sorted(expected)


def test_the_one_that_stood_by_goes_on_when_the_first_is_killed_and_stops_when_told(
    world: World,
) -> None:
    folder = world.together.settings.data
    with at_work(folder, "chaser") as first:
        assert line_of(first) == CHASES
        with at_work(folder, "chaser") as second:
            assert line_of(second) == STANDS_BY
            first.send_signal(signal.SIGKILL)
            assert line_of(second) == CHASES
            recorded_long_ago(world)
            at_last(lambda: len(rungs(world)) == RUNGS)
            second.send_signal(signal.SIGTERM)
            assert line_of(second) == "Stopped.\n"
            assert second.wait(60) == 0
