"""A transfer of care through the API: the same form, the same words, and lists worked out of it."""

import pytest
from flask import Flask

from tests.programs import Body, Program, discharge_body, form_of_move, program, record_body
from tests.web.refused_forms import MARKS, REFUSED, SENT_CHECKED, RefusedAnswer
from tests.world import World


@pytest.fixture
def mary(app: Flask) -> Program:
    return program(app, "mary")


def problem(mary: Program, body: Body) -> list[tuple[str, str]]:
    """What is wrong with the body, field by field."""
    answer = mary.post("/handovers", body)
    assert answer.status_code == 422, answer.text
    return [(one["field"], one["message"]) for one in answer.get_json()["errors"]]


def test_a_discharge_comes_back_with_its_questions(world: World, mary: Program) -> None:
    made = mary.post("/handovers", discharge_body(world.teams["derby_visitors"]))
    assert made.status_code == 201, made.text
    form = mary.get(f"/handovers/{made.get_json()['handover_id']}").get_json()["safer"]["form"]
    assert form["form_id"] == "transfer-of-care/1"
    assert form["answers"]["marks"] == {
        "question": MARKS,
        "knowledge": "known",
        "words": "None seen",
        "how_known": "seen_myself",
        "from_whom": "",
        "chosen": ["none"],
        "on": None,
        "number": None,
        "by": "",
    }
    assert form["answers"]["siblings"]["knowledge"] == "declined"


def test_a_concern_freezes_the_version_of_safer(world: World, mary: Program) -> None:
    made = mary.post("/handovers", record_body(world.teams["derby_visitors"], kind="concern"))
    shown = mary.get(f"/handovers/{made.get_json()['handover_id']}").get_json()
    assert shown["safer"]["form"] == {"form_id": "safer/1", "answers": {}}


@pytest.mark.parametrize("one", REFUSED, ids=lambda one: f"{one.key}.{one.part}: {one.says}")
def test_an_answer_that_cannot_be_is_refused(
    world: World, mary: Program, one: RefusedAnswer
) -> None:
    body = discharge_body(world.teams["derby_visitors"], **{one.key: one.sent})
    assert problem(mary, body) == [(f"safer.form.answers.{one.key}.{one.part}", one.says)]


def test_a_question_left_out_is_named(world: World, mary: Program) -> None:
    body = discharge_body(world.teams["derby_visitors"])
    del body["safer"]["form"]["answers"]["marks"]
    assert problem(mary, body) == [("safer.form.answers.marks", f"Answer this question: {MARKS}")]


def test_a_check_cannot_lie_in_the_future(world: World, mary: Program) -> None:
    tomorrow = {**SENT_CHECKED, "on": "2026-11-25"}
    body = discharge_body(world.teams["derby_visitors"], cp_is=tomorrow)
    [(field, message)] = problem(mary, body)
    assert field == "safer.form.answers.cp_is"
    assert message.startswith("The date is in the future: Child Protection")


def test_what_is_not_asked_for_the_reason_is_refused(world: World, mary: Program) -> None:
    body = record_body(world.teams["derby_visitors"])
    body["safer"]["form"] = {**form_of_move(), "form_id": "safer/1"}
    [(field, message)] = problem(mary, body)
    assert field == "safer.form.answers.siblings"
    assert message == "Leave out siblings: it is not asked for this reason"


def test_another_version_than_the_one_that_is_asked_is_refused(world: World, mary: Program) -> None:
    body = discharge_body(world.teams["derby_visitors"])
    body["safer"]["form"]["form_id"] = "transfer-of-care/0"
    [(field, message)] = problem(mary, body)
    assert field == "safer.form.form_id"
    assert message == "Answer form transfer-of-care/1: it is the one that is asked"
