"""What the API refuses after the answer: each rule by its name, and each team in its part."""

import pytest
from flask import Flask

from tests.programs import (
    Program,
    acknowledge_body,
    check_problem,
    fields_of,
    not_done_body,
    once,
    program,
    record_body,
    respond_body,
)
from tests.world import World

ASKED, ANSWERED = {"question": "Which ward is she on?"}, {"answer": "Ward 12, bed 4"}
REASON = {"reason": "Sent twice"}


@pytest.fixture
def mary(app: Flask) -> Program:
    return program(app, "mary")


@pytest.fixture
def hana(app: Flask) -> Program:
    return program(app, "hana")


@pytest.fixture
def handover(mary: Program, world: World) -> str:
    """The path of a handover that Mary has just recorded for Derby."""
    made = mary.do("/handovers", **record_body(world.teams["derby_visitors"]))
    return f"/handovers/{made['handover_id']}"


@pytest.fixture
def promised(hana: Program, handover: str) -> str:
    """As `handover`; Hana has taken it on and will visit on 1 December."""
    hana.do(f"{handover}/acknowledgement", **acknowledge_body())
    return handover


def test_nothing_was_promised_before_somebody_took_it_on(hana: Program, handover: str) -> None:
    check_problem(hana.post(f"{handover}/response", respond_body()), 409, "not_acknowledged")


def test_one_question_is_open_at_a_time(mary: Program, hana: Program, handover: str) -> None:
    hana.do(f"{handover}/question", **ASKED)
    response = hana.post(f"{handover}/question", once({"question": "And which hospital?"}))
    check_problem(response, 409, "question_open")
    assert fields_of(response) == ["question"]
    assert mary.get(handover).get_json()["open_question"] == ASKED["question"]


def test_an_answer_needs_a_question(mary: Program, handover: str) -> None:
    response = mary.post(f"{handover}/answer", once(ANSWERED))
    check_problem(response, 409, "nothing_asked")
    assert fields_of(response) == ["answer"]


def test_nothing_is_withdrawn_from_whoever_took_it_on(mary: Program, promised: str) -> None:
    problem = check_problem(
        mary.post(f"{promised}/withdrawal", once(REASON)), 409, "already_acknowledged"
    )
    assert problem["detail"].startswith("Already acknowledged by Hana Novak")


@pytest.mark.parametrize(
    "day, kind",
    [
        (None, "invalid_value"),
        ("soon", "invalid_value"),
        ("2026-11-23", "next_action_in_past"),
        ("2028-01-01", "next_action_too_far"),
    ],
)
def test_what_was_not_done_needs_a_day_that_can_be_promised(
    hana: Program, promised: str, day: object, kind: str
) -> None:
    response = hana.post(f"{promised}/response", not_done_body(next_action_on=day))
    check_problem(response, 422, kind)
    assert fields_of(response) == ["next_action_on"]


def test_each_team_does_its_own_part(mary: Program, hana: Program, promised: str) -> None:
    for who, path, body in (
        (mary, "response", respond_body()),
        (mary, "question", once(ASKED)),
        (hana, "answer", once(ANSWERED)),
        (hana, "withdrawal", once(REASON)),
        (hana, "error", once(REASON)),
    ):
        check_problem(who.post(f"{promised}/{path}", body), 403, "not_permitted")


def test_what_is_left_out_is_asked_for_by_name(mary: Program, hana: Program, promised: str) -> None:
    for who, path, asked in (
        (hana, "response", {"is_done": "Choose whether it has been done"}),
        (hana, "question", {"question": "Enter your question"}),
        (mary, "answer", {"answer": "Enter your answer"}),
        (mary, "notes", {"words": "Enter the note"}),
        (mary, "withdrawal", {"reason": "Enter the reason"}),
        (mary, "error", {"reason": "Enter the reason"}),
    ):
        problem = check_problem(who.post(f"{promised}/{path}", once({})), 422, "invalid_value")
        said = {error["field"]: error["message"] for error in problem["errors"]}
        assert said.items() >= asked.items()
