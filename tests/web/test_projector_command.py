"""`python -m web projector`, as an operator runs it: killed, stood by for, and told to stop."""

import signal
from pathlib import Path

from projections.database import ReadDatabase
from projections.heartbeat import heartbeats
from tests.commanding import at_work, line_of, where
from tests.leading import sent
from tests.running import at_last
from tests.world import World

FOLLOWS, STANDS_BY = "Following the log.\n", "Standing by: another projector follows the log.\n"


def is_up_to_date(world: World) -> bool:
    """Looks without folding anything itself."""
    together = world.together
    return together.projector.mark().position == together.service.head()


def test_a_new_installation_is_followed_from_its_first_event(tmp_path: Path) -> None:
    with at_work(tmp_path, "projector") as process:
        assert line_of(process) == FOLLOWS
        reads = ReadDatabase(str(tmp_path / "reads.sqlite"))
        at_last(lambda: beats(reads))
        process.send_signal(signal.SIGTERM)
        assert line_of(process) == "Stopped.\n", "it had no trouble that it tried again after"
        assert not beats(reads)
        reads.close()


def beats(reads: ReadDatabase) -> bool:
    """Whether it has written down that it works."""
    with reads.reading() as connection:
        return bool(connection.execute(heartbeats.select()).all())


def test_the_one_that_stood_by_goes_on_when_the_first_is_killed_and_stops_when_told(
    world: World,
) -> None:
    folder = world.together.settings.data
    with at_work(folder, "projector", more=where(world)) as first:
        assert line_of(first) == FOLLOWS
        sent(world)
        at_last(lambda: is_up_to_date(world))
        with at_work(folder, "projector", more=where(world)) as second:
            assert line_of(second) == STANDS_BY
            first.send_signal(signal.SIGKILL)
            assert line_of(second) == FOLLOWS
            sent(world)
            at_last(lambda: is_up_to_date(world))
            second.send_signal(signal.SIGTERM)
            assert line_of(second) == "Stopped.\n"
            assert second.wait(60) == 0
