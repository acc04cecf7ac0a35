"""No page and no path of the API closes a handover of care before somebody took it on.

Two ways are left, each with a reason: the sender takes it back, or it should never have been
recorded (domain 9a, "Closed"; 9d, 10; ADR 11). A word by telephone opens no third one.
"""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest

from handover import commands as c
from handover.commands import Command, OnHandover
from handover.content import Kind
from handover.handover import Handover
from handover.policy import View
from handover.states import State
from tests import daily, region
from tests.chasing import asked_by_people
from tests.web.asking import Asking
from tests.web.refusals import SITUATIONS
from tests.web.stage import Send, Stage
from tests.web.telling import HIDE, LOSS, LOSS_KNOWN, UNDO, UNDO_ANSWER, UNDO_KNOWN

LAST = (LOSS_KNOWN, UNDO, UNDO_ANSWER, UNDO_KNOWN, HIDE, LOSS)
"""A hidden address or a loss changes what can be recorded of the family: they come last."""
ASKINGS = dict.fromkeys(
    one.asking for one in SITUATIONS if issubclass(one.asking.command, OnHandover)
)
ALL = (*(one for one in ASKINGS if one not in LAST), *LAST)
"""Everything that can be asked of a handover, as the table of refusals has it."""
ENDS_IT: set[type[Command]] = {c.Withdraw, c.EnterInError}
BEFORE: dict[str, tuple[Callable[..., OnHandover], ...]] = {
    "waiting": (),
    "received": (c.MarkReceived,),
    "declined": (region.decline,),
    "by word of mouth": (),
}


def standing(stage: Stage, before: str) -> None:
    """A new handover of care that nobody has accepted."""
    said = replace(region.safer(), situation="Low mood since the birth of her first")
    command = replace(region.record(Kind.HANDOVER_OF_CARE), safer=said)
    stage.handover_id = stage.scene.recorded(command)
    stage.scene.ask("mary", region.conversation(stage.handover_id))
    if before == "by word of mouth":
        stage.scene.ask("mary", daily.word_of_mouth(stage.handover_id))
    for verb in BEFORE[before]:
        stage.scene.ask("hana", verb(stage.handover_id))


def seen(stage: Stage) -> Handover:
    actor = stage.world.accounts["mary"].actor
    return stage.world.together.service.look_up(stage.handover_id, actor, View.RECORD)


def by_page(stage: Stage, asking: Asking) -> Send:
    return stage.by_page(asking, asking.who, stage.typed(asking, {}))


def by_api(stage: Stage, asking: Asking) -> Send:
    return stage.by_api(asking, asking.who, {})


def test_every_command_about_a_handover_is_tried() -> None:
    commands = {one for one in asked_by_people() if issubclass(one, OnHandover)}
    assert {asking.command for asking in ALL} == commands


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("way", [by_page, by_api])
def test_nothing_ends_it_but_withdrawn_and_in_error(
    impatient_stage: Stage, way: Callable[[Stage, Asking], Send], before: str
) -> None:
    stage = impatient_stage
    closed, carried_out = set(), 0
    for asking in ALL:
        standing(stage, before)
        stage.command_id = uuid4()
        carried_out += way(stage, asking)().status_code in {201, 303}
        found = seen(stage)
        if found.state is State.CLOSED:
            closed.add(asking.command)
            assert found.holder.team == found.sending
        assert (found.acknowledged is not None) == (found.state is State.ACKNOWLEDGED)
    assert closed == ENDS_IT
    assert carried_out > len(ENDS_IT)


@pytest.mark.parametrize("way", [by_page, by_api])
def test_what_was_accepted_is_not_withdrawn(
    impatient_stage: Stage, way: Callable[[Stage, Asking], Send]
) -> None:
    stage = impatient_stage
    [withdraw] = [asking for asking in ALL if asking.command is c.Withdraw]
    standing(stage, "waiting")
    stage.scene.ask("hana", region.acknowledge(stage.handover_id))
    assert way(stage, withdraw)().status_code == 409
    assert seen(stage).state is State.ACKNOWLEDGED
