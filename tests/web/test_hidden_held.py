"""Her address is hidden, and the lists do not have it: who receives her is shown to nobody else."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from uuid import UUID

import pytest
from flask import Flask

from handover.events import Recorded
from handover.family.events import HandoverNoted
from handover.handover import Handover
from tests.agreeing import AGREED, agree
from tests.browsing import ClientOf, page, words
from tests.leading import ask, hurry_up, sent
from tests.programs import program
from tests.projections.stumbling import append_unknown, stumbling
from tests.safeguarding import hide
from tests.world import World

Lacking = Callable[[World], AbstractContextManager[None]]
"""What keeps the lists from what happens meanwhile."""
RECEIVER = ("Derby health visitors", "01632 960103", "Petra Lund", AGREED)


@contextmanager
def held_by_another(world: World) -> Iterator[None]:
    """Somebody has the tables: nothing can be written there."""
    world.together.projector.catch_up_fully()
    hurry_up(world)
    with world.together.reads.writing():
        yield


@contextmanager
def handover_held(world: World) -> Iterator[None]:
    """No list has the handover at all."""
    del world
    with stumbling(None, ValueError(), Recorded):
        yield


@contextmanager
def family_held(world: World) -> Iterator[None]:
    """The handover is listed, and what happens to the family waits."""
    del world
    with stumbling(None, ValueError(), HandoverNoted):
        yield


def told(app: Flask, client_of: ClientOf, handover_id: UUID) -> str:
    """All that a lead may read of one handover."""
    lena = client_of("lena")
    pages = (f"/board/{handover_id}", f"/handovers/{handover_id}/agreed")
    lines = program(app, "lena").get(f"/handovers/{handover_id}/timeline").get_json()["lines"]
    return " ".join([*(words(page(lena, one)) for one in pages), str(lines)])


def named_in(read: str) -> list[str]:
    return [one for one in RECEIVER if one in read]


@pytest.mark.parametrize("lacking", [held_by_another, handover_held, family_held])
def test_case_form_and_timeline_show_nobody_who_receives_her(
    world: World, app: Flask, client_of: ClientOf, lacking: Lacking
) -> None:
    handover_id = sent(world)
    ask(world, "lena", agree(handover_id))
    with lacking(world):
        ask(world, "mary", hide(handover_id))
        assert named_in(told(app, client_of, handover_id)) == []


def test_without_the_flag_the_same_pages_show_who_receives_her(
    world: World, app: Flask, client_of: ClientOf
) -> None:
    handover_id = sent(world)
    ask(world, "lena", agree(handover_id))
    assert named_in(told(app, client_of, handover_id)) == list(RECEIVER)


def test_a_family_that_cannot_be_read_either_counts_as_hidden_and_the_case_can_be_followed(
    world: World, app: Flask, client_of: ClientOf
) -> None:
    handover_id = sent(world)
    ask(world, "lena", agree(handover_id))
    handover: Handover = world.together.service.repository.get(handover_id)
    assert handover.family_id is not None
    append_unknown(world.together.service, handover.family_id, "family.of_tomorrow")
    assert named_in(told(app, client_of, handover_id)) == []
