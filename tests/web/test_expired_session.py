"""A session may run out while somebody types. Nothing typed is lost, and nobody else gets it."""

from flask import Flask
from flask.testing import FlaskClient

from tests.browsing import csrf_token, page, send, signed_in, words
from tests.web.practice_form import ADDRESS
from tests.world import PASSWORD, MovableClock, World
from web.account.strangers import IS_KEPT
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


def test_it_is_shown_once_only(practice: Flask, clock: MovableClock) -> None:
    client = type_until_expired(practice, clock)
    sign_in_as(client, "mary")

    assert "Rosa Lind" not in page(client, ADDRESS)


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
