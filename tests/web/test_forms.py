from datetime import date

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import Schema, ValidationError

from handover.refusals import InvalidValue
from tests.browsing import send, signed_in
from tests.web.practice_form import ADDRESS, PracticeSchema
from web.fields import DateParts, Line, Paragraph
from web.forms import FieldError, flat, nested, read, refused

COMPLETE = {
    "about.name": ["Rosa Lind"],
    "about.born_on-day": ["3"],
    "about.born_on-month": ["5"],
    "about.born_on-year": ["1995"],
}


def test_names_with_dots_become_groups_and_date_boxes_become_one_date() -> None:
    assert nested({**COMPLETE, "days[]": ["1", "2"], "words": ["  "]}) == {
        "about": {"name": "Rosa Lind", "born_on": {"day": "3", "month": "5", "year": "1995"}},
        "days": ["1", "2"],
    }


def test_a_draft_is_drawn_with_the_fields_that_it_was_typed_in() -> None:
    typed = {**COMPLETE, "days[]": ["1", "2"]}

    assert flat(nested(typed)) == typed


names = st.text(st.sampled_from("ab.-[]day"), max_size=12)


@given(st.dictionaries(names, st.lists(st.text(max_size=3), max_size=3)))
def test_no_form_whatever_its_names_fails(typed: dict[str, list[str]]) -> None:
    tree = nested(typed)

    assert nested(flat(tree)) is not None


def test_a_complete_form_has_no_errors() -> None:
    loaded, errors = read(PracticeSchema(), COMPLETE)

    assert errors == ()
    assert loaded["about"] == {"name": "Rosa Lind", "born_on": date(1995, 5, 3)}


def test_each_error_stands_beside_its_field_once() -> None:
    typed = {"about.name": ["x" * 200], "about.born_on-day": ["3"], "words": ["a\u202eb"]}

    _, errors = read(PracticeSchema(), typed)

    assert {error.field for error in errors} == {"about.name", "about.born_on", "words"}
    assert FieldError("about.born_on", "x").anchor == "about-born_on"
    assert all("Remove the invisible" in e.message for e in errors if e.field == "words")


def test_a_refusal_finds_its_field_wherever_the_form_has_it() -> None:
    schema = PracticeSchema()

    assert refused(InvalidValue("Too young", field="born_on"), schema) == (
        FieldError("about.born_on", "Too young"),
    )
    assert refused(InvalidValue("Neither", field="elsewhere"), schema) == (
        FieldError("", "Neither"),
    )


def test_the_error_beside_a_field_is_read_out_with_it(practice: Flask) -> None:
    typed: dict[str, str | list[str]] = {"about.name": "", "about.born_on-day": "31"}

    html = send(signed_in(practice, "mary"), ADDRESS, {**typed, "words": "\x00"}).text

    assert 'aria-describedby="words-error"' in html
    assert '<a href="#words">' in html


class DateSchema(Schema):
    born_on = DateParts(called="the date of birth", required=False)


@pytest.mark.parametrize(
    "day,month,year,said",
    [
        ("31", "2", "1995", "must be a real date"),
        ("0", "5", "1995", "must be a real date"),
        ("3", "Mai", "1995", "must be a real date"),
        ("3", "13", "1995", "must be a real date"),
        ("3", "5", "1066", "must be a real date"),
        ("3", "5", "95", "4 digits"),
        ("٣", "5", "1995", "must be a real date"),
        ("-3", "5", "1995", "must be a real date"),
        ("", "5", "1995", "must include a day"),
        ("3", "", "", "must include a month and a year"),
        ("9" * 5000, "5", "1995", "must be a real date"),
    ],
)
def test_a_date_that_cannot_be_says_what_is_wrong(
    day: str, month: str, year: str, said: str
) -> None:
    parts = {"day": day, "month": month, "year": year}

    with pytest.raises(ValidationError, match=f"The date of birth .*{said}|{said}"):
        DateSchema().load({"born_on": parts})


@pytest.mark.parametrize("month", ["5", "05", " may ", "May", "MAY"])
def test_a_month_may_be_a_number_or_a_name(month: str) -> None:
    parts = {"day": "3", "month": month, "year": "1995"}

    assert DateSchema().load({"born_on": parts}) == {"born_on": date(1995, 5, 3)}


@given(st.dates(min_value=date(1900, 1, 1)))
def test_every_date_is_read_the_same_from_boxes_and_from_a_program(day: date) -> None:
    parts = {"day": str(day.day), "month": str(day.month), "year": f"{day.year:04}"}

    assert DateSchema().load({"born_on": parts}) == DateSchema().load({"born_on": day.isoformat()})


@pytest.mark.parametrize("value", [7, True, [], "yesterday", "2026-02-30", 1.5, {"day": {}}])
def test_what_is_no_date_is_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        DateSchema().load({"born_on": value})


class WordsSchema(Schema):
    name = Line(called="the mother's name")
    words = Paragraph(called="the words", required=False)


def test_a_missing_answer_and_an_empty_one_get_the_same_words() -> None:
    for body in ({}, {"name": None}, {"name": " "}):
        with pytest.raises(ValidationError, match="Enter the mother's name"):
            WordsSchema().load(body)


@pytest.mark.parametrize("value", ["two\nlines", 7, "x" * 121, "a\u200bb"])
def test_a_line_that_cannot_be_is_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        WordsSchema().load({"name": value})


def test_words_that_may_stay_away_may_be_empty() -> None:
    assert WordsSchema().load({"name": "Rosa", "words": ""}) == {"name": "Rosa", "words": ""}
