"""Twins on the record's pages: nobody with one baby is asked, and who has two can name them."""

from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from handover.family.babies import BabyNamed
from handover.handover import Handover
from handover.policy import View
from tests.browsing import ClientOf, page, words
from tests.programs import program, record_body
from tests.recording import ABOUT, BORN, Answers, answer, answered, begun, sent
from tests.world import World

TWINS: Answers = {**BORN, "about.babies.1.name": "Ada", "about.babies.2.meant": "yes"}


@pytest.fixture
def mary(client_of: ClientOf) -> FlaskClient:
    return client_of("mary")


def seen(world: World, handover_id: UUID) -> Handover:
    who = world.accounts["mary"].actor
    return world.together.service.look_up(handover_id, who, View.RECORD)


def test_one_baby_is_asked_nothing_more(mary: FlaskClient, world: World) -> None:
    shown = page(mary, f"/record/{begun(mary)}/about")
    assert "Twins or more, or only one of them" in words(shown)
    assert "<details" in shown
    assert " open>" not in shown
    assert seen(world, sent(mary, world)).about.babies == ()


def test_twins_are_named_checked_and_shown_wherever_the_record_is(
    client_of: ClientOf, mary: FlaskClient, world: World
) -> None:
    draft = answered(mary, world, about=TWINS)
    named = "Baby 1 (Ada) and baby 2"
    assert f"Baby {named} Born on 14 November 2026" in words(page(mary, f"/record/{draft}/check"))
    assert " open>" in page(mary, f"/record/{draft}/about"), "what was typed is in view"
    handover_id = sent(mary, world, about=TWINS)
    assert seen(world, handover_id).about.babies == (BabyNamed(1, "Ada"), BabyNamed(2))
    assert len(seen(world, handover_id).baby_ids) == 2
    born = f"{named}: born 14 November 2026, 10 days old"
    assert born in words(page(mary, f"/handovers/{handover_id}"))
    assert born in words(page(mary, "/sent"))
    assert born in words(page(client_of("hana"), "/inbox"))
    call = words(page(mary, f"/handovers/{handover_id}/call"))
    assert f"It is about {named} of this pregnancy." in call
    loss = words(page(mary, f"/handovers/{handover_id}/family/loss"))
    assert "Who was lost? Every baby that this record is about Baby 1 (Ada) Baby 2" in loss


def test_one_of_twins_can_be_meant_alone(mary: FlaskClient, world: World) -> None:
    sent(mary, world, about=TWINS)
    alone = {**BORN, "about.babies.2.name": "Ben"}
    handover_id = sent(mary, world, about=alone)
    assert seen(world, handover_id).about.babies == (BabyNamed(2, "Ben"),)
    shown = words(page(mary, f"/handovers/{handover_id}"))
    assert "Baby 2 (Ben): born 14 November 2026" in shown


def test_a_name_that_cannot_be_is_said_beside_its_box_and_kept(mary: FlaskClient) -> None:
    typed = {**ABOUT, "about.babies.2.name": "B" * 121}
    response = answer(mary, begun(mary), "about", typed)
    assert response.status_code == 422
    said = "Shorten the baby's name to 120 characters or fewer: it has 121"
    assert words(response.text).count(said) == 2
    assert 'href="#about-babies-2-name"' in response.text
    assert "B" * 121 in response.text
    assert " open>" in response.text


@pytest.mark.parametrize(
    "babies,field,says",
    [
        ([{"order": 7}], "about.babies.0.babies", "Number the babies in the order of birth"),
        ([{"name": "Ada"}], "about.babies.0.order", "Number the babies in the order of birth"),
        ([{"order": "x"}], "about.babies.0.order", "Number the babies in the order of birth"),
        ([{"order": 1}, {"order": 1}], "about.babies", "Name each baby once: twins are 1 and 2"),
        ([{"order": 1, "x": 1}], "about.babies.0.x", "Unknown field"),
        ("two", "about.babies", "Send a list of babies, each with its order of birth"),
    ],
)
def test_a_program_is_told_what_babies_cannot_be(
    app: Flask, world: World, babies: object, field: str, says: str
) -> None:
    body = record_body(world.teams["derby_visitors"])
    body["about"]["babies"] = babies
    answered = program(app, "mary").post("/handovers", body)
    assert answered.status_code == 422, answered.text
    [error] = answered.get_json()["errors"]
    assert error["field"] == field
    assert error["message"].startswith(says)


def test_a_program_names_twins_and_reads_them_again(app: Flask, world: World) -> None:
    mary = program(app, "mary")
    body = record_body(world.teams["derby_visitors"])
    body["about"]["babies"] = [{"order": 2}, {"order": 1, "name": "Ada"}]
    made = mary.post("/handovers", body)
    assert made.status_code == 201, made.text
    whole = mary.get(f"/handovers/{made.get_json()['handover_id']}").get_json()
    assert whole["about"]["babies"] == [{"order": 2, "name": ""}, {"order": 1, "name": "Ada"}]
    [row] = mary.get("/sent").get_json()["handovers"]
    assert row["babies"] == whole["about"]["babies"]
