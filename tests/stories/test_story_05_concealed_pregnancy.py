"""Story 5: first seen at 34 weeks, out of area, the father unknown: asked, she declined to say.

"Declined" differs from "not asked": on the sender's screen, on the receiver's, and in the API.
"""

from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.browsing import ClientOf, page, words
from tests.programs import program
from tests.recording import Answers, answered, sent
from tests.world import START, World

DUE = START.date() + timedelta(weeks=6)
AT_34_WEEKS: Answers = {
    "about.due_on-day": str(DUE.day),
    "about.due_on-month": str(DUE.month),
    "about.due_on-year": str(DUE.year),
}
CONCEALED: Answers = {
    "kind": "concern",
    "trigger": "concealed_pregnancy",
    "urgency": "priority",
}
FATHER_DECLINED: Answers = {
    "safer.father.knowledge": "declined",
    "safer.father.words_not_asked": "",
    "safer.safe_contact.knowledge": "not_asked",
    "safer.safe_contact.words_not_asked": "Her sister was in the room",
}
CHANGED = {"about": AT_34_WEEKS, "why": CONCEALED, "family": FATHER_DECLINED}


@pytest.fixture
def mary(client_of: ClientOf) -> FlaskClient:
    return client_of("mary")


@pytest.fixture
def concealed(world: World, mary: FlaskClient) -> UUID:
    """What Mary in Leicester has just sent to Derby."""
    return sent(mary, world, **CHANGED)


def test_mary_sees_before_she_sends_that_declined_is_not_not_asked(
    world: World, mary: FlaskClient
) -> None:
    read = words(page(mary, f"/record/{answered(mary, world, **CHANGED)}/check"))
    assert "Father and other men Asked, and they declined to say" in read
    assert "Safe contact Not asked: Her sister was in the room" in read
    assert "is another organisation. Do not assume that they can see your records" in read


def test_hana_reads_both_apart_before_the_details(client_of: ClientOf, concealed: UUID) -> None:
    read = words(page(client_of("hana"), f"/handovers/{concealed}"))
    known, details = read.index("What is not known"), read.index("What was said")
    first = read[known:details]
    assert "Concealed or late-booked pregnancy" in read
    assert "Out of area" in read
    assert "Father and other men in the baby's life Asked, and they declined to say" in first
    assert "Safe contact with the mother Not asked Her sister was in the room" in first
    assert first.index("Safe contact") < first.index("Father and other men"), "not asked is first"


def test_mary_reads_it_aloud_as_it_is(mary: FlaskClient, concealed: UUID) -> None:
    read = words(page(mary, f"/handovers/{concealed}/call"))
    assert "Father and other men in the baby's life: Asked, and they declined to say" in read
    assert "Safe contact with her: Not asked: Her sister was in the room" in read


def test_a_program_counts_only_what_nobody_asked(app: Flask, concealed: UUID) -> None:
    record = program(app, "hana").get(f"/handovers/{concealed}").get_json()
    assert record["safer"]["father"]["knowledge"] == "declined"
    assert [one["key"] for one in record["not_asked"]] == ["safe_contact"]
    assert record["not_asked"][0]["why"] == "Her sister was in the room"
    assert record["is_out_of_area"] is True
