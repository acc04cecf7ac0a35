"""After the answer, through the API: the response, questions, notes, and each way to the end."""

import pytest
from flask import Flask

from tests.programs import (
    Body,
    Program,
    acknowledge_body,
    attempt_body,
    check_problem,
    conversation_body,
    not_done_body,
    once,
    program,
    record_body,
    respond_body,
)
from tests.world import MovableClock, World

ASKED, ANSWERED = {"question": "Which ward is she on?"}, {"answer": "Ward 12, bed 4"}
NOTE, REASON = {"words": "The family has no lift"}, {"reason": "Sent twice"}
DONE = {"is_done": True, "words": "Visited at home, all is well"}
WAY_TO_END: dict[str, tuple[str, str, Body]] = {
    "done": ("hana", "response", DONE),
    "withdrawn": ("mary", "withdrawal", REASON),
    "entered in error": ("mary", "error", REASON),
}


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


def the_only(reader: Program, path: str, **query: str) -> Body:
    """The one handover of a list."""
    (row,) = reader.get(path, **query).get_json()["handovers"]
    return dict(row)


def board_of(app: Flask, **query: str) -> Body:
    """The lead's board."""
    return dict(program(app, "lena").get("/board", **query).get_json())


def test_a_handover_is_followed_to_its_end(mary: Program, hana: Program, handover: str) -> None:
    mary.do(f"{handover}/conversations", **conversation_body())
    hana.do(f"{handover}/question", **ASKED)
    mary.do(f"{handover}/answer", **ANSWERED)
    left = hana.do(f"{handover}/acknowledgement", **acknowledge_body())
    assert (left["state"], left["next_action_on"]) == ("acknowledged", "2026-12-01")
    assert left["response_due_at"] == "2026-12-02T00:00:00Z"
    left = hana.do(f"{handover}/response", **not_done_body())
    assert (left["state"], left["next_action_on"]) == ("acknowledged", "2026-12-04")
    assert left["response_due_at"] == "2026-12-05T00:00:00Z"
    left = hana.do(f"{handover}/response", **respond_body())
    assert (left["state"], left["response_due_at"]) == ("closed", None)
    assert left["holder"]["name"] == "Hana Novak"

    for reader in (mary, hana):
        record = reader.get(handover).get_json()
        assert [(one["is_done"], one["next_action_on"]) for one in record["responses"]] == [
            (False, "2026-12-04"),
            (True, None),
        ]
        assert record["acknowledgement"]["next_action_on"] == "2026-12-01"
        assert record["end_reason"] == "Visited at home, all is well"
        assert record["ended"]["name"] == "Hana Novak"
        assert record["ended"]["recorded_at"] == "2026-11-24T10:00:00Z"
        assert record["is_in_error"] is False
    lines = mary.get(f"{handover}/timeline").get_json()["lines"]
    assert [line["what"] for line in lines[-2:]] == ["response_reported", "response_reported"]


def test_a_question_is_read_by_the_sender_and_its_answer_by_both(
    mary: Program, hana: Program, handover: str
) -> None:
    hana.do(f"{handover}/question", **ASKED)
    for reader in (mary, hana):
        record = reader.get(handover).get_json()
        assert record["open_question"] == "Which ward is she on?"
        assert record["asked"]["name"] == "Hana Novak"
    sent = the_only(mary, "/sent")
    assert (sent["asked_at"], sent["question"]) == ("2026-11-24T10:00:00Z", ASKED["question"])
    assert the_only(hana, "/inbox")["asked_at"] == "2026-11-24T10:00:00Z"

    mary.do(f"{handover}/answer", **ANSWERED)

    record = hana.get(handover).get_json()
    assert (record["open_question"], record["asked"]) == ("", None)
    (answered,) = record["answered"]
    assert {**answered, "said": answered["said"]["name"]} == {
        **ASKED,
        **ANSWERED,
        "said": "Mary Okafor",
    }
    assert the_only(hana, "/inbox")["asked_at"] is None
    assert the_only(mary, "/sent")["question"] is None


def test_no_question_answer_or_note_stops_a_clock(
    mary: Program, hana: Program, handover: str
) -> None:
    clocks = ("call_due_at", "acknowledge_due_at", "call_stopped_at", "state", "holder")
    before = mary.get(handover).get_json()
    for who, path, body in (
        (hana, "question", ASKED),
        (mary, "answer", ANSWERED),
        (hana, "notes", NOTE),
    ):
        left = who.do(f"{handover}/{path}", **body)
        assert {name: left[name] for name in clocks} == {name: before[name] for name in clocks}


