"""A session may run out while somebody types. Nothing typed is lost, and nobody else gets it."""

from uuid import UUID, uuid4

from flask import Flask
from flask.testing import FlaskClient

from tests.browsing import ClientOf, csrf_token, page, send, signed_in, words
from tests.faults import keep_all
from tests.web.practice_form import ADDRESS
from tests.web.scene import Scene
from tests.world import PASSWORD, MovableClock, World
from web.account.strangers import IS_KEPT, SIGNED_OUT
from web.forms import CHECK_AND_SEND_AGAIN

TYPED: dict[str, str | list[str]] = {
    "about.name": "Rosa Lind",
    "words": "First line\nsecond line",
    "about.born_on-day": "3",
    "about.born_on-month": "5",
    "urgency": "now",
    "days[]": ["1", "2"],
    "password": "never keep this",
}

VISIT = "Visit with a colleague, the dog is in the yard"
ACKNOWLEDGED: dict[str, str | list[str]] = {
    "command_id": "6a3a1a9c-5b6d-4a64-9d0b-3f0c5f0a7b11",
    "professional": "Hana Novak",
    "professional_role": "Health visitor",
    "next_action": VISIT,
    "next_action_on-day": "27",
    "next_action_on-month": "11",
    "next_action_on-year": "2026",
}
NOTED: dict[str, str | list[str]] = {
    "command_id": "6a3a1a9c-5b6d-4a64-9d0b-3f0c5f0a7b12",
    "words": VISIT,
}


def type_until_expired(practice: Flask, clock: MovableClock, address: str = ADDRESS) -> FlaskClient:
    """Mary opens the form, types for 31 minutes, and sends it."""
    client = signed_in(practice, "mary")
    token = csrf_token(client, ADDRESS)
    clock.move(minutes=31)
    headers = {"Referer": f"http://localhost{ADDRESS}"}
    answer = client.post(address, data={"csrf_token": token, **TYPED}, headers=headers)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/sign-in?next=/practice"
    return client


def sign_in_as(client: FlaskClient, username: str) -> str:
    """Sign in on the page that was sent to, and follow to where it leads."""
    typed: dict[str, str | list[str]] = {
        "username": username,
        "password": PASSWORD,
        "next": ADDRESS,
    }
    return send(client, "/sign-in", typed, follow=True).text


def test_the_sign_in_page_says_that_what_was_typed_is_kept(
    practice: Flask, clock: MovableClock
) -> None:
    client = type_until_expired(practice, clock)

    assert IS_KEPT in words(page(client, "/sign-in?next=/practice"))


def test_after_signing_in_the_form_shows_every_word_again(
    practice: Flask, clock: MovableClock
) -> None:
    client = type_until_expired(practice, clock)

    html = sign_in_as(client, "mary")

    assert CHECK_AND_SEND_AGAIN in words(html)
    assert 'value="Rosa Lind"' in html
    assert "First line\nsecond line</textarea>" in html
    assert 'name="about.born_on-day" type="text" value="3"' in html
    assert html.count(" checked") == 3
    assert "never keep this" not in html


def test_it_is_there_until_it_is_sent_for_the_page_may_not_have_arrived(
    practice: Flask, clock: MovableClock
) -> None:
    client = type_until_expired(practice, clock)
    sign_in_as(client, "mary")

    again = page(client, ADDRESS)

    assert "Rosa Lind" in again
    assert words(again).count(CHECK_AND_SEND_AGAIN) == 1


def test_what_was_typed_before_the_sign_out_is_held_until_it_is_stored_and_no_longer(
    client_of: ClientOf, scene: Scene, clock: MovableClock
) -> None:
    this, other = (f"/handovers/{scene.recorded()}/acknowledge" for _ in range(2))
    hana = client_of("hana")
    token = csrf_token(hana, this)
    clock.move(minutes=31)
    hana.post(this, data={"csrf_token": token, **ACKNOWLEDGED})
    hana = client_of("hana")
    assert [VISIT in page(hana, this) for _ in range(2)] == [True, True]
    assert VISIT not in page(hana, other), "nor on another handover's form"
    assert send(hana, this, {**ACKNOWLEDGED, "professional": ""}).status_code == 422
    assert VISIT in page(hana, this)
    assert send(hana, this, ACKNOWLEDGED).status_code == 303
    late = words(hana.get(this).text)
    assert "This is already answered" in late
    assert "What you typed" not in late


