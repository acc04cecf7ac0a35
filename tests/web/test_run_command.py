"""`python -m web run`: pages by several workers, a projector, one that stands by; and bad days.

The real command, with real processes that are really killed.
"""

import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event
from uuid import UUID, uuid4

import pytest
from hypothesis import settings

from handover.events import CallAttempted
from projections.rebuild import differences
from tests.leading import ask
from tests.programs import attempt_body
from tests.projections.boards import Boards
from tests.region import Region, attempt
from tests.running import (
    RUNGS,
    Running,
    at_last,
    called,
    caller,
    children,
    descendants,
    kill,
    recorded_long_ago,
    recorded_now,
    rungs,
    running,
)
from tests.world import World
from web.processes import processes

WORKERS, WRITERS = 3, 4
KILLS = {"everyday": 200, "long": 2_000}
ANSWERS_BETWEEN_KILLS, KILLS_BETWEEN_RUNGS = 2, 5
FOLLOWS = "Following the log."


@pytest.fixture
def installation(world: World) -> Iterator[Running]:
    """All of it at work on this test's region, and ready."""
    where = world.together.settings
    arguments = ("run", "--workers", str(WORKERS))
    with running(where.data, *arguments, database=where.database) as started:
        at_last(started.is_up)
        at_last(lambda: len(workers(started)) == WORKERS)
        at_last(lambda: FOLLOWS in started.said)
        yield started


def of(installation: Running, command: str) -> list[int]:
    """The processes of this command, as the installation has started them."""
    every = children(installation.process.pid)
    return [pid for pid in every if called(pid).startswith(command)]


def workers(installation: Running) -> list[int]:
    return [worker for pages in of(installation, "serve") for worker in children(pages)]


def is_fresh(world: World) -> bool:
    """Whether the lists show all that is in the log; looks without folding anything itself."""
    together = world.together
    return together.projector.mark().position == together.service.head()


def test_a_projector_that_is_killed_is_stood_in_for_and_started_again(
    installation: Running, world: World
) -> None:
    handover_id = recorded_now(world)
    at_last(lambda: is_fresh(world))
    for _ in range(2):  # one of the two follows: the older, or the other, which then is the older
        kill(at_last(lambda: two(of(installation, "projector")))[0])
        ask(world, "mary", attempt(handover_id))
        at_last(lambda: is_fresh(world))
    at_last(lambda: installation.said.count(FOLLOWS) > 1)
    at_last(lambda: two(of(installation, "projector")))
    assert "ended by itself (status -9) and starts again in 1 seconds" in installation.said


def two(found: list[int]) -> list[int]:
    return found if len(found) == 2 else []


def test_told_to_stop_all_of_it_ends_well_and_nothing_is_left(installation: Running) -> None:
    every = descendants(installation.process.pid)
    assert len(every) == len(processes(WORKERS)) + WORKERS

    assert installation.stop() == 0

    assert [pid for pid in every if called(pid)] == []


def test_whatever_is_killed_while_programs_write_nothing_is_lost_and_nothing_is_doubled(
    installation: Running, world: World
) -> None:
    """Workers, projectors and chasers, at any moment, again and again."""
    handovers = [recorded_now(world) for _ in range(WRITERS)]
    is_enough, answered = Event(), list[UUID]()
    mary = caller(world, installation, "mary")

    def write(handover_id: UUID) -> None:
        while not is_enough.is_set():
            body = attempt_body(command_id=str(uuid4()))
            answered.append(mary.insist(f"/handovers/{handover_id}/attempts", body))

    with ThreadPoolExecutor(WRITERS) as pool:
        writers = [pool.submit(write, one) for one in handovers]
        try:
            overdue = kill_any(installation, world, answered)
        finally:
            is_enough.set()
        for one in writers:
            one.result()
    together = world.together
    stored = [
        one.event.envelope.command_id
        for one in together.service.read_log(0, 10**6)
        if isinstance(one.event, CallAttempted)
    ]
    assert sorted(stored) == sorted(answered), "each acknowledged once, and each stored once"
    every_rung = sorted((one, rung) for one in overdue for rung in range(1, RUNGS + 1))
    at_last(lambda: len(rungs(world)) >= len(every_rung))
    assert sorted(rungs(world)) == every_rung, "each due rung is recorded once"
    assert is_whole(world)


def kill_any(installation: Running, world: World, answered: list[UUID]) -> list[UUID]:
    """Kill one after another while answers come; the handovers whose rungs fell due meanwhile."""
    overdue = list[UUID]()
    for number in range(KILLS[settings.get_current_profile_name()]):
        if number % KILLS_BETWEEN_RUNGS == 0:
            overdue.append(recorded_long_ago(world))
        at_last(partial(has_grown, answered, len(answered) + ANSWERS_BETWEEN_KILLS))
        kill(random.choice(at_last(lambda: victims(installation))))
        time.sleep(random.random() / 20)
    return overdue


def victims(installation: Running) -> list[int]:
    """Every process that may die while the service goes on."""
    followers = (*of(installation, "projector"), *of(installation, "chaser"))
    return [*workers(installation), *followers]


def has_grown(answered: list[UUID], to: int) -> bool:
    return len(answered) >= to


def is_whole(world: World) -> bool:
    """The lists equal a second reading of the log."""
    together = world.together
    together.projector.catch_up_fully()
    anew = Boards.over(Region(together.service), together.settings.data / "anew.sqlite")
    anew.projector.catch_up_fully()
    try:
        return differences(together.reads, anew.reads) == []
    finally:
        anew.close()
