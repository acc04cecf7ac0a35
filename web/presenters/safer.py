"""What the sender said in the order of SAFER, and the gaps: what nobody asked, and why.

Must not know where a handover stands, nor its clocks.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from handover.answers import Answer, Knowledge
from handover.content import Safer
from web.presenters.labels import KNOWLEDGE
from web.presenters.record import source_words
from web.presenters.tags import Tag

NOT_KNOWN_COLOUR = {
    Knowledge.ASKED_UNKNOWN: "yellow",
    Knowledge.DECLINED: "yellow",
    Knowledge.NOT_ASKED: "red",
    Knowledge.UNSAFE_TO_ASK: "orange",
}


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


def gaps(safer: Safer) -> Iterator[Gap]:
    """What nobody asked, what was declined or is not known: never blank, and never folded away."""
    for question, answer in _questions(safer):
        if answer.knowledge is not Knowledge.KNOWN:
            tag = Tag(KNOWLEDGE[answer.knowledge], NOT_KNOWN_COLOUR[answer.knowledge])
            yield Gap(question, tag, answer.words)
    if not safer.parents_told.told:
        yield Gap("Parents told of this", Tag("Not told", "orange"), safer.parents_told.why_not)


def assumed(safer: Safer) -> Iterator[Said]:
    """What is held to be known on an assumption alone, or from a source that nobody recorded."""
    for question, answer in _questions(safer):
        if answer.is_only_assumed:
            yield Said(question, answer.words, source_words(answer))


def said(safer: Safer) -> Iterator[Said]:
    """What was said, in the order of SAFER; a question without an answer says how far it got."""
    yield Said("Situation", safer.situation)
    yield Said("Assessment", safer.assessment)
    for question, answer in _questions(safer):
        is_known = answer.knowledge is Knowledge.KNOWN
        yield Said(question, _answer(answer), source_words(answer) if is_known else "")
    yield Said("Expected response", safer.expected_response)
    yield Said("Parents told of this", "Yes" if safer.parents_told.told else "No")


def _questions(safer: Safer) -> tuple[tuple[str, Answer], ...]:
    return (
        ("Father and other men in the baby's life", safer.father),
        ("Social care, here or elsewhere", safer.social_care),
        ("Safe contact with the mother", safer.safe_contact),
    )


def _answer(answer: Answer) -> str:
    return answer.words if answer.knowledge is Knowledge.KNOWN else KNOWLEDGE[answer.knowledge]
