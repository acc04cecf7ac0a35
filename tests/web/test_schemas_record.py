"""What a sender types, as a page sends it and as a program does: one schema, the same answers."""

from datetime import date
from uuid import uuid4

import pytest
from marshmallow import Schema, ValidationError

from handover.answers import Answer, Knowledge
from handover.commands import Record
from handover.content import Kind, ParentsTold, Trigger
from handover.person import About, Mother
from handover.urgency import Urgency
from tests.programs import Body, record_body
from tests.region import referral
from web.forms import FieldError, read
from web.schemas.about import AboutSchema
from web.schemas.record import RecordSchema, ToTeamSchema, WhySchema
from web.schemas.referred import ReferredSchema
from web.schemas.safer import ExpectedSchema, FamilySchema, SituationSchema

TODAY = date(2026, 11, 24)
MOTHER = {
    "mother.nhs_number": ["999 000 0018"],
    "mother.name": ["  Test Mother "],
    "mother.born_on-day": ["3"],
    "mother.born_on-month": ["5"],
    "mother.born_on-year": ["1996"],
}
DUE = {"due_on-day": ["1"], "due_on-month": ["February"], "due_on-year": ["2027"]}


def errors_of(schema: Schema, typed: dict[str, list[str]]) -> dict[str, str]:
    """What a page says beside each field."""
    found, errors = read(schema, typed)
    assert (found is None) == bool(errors)
    return {error.field: error.message for error in errors}


def test_a_page_and_a_program_make_the_same_about() -> None:
    typed, errors = read(AboutSchema(today=TODAY), MOTHER | DUE | {"is_born": ["no"]})
    sent = AboutSchema().load(
        {
            "mother": {
                "nhs_number": "9990000018",
                "name": "Test Mother",
                "born_on": "1996-05-03",
            },
            "due_on": "2027-02-01",
            "baby_born_on": None,
        }
    )
    mother = Mother("9990000018", "Test Mother", date(1996, 5, 3))
    assert errors == ()
    assert typed == sent == About(mother, date(2027, 2, 1), None)


def test_an_empty_page_is_told_everything_at_once() -> None:
    assert errors_of(AboutSchema(today=TODAY), {}) == {
        "mother.nhs_number": "Enter the mother's NHS number",
        "mother.name": "Enter the mother's name",
        "mother.born_on": "Enter the mother's date of birth",
        "due_on": "Enter the due date or the baby's date of birth",
    }


def test_impossible_dates_are_named_together_and_beside_other_errors() -> None:
    typed = MOTHER | {
        "mother.nhs_number": ["999 000 0019"],
        "mother.born_on-year": ["2020"],
        "due_on-day": ["1"],
        "due_on-month": ["10"],
        "due_on-year": ["2027"],
    }
    errors = errors_of(AboutSchema(today=TODAY), typed)
    assert set(errors) == {"mother.nhs_number", "mother.born_on", "due_on"}
    assert errors["mother.born_on"].endswith("it would make her 6 years old")
    assert errors["due_on"].startswith("The due date is more than 40 weeks away")


def test_a_birth_tomorrow_is_refused_seen_from_today() -> None:
    typed = MOTHER | {
        f"baby_born_on-{part}": [text]
        for part, text in zip(("day", "month", "year"), ("25", "11", "2026"), strict=True)
    }
    assert set(errors_of(AboutSchema(today=TODAY), typed)) == {"baby_born_on"}
    assert errors_of(AboutSchema(today=date(2026, 11, 25)), typed) == {}


def test_half_a_date_is_not_also_called_missing() -> None:
    errors = errors_of(AboutSchema(today=TODAY), MOTHER | {"due_on-day": ["1"]})
    assert errors == {"due_on": "The due date must include a month and a year"}


def test_both_dates_are_one_too_many() -> None:
    born = {
        f"baby_born_on-{part}": texts
        for part, texts in (("day", ["1"]), ("month", ["11"]), ("year", ["2026"]))
    }
    errors = errors_of(AboutSchema(today=TODAY), MOTHER | DUE | born)
    assert errors == {"due_on": "Enter the due date or the date of birth, not both"}


def test_the_parts_make_the_whole() -> None:
    team_id = uuid4()
    command = RecordSchema().load(without_command_id(record_body(team_id)))
    assert isinstance(command, Record)
    assert (command.kind, command.trigger) == (Kind.HANDOVER_OF_CARE, Trigger.MOVE)
    assert (command.urgency, command.to_team_id) == (Urgency.PRIORITY, team_id)
    assert command.safer.father == Answer(Knowledge.NOT_ASKED, "He was in the room")
    parts = (SituationSchema, FamilySchema, ExpectedSchema)
    said = {name for part in parts for name in part().fields}
    assert said | {"form"} == set(vars(command.safer))


