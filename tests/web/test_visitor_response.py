"""Reporting what came of a promise: done closes it; not done needs a reason and a new date."""

from uuid import UUID, uuid4

import pytest

from handover.handover import Handover
from handover.policy import View
from handover.states import State
from tests import region
from tests.browsing import ClientOf, page, send, words
from tests.web.scene import Scene
from tests.world import World

Typed = dict[str, str | list[str]]


def taken(scene: Scene) -> UUID:
    """Hana has promised a visit by 1 December."""
    handover_id = scene.recorded()
    scene.ask("hana", region.acknowledge(handover_id))
    return handover_id


def typed(said: str, **more: str) -> Typed:
    return {"command_id": str(uuid4()), "words": said, "is_done": "yes", **more}


def dated(day: str, month: str, year: str) -> dict[str, str]:
    return {
        "next_action_on-day": day,
        "next_action_on-month": month,
        "next_action_on-year": year,
    }


def stored(world: World, handover_id: UUID) -> Handover:
    return world.together.service.look_up(handover_id, world.accounts["hana"].actor, View.RECORD)


def test_done_closes_it(scene: Scene, client_of: ClientOf, world: World) -> None:
    handover_id = taken(scene)
    sent = typed("Saw both, all well")
    answer = send(client_of("hana"), f"/handovers/{handover_id}/response", sent, follow=True)

    said = words(answer.text)
    assert "Reported. The sending team sees what came of it." in said
    assert "Closed: the promised action was done What came of it: Saw both, all well" in said
    assert stored(world, handover_id).state is State.CLOSED


def test_not_done_needs_a_new_date(scene: Scene, client_of: ClientOf) -> None:
    handover_id = taken(scene)
    sent = typed("Nobody was in", is_done="no")
    answer = send(client_of("hana"), f"/handovers/{handover_id}/response", sent)

    assert answer.status_code == 422
    assert words(answer.text).count("Enter the day by which it will be done") == 2
    assert 'href="#next_action_on"' in answer.text
    assert "Nobody was in" in answer.text


@pytest.mark.parametrize(
    "numbers,message",
    [
        (("31", "11", "2026"), "must be a real date"),
        (("23", "11", "2026"), "must be today or later"),
        (("1", "1", "2028"), "within the next 12 months"),
        (("", "12", "2026"), "must include a day"),
    ],
)
def test_a_date_that_cannot_be_is_said_beside_it(
    scene: Scene, client_of: ClientOf, numbers: tuple[str, str, str], message: str
) -> None:
    handover_id = taken(scene)
    sent = typed("Nobody was in", is_done="no", **dated(*numbers))
    answer = send(client_of("hana"), f"/handovers/{handover_id}/response", sent)

    assert answer.status_code == 422
    assert words(answer.text).count(message) == 2
    assert 'id="next_action_on-error"' in answer.text


def test_not_done_with_a_new_date_stays_with_the_team(
    scene: Scene, client_of: ClientOf, world: World
) -> None:
    handover_id = taken(scene)
    sent = typed("Nobody was in", is_done="no", **dated("8", "12", "2026"))
    answer = send(client_of("hana"), f"/handovers/{handover_id}/response", sent, follow=True)

    said = words(answer.text)
    assert "By Tuesday 8 December 2026 First promised for 1 December 2026" in said
    assert "Not done Nobody was in Hana Novak, Derby health visitors" in said
    assert stored(world, handover_id).state is State.ACKNOWLEDGED
    assert "By Tuesday 8 December 2026" in words(page(client_of("hana"), "/inbox"))


def test_neither_is_asked_for(scene: Scene, client_of: ClientOf) -> None:
    handover_id = taken(scene)
    sent: Typed = {"command_id": str(uuid4()), "words": "Saw both"}
    answer = send(client_of("hana"), f"/handovers/{handover_id}/response", sent)

    assert answer.status_code == 422
    assert words(answer.text).count("Choose whether it has been done") == 2
    assert 'href="#is_done"' in answer.text


def test_a_date_below_the_choice_that_was_not_made_does_not_count(
    scene: Scene, client_of: ClientOf, world: World
) -> None:
    handover_id = taken(scene)
    sent = typed("Saw both", **{"next_action_on-day": "99"})
    send(client_of("hana"), f"/handovers/{handover_id}/response", sent)

    assert stored(world, handover_id).state is State.CLOSED
