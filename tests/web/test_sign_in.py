import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.browsing import ClientOf, csrf_token, send, signed_in, words
from tests.world import PASSWORD, MovableClock, World
from web.account.pages import WRONG
from web.account.tries import EACH_NAME
from web.app import app_of
from web.composition import compose
from web.desk.tries import tries


@pytest.fixture
def app(practice: Flask) -> Flask:
    """Signing in stands on no page of the record."""
    return practice


def try_as(client: FlaskClient, username: str, password: str = PASSWORD, **more: str) -> int:
    answer = send(client, "/sign-in", {"username": username, "password": password, **more})
    return answer.status_code


def is_in(client: FlaskClient) -> bool:
    """Whether somebody is signed in: the sign-out button is only for them."""
    return "Sign out" in client.get("/", follow_redirects=True).text


def test_the_right_password_signs_in_and_the_page_says_who(stranger: FlaskClient) -> None:
    assert try_as(stranger, " Mary ") == 303

    start = words(stranger.get("/", follow_redirects=True).text)

    assert "Mary Okafor, Leicester community midwives" in start


@pytest.mark.parametrize("username", ["mary", "nobody"])
def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(
    stranger: FlaskClient, username: str
) -> None:
    answer = send(stranger, "/sign-in", {"username": username, "password": "wrong"})

    assert answer.status_code == 422
    assert WRONG in words(answer.text)
    assert "<title>Error: Sign in - Pick up the Phone</title>" in answer.text
    assert f'value="{username}"' in answer.text
    assert "wrong" not in answer.text
    assert not is_in(stranger)


def test_the_error_summary_takes_the_focus_and_leads_to_the_field(stranger: FlaskClient) -> None:
    html = send(stranger, "/sign-in", {"username": "mary", "password": "wrong"}).text

    assert re.search(r'class="nhsuk-error-summary"[^>]* tabindex="-1" autofocus', html)
    assert '<a href="#username">' in html
    assert 'id="username"' in html


def test_signing_out_ends_the_session_on_the_server(app: Flask, world: World) -> None:
    client = signed_in(app, "mary")
    with client.session_transaction() as session:
        token = session["_user_id"]

    assert send(client, "/sign-out", {}).status_code == 303

    assert world.together.desk.sessions.find(token, world.together.clock()) is None
    stolen = app.test_client()
    with stolen.session_transaction() as session:
        session["_user_id"] = token
    assert not is_in(stolen)


def test_signing_in_gives_a_new_token_and_ends_the_one_before(app: Flask) -> None:
    client = signed_in(app, "mary")
    with client.session_transaction() as session:
        before = session["_user_id"]

    assert try_as(client, "nina") == 303

    with client.session_transaction() as session:
        assert session["_user_id"] != before
    old = app.test_client()
    with old.session_transaction() as session:
        session["_user_id"] = before
    assert not is_in(old)


def test_the_cookie_holds_no_name_and_scripts_cannot_read_it(stranger: FlaskClient) -> None:
    token = csrf_token(stranger)
    typed = {"csrf_token": token, "username": "mary", "password": PASSWORD}

    answer = stranger.post("/sign-in", data=typed)

    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    with stranger.session_transaction() as session:
        assert "mary" not in str(dict(session)).lower()


def test_a_page_pause_of_half_an_hour_signs_out(client_of: ClientOf, clock: MovableClock) -> None:
    client = client_of("mary")
    clock.move(minutes=29)
    assert is_in(client)
    clock.move(minutes=29)
    assert is_in(client)
    clock.move(minutes=30)
    assert not is_in(client)


def test_after_twelve_hours_everybody_signs_in_again(
    client_of: ClientOf, clock: MovableClock
) -> None:
    client = client_of("mary")
    for _ in range(35):
        clock.move(minutes=20)
        assert is_in(client)
    clock.move(minutes=20)
    assert not is_in(client)


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example/",
        "/\t/elsewhere.example/",
        "javascript:alert(1)",
        "",
    ],
)
def test_signing_in_never_leads_to_another_site(stranger: FlaskClient, address: str) -> None:
    typed: dict[str, str | list[str]] = {"username": "mary", "password": PASSWORD, "next": address}

    assert send(stranger, "/sign-in", typed).headers["Location"] == "/"


def test_signing_in_goes_on_to_the_page_that_was_asked_for(stranger: FlaskClient) -> None:
    typed: dict[str, str | list[str]] = {"username": "mary", "password": PASSWORD}

    answer = send(stranger, "/sign-in", {**typed, "next": "/anywhere?page=2"})

    assert answer.headers["Location"] == "/anywhere?page=2"


def test_one_name_cannot_be_tried_without_end_but_others_can(stranger: FlaskClient) -> None:
    for _ in range(EACH_NAME):
        assert try_as(stranger, "mary", "wrong") == 422

    answer = send(stranger, "/sign-in", {"username": "MARY ", "password": PASSWORD})

    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert "Wait 15 minutes" in words(answer.text)
    assert try_as(stranger, "nina") == 303


def test_failed_tries_are_counted_for_all_workers_together(app: Flask, world: World) -> None:
    another = compose(world.together.settings, world.together.clock)
    workers = [app.test_client(), app_of(another).test_client()]
    for number in range(EACH_NAME):
        assert try_as(workers[number % 2], "mary", "wrong") == 422
    assert [try_as(one, "mary") for one in workers] == [429, 429]
    another.close()


def test_after_a_quarter_of_an_hour_a_name_may_be_tried_again(
    stranger: FlaskClient, clock: MovableClock
) -> None:
    for _ in range(EACH_NAME):
        try_as(stranger, "mary", "wrong")
    clock.move(minutes=14)
    assert try_as(stranger, "mary") == 429
    clock.move(minutes=1)
    assert try_as(stranger, "mary") == 303


def test_what_was_tried_is_not_kept_in_words(stranger: FlaskClient, world: World) -> None:
    """It may be a password in the wrong box."""
    try_as(stranger, "three little words", "wrong")
    desk = world.together.desk.database
    with desk.reading() as connection:
        kept = connection.execute(tries.select()).all()
    assert len(kept) == 2, "the name, and the address"
    assert "little" not in str(kept)
    assert "127.0.0.1" not in str(kept)


def test_a_password_too_long_to_hash_is_wrong_at_once(stranger: FlaskClient) -> None:
    assert try_as(stranger, "mary", "x" * 2000) == 422
