"""Opening again what was closed by mistake, on the page and through the API."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from flask import Flask

from handover.commands import CloseTeam
from handover.handover import Handover
from handover.policy import View
from handover.states import State
from tests import putting_right, region
from tests.browsing import ClientOf, page, send, words
from tests.programs import once, program
from tests.web.scene import Scene
from tests.world import MovableClock, World

Typed = dict[str, str | list[str]]


def stored(world: World, handover_id: UUID) -> Handover:
    return world.together.service.look_up(handover_id, world.accounts["mary"].actor, View.RECORD)


def withdrawn(scene: Scene) -> UUID:
    handover_id = scene.recorded()
    scene.ask("mary", region.withdraw(handover_id))
    return handover_id


def done(scene: Scene) -> UUID:
    handover_id = scene.recorded()
    scene.ask("hana", region.acknowledge(handover_id))
    scene.ask("hana", region.done(handover_id))
    return handover_id


def typed(**more: str) -> Typed:
    return {"command_id": str(uuid4()), "reason": "Closed by mistake", **more}


def test_what_was_withdrawn_waits_again(scene: Scene, client_of: ClientOf, world: World) -> None:
    handover_id = withdrawn(scene)
    mary = client_of("mary")
    form = words(page(mary, f"/handovers/{handover_id}/reopening"))
    assert "Both clocks start now, so ring them again" in form
    assert "New date" not in form
    answer = send(mary, f"/handovers/{handover_id}/reopening", typed(), follow=True)
    said = words(answer.text)
    assert "Opened again. Both teams see it, and that it was closed before." in said
    assert "Closed by Mary Okafor, Leicester community midwives" in said
    assert "The family stays in Leicester" in said
    assert "Opened again by Mary Okafor" in said
    assert "Both clocks started again" in said
    assert stored(world, handover_id).state is State.WAITING
    assert "1 waiting" in words(page(client_of("hana"), "/inbox"))


def test_what_was_done_needs_a_new_date(scene: Scene, client_of: ClientOf, world: World) -> None:
    handover_id = done(scene)
    hana = client_of("hana")
    assert "The promise of Hana Quorn goes on" in words(
        page(hana, f"/handovers/{handover_id}/reopening")
    )
    dated = {
        "next_action_on-day": "15",
        "next_action_on-month": "12",
        "next_action_on-year": "2026",
    }
    answer = send(hana, f"/handovers/{handover_id}/reopening", typed(**dated), follow=True)
    assert "The promise goes on. New date: 15 December 2026" in words(answer.text)
    assert stored(world, handover_id).state is State.ACKNOWLEDGED


def test_only_whoever_closed_it_has_the_link(scene: Scene, client_of: ClientOf) -> None:
    for handover_id, closer, other in (
        (withdrawn(scene), "mary", "hana"),
        (done(scene), "hana", "mary"),
    ):
        assert "Open this again" in words(page(client_of(closer), f"/handovers/{handover_id}"))
        assert "Open this again" not in words(page(client_of(other), f"/handovers/{handover_id}"))


def close(scene: Scene, team: str) -> None:
    """The keeper closes it; what is open with it goes to another team."""
    successor = {
        "leicester_midwives": "nottingham_midwives",
        "derby_visitors": "leicester_visitors",
    }
    teams = scene.world.teams
    scene.ask("kit", CloseTeam(teams[team], "Merged", teams[successor[team]]))


@pytest.mark.parametrize(
    "ends,closer,closes",
    [
        (withdrawn, "mary", "leicester_midwives"),
        (withdrawn, "mary", "derby_visitors"),
        (done, "hana", "derby_visitors"),
    ],
)
def test_a_team_that_has_closed_has_no_link_nor_one_that_would_send_to_it(
    scene: Scene, client_of: ClientOf, ends: Callable[[Scene], UUID], closer: str, closes: str
) -> None:
    handover_id = ends(scene)
    close(scene, closes)
    record = words(page(client_of(closer), f"/handovers/{handover_id}"))
    assert "Open this again" not in record


def test_what_was_done_is_opened_again_though_its_sender_has_closed(
    scene: Scene, client_of: ClientOf
) -> None:
    handover_id = done(scene)
    close(scene, "leicester_midwives")
    assert "Open this again" in words(page(client_of("hana"), f"/handovers/{handover_id}"))


def test_an_error_has_no_link_and_says_why(scene: Scene, client_of: ClientOf) -> None:
    handover_id = scene.recorded()
    scene.ask("mary", region.enter_in_error(handover_id))
    mary = client_of("mary")
    assert "Open this again" not in words(page(mary, f"/handovers/{handover_id}"))
    answer = mary.get(f"/handovers/{handover_id}/reopening")
    assert answer.status_code == 409
    assert "This was entered in error, so it cannot be opened again." in words(answer.text)


def test_an_open_record_says_that_it_is_open(scene: Scene, client_of: ClientOf) -> None:
    answer = client_of("mary").get(f"/handovers/{scene.recorded()}/reopening")
    assert answer.status_code == 409
    assert "This is open" in words(answer.text)


def test_after_thirty_days_it_is_too_late_by_both_ways(
    scene: Scene, app: Flask, client_of: ClientOf, clock: MovableClock
) -> None:
    handover_id = withdrawn(scene)
    clock.move(days=30, minutes=1)
    answer = send(client_of("mary"), f"/handovers/{handover_id}/reopening", typed())
    assert answer.status_code == 409
    assert "This was closed more than 30 days ago" in words(answer.text)
    assert "Closed by mistake" in words(answer.text)
    body = once({"reason": "Closed by mistake"})
    told = program(app, "mary").post(f"/handovers/{handover_id}/reopening", body)
    assert told.status_code == 409
    assert told.get_json()["type"] == "urn:pick-up-the-phone:closed_too_long_ago"


def test_talk_from_before_the_withdrawal_says_so(scene: Scene, client_of: ClientOf) -> None:
    handover_id = scene.recorded()
    scene.ask("mary", region.conversation(handover_id))
    scene.clock.move(minutes=5)
    scene.ask("mary", region.withdraw(handover_id))
    scene.ask("mary", putting_right.reopen(handover_id))
    said = words(page(client_of("mary"), f"/handovers/{handover_id}"))
    assert "10am, before it was opened again" in said
    assert "Nobody has rung Derby health visitors yet" in said