def test_acknowledged_and_forgotten_comes_back_by_the_clock_alone(
    app: Flask, clock: MovableClock, mary: Program, hana: Program, promised: str
) -> None:
    mary.do(f"{promised}/conversations", **conversation_body())
    taken_on = the_only(hana, "/inbox", show="taken_on")
    assert taken_on["response_due_at"] == "2026-12-02T00:00:00Z"
    assert board_of(app)["handovers"] == []
    clock.move(days=8)

    board = board_of(app, show="overdue_responses")

    assert (board["counts"]["overdue_responses"], board["counts"]["open"]) == (1, 1)
    (row,) = board["handovers"]
    assert (row["next_action_on"], row["state"]) == ("2026-12-01", "acknowledged")
    assert row["response_due_at"] == "2026-12-02T00:00:00Z"
    program(app, "hana").do(f"{promised}/response", **not_done_body())
    assert board_of(app)["counts"]["overdue_responses"] == 0


def test_a_withdrawn_handover_stays_with_its_sender(
    app: Flask, mary: Program, hana: Program, handover: str
) -> None:
    left = mary.do(f"{handover}/withdrawal", **REASON)
    assert (left["state"], left["is_in_error"]) == ("closed", False)
    assert left["holder"]["name"] == "Mary Okafor"
    settled = the_only(mary, "/sent", show="settled")
    assert settled["closed_at"] == "2026-11-24T10:00:00Z"
    assert (settled["ended_how"], settled["end_reason"]) == ("withdrawn", "Sent twice")
    assert hana.get("/inbox").get_json()["total"] == 0
    assert board_of(app)["counts"]["open"] == 0


def test_what_was_entered_in_error_gives_responsibility_back_and_erases_nothing(
    mary: Program, hana: Program, promised: str
) -> None:
    left = mary.do(f"{promised}/error", **REASON)
    assert (left["state"], left["is_in_error"]) == ("closed", True)
    assert left["holder"]["name"] == "Mary Okafor"
    record = hana.get(promised).get_json()
    assert record["acknowledgement"]["professional"] == "Hana Novak"
    assert record["about"]["mother"]["name"] == "Test Mother"
    assert (record["end_reason"], record["ended"]["name"]) == ("Sent twice", "Mary Okafor")
    settled = the_only(mary, "/sent", show="settled")
    assert settled["ended_how"] == "entered_in_error"
    assert settled["responsible"] == "Mary Okafor, Leicester community midwives"


@pytest.mark.parametrize("how", WAY_TO_END)
def test_what_is_closed_takes_calls_and_notes_and_nothing_else(
    world: World, mary: Program, hana: Program, handover: str, how: str
) -> None:
    who, path, body = WAY_TO_END[how]
    if path == "response":
        hana.do(f"{handover}/acknowledgement", **acknowledge_body())
    {"mary": mary, "hana": hana}[who].do(f"{handover}/{path}", **body)
    leicester = str(world.teams["leicester_visitors"])
    mary.do(f"{handover}/attempts", **attempt_body())
    mary.do(f"{handover}/conversations", **conversation_body())
    for reader in (mary, hana):
        assert reader.do(f"{handover}/notes", **NOTE)["state"] == "closed"
    for asker, refused, sent in (
        (hana, "received", once({})),
        (hana, "acknowledgement", acknowledge_body()),
        (hana, "decline", once(REASON)),
        (hana, "response", respond_body()),
        (hana, "question", once(ASKED)),
        (mary, "redirect", once({**REASON, "to_team_id": leicester})),
        (mary, "answer", once(ANSWERED)),
        (mary, "withdrawal", once(REASON)),
        (mary, "error", once(REASON)),
    ):
        check_problem(asker.post(f"{handover}/{refused}", sent), 409, "already_closed")
    notes = mary.get(handover).get_json()["notes"]
    assert [(note["words"], note["said"]["name"]) for note in notes] == [
        (NOTE["words"], "Mary Okafor"),
        (NOTE["words"], "Hana Novak"),
    ]


@pytest.mark.parametrize("how", WAY_TO_END)
def test_an_end_that_is_sent_again_gets_the_same_answer(
    mary: Program, hana: Program, handover: str, how: str
) -> None:
    who, path, body = WAY_TO_END[how]
    if path == "response":
        hana.do(f"{handover}/acknowledgement", **acknowledge_body())
    asker, again = {"mary": mary, "hana": hana}[who], once(body)
    first = asker.post(f"{handover}/{path}", again)
    hana.do(f"{handover}/notes", **NOTE)
    second = asker.post(f"{handover}/{path}", again)
    assert (first.status_code, second.status_code) == (201, 200)
    assert second.get_json() == first.get_json()
