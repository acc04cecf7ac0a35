"""Story 10: a midwife picks "mark or bruise on a baby who is not yet mobile".

She sees: refer to children's social care now, or 999. Only with the referral's details, or a named
senior's reason, can she go on.
"""

from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from handover.refusals import ReferFirst
from tests.browsing import page, words
from tests.programs import program
from tests.recording import (
    ABOUT,
    DECIDED,
    MARK,
    REFERRED,
    WHY,
    Answers,
    answer,
    begun,
    sent,
    to_team,
)
from tests.world import World


@pytest.fixture
def mary(client_of: object) -> FlaskClient:
    assert callable(client_of)
    client: FlaskClient = client_of("mary")
    return client


@pytest.fixture
def draft_id(mary: FlaskClient, world: World) -> UUID:
    """Mary has just picked the mark."""
    begun_id = begun(mary)
    answer(mary, begun_id, "about", ABOUT)
    answer(mary, begun_id, "to", to_team(world))
    assert answer(mary, begun_id, "why", {**WHY, **MARK}).location.endswith("/referred")
    return begun_id


def test_she_sees_what_to_do_now(mary: FlaskClient, draft_id: UUID) -> None:
    html = page(mary, f"/record/{draft_id}/referred")
    assert ReferFirst.sentence in words(html)
    assert 'href="tel:999"' in html


def test_without_details_she_cannot_go_on(mary: FlaskClient, draft_id: UUID, world: World) -> None:
    head = world.together.service.head()
    assert answer(mary, draft_id, "referred", {}).status_code == 422
    nothing_said: Answers = {"referred.is_referred": "yes"}
    assert answer(mary, draft_id, "referred", nothing_said).status_code == 422
    no_reason: Answers = {**DECIDED, "referred.reason": ""}
    assert answer(mary, draft_id, "referred", no_reason).status_code == 422
    assert world.together.service.head() == head, "nothing was stored"


@pytest.mark.parametrize("told", [REFERRED, DECIDED], ids=["referred", "a senior's reason"])
def test_with_either_she_goes_on(mary: FlaskClient, draft_id: UUID, told: Answers) -> None:
    gone_on = answer(mary, draft_id, "referred", told)
    assert gone_on.status_code == 303
    assert not gone_on.location.endswith("/referred")


def test_the_receiver_reads_that_it_was_referred_first(
    mary: FlaskClient, world: World, app: Flask
) -> None:
    handover_id = sent(mary, world, why=MARK, referred=REFERRED)
    told = program(app, "hana").get(f"/handovers/{handover_id}").get_json()
    assert told["urgency"] == "immediate"
    assert told["referred"]["referred_to"] == "Derby children's social care"
    assert told["referred"]["reference"] == "CSC 40417"
