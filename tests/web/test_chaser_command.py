"""`python -m web chaser`, as an operator runs it: killed at random, stood by for, told to stop."""

import random
import signal
import subprocess
import time
from contextlib import AbstractContextManager

from hypothesis import settings

from tests.commanding import at_work, line_of, where
from tests.running import RUNGS, at_last, recorded_long_ago, rungs
from tests.world import World

CHASES, STANDS_BY = (
    "Recording what falls due.\n",
    "Standing by: another chaser records what falls due.\n",
)
HANDOVERS = 60
KILLS = {"everyday": 5, "long": 60, "mutants": 1}


def chaser(world: World) -> AbstractContextManager[subprocess.Popen[str]]:
    """The command at work."""
    return at_work(world.together.settings.data, "chaser", more=where(world))


def test_killed_at_any_moment_each_rung_is_recorded_once(world: World) -> None:
    chance = random.Random(27)
    every = [recorded_long_ago(world) for _ in range(HANDOVERS)]
    for _ in range(KILLS[settings.get_current_profile_name()]):
        with chaser(world) as one, chaser(world) as other:
            line_of(chance.choice((one, other)))
            time.sleep(chance.random() / 4)
    with chaser(world):
        at_last(lambda: len(rungs(world)) >= HANDOVERS * RUNGS)
    expected = [(handover_id, number) for handover_id in every for number in range(1, RUNGS + 1)]
    assert sorted(rungs(world)) == sorted(expected)


def test_the_one_that_stood_by_goes_on_when_the_first_is_killed_and_stops_when_told(
    world: World,
) -> None:
    with chaser(world) as first:
        assert line_of(first) == CHASES
        with chaser(world) as second:
            assert line_of(second) == STANDS_BY
            first.send_signal(signal.SIGKILL)
            assert line_of(second) == CHASES
            recorded_long_ago(world)
            at_last(lambda: len(rungs(world)) == RUNGS)
            second.send_signal(signal.SIGTERM)
            assert line_of(second) == "Stopped.\n"
            assert second.wait(60) == 0
