"""Acknowledging: one short form, nothing typed lost, and one holder whoever presses first."""

from datetime import date
from threading import Barrier, Thread
from uuid import UUID, uuid4

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from handover import events
from handover.handover import Handover
from handover.policy import View
from tests import region
from tests.browsing import ClientOf, csrf_token, page, send, signed_in, words
from tests.web.scene import Scene
from tests.world import PASSWORD, MovableClock, World

Typed = dict[str, str | list[str]]


def typed(**changes: str) -> Typed:
    return {
        "command_id": str(uuid4()),
        "professional": "Hana Novak",
        "professional_role": "Health visitor",
        "next_action": "Visit at home on Friday",
        "next_action_on-day": "27",
        "next_action_on-month": "11",
        "next_action_on-year": "2026",
        **changes,
    }


def stored(world: World, handover_id: UUID) -> Handover:
    return world.together.service.look_up(handover_id, world.accounts["hana"].actor, View.RECORD)


def acknowledgements(world: World) -> int:
    log = world.together.service.read_log(0, 1000)
    return sum(isinstance(one.event, events.Acknowledged) for one in log)


def test_the_form_starts_with_whoever_is_signed_in(scene: Scene, client_of: ClientOf) -> None:
    html = page(client_of("hana"), f"/handovers/{scene.recorded()}/acknowledge")

    assert 'value="Hana Novak"' in html
    assert 'value="Health visitor"' in html
    assert "Responsibility passes from Mary Okafor" in words(html)


def test_a_named_colleague_takes_it_on(scene: Scene, client_of: ClientOf, world: World) -> None:
    handover_id = scene.recorded()
    answer = send(
        client_of("hana"),
        f"/handovers/{handover_id}/acknowledge",
        typed(professional="Hetty Quick"),
        follow=True,
    )
    said = words(answer.text)

    assert answer.request.path == "/inbox"
    assert "Acknowledged. The sending team sees who took it on" in said
    assert "Taken on by Hetty Quick" in said
    assert "Nothing is waiting" in said
    assert stored(world, handover_id).holder.name == "Hetty Quick"


