from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.browsing import csrf_token, send, signed_in, words
from tests.web.practice_form import ADDRESS
from tests.world import MovableClock, settings_in
from web.app import create_app
from web.assets.manifest import asset_path
from web.security import HEADERS
from web.settings import Settings

EVERYWHERE = ["/sign-in", "/health/live", "/nowhere", "/practice", "/practice/fails/secret"]


@pytest.fixture
def mary(practice: Flask) -> FlaskClient:
    return signed_in(practice, "mary")


@pytest.mark.parametrize("address", EVERYWHERE)
def test_every_answer_carries_the_protecting_headers(mary: FlaskClient, address: str) -> None:
    headers = mary.get(address).headers

    for name, value in HEADERS.items():
        assert headers[name] == value
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Request-Id"]


def test_nothing_inline_is_needed_for_the_pages(mary: FlaskClient) -> None:
    for address in EVERYWHERE:
        html = mary.get(address).text
        assert "style=" not in html
        assert "<style" not in html
        assert html.count("<script") == html.count('<script type="module" src="/static/')


def test_a_style_is_kept_for_ever_and_carries_the_headers_too(mary: FlaskClient) -> None:
    with mary.get(asset_path("app.css")) as answer:
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.fixture
def real(tmp_path: Path, clock: MovableClock, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """A real installation: no demonstration, so cookies travel over HTTPS only."""
    monkeypatch.setattr("web.app.PARTS", ("web.account.pages", "web.home"))
    return create_app(Settings(data=tmp_path, secret_key="a key of this test alone" * 2), clock)


def test_a_real_installation_asks_for_https(real: Flask) -> None:
    answer = real.test_client().get("/sign-in", base_url="https://localhost")

    assert answer.headers["Strict-Transport-Security"].startswith("max-age=")
    assert answer.headers["Set-Cookie"].startswith("__Host-session=")
    assert "; Secure" in answer.headers["Set-Cookie"]
    assert "Demonstration" not in answer.text


def test_a_demonstration_says_so_on_every_page(mary: FlaskClient) -> None:
    for address in ["/sign-in", "/nowhere", "/practice"]:
        assert "Demonstration: invented people." in words(
            mary.get(address, follow_redirects=True).text
        )


@pytest.mark.parametrize("token", ["", "made-up", None])
def test_a_form_without_our_token_is_not_taken(mary: FlaskClient, token: str | None) -> None:
    csrf_token(mary, ADDRESS)

    typed = {"words": "Something typed"} | ({} if token is None else {"csrf_token": token})
    answer = mary.post(ADDRESS, data=typed)

    assert answer.status_code == 400
    assert "Nothing was sent" in words(answer.text)
    assert "Something typed" not in answer.text


def test_a_stale_page_of_ours_gives_back_what_was_typed(mary: FlaskClient) -> None:
    typed = {"csrf_token": "old", "words": "Something <typed>", "command_id": "secret"}

    answer = mary.post(ADDRESS, data=typed, headers={"Sec-Fetch-Site": "same-origin"})

    assert answer.status_code == 400
    assert "Something &lt;typed&gt;" in answer.text
    assert "secret" not in answer.text


def test_another_person_s_token_is_not_taken(practice: Flask, mary: FlaskClient) -> None:
    hers = csrf_token(signed_in(practice, "nina"), ADDRESS)
    csrf_token(mary, ADDRESS)

    assert mary.post(ADDRESS, data={"csrf_token": hers}).status_code == 400


def test_a_page_may_stay_open_for_a_whole_shift(mary: FlaskClient, clock: MovableClock) -> None:
    token = csrf_token(mary, ADDRESS)
    for _ in range(20):
        clock.move(minutes=29)
        mary.get("/")

    assert mary.post("/practice/only-sent", data={"csrf_token": token}).text == "sent"


def test_words_are_never_taken_for_html(mary: FlaskClient) -> None:
    html = send(mary, ADDRESS, {"about.name": "<script>alert(1)</script>"}).text

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_settings_of_tests_are_a_demonstration(tmp_path: Path) -> None:
    assert not settings_in(tmp_path).cookies_are_secure
