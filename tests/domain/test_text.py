"""Words that people type: cleaned, no longer than they may be, and nothing that deceives."""

from collections.abc import Callable

import pytest

from handover.refusals import InvalidValue
from handover.text import (
    ANSWER,
    LINE,
    PARAGRAPH,
    REASON,
    line,
    optional,
    optional_line,
    paragraph,
    same_words,
    says_something,
)

Clean = Callable[..., str]


def cleaned(clean: Clean, text: str, **how: int) -> str:
    return clean(text, field="plan", called="the plan", **how)


def refused(clean: Clean, text: str, **how: int) -> str:
    with pytest.raises(InvalidValue) as refusal:
        cleaned(clean, text, **how)
    assert refusal.value.field == "plan"
    return refusal.value.message


def test_how_long_words_may_be() -> None:
    assert (LINE, REASON, ANSWER, PARAGRAPH) == (120, 1000, 2000, 4000)


@pytest.mark.parametrize(
    "clean,longest,said",
    [(line, 120, "120"), (paragraph, 4000, "4,000"), (optional, 4000, "4,000")],
)
def test_the_longest_is_taken_and_one_character_more_is_counted_and_refused(
    clean: Clean, longest: int, said: str
) -> None:
    assert cleaned(clean, "x" * longest) == "x" * longest
    assert refused(clean, "x" * (longest + 1)) == (
        f"Shorten the plan to {said} characters or fewer: it has {longest + 1:,}"
    )


@pytest.mark.parametrize("clean", [line, paragraph, optional])
def test_a_field_may_have_a_length_of_its_own(clean: Clean) -> None:
    assert cleaned(clean, "xxx", longest=3) == "xxx"
    assert refused(clean, "xxxx", longest=3) == (
        "Shorten the plan to 3 characters or fewer: it has 4"
    )


@pytest.mark.parametrize("clean", [line, paragraph, optional])
def test_spaces_around_do_not_count_and_letters_are_put_together(clean: Clean) -> None:
    assert cleaned(clean, "  Ren\u0065\u0301e\n", longest=5) == "Ren\u00e9e"


def test_every_end_of_line_becomes_one_line_break() -> None:
    assert cleaned(paragraph, "one\r\ntwo\rthree\nfour") == "one\ntwo\nthree\nfour"


@pytest.mark.parametrize("typed", ["one\ntwo", "one\r\ntwo", "one\ttwo"])
def test_one_line_has_no_break_and_no_tab_within_and_a_paragraph_may(typed: str) -> None:
    assert refused(line, typed) == "Enter the plan on one line"
    assert cleaned(paragraph, typed) == typed.replace("\r", "")


@pytest.mark.parametrize("typed", ["", " ", "\n", "-", " . ", "?!"])
def test_what_says_nothing_is_asked_for_unless_it_may_be_empty(typed: str) -> None:
    assert not says_something(typed)
    for clean in (line, paragraph):
        assert refused(clean, typed) == "Enter the plan"
    assert cleaned(optional, typed) == typed.strip()


@pytest.mark.parametrize("typed", ["x", "- 7", "\u00e9", "\u06f3"])
def test_a_letter_or_a_digit_of_any_language_says_something(typed: str) -> None:
    assert says_something(typed)
    assert cleaned(paragraph, typed) == typed


INVISIBLE = {
    "control": "\x07",
    "format": "\u202e",
    "private": "\ue000",
    "lone surrogate": "\ud800",
    "no character": "\uffff",
    "line separator": "a\u2028b",
    "paragraph separator": "a\u2029b",
}


@pytest.mark.parametrize("typed", INVISIBLE.values(), ids=INVISIBLE.keys())
@pytest.mark.parametrize("clean", [line, paragraph, optional])
def test_what_no_reader_could_see_is_refused(clean: Clean, typed: str) -> None:
    assert refused(clean, f"All{typed}well") == (
        "Remove the invisible characters from the plan: type it again instead of pasting it"
    )


def test_a_line_that_may_be_empty_is_one_line_once_it_says_anything() -> None:
    assert cleaned(optional_line, " \n") == ""
    assert cleaned(optional_line, " Ann ") == "Ann"
    assert refused(optional_line, "one\ntwo") == "Enter the plan on one line"
    assert refused(optional_line, "-") == "Enter the plan"


def test_words_are_the_same_whatever_the_capitals_and_the_spaces() -> None:
    assert same_words(" Ann  Mill\n", "ANN mill")
    assert not same_words("Ann Mill", "Annmill")
