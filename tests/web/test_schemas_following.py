"""What follows an answer, as a page sends it and as a program does: one schema, the same words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

import pytest
from marshmallow import Schema, ValidationError

from handover.acknowledgement import promised_day
from handover.commands import (
    AddNote,
    AnswerClarification,
    AskClarification,
    EnterInError,
    OnHandover,
    Respond,
    Withdraw,
)
from handover.refusals import InvalidValue, Refusal
from tests.web.scene import Scene
from tests.world import MovableClock, World
from web.forms import read
from web.schemas.following import (
    AnswerQuestionSchema,
    AskSchema,
    EnterInErrorSchema,
    NoteSchema,
    RespondSchema,
    WithdrawSchema,
)

FRIDAY = date(2026, 12, 4)
WORDS = {"words": ["Nobody was at home"]}
NEW_DATE = {
    "next_action_on-day": ["4"],
    "next_action_on-month": ["12"],
    "next_action_on-year": ["2026"],
}


@dataclass(frozen=True)
class OneBox:
    """A page with one box of words, which make one command of `who`."""

    schema: type[Schema]
    field: str
    command: Callable[..., OnHandover]
    who: str = "mary"

    def __str__(self) -> str:
        return self.schema.__name__


ONE_BOX = [
    OneBox(AskSchema, "question", AskClarification, "hana"),
    OneBox(AnswerQuestionSchema, "answer", AnswerClarification),
    OneBox(NoteSchema, "words", AddNote),
    OneBox(WithdrawSchema, "reason", Withdraw),
    OneBox(EnterInErrorSchema, "reason", EnterInError),
]


def errors_of(typed: dict[str, list[str]]) -> dict[str, str]:
    """What a page says beside each field of a response."""
    found, errors = read(RespondSchema(), typed)
    assert (found is None) == bool(errors)
    return {error.field: error.message for error in errors}


def test_a_page_and_a_program_make_the_same_response() -> None:
    handover_id = uuid4()
    typed, errors = read(RespondSchema(), {"is_done": ["no"]} | WORDS | NEW_DATE)
    sent = RespondSchema().load(
        {"is_done": False, "words": "Nobody was at home", "next_action_on": "2026-12-04"}
    )
    assert errors == ()
    expected = Respond(handover_id, is_done=False, words=WORDS["words"][0], next_action_on=FRIDAY)
    assert typed(handover_id) == sent(handover_id) == expected


def test_what_was_not_done_is_asked_for_its_new_date_in_the_words_of_the_rule() -> None:
    with pytest.raises(InvalidValue) as rule:
        promised_day(None, FRIDAY)
    assert errors_of({"is_done": ["no"]} | WORDS) == {"next_action_on": rule.value.message}
    assert errors_of({"is_done": ["no"]}) == {
        "words": "Enter what came of it",
        "next_action_on": rule.value.message,
    }


def test_a_new_date_that_is_not_whole_is_asked_for_in_its_own_words() -> None:
    typed = {"is_done": ["no"], "next_action_on-day": ["4"]} | WORDS
    assert errors_of(typed) == {"next_action_on": "The new date must include a month and a year"}


def test_nobody_is_asked_for_a_date_before_they_say_that_it_was_not_done() -> None:
    expected = {"is_done": "Choose whether it has been done", "words": "Enter what came of it"}
    assert errors_of({}) == expected
    assert errors_of({"is_done": ["yes"]}) == {"words": "Enter what came of it"}


def test_what_stands_in_the_hidden_boxes_of_the_date_is_not_meant() -> None:
    for hidden in (NEW_DATE, {"next_action_on-day": ["31"]}, {"next_action_on": ["soon"]}):
        make, errors = read(RespondSchema(), {"is_done": ["yes"]} | WORDS | hidden)
        assert errors == ()
        assert make(uuid4()).next_action_on is None


def test_a_program_that_says_done_with_a_date_that_cannot_be_is_told_so() -> None:
    with pytest.raises(ValidationError) as refused:
        RespondSchema().load({"is_done": True, "words": "Visited", "next_action_on": "soon"})
    assert list(refused.value.messages_dict) == ["next_action_on"]


@pytest.mark.parametrize("sent", [[], "x", 7, [["is_done", "yes"]]])
def test_what_is_no_object_is_asked_for_as_one(sent: object) -> None:
    with pytest.raises(ValidationError) as refused:
        RespondSchema().load(sent)  # type: ignore[arg-type]  # what a program may send
    assert refused.value.messages == {"_schema": ["Send an object with named fields"]}


@pytest.mark.parametrize("box", ONE_BOX, ids=str)
def test_the_words_of_one_box_make_the_command(box: OneBox) -> None:
    handover_id = uuid4()
    make, errors = read(box.schema(), {box.field: ["  She moved\r\nlast week "]})
    assert errors == ()
    assert make(handover_id) == box.command(handover_id, **{box.field: "She moved\nlast week"})


@pytest.mark.parametrize("box", ONE_BOX, ids=str)
def test_a_blank_box_is_asked_for_in_the_words_of_the_rule(
    world: World, clock: MovableClock, box: OneBox
) -> None:
    scene = Scene(world, clock)
    handover_id = scene.recorded()
    if box.command is not AskClarification:
        scene.ask("hana", AskClarification(handover_id, "Which ward is she on?"))
    with pytest.raises(Refusal) as rule:
        scene.ask(box.who, box.command(handover_id, **{box.field: " "}))
    _, (error,) = read(box.schema(), {box.field: [" "]})
    assert (error.field, error.message) == (rule.value.field, rule.value.message)
