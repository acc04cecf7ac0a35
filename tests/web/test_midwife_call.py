"""The call page and the conversation form: attempts never stop a clock, conversations do."""

from collections.abc import Callable
from uuid import UUID

import pytest

from handover.actor import Asked, Source
from handover.calls import AttemptOutcome
from handover.commands import Acknowledge, Command
from tests import region
from tests.browsing import ClientOf, csrf_token, page, send, words
from tests.recording import WHY, Answers, sent
from tests.ringing import SPOKE, pressing, spoke, stored
from tests.world import MovableClock, World
from web.asking import new_command_id


def test_the_page_says_whom_to_ring_and_what_to_say(client_of: ClientOf, world: World) -> None:
    mary = client_of("mary")
    handover_id = sent(mary, world)
    html = page(mary, f"/handovers/{handover_id}/call")
    said = words(html)

    assert 'href="tel:01632960103"' in html
    for shown in (
        "Ring 01632 960103",
        "Open now, until 5pm",
        "Number verified on 20 October 2026",
        "My name is Mary Okafor, midwife with Leicester community midwives",
        "The mother is Ann Test, born 3 May 1995",
        "She moved to Derby on Friday",
        "Not asked: He was in the room",
        "Please read back to me",
        "Held by Mary Okafor, Leicester community midwives",
        "Nobody has rung Derby health visitors yet",
    ):
        assert shown in said


@pytest.mark.parametrize("outcome", list(AttemptOutcome))
def test_one_press_logs_what_happened_and_no_press_is_a_contact(
    client_of: ClientOf, world: World, outcome: AttemptOutcome
) -> None:
    mary = client_of("mary")
    handover_id = sent(mary, world)
    address = f"/handovers/{handover_id}/call"

    done = send(mary, address, pressing(mary, handover_id, outcome.value), follow=True)

    said = words(done.text)
    assert "logged. It does not count as a contact: the call clock is still running" in said
    assert "Try again by 11am today: the call is due by Tuesday 24 November 2026 at 2pm" in said
    handover = stored(world, handover_id)
    assert [attempt.outcome for _, attempt in handover.attempts] == [outcome]
    assert handover.attempts[0][1].number == "01632 960103"
    assert handover.call_stopped_at is None


def test_the_same_press_twice_logs_one_call(client_of: ClientOf, world: World) -> None:
    mary = client_of("mary")
    handover_id = sent(mary, world)
    address, press = f"/handovers/{handover_id}/call", pressing(mary, handover_id, "no_answer")

    send(mary, address, press)
    again = send(mary, address, press, follow=True)

    assert "was already logged, so it was not logged twice" in words(again.text)
    assert len(stored(world, handover_id).attempts) == 1


def test_another_button_of_a_stale_page_logs_another_call(
    client_of: ClientOf, world: World
) -> None:
    mary = client_of("mary")
    handover_id = sent(mary, world)
    address, press = f"/handovers/{handover_id}/call", pressing(mary, handover_id, "no_answer")

    send(mary, address, press)
    send(mary, address, {**press, "outcome": "voicemail"})

    assert len(stored(world, handover_id).attempts) == 2


def test_an_overdue_call_says_so_after_a_press(
    client_of: ClientOf, world: World, clock: MovableClock
) -> None:
    handover_id = sent(client_of("mary"), world)
    clock.move(hours=5)
    mary = client_of("mary")
    press = pressing(mary, handover_id, "engaged")
    done = send(mary, f"/handovers/{handover_id}/call", press, follow=True)
    assert "The call is overdue by 1 hour: ring again now" in words(done.text)
    assert "Overdue by 1 hour" in words(done.text)


def test_the_out_of_hours_route_is_named_when_the_team_is_shut(
    client_of: ClientOf, world: World, clock: MovableClock
) -> None:
    clock.move(hours=9)
    mary = client_of("mary")
    same_day = page(mary, f"/handovers/{sent(mary, world)}/call")
    assert "This cannot wait until then" in words(same_day)
    assert "Ring the duty desk on 01632 960199" in words(same_day)
    assert 'href="tel:01632960199"' in same_day
    assert "Closed until 9am on Wednesday 25 November" in words(same_day)

    routine = sent(mary, world, why={**WHY, "urgency": "routine"})
    assert "This cannot wait" not in words(page(mary, f"/handovers/{routine}/call"))


def test_the_words_for_a_machine_hold_nothing_that_names_the_family(
    client_of: ClientOf, world: World
) -> None:
    mary = client_of("mary")
    html = page(mary, f"/handovers/{sent(mary, world)}/call")
    machine = html.split("If you reach a voicemail")[1].split("</details>")[0]
    assert "ring me back" in machine
    assert "Ann" not in machine
    assert "999" not in machine
    assert "mov" not in machine


