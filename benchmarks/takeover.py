"""How long the lists are old after the projector that follows the log was killed.

Run as `PYTHONPATH=. .venv/bin/python benchmarks/takeover.py`: the documented command on PostgreSQL,
three workers, five kills. Nobody opens a page meanwhile.
"""

import tempfile
import time
from pathlib import Path

from tests.cluster import Cluster
from tests.leading import ask
from tests.region import attempt
from tests.running import Running, at_last, called, children, kill, recorded_now, running
from tests.world import MadeInDatabase, World, make_region, open_region
from web.clock import system_clock

KILLS = 5
FOLLOWS = "Following the log."


def main() -> None:
    """Kill it again and again, and print each time."""
    cluster = Cluster.made()
    with tempfile.TemporaryDirectory() as name:
        folder, database = Path(name), cluster.fresh()
        (folder / "made").mkdir()
        make_region(folder / "made", cluster.url(database))
        made = MadeInDatabase(folder / "made", lambda: cluster.url(cluster.copy_of(database)))
        world = open_region(made, folder / "data", system_clock)
        settings = world.together.settings
        arguments = ("run", "--workers", "3")
        with running(settings.data, *arguments, database=settings.database) as started:
            at_last(started.is_up)
            for _ in range(KILLS):
                print(f"{old_for(started, world):.2f} seconds")
            started.stop()
        world.together.close()
    cluster.remove()


def old_for(started: Running, world: World) -> float:
    """Kill whoever follows, record something, and wait until it is in the lists."""
    handover_id = recorded_now(world)
    at_last(lambda: len(projectors(started)) > 1 and is_fresh(world))
    turns = started.said.count(FOLLOWS)
    killed_at = time.monotonic()
    kill(projectors(started)[0])
    ask(world, "mary", attempt(handover_id))
    at_last(lambda: is_fresh(world))
    took = time.monotonic() - killed_at
    if started.said.count(FOLLOWS) > turns:
        return took
    return old_for(started, world)  # the one that stood by was killed; the other is the older now


def projectors(started: Running) -> list[int]:
    """Both, the older first."""
    every = children(started.process.pid)
    return [pid for pid in every if called(pid).startswith("projector")]


def is_fresh(world: World) -> bool:
    """Whether the lists show all; folds nothing itself."""
    return world.together.projector.mark().position == world.together.service.head()


if __name__ == "__main__":
    main()
