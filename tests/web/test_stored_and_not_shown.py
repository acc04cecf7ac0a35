"""Something fails once a record is stored: nobody is told that it was not, nor sends it anew."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.browsing import ClientOf, csrf_token, signed_in, words
from tests.faults import keep_all
from tests.recording import answered
from tests.world import World, recorded


@pytest.fixture
def mary(client_of: ClientOf) -> FlaskClient:
    return client_of("mary")


def test_she_is_told_that_it_is_stored_and_to_ring(mary: FlaskClient, world: World) -> None:
    draft_id = answered(mary, world)
    address, before = f"/record/{draft_id}/check", len(recorded(world))
    keep_all(world.together.settings.desk_path, "handover_desk.drafts")

    answer = mary.post(
        address,
        data={"csrf_token": csrf_token(mary, address)},
        headers={"Sec-Fetch-Site": "same-origin"},
    )

    said = words(answer.text)
    assert answer.status_code >= 500
    assert "What you sent is stored" in said
    assert "ring now" in said
    assert "Nothing was stored" not in said
    assert "What you typed" not in said
    assert len(recorded(world)) == before + 1


def test_a_page_that_cannot_be_shown_says_nothing_about_what_was_sent_before(
    practice: Flask,
) -> None:
    answer = signed_in(practice, "mary").get("/practice/fails/Busy")

    said = words(answer.text)
    assert answer.status_code == 503
    assert "Nothing was stored" not in said
    assert "look whether it is there before you send it again" in said