def test_a_step_page_reads_its_own_part() -> None:
    typed = {"kind": ["concern"], "trigger": ["birth"], "urgency": ["same_day"], "page": ["3"]}
    found, errors = read(WhySchema(), typed)
    assert errors == ()
    why = {"kind": Kind.CONCERN, "trigger": Trigger.BIRTH, "urgency": Urgency.SAME_DAY}
    assert found == {**why, "area": None}


def test_each_question_about_the_family_is_asked_by_its_name() -> None:
    errors = errors_of(FamilySchema(), {"father.knowledge": ["declined"]})
    assert errors == {
        "social_care.knowledge": "Choose what is known about social care",
        "safe_contact.knowledge": "Choose what is known about how to contact her safely",
    }


@pytest.mark.parametrize("knowledge", ["known", "not_asked", "unsafe_to_ask"])
def test_an_answer_that_needs_words_is_asked_for_them(knowledge: str) -> None:
    answers = {f"{name}.knowledge": ["declined"] for name in ("father", "social_care")}
    errors = errors_of(FamilySchema(), answers | {"safe_contact.knowledge": [knowledge]})
    assert list(errors) == ["safe_contact.words"]


def test_yes_and_no_are_answers_on_a_page() -> None:
    typed = {"expected_response": ["Visit"], "parents_told.told": ["no"]}
    assert errors_of(ExpectedSchema(), typed) == {
        "parents_told.why_not": "Say why the parents have not been told"
    }
    found, _ = read(ExpectedSchema(), typed | {"parents_told.told": ["yes"]})
    assert found["parents_told"] == ParentsTold(told=True)


@pytest.mark.parametrize("told", ["maybe", 1, 0, "true", [], {}])
def test_nothing_else_is_taken_for_yes_or_no(told: object) -> None:
    with pytest.raises(ValidationError) as refused:
        ExpectedSchema().load({"expected_response": "Visit", "parents_told": {"told": told}})
    assert list(refused.value.messages_dict["parents_told"]) == ["told"]


def test_a_page_and_a_program_tell_the_same_of_a_referral() -> None:
    typed = {
        "is_referred": ["yes"],
        "referred_to": ["Derby children's social care"],
        "referred_at-day": ["24"],
        "referred_at-month": ["11"],
        "referred_at-year": ["2026"],
        "referred_at.time": ["9:35am"],
        "reference": ["CSC 40417"],
    }
    sent = {
        "is_referred": True,
        "referred_to": "Derby children's social care",
        "referred_at": "2026-11-24T09:35:00Z",
        "reference": "CSC 40417",
    }
    assert read(ReferredSchema(), typed) == (referral(), ())
    assert ReferredSchema().load(sent) == referral()


def test_everything_that_a_referral_or_a_decision_needs_is_asked_at_once() -> None:
    assert errors_of(ReferredSchema(), {"is_referred": ["yes"]}) == {
        "referred_to": "Enter which children's social care you referred to, or 999",
        "referred_at": "Enter the date and time of the referral",
    }
    assert errors_of(ReferredSchema(), {"is_referred": ["no"]}) == {
        "senior_name": "Enter the name of the senior who decided",
        "senior_role": "Enter the senior's role",
        "reason": "Enter the reason for not referring",
    }
    assert list(errors_of(ReferredSchema(), {})) == ["is_referred"]


def test_a_time_without_its_date_is_not_guessed() -> None:
    typed = {"is_referred": ["yes"], "referred_at.time": ["9:35"]}
    errors = errors_of(ReferredSchema(), typed)
    assert errors["referred_at"] == "Enter the date as well as the time"
    assert "referred_to" in errors


def test_a_team_must_be_chosen() -> None:
    assert errors_of(ToTeamSchema(), {}) == {"to_team_id": "Choose the team to send it to"}
    wrong = errors_of(ToTeamSchema(), {"to_team_id": ["derby"]})
    assert wrong["to_team_id"].startswith("Choose the team to send it to")


def test_a_program_may_not_send_what_nobody_reads() -> None:
    body = without_command_id(record_body(uuid4()))
    body["about"]["mother"]["religion"] = "none of our business"
    with pytest.raises(ValidationError) as refused:
        RecordSchema().load(body)
    assert refused.value.messages == {"about": {"mother": {"religion": ["Unknown field"]}}}


def test_a_page_shows_one_error_for_each_field() -> None:
    _, errors = read(WhySchema(), {"urgency": ["x"], "kind": ["x"], "trigger": ["birth"]})
    assert [type(error) for error in errors] == [FieldError, FieldError]
    assert {error.field for error in errors} == {"urgency", "kind"}


def without_command_id(body: Body) -> Body:
    return {name: value for name, value in body.items() if name != "command_id"}
