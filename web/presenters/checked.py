"""What was only assumed, what nobody asked, what was checked together: the first look.

Pure. The page and the API say the same from here. Must not know routes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from handover.answers import Answer, Knowledge
from handover.content import Safer
from handover.handover import Handover
from handover.read_back import SAFER_ITEMS, items
from handover.words import say_time
from web.presenters.filled import Filled, filled_of, safer_label
from web.presenters.record import source_words
from web.presenters.safer import NOBODY_ASKED


@dataclass(frozen=True)
class ReadBackItem:
    """One item to tick after a call; what is only assumed comes first and says so."""

    key: str
    label: str
    is_assumed: bool


@dataclass(frozen=True)
class Assumed:
    """Something held to be known that nobody told or saw, or whose source nobody recorded."""

    key: str
    question: str
    words: str
    source: str


@dataclass(frozen=True)
class NotAsked:
    """A question that nobody put, and why. Who was asked and declined is not here."""

    key: str
    question: str
    knowledge: Knowledge
    why: str


@dataclass(frozen=True)
class CheckedTogether:
    """An item that was read back: with whom, and when."""

    key: str
    question: str
    name: str
    role: str
    at: str


def read_back_items(safer: Safer) -> list[ReadBackItem]:
    """What can be ticked as read back."""
    labels = _labels(safer)
    return [
        ReadBackItem(item.key, labels[item.key], item.answer.is_only_assumed)
        for item in items(safer)
    ]


def assumed(handover: Handover) -> list[Assumed]:
    """What is only assumed, and was not checked together since."""
    checked, labels = handover.checked_together, _labels(handover.safer)
    words = {one.given.key: one.words for one in filled_of(handover.safer)}
    return [
        Assumed(
            item.key,
            labels[item.key],
            words.get(item.key, item.answer.words),
            source_words(item.answer),
        )
        for item in items(handover.safer)
        if item.answer.is_only_assumed and item.key not in checked
    ]


def not_asked(handover: Handover) -> list[NotAsked]:
    """What nobody asked, with the reason."""
    labels = _labels(handover.safer)
    return [
        NotAsked(key, labels[key], answer.knowledge, answer.words)
        for key, answer in _answers(handover.safer)
        if answer.knowledge in NOBODY_ASKED
    ]


def checked(handover: Handover) -> list[CheckedTogether]:
    """What was checked together, in the order of the record."""
    labels, found = _labels(handover.safer), handover.checked_together
    return [
        CheckedTogether(key, label, one.name, one.role, say_time(one.at))
        for key, label in labels.items()
        if (one := found.get(key))
    ]


def _labels(safer: Safer) -> dict[str, str]:
    return {
        **{key: safer_label(safer, key) for key in SAFER_ITEMS},
        **{one.given.key: one.label for one in filled_of(safer)},
    }


def _answers(safer: Safer) -> Iterator[tuple[str, Answer]]:
    filled: list[Filled] = filled_of(safer)
    yield from ((key, getattr(safer, key)) for key in SAFER_ITEMS)
    yield from ((one.given.key, one.given.answer) for one in filled)