def test_what_cannot_be_let_go_of_is_stored_all_the_same_and_goes_after_a_day(
    client_of: ClientOf, scene: Scene, world: World, clock: MovableClock
) -> None:
    address = f"/handovers/{scene.recorded()}/notes"
    hana = client_of("hana")
    token = csrf_token(hana, address)
    clock.move(minutes=31)
    hana.post(address, data={"csrf_token": token, **NOTED})
    keep_all(world.together.settings.desk_path, "handover_desk.held_forms")
    assert send(client_of("hana"), address, NOTED).status_code == 303
    clock.move(days=1, minutes=1)
    assert VISIT not in page(client_of("hana"), address)


def test_a_button_pressed_too_late_keeps_nothing_and_does_not_say_so(
    client_of: ClientOf, handover_id: UUID, clock: MovableClock
) -> None:
    """There are no words in it, and a page that says "what you typed is here" would lie all day."""
    mary, call = client_of("mary"), f"/handovers/{handover_id}/call"
    token = csrf_token(mary, call)
    clock.move(minutes=31)
    away = mary.post(
        f"/handovers/{handover_id}/ringing",
        data={"csrf_token": token, "command_id": str(uuid4())},
        headers={"Referer": f"http://localhost{call}"},
    )
    assert away.headers["Location"] == f"/sign-in?next={call}"
    assert SIGNED_OUT in words(page(mary, away.headers["Location"]))
    assert CHECK_AND_SEND_AGAIN not in page(client_of("mary"), call)


def test_another_person_at_the_same_screen_never_gets_it(
    practice: Flask, clock: MovableClock
) -> None:
    client = type_until_expired(practice, clock)

    assert "Rosa Lind" not in sign_in_as(client, "nina")
    assert "Rosa Lind" in sign_in_as(client, "mary")


def test_after_a_day_it_is_gone(practice: Flask, clock: MovableClock) -> None:
    client = type_until_expired(practice, clock)
    clock.move(hours=25)

    assert "Rosa Lind" not in sign_in_as(client, "mary")


def test_a_form_whose_own_address_cannot_be_opened_comes_back_on_its_page(
    practice: Flask, clock: MovableClock
) -> None:
    client = type_until_expired(practice, clock, "/practice/only-sent")

    assert "Rosa Lind" in sign_in_as(client, "mary")


def test_the_page_comes_back_with_what_its_address_asked_for(
    practice: Flask, clock: MovableClock
) -> None:
    client = signed_in(practice, "mary")
    token = csrf_token(client, ADDRESS)
    clock.move(minutes=31)

    answer = client.post(f"{ADDRESS}?team=derby", data={"csrf_token": token, **TYPED})

    assert answer.headers["Location"] == "/sign-in?next=/practice?team%3Dderby"
    assert "Rosa Lind" in sign_in_as(client, "mary")


def test_the_forms_open_in_other_tabs_still_send_after_the_same_person_is_back(
    practice: Flask, clock: MovableClock
) -> None:
    client = signed_in(practice, "mary")
    token = csrf_token(client, ADDRESS)
    clock.move(minutes=31)
    sign_in_as(client, "mary")

    assert client.post("/practice/only-sent", data={"csrf_token": token}).text == "sent"


def test_a_session_that_was_signed_out_keeps_nothing(
    practice: Flask, world: World, clock: MovableClock
) -> None:
    client = signed_in(practice, "mary")
    token = csrf_token(client, ADDRESS)
    with client.session_transaction() as session:
        world.together.desk.sessions.end(session["_user_id"], clock())

    client.post(ADDRESS, data={"csrf_token": token, **TYPED})

    assert "Rosa Lind" not in sign_in_as(client, "mary")


def test_an_expired_session_without_a_csrf_token_keeps_nothing(
    practice: Flask, clock: MovableClock
) -> None:
    client = signed_in(practice, "mary")
    clock.move(minutes=31)

    assert client.post(ADDRESS, data=TYPED).status_code == 400
    assert "Rosa Lind" not in sign_in_as(client, "mary")


def test_a_page_asked_for_in_an_expired_session_is_shown_after_signing_in(
    practice: Flask, clock: MovableClock
) -> None:
    client = signed_in(practice, "mary")
    clock.move(minutes=31)

    answer = client.get(f"{ADDRESS}?page=2")

    assert answer.headers["Location"] == "/sign-in?next=/practice?page%3D2"