@pytest.mark.parametrize(
    "changes,message,field",
    [
        (
            {"professional": " "},
            "Enter the name of the person who takes this on",
            "professional",
        ),
        ({"professional_role": ""}, "Enter their role", "professional_role"),
        ({"next_action": "\n"}, "Enter the next action", "next_action"),
        ({"next_action": "x" * 1001}, "Shorten the next action to 1,000", "next_action"),
        ({"next_action": "\u202eVisit"}, "Remove the invisible characters", "next_action"),
        ({"next_action_on-day": "31"}, "must be a real date", "next_action_on"),
        (
            {"next_action_on-day": ""},
            "The date of the next action must include a day",
            "next_action_on",
        ),
        ({"next_action_on-day": "23"}, "must be today or later", "next_action_on"),
        ({"next_action_on-year": "2028"}, "within the next 12 months", "next_action_on"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_what_was_typed_is_kept(
    scene: Scene,
    client_of: ClientOf,
    changes: dict[str, str],
    message: str,
    field: str,
) -> None:
    handover_id = scene.recorded()
    sent = typed(**changes)
    client = client_of("hana")
    answer = send(client, f"/handovers/{handover_id}/acknowledge", sent)

    assert answer.status_code == 422
    assert "<title>Error: Acknowledge" in answer.text
    assert words(answer.text).count(message) == 2  # in the summary and beside the field
    assert f'href="#{field}"' in answer.text
    assert f'id="{field}-error"' in answer.text
    assert f'value="{sent["command_id"]}"' in answer.text
    if "next_action" not in changes:
        assert "Visit at home on Friday" in answer.text
    assert "Unacknowledged" in words(page(client, f"/handovers/{handover_id}"))


def test_pressing_twice_changes_nothing_the_second_time(
    scene: Scene, client_of: ClientOf, world: World
) -> None:
    address, sent = f"/handovers/{scene.recorded()}/acknowledge", typed()
    client = client_of("hana")
    answers = [send(client, address, sent) for _ in range(2)]

    assert [one.status_code for one in answers] == [303, 303]
    assert acknowledgements(world) == 1


def test_going_back_and_sending_other_words_says_that_the_first_are_stored(
    scene: Scene, client_of: ClientOf, world: World
) -> None:
    address, sent = f"/handovers/{scene.recorded()}/acknowledge", typed()
    client = client_of("hana")
    send(client, address, sent)
    answer = send(client, address, {**sent, "next_action": "Ring her on Monday"})

    assert answer.status_code == 409
    assert "What was sent first is stored" in words(answer.text)
    assert "Ring her on Monday" in answer.text
    assert acknowledgements(world) == 1


def test_somebody_who_comes_second_is_told_who_and_when_and_keeps_the_words(
    scene: Scene, client_of: ClientOf
) -> None:
    handover_id = scene.recorded()
    scene.ask("hana", region.acknowledge(handover_id, on=date(2026, 12, 1)))
    answer = send(client_of("hana"), f"/handovers/{handover_id}/acknowledge", typed())
    said = words(answer.text)

    assert answer.status_code == 409
    assert (
        "Already acknowledged by Hana Quorn, Derby health visitors, "
        "Tuesday 24 November 2026 at 10am" in said
    )
    assert "What you typed" in said
    assert "Next action Visit at home on Friday" in said
    assert "By which day 27 11 2026" in said
    assert "By Tuesday 1 December 2026" in said


def test_opening_the_form_too_late_says_how_it_stands(scene: Scene, client_of: ClientOf) -> None:
    handover_id = scene.recorded()
    scene.ask("hana", region.decline(handover_id))
    answer = client_of("hana").get(f"/handovers/{handover_id}/acknowledge")
    said = words(answer.text)

    assert answer.status_code == 409
    assert "This was declined and is back with the sending team" in said
    assert "What you typed" not in said


def test_two_who_press_in_the_same_moment_make_one_holder(
    scene: Scene, app: Flask, world: World
) -> None:
    handover_id = scene.recorded()
    address = f"/handovers/{handover_id}/acknowledge"
    together, answers = Barrier(2), dict[str, TestResponse]()

    def press(name: str) -> None:
        client = signed_in(app, "hana")
        form = {"csrf_token": csrf_token(client), **typed(professional=name)}
        together.wait(timeout=20)
        answers[name] = client.post(address, data=form)

    presses = [Thread(target=press, args=(name,)) for name in ("Hana Novak", "Hetty Quick")]
    for one in presses:
        one.start()
    for one in presses:
        one.join(timeout=30)

    assert sorted(one.status_code for one in answers.values()) == [303, 409]
    assert acknowledgements(world) == 1
    holder = stored(world, handover_id).holder.name
    assert answers[holder].status_code == 303
    late = next(one for one in answers.values() if one.status_code == 409)
    assert f"Already acknowledged by {holder}, Derby health visitors" in words(late.text)
    assert "Visit at home on Friday" in late.text


def test_the_sending_team_cannot_acknowledge(scene: Scene, client_of: ClientOf) -> None:
    address = f"/handovers/{scene.recorded()}/acknowledge"
    client = client_of("mary")

    assert client.get(address).status_code == 403
    assert send(client, address, typed()).status_code == 403


def test_a_session_that_ran_out_while_typing_loses_nothing(
    scene: Scene, client_of: ClientOf, clock: MovableClock
) -> None:
    address = f"/handovers/{scene.recorded()}/acknowledge"
    client = client_of("hana")
    token = csrf_token(client, address)
    clock.move(minutes=40)
    client.post(address, data={"csrf_token": token, **typed(next_action="Ring her first")})
    sign_in: Typed = {"username": "hana", "password": PASSWORD, "next": address}
    answer = send(client, "/sign-in", sign_in, follow=True)

    assert answer.request.path == address
    assert "Ring her first" in answer.text
    assert "has not been sent" in words(answer.text)


def test_a_form_without_its_command_id_is_no_form_of_ours(
    scene: Scene, client_of: ClientOf, world: World
) -> None:
    address = f"/handovers/{scene.recorded()}/acknowledge"

    assert send(client_of("hana"), address, typed(command_id="x")).status_code == 400
    assert acknowledgements(world) == 0


def test_a_form_without_its_csrf_token_is_refused(
    scene: Scene, client_of: ClientOf, world: World
) -> None:
    address = f"/handovers/{scene.recorded()}/acknowledge"

    assert client_of("hana").post(address, data=typed()).status_code == 400
    assert acknowledgements(world) == 0
