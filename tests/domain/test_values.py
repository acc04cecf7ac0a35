"""What people type, value object by value object: bad input refused beside its field, in words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.answers import Answer, HowKnown, Knowledge
from handover.calls import Attempt, AttemptOutcome, parse_telephone
from handover.content import ParentsTold
from handover.person import About, Mother, is_test_number, parse_nhs_number
from handover.refusals import InvalidValue
from handover.text import line, optional, optional_line, paragraph, same_words
from tests.region import about, conversation, safer, safer_before_sources

DECEPTIVE = {
    "null": "\x00",
    "bell": "\x07",
    "escape": "\x1b",
    "delete": "\x7f",
    "next line": "a\x85b",
    "line separator": "\u2028",
    "right to left override": "\u202e",
    "isolate": "\u2066",
    "right to left mark": "\u200f",
    "zero width space": "\u200b",
    "zero width joiner": "\u200d",
    "soft hyphen": "\u00ad",
    "byte order mark": "\ufeff",
    "tag": "\U000e0041",
    "private": "\ue000",
    "lone surrogate": "\ud800",
    "no character": "\uffff",
}
TALK = conversation(UUID(int=1)).conversation
WORDS: dict[str, Callable[[str], object]] = {
    "mother's name": lambda text: Mother("9990000018", text, date(1996, 5, 3)),
    "note": lambda text: Attempt(AttemptOutcome.VOICEMAIL, "01632 960100", f"Rang{text}twice"),
    "with name": lambda text: replace(TALK, with_name=text),
    "with role": lambda text: replace(TALK, with_role=text),
    "with team": lambda text: replace(TALK, with_team=text),
    "agreed": lambda text: replace(TALK, agreed=text),
    "situation": lambda text: replace(safer(), situation=text),
    "assessment": lambda text: replace(safer(), assessment=text),
    "expected response": lambda text: replace(safer(), expected_response=text),
    "answer": lambda text: Answer(Knowledge.KNOWN, text, HowKnown.ASSUMED),
    "who told": lambda text: Answer(Knowledge.KNOWN, "Closed", HowKnown.TOLD, text),
    "why not told": lambda text: ParentsTold(told=False, why_not=text),
}
"""Every place that takes words, each as a function of what was typed."""


@pytest.mark.parametrize("typed", DECEPTIVE.values(), ids=DECEPTIVE.keys())
@pytest.mark.parametrize("make", WORDS.values(), ids=WORDS.keys())
def test_characters_that_deceive_a_reader_are_refused_everywhere(
    make: Callable[[str], object], typed: str
) -> None:
    with pytest.raises(InvalidValue, match="invisible characters") as refused:
        make(f"before{typed}after")
    assert refused.value.field


@pytest.mark.parametrize("make", WORDS.values(), ids=WORDS.keys())
def test_over_long_words_are_refused_everywhere(make: Callable[[str], object]) -> None:
    with pytest.raises(InvalidValue, match=r"Shorten .* to [\d,]+ characters or fewer"):
        make("x" * 4001)


@pytest.mark.parametrize("typed", ["", "   ", "\n", "-", "...", "?", "\u2013"])
@pytest.mark.parametrize("place", sorted(set(WORDS) - {"note"}))
def test_a_blank_or_a_dash_is_no_answer_anywhere(place: str, typed: str) -> None:
    with pytest.raises(InvalidValue, match=r"^(Enter|Say) "):
        WORDS[place](typed)


def test_a_note_may_be_left_out() -> None:
    assert Attempt(AttemptOutcome.ENGAGED, "01632 960100").note == ""


def test_words_are_trimmed_and_their_line_breaks_made_one_kind() -> None:
    assert paragraph("  one\r\ntwo\rthree ", field="f", called="x") == "one\ntwo\nthree"
    assert optional("  ", field="f", called="x") == ""
    assert line(" Zoe\u0308 ", field="f", called="x") == "Zo\u00eb"


def test_a_name_stands_on_one_line() -> None:
    with pytest.raises(InvalidValue, match="on one line"):
        line("Test\nMother", field="name", called="the mother's name")


def test_a_line_that_may_be_left_out_is_one_line_or_nothing() -> None:
    assert optional_line(" \n", field="f", called="x") == ""
    assert optional_line(" Ward 4 ", field="f", called="x") == "Ward 4"
    assert optional_line("x" * 120, field="f", called="x") == "x" * 120
    for typed, says in (
        ("-", "Enter where it is"),
        ("Ward\n4", "Enter where it is on one line"),
        ("x" * 121, "Shorten where it is to 120 characters or fewer: it has 121"),
    ):
        with pytest.raises(InvalidValue) as refused:
            optional_line(typed, field="where", called="where it is")
        assert (refused.value.field, refused.value.message) == ("where", says)


def test_capitals_and_spaces_make_no_other_words() -> None:
    assert same_words(" North  YORKSHIRE", "north yorkshire")
    assert not same_words("North Yorkshire", "Northyorkshire")


def test_the_longest_words_allowed_are_kept_whole() -> None:
    assert line("x" * 120, field="f", called="x") == "x" * 120
    assert paragraph("x" * 4000, field="f", called="x") == "x" * 4000
    with pytest.raises(InvalidValue, match="it has 4,001"):
        paragraph("x" * 4001, field="f", called="x")


@given(st.text(max_size=200))
def test_whatever_is_typed_is_kept_visible_or_refused(typed: str) -> None:
    try:
        kept = optional(typed, field="f", called="x")
    except InvalidValue:
        return
    assert all(shown.isprintable() or shown.isspace() for shown in kept)


@pytest.mark.parametrize(
    "typed", ["9990000018", "999 000 0018", "999-000-0018", " 999\u00a0000\u20110018 "]
)
def test_an_nhs_number_is_read_as_people_write_it(typed: str) -> None:
    assert parse_nhs_number(typed) == "9990000018"
    assert Mother(typed, "Test Mother", date(1996, 5, 3)).nhs_number == "9990000018"


@pytest.mark.parametrize(
    "typed,says",
    [
        ("", "Enter the mother's NHS number"),
        ("   ", "Enter the mother's NHS number"),
        ("999 000 001", "has 10 digits"),
        ("999 000 00188", "has 10 digits"),
        ("999 000 001X", "has 10 digits"),
        ("٩٩٩٠٠٠٠٠١٨", "has 10 digits"),
        ("999 000\n0018", "has 10 digits"),
        ("9" * 5000, "has 10 digits"),
        ("999 000 0019", "not a valid NHS number"),
        ("999 123 4560", "not a valid NHS number"),  # its check digit would be 10: never issued
        ("000 000 0000", "not a valid NHS number"),
    ],
)
def test_a_wrong_nhs_number_is_refused_with_what_to_do(typed: str, says: str) -> None:
    with pytest.raises(InvalidValue, match=says) as refused:
        parse_nhs_number(typed)
    assert refused.value.field == "nhs_number"


@given(st.integers(0, 9), st.integers(0, 9))
def test_one_wrong_digit_is_always_noticed(place: int, digit: int) -> None:
    typed = f"{'9990000123'[:place]}{digit}{'9990000123'[place + 1 :]}"
    if typed == "9990000123":
        assert parse_nhs_number(typed) == typed
        return
    with pytest.raises(InvalidValue):
        parse_nhs_number(typed)


def test_only_the_999_range_is_for_tests() -> None:
    assert is_test_number("9990000018")
    assert not is_test_number("4505577104")


def test_a_baby_is_either_due_or_born() -> None:
    mother = about().mother
    with pytest.raises(InvalidValue, match="not both"):
        About(mother, date(2027, 2, 1), date(2026, 11, 1))
    with pytest.raises(InvalidValue, match="Enter the due date or"):
        About(mother, None, None)


@pytest.mark.parametrize(
    "typed,kept",
    [
        ("01632960123", "01632 960123"),
        ("+44 1632 960 123", "01632 960123"),
        ("07700 900123", "07700 900123"),
        ("(01632) 960123 ext 4", "01632 960123 x4"),
    ],
)
def test_a_telephone_number_is_kept_as_it_is_dialled(typed: str, kept: str) -> None:
    assert parse_telephone(typed) == kept
    assert parse_telephone(kept) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ask at the desk",
        "999",
        "960123",  # which area?
        "+33 1 23 45 67 89",  # in national form it would ring somebody in England
        "01632 960123 and 07700 900123",
        "01632\u202e960123",
        "0" * 300,
    ],
)
def test_what_cannot_be_dialled_from_anywhere_is_refused(typed: str) -> None:
    with pytest.raises(InvalidValue, match="with its area code") as refused:
        parse_telephone(typed, field="telephone")
    assert refused.value.field == "telephone"


@pytest.mark.parametrize("knowledge", [Knowledge.ASKED_UNKNOWN, Knowledge.DECLINED])
def test_an_answer_that_says_it_all_needs_no_words(knowledge: Knowledge) -> None:
    assert Answer(knowledge).words == ""


@pytest.mark.parametrize("knowledge", [Knowledge.NOT_ASKED, Knowledge.UNSAFE_TO_ASK])
def test_why_nobody_asked_must_be_said(knowledge: Knowledge) -> None:
    with pytest.raises(InvalidValue, match="Say why"):
        Answer(knowledge)


@pytest.mark.parametrize(
    "how_known,from_whom,says,field",
    [
        (None, "", "Say how you know", "how_known"),
        (HowKnown.TOLD, "", "Say who told you", "from_whom"),
        (HowKnown.TOLD, " - ", "Enter who told you", "from_whom"),
        (HowKnown.SEEN_IN_RECORD, "", "Say in which record", "from_whom"),
    ],
)
def test_what_is_known_says_how(
    how_known: HowKnown | None, from_whom: str, says: str, field: str
) -> None:
    with pytest.raises(InvalidValue, match=says) as refused:
        Answer(Knowledge.KNOWN, "Closed in 2019", how_known, from_whom)
    assert refused.value.field == field


def test_what_is_not_known_has_no_source() -> None:
    with pytest.raises(InvalidValue, match="it is not known"):
        Answer(Knowledge.DECLINED, how_known=HowKnown.ASSUMED)


def test_what_was_assumed_or_has_no_source_is_only_assumed() -> None:
    assert Answer(Knowledge.KNOWN, "Lives alone", HowKnown.ASSUMED).is_only_assumed
    assert safer_before_sources().social_care.is_only_assumed
    assert not safer().social_care.is_only_assumed
    assert not Answer(Knowledge.DECLINED).is_only_assumed


def test_parents_who_know_need_no_reason() -> None:
    assert ParentsTold(told=True).why_not == ""


@given(st.sampled_from(sorted(WORDS)), st.text(max_size=60))
def test_a_value_that_was_taken_is_taken_again_unchanged(place: str, typed: str) -> None:
    try:
        value: Any = WORDS[place](typed)
    except InvalidValue:
        return
    assert replace(value) == value
