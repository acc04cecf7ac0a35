"""`python -m web parked`: what could not be read into the lists."""

from uuid import UUID, uuid4

import pytest
from click.testing import CliRunner

from handover.events import CallAttempted
from handover.reference import call_reference
from tests.commanding import KEYS, where
from tests.leading import ask, lose_newest, sent
from tests.projections.stumbling import append_unknown, stumbling
from tests.region import attempt
from tests.world import World
from web.commands import main


def run(world: World, *arguments: str) -> tuple[int, str]:
    """What the command ended with, and what it printed."""
    environment = {**KEYS, **where(world)}
    done = CliRunner().invoke(main, ["parked", *arguments], env=environment)
    return done.exit_code, done.output


@pytest.fixture
def handover_id(world: World) -> UUID:
    return sent(world)


def test_nothing_to_tell_ends_well(world: World) -> None:
    assert run(world, "list") == (0, "Nothing: everything that was recorded is shown.\n")


def test_lists_of_another_log_tell_nothing_of_this_one(world: World) -> None:
    lose_newest(world)
    code, said = run(world, "list")
    assert code == 2
    assert said.startswith("Error: The lists have read another log than the one that is there")


def test_an_event_of_a_newer_release_is_listed_and_fails_again(
    world: World, handover_id: UUID
) -> None:
    append_unknown(world.together.service, handover_id)
    code, said = run(world, "list")
    assert code == 1
    assert said.startswith(f"{handover_id} Handover {call_reference(handover_id)}\n")
    assert "handover.of_tomorrow at " in said
    assert said.endswith("Nothing has happened to it since.\n")
    assert run(world, "retry", str(handover_id)) == (
        1,
        "It failed again: 1 change is still not shown.\n",
    )


def test_what_is_mended_is_shown_after_one_more_try(world: World, handover_id: UUID) -> None:
    with stumbling(handover_id, KeyError(), CallAttempted):
        ask(world, "mary", attempt(handover_id))
        world.together.projector.catch_up_fully()
    assert run(world, "list")[0] == 1
    assert run(world, "retry", str(handover_id)) == (
        0,
        "1 change is shown. Nothing of it waits any more.\n",
    )
    assert run(world, "list")[0] == 0


def test_a_record_of_which_nothing_is_held_has_nothing_to_try(world: World) -> None:
    unknown = uuid4()
    said = f"Error: Nothing of {unknown} is held back. `python -m web parked list` shows what is.\n"
    assert run(world, "retry", str(unknown)) == (2, said)
