"""Bearer tokens: what lets a program in, and what does not."""

from flask import Flask
from flask.testing import FlaskClient

from tests.browsing import ClientOf
from tests.programs import V1, program, record_body
from tests.world import PASSWORD, MovableClock, World


def test_a_token_lets_its_holder_in_for_a_shift(stranger: FlaskClient) -> None:
    response = stranger.post(f"{V1}/sessions", json={"username": "mary", "password": PASSWORD})
    assert response.status_code == 201
    assert response.get_json()["expires_at"] == "2026-11-24T22:00:00Z"
    assert "Set-Cookie" not in response.headers
    token = response.get_json()["token"]
    read = stranger.get(f"{V1}/sent", headers={"Authorization": f"Bearer {token}"})
    assert read.status_code == 200


def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(stranger: FlaskClient) -> None:
    answers = [
        stranger.post(f"{V1}/sessions", json={"username": name, "password": password})
        for name, password in (("mary", "wrong"), ("nobody", PASSWORD))
    ]
    assert [answer.status_code for answer in answers] == [401, 401]
    assert answers[0].get_json() == answers[1].get_json()
    assert answers[0].get_json()["type"] == "urn:pick-up-the-phone:wrong_password"
    assert answers[0].headers["WWW-Authenticate"].startswith("Bearer")


def test_after_ten_failed_tries_a_name_waits(stranger: FlaskClient) -> None:
    wrong = {"username": "mary", "password": "wrong"}
    for _ in range(10):
        assert stranger.post(f"{V1}/sessions", json=wrong).status_code == 401
    refused = stranger.post(f"{V1}/sessions", json={**wrong, "password": PASSWORD})
    assert refused.status_code == 429
    assert refused.content_type == "application/problem+json"
    assert int(refused.headers["Retry-After"]) > 0
    other = {"username": "hana", "password": PASSWORD}
    assert stranger.post(f"{V1}/sessions", json=other).status_code == 201


def test_a_page_cookie_alone_lets_nobody_in(client_of: ClientOf, world: World) -> None:
    browser = client_of("mary")
    assert browser.get("/sent").status_code == 200
    read = browser.get(f"{V1}/sent")
    sent = browser.post(f"{V1}/handovers", json=record_body(world.teams["derby_visitors"]))
    for response in (read, sent):
        assert response.status_code == 401
        assert response.headers["WWW-Authenticate"].startswith("Bearer")
        assert response.get_json()["type"] == "urn:pick-up-the-phone:unauthorized"


def test_a_token_is_worth_nothing_after_signing_out(app: Flask) -> None:
    mary = program(app, "mary")
    assert mary.get("/sent").status_code == 200
    ended = mary.client.delete(f"{V1}/sessions/current", headers=mary.headers)
    assert (ended.status_code, ended.data) == (204, b"")
    assert mary.get("/sent").status_code == 401


def test_an_idle_token_ends(app: Flask, clock: MovableClock) -> None:
    mary = program(app, "mary")
    clock.move(minutes=31)
    assert mary.get("/sent").status_code == 401


def test_what_is_no_bearer_token_lets_nobody_in(stranger: FlaskClient) -> None:
    for header in (
        "",
        "Bearer",
        "Bearer ",
        "Bearer nonsense",
        "Basic bWFyeTp4",
        "\xe9\xff",
        "Bearer \xff",
    ):
        response = stranger.get(f"{V1}/sent", headers={"Authorization": header})
        assert response.status_code == 401, header
