"""Finds the telephone numbers within a sentence, so that a page can make them links.

Must not know what the sentence is about.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from phonenumbers import Leniency, PhoneNumberMatcher


@dataclass(frozen=True)
class Piece:
    """A stretch of the sentence, which is a telephone number or the words around one."""

    words: str
    is_number: bool


def numbers_apart(text: str) -> list[Piece]:
    """`text` cut before and after each United Kingdom number; joined again it is unchanged."""
    return [piece for piece in _pieces(text) if piece.words]


def _pieces(text: str) -> Iterator[Piece]:
    # "Possible" takes the numbers that are reserved for drama, which no one is ever given.
    end = 0
    for match in PhoneNumberMatcher(text, "GB", leniency=Leniency.POSSIBLE):
        yield Piece(text[end : match.start], is_number=False)
        yield Piece(match.raw_string, is_number=True)
        end = match.end
    yield Piece(text[end:], is_number=False)