@pytest.mark.parametrize(
    "typed_time, message",
    [
        ("23:00", "The time of the call is in the future"),
        ("soon", "Enter the time of the call as hours and minutes"),
    ],
)
def test_a_time_that_cannot_be_is_told_beside_its_box(
    client_of: ClientOf, world: World, typed_time: str, message: str
) -> None:
    mary = client_of("mary")
    handover_id = sent(mary, world)
    at: Answers = {"happened_at.time": typed_time}
    for form, address in (
        (spoke(mary, handover_id), "conversation"),
        (pressing(mary, handover_id, "voicemail"), "call"),
    ):
        response = send(mary, f"/handovers/{handover_id}/{address}", {**form, **at})
        assert response.status_code == 422
        assert words(response.text).count(message) == 2
        assert 'href="#happened_at"' in response.text
        assert 'id="happened_at"' in response.text


def test_a_call_made_earlier_shows_both_times(client_of: ClientOf, world: World) -> None:
    mary = client_of("mary")
    handover_id = sent(mary, world)
    press = {**pressing(mary, handover_id, "voicemail"), "happened_at.time": "8:15am"}
    done = send(mary, f"/handovers/{handover_id}/call", press, follow=True)
    assert "Tuesday 24 November 2026 at 8:15am" in words(done.text)
    assert "Recorded later: Tuesday 24 November 2026 at 10am" in words(done.text)


def test_a_press_that_names_no_outcome_logs_nothing(client_of: ClientOf, world: World) -> None:
    mary = client_of("mary")
    handover_id = sent(mary, world)
    for outcome in ("", "conversation"):
        press = {**pressing(mary, handover_id, outcome), "note": "kept"}
        response = send(mary, f"/handovers/{handover_id}/call", press)
        assert response.status_code == 422
        assert "Choose what came of the call" in response.text
        assert "kept" in response.text
    assert stored(world, handover_id).attempts == []


def test_a_form_without_its_command_id_is_a_bad_request(client_of: ClientOf, world: World) -> None:
    mary = client_of("mary")
    handover_id = sent(mary, world)
    forms: dict[str, Answers] = {
        "call": {"outcome": "voicemail", "number": "01632 960103"},
        "conversation": dict(SPOKE),
    }
    for address, form in forms.items():
        assert send(mary, f"/handovers/{handover_id}/{address}", form).status_code == 400


def test_only_the_sending_team_may_log_calls(client_of: ClientOf, world: World) -> None:
    handover_id = sent(client_of("mary"), world)
    for address in ("call", "conversation"):
        assert client_of("hana").get(f"/handovers/{handover_id}/{address}").status_code == 403
        assert client_of("nina").get(f"/handovers/{handover_id}/{address}").status_code == 404
        assert client_of("lena").get(f"/handovers/{handover_id}/{address}").status_code == 403


def test_an_expired_session_keeps_the_note_and_names_the_button(
    client_of: ClientOf, world: World, clock: MovableClock
) -> None:
    mary = client_of("mary")
    handover_id = sent(mary, world)
    address = f"/handovers/{handover_id}/call"
    press = {**pressing(mary, handover_id, "voicemail"), "note": "asked for a call back"}
    token = csrf_token(mary)
    clock.move(hours=1)
    mary.post(address, data={"csrf_token": token, **press})

    signing_in: Answers = {"username": "mary", "password": "pick-up-the-phone", "next": address}
    back = send(mary, "/sign-in", signing_in, follow=True)

    assert "asked for a call back" in back.text
    assert "You pressed: Voicemail. Press again to log it." in words(back.text)
    assert stored(world, handover_id).attempts == []


def test_who_acknowledged_is_shown_as_the_holder(client_of: ClientOf, world: World) -> None:
    mary = client_of("mary")
    handover_id = sent(mary, world)
    clock = world.together.clock
    command = Acknowledge(handover_id, "Hana Novak", "Health visitor", "Visit", clock().date())
    asked = Asked(new_command_id(), world.accounts["hana"].actor, Source.PAGE, clock())
    world.together.service.execute(command, asked)
    assert "Held by Hana Novak" in words(page(mary, f"/handovers/{handover_id}/call"))


@pytest.mark.parametrize("end", [region.withdraw, region.enter_in_error])
def test_what_is_closed_is_not_read_out_and_a_call_about_it_is_still_logged(
    client_of: ClientOf, world: World, clock: MovableClock, end: Callable[[UUID], Command]
) -> None:
    mary = client_of("mary")
    handover_id = sent(mary, world, why={**WHY, "urgency": "immediate"})
    asked = Asked(new_command_id(), world.accounts["mary"].actor, Source.PAGE, clock.now)
    world.together.service.execute(end(handover_id), asked)
    clock.move(hours=9)
    mary = client_of("mary")
    html = page(mary, f"/handovers/{handover_id}/call")

    assert "It is closed: do not read it out" in words(html)
    assert "Not done before it was closed" in words(html)
    for gone in ("Ann Test", "The mother is", "Important: the team is closed", "Overdue"):
        assert gone not in html
    address = f"/handovers/{handover_id}/call"
    done = send(mary, address, pressing(mary, handover_id, "voicemail"), follow=True)
    assert "It does not count as a contact. The record is closed." in words(done.text)
    spoken = send(
        mary, f"/handovers/{handover_id}/conversation", spoke(mary, handover_id), follow=True
    )
    assert "The record is closed: nothing more is expected." in words(spoken.text)
