"""Telephone numbers within a sentence become links; nothing of the sentence is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.presenters.numbers_in_words import numbers_apart


@pytest.mark.parametrize(
    "text, numbers",
    [
        ("Ring the duty desk on 01632 960199.", ["01632 960199"]),
        ("Call 07700 900123, or 01632 960001 at night", ["07700 900123", "01632 960001"]),
        ("Ask for the duty desk at ward 12", []),
        ("", []),
    ],
)
def test_numbers_are_found(text: str, numbers: list[str]) -> None:
    assert [piece.words for piece in numbers_apart(text) if piece.is_number] == numbers


@given(st.text(max_size=80))
def test_no_word_is_lost_or_added(text: str) -> None:
    assert "".join(piece.words for piece in numbers_apart(text)) == text
