"""`python -m web projector`, as an operator runs it: killed, stood by for, and told to stop."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.leading import sent
from tests.projections.test_following import at_last
from tests.world import World

KEY = "a key for this one test, long enough"
FOLLOWS, STANDS_BY = "Following the log.\n", "Standing by: another projector follows the log.\n"


@contextmanager
def projector(world: World) -> Iterator[subprocess.Popen[str]]:
    """The command at work on the files of `world`, killed at the end if it still runs."""
    environment = {**os.environ, "HANDOVER_SECRET_KEY": KEY, "HANDOVER_FAMILY_KEY": KEY[::-1]}
    folder = str(world.together.settings.data)
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "web", "projector", "--data", folder],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def line_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def is_up_to_date(world: World) -> bool:
    """Looks without folding anything itself."""
    together = world.together
    return together.projector.mark().position == together.service.head()


def test_the_one_that_stood_by_goes_on_when_the_first_is_killed_and_stops_when_told(
    world: World,
) -> None:
    with projector(world) as first:
        assert line_of(first) == FOLLOWS
        sent(world)
        at_last(lambda: is_up_to_date(world))
        with projector(world) as second:
            assert line_of(second) == STANDS_BY
            first.send_signal(signal.SIGKILL)
            assert line_of(second) == FOLLOWS
            sent(world)
            at_last(lambda: is_up_to_date(world))
            second.send_signal(signal.SIGTERM)
            assert line_of(second) == "Stopped.\n"
            assert second.wait(60) == 0
