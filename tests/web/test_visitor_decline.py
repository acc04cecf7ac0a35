"""Declining: a reason, and perhaps the right team, found in the form itself."""

from uuid import UUID, uuid4

import pytest

from handover.content import Kind
from handover.handover import Handover
from handover.policy import View
from handover.states import State
from tests import region
from tests.browsing import ClientOf, page, send, words
from tests.web.scene import Scene
from tests.world import World

Typed = dict[str, str | list[str]]
REASON = "The address is in Leicester"


def typed(**changes: str) -> Typed:
    return {"command_id": str(uuid4()), "reason": REASON, "find": "", **changes}


def stored(world: World, handover_id: UUID) -> Handover:
    return world.together.service.look_up(handover_id, world.accounts["hana"].actor, View.RECORD)


def test_it_goes_back_to_the_sender_with_the_reason(
    scene: Scene, client_of: ClientOf, world: World
) -> None:
    handover_id = scene.recorded()
    address = f"/handovers/{handover_id}/decline"
    answer = send(client_of("hana"), address, typed(), follow=True)
    handover = stored(world, handover_id)

    assert answer.request.path == "/inbox"
    assert "Declined. It is back with the sending team" in words(answer.text)
    assert (handover.state, handover.decline_reason) == (State.DECLINED, REASON)
    assert handover.holder.name == "Mary Okafor"


def test_finding_a_team_keeps_the_reason_and_declines_nothing(
    scene: Scene, client_of: ClientOf, world: World
) -> None:
    handover_id = scene.recorded()
    address = f"/handovers/{handover_id}/decline"
    answer = send(client_of("hana"), address, typed(find="leicester", press="find"))
    said = words(answer.text)

    assert answer.status_code == 200
    assert REASON in answer.text
    assert "Leicester health visitors" in said
    assert "Old Town health visitors" not in said  # closed
    assert stored(world, handover_id).state is State.WAITING


def test_one_s_own_team_is_not_offered(scene: Scene, client_of: ClientOf, world: World) -> None:
    address = f"/handovers/{scene.recorded()}/decline"
    answer = send(client_of("hana"), address, typed(find="derby", press="find"))

    assert str(world.teams["derby_visitors"]) not in answer.text
    assert "No team fits these words" in words(answer.text)


def test_the_right_team_reaches_the_sender(scene: Scene, client_of: ClientOf, world: World) -> None:
    handover_id = scene.recorded()
    right = str(world.teams["leicester_visitors"])
    send(client_of("hana"), f"/handovers/{handover_id}/decline", typed(suggested_team_id=right))
    suggested = stored(world, handover_id).suggested

    assert suggested is not None
    assert suggested.name == "Leicester health visitors"


def test_a_chosen_team_stays_chosen_while_something_else_is_wrong(
    scene: Scene, client_of: ClientOf, world: World
) -> None:
    right = str(world.teams["leicester_visitors"])
    sent = typed(reason="", suggested_team_id=right, find="nottingham")
    answer = send(client_of("hana"), f"/handovers/{scene.recorded()}/decline", sent)

    assert answer.status_code == 422
    assert words(answer.text).count("Enter the reason") == 2
    chosen = next(part for part in answer.text.split("<input") if f'value="{right}"' in part)
    assert "checked" in chosen.partition(">")[0]


@pytest.mark.parametrize(
    "team_id,message",
    [
        ("closed", "That team has closed"),
        ("00000000-0000-4000-8000-000000000000", "That team is not in the directory"),
        ("not an id", "Choose a team"),
    ],
)
def test_a_team_that_cannot_be_is_said_beside_the_question(
    scene: Scene, client_of: ClientOf, world: World, team_id: str, message: str
) -> None:
    handover_id = scene.recorded()
    sent = typed(
        suggested_team_id=str(world.teams["closed_visitors"]) if team_id == "closed" else team_id
    )
    answer = send(client_of("hana"), f"/handovers/{handover_id}/decline", sent)

    assert answer.status_code == 422
    assert message in words(answer.text)
    assert 'id="suggested_team_id"' in answer.text
    assert REASON in answer.text
    assert stored(world, handover_id).state is State.WAITING


def test_somebody_who_comes_second_is_told_and_keeps_the_reason(
    scene: Scene, client_of: ClientOf
) -> None:
    handover_id = scene.recorded()
    scene.ask("hana", region.acknowledge(handover_id))
    answer = send(client_of("hana"), f"/handovers/{handover_id}/decline", typed())

    assert answer.status_code == 409
    assert "Already acknowledged by Hana Quorn" in words(answer.text)
    assert REASON in answer.text


def test_the_form_of_a_concern_says_who_holds_the_family_all_along(
    scene: Scene, client_of: ClientOf
) -> None:
    handover_id = scene.recorded(region.record(kind=Kind.CONCERN))
    said = words(page(client_of("hana"), f"/handovers/{handover_id}/decline"))

    assert "This is a concern: they hold responsibility for the family all along" in said


def test_pressing_twice_declines_once(scene: Scene, client_of: ClientOf, world: World) -> None:
    handover_id = scene.recorded()
    address, sent = f"/handovers/{handover_id}/decline", typed()
    client = client_of("hana")

    assert [send(client, address, sent).status_code for _ in range(2)] == [303, 303]
    assert stored(world, handover_id).version == 2


def test_the_sending_team_cannot_decline(scene: Scene, client_of: ClientOf) -> None:
    address = f"/handovers/{scene.recorded()}/decline"

    assert client_of("mary").get(address).status_code == 403
    assert send(client_of("mary"), address, typed()).status_code == 403
