"""A disk with no room left: nothing is lost, nobody reads a wrong success, and the log says why."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.browsing import ClientOf, page, send, words
from tests.full_disk import CODES, TRIES, full_desk, full_lists, full_log
from tests.programs import Program, check_problem, program, record_body
from tests.recording import SITUATION, answered
from tests.world import World, recorded

CREATED, SEE_OTHER = 201, 303


@pytest.fixture
def mary(app: Flask) -> Program:
    return program(app, "mary")


@pytest.fixture
def her_browser(client_of: ClientOf) -> FlaskClient:
    return client_of("mary")


def sent_until_refused(
    mary: Program, world: World
) -> Iterator[tuple[dict[str, Any], TestResponse]]:
    """What she sent, and what was answered."""
    for _ in range(TRIES):
        body = record_body(world.teams["derby_visitors"])
        answer = mary.post("/handovers", body)
        yield body, answer
        if answer.status_code != CREATED:
            return


def test_what_cannot_be_recorded_is_refused_as_not_stored_and_may_be_sent_again(
    mary: Program,
    her_browser: FlaskClient,
    world: World,
    caplog: pytest.LogCaptureFixture,
) -> None:
    draft_id = answered(her_browser, world)
    before = len(recorded(world))
    with full_log(world):
        every = list(sent_until_refused(mary, world))
        body, refused = every[-1]
        check_problem(refused, 503, "busy")
        on_page = send(her_browser, f"/record/{draft_id}/check", {})
    assert on_page.status_code == 503
    assert "Nothing was stored" in words(on_page.text)
    stored = len(every) - 1
    assert len(recorded(world)) == before + stored
    assert any(f"({code})" in caplog.text for code in CODES)
    assert mary.post("/handovers", body).status_code == 201
    assert send(her_browser, f"/record/{draft_id}/check", {}).status_code == 303
    assert len(recorded(world)) == before + stored + 2


def test_lists_that_cannot_be_written_are_shown_and_say_that_they_are_behind(
    mary: Program, client_of: ClientOf, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    hana, inbox = client_of("hana"), ""
    with full_lists(world):
        for _ in range(TRIES):
            mary.do("/handovers", **record_body(world.teams["derby_visitors"]))
            inbox = words(page(hana, "/inbox"))
            if "This list is behind" in inbox:
                break
    assert "This list is behind" in inbox
    assert any(f"({code})" in caplog.text for code in CODES)
    assert "This list is behind" not in words(page(hana, "/inbox"))
    assert world.together.projector.mark().position == world.together.service.head()


def test_what_is_typed_comes_back_to_be_copied_and_is_kept_once_there_is_room(
    her_browser: FlaskClient, world: World
) -> None:
    drafts = [answered(her_browser, world) for _ in range(6)]
    typed = {**SITUATION, "safer.situation": "She cried when I asked about the move. " * 50}
    addresses = [f"/record/{draft_id}/situation" for draft_id in drafts]
    with full_desk(world):
        answers = [send(her_browser, address, typed) for address in addresses]
    refused = [one for one in answers if one.status_code != SEE_OTHER]
    assert refused
    for one in refused:
        assert one.status_code == 503
        assert "She cried when I asked" in words(one.text)
    again = [send(her_browser, address, typed).status_code for address in addresses]
    assert set(again) == {SEE_OTHER}
