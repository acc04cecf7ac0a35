"""What the sender said in the order of SAFER, and the gaps: what nobody asked, and why.

Must not know where a handover stands, nor its clocks.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from handover.answers import Answer, Knowledge
from handover.content import Safer
from web.presenters.filled import Filled, filled_of, safer_label
from web.presenters.labels import KNOWLEDGE
from web.presenters.record import source_words
from web.presenters.tags import Tag

NOT_KNOWN_COLOUR = {
    Knowledge.ASKED_UNKNOWN: "yellow",
    Knowledge.DECLINED: "yellow",
    Knowledge.NOT_ASKED: "red",
    Knowledge.UNSAFE_TO_ASK: "orange",
}
NOBODY_ASKED = frozenset({Knowledge.NOT_ASKED, Knowledge.UNSAFE_TO_ASK})


@dataclass(frozen=True)
class Said:
    """One thing that the sender said, in the order of SAFER."""

    question: str
    words: str
    source: str = ""


@dataclass(frozen=True)
class Gap:
    """One question that is not answered with what is known, and why."""

    question: str
    tag: Tag
    why: str
    nobody_asked: bool = False


def gaps(safer: Safer) -> list[Gap]:
    """What is not known: what nobody asked comes first, then what was asked without an answer.

    Never blank, and never folded away.
    """
    return sorted(_gaps(safer), key=lambda gap: not gap.nobody_asked)


def _gaps(safer: Safer) -> Iterator[Gap]:
    for question, answer in _questions(safer):
        if answer.knowledge is not Knowledge.KNOWN:
            tag = Tag(KNOWLEDGE[answer.knowledge], NOT_KNOWN_COLOUR[answer.knowledge])
            yield Gap(question, tag, answer.words, answer.knowledge in NOBODY_ASKED)
    for one in filled_of(safer):
        answer = one.given.answer
        if answer.knowledge is not Knowledge.KNOWN:
            tag = Tag(one.state, NOT_KNOWN_COLOUR[answer.knowledge])
            yield Gap(one.label, tag, answer.words, answer.knowledge in NOBODY_ASKED)
        elif one.given.is_mother_only:
            yield Gap(one.label, Tag("Mother only", "orange"), "No man who cares for the baby")
    if not safer.parents_told.told:
        yield Gap("Parents told of this", Tag("Not told", "orange"), safer.parents_told.why_not)


def said(safer: Safer) -> Iterator[Said]:
    """What was said, in the order of SAFER; a question without an answer says how far it got."""
    for key, words in (("situation", safer.situation), ("assessment", safer.assessment)):
        yield Said(safer_label(safer, key), words)
    for question, answer in _questions(safer):
        is_known = answer.knowledge is Knowledge.KNOWN
        yield Said(question, _answer(answer), source_words(answer) if is_known else "")
    yield Said(safer_label(safer, "expected_response"), safer.expected_response)
    yield from (Said(one.label, one.words, _source_of(one)) for one in filled_of(safer))
    yield Said("Parents told of this", "Yes" if safer.parents_told.told else "No")


def _questions(safer: Safer) -> tuple[tuple[str, Answer], ...]:
    return (
        (safer_label(safer, "father"), safer.father),
        (safer_label(safer, "social_care"), safer.social_care),
        (safer_label(safer, "safe_contact"), safer.safe_contact),
    )


def _source_of(one: Filled) -> str:
    """Said of what has a source of its own: not of the sender's own view."""
    is_known = one.given.answer.knowledge is Knowledge.KNOWN
    return source_words(one.given.answer) if is_known and one.question.asks_source else ""


def _answer(answer: Answer) -> str:
    return answer.words if answer.knowledge is Knowledge.KNOWN else KNOWLEDGE[answer.knowledge]
