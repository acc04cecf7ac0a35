"""One page of a numbered form: which questions it asks of a record, and how each is drawn.

Must not know what was typed, nor the steps around it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from marshmallow import Schema

from handover.answers import Knowledge
from handover.calendar import local_date
from handover.forms.catalogue import CATALOGUE, TRANSFER
from handover.forms.form import Section, Why
from handover.forms.question import Asks, Question
from web.composition import composition
from web.desk.held_forms import Typed
from web.midwife.form_boxes import FORM, WHY, field_of
from web.midwife.sources import SOURCE_CHOICES
from web.presenters.labels import KNOWLEDGE
from web.schemas.form import answers_of
from web.schemas.made import MadeSchema, Part

NEEDS_WHY = frozenset({Knowledge.NOT_ASKED, Knowledge.UNSAFE_TO_ASK})


@dataclass(frozen=True)
class Choice:
    """One radio of a question. Known ones have a source, and perhaps words, below them."""

    value: str
    text: str
    is_known: bool = False
    asks_words: bool = False
    needs_why: bool = False


@dataclass(frozen=True)
class Drawn:
    """A question as the page draws it: its field, its radios, and the labels of what is below."""

    field: str
    question: Question
    choices: tuple[Choice, ...]
    words: str


def fields_of(section: Section) -> tuple[str, ...]:
    """The beginnings of the names of the section's boxes."""
    return (WHY + section.key, *(field_of(question) for question in section.questions))


def form_id_of(why: Why | None) -> Typed:
    """The id of the form that the record answers, where it is asked more than SAFER."""
    if why is None or not any(CATALOGUE.newest(TRANSFER).asked(why)):
        return {}
    return {FORM + "form_id": [CATALOGUE.newest(TRANSFER).form_id]}


def section_schema(section: Section, why: Why | None) -> Schema:
    """A schema that needs an answer to each question that this record has to answer."""
    asked = section.asked(why) if why else ()
    answers = MadeSchema.from_dict({"answers": Part(answers_of(asked, needed=True))})
    form = MadeSchema.from_dict({"form": Part(answers)})
    return MadeSchema.from_dict({"safer": Part(form)})()


def section_choices(section: Section, why: Why | None) -> dict[str, Any]:
    """What the page offers to choose from."""
    checked = local_date(composition().clock()) - timedelta(days=1)
    return {
        "asked": [drawn(one) for one in section.asked(why)] if why else [],
        "sources": SOURCE_CHOICES,
        "why_field": WHY + section.key,
        "example_on": f"{checked.day} {checked.month} {checked.year}",
    }


def filled_in(section: Section, name: str) -> Typed:
    """Boxes that ask who rated or checked something hold the sender's own name, to be changed."""
    named = [one for one in section.questions if (one.by and not one.options) or one.known_from]
    return {f"{field_of(one)}.by": [name] for one in named}


def drawn(question: Question) -> Drawn:
    """`question` with its radios in order: what is known first, then why it is not."""
    # One box serves every option that asks for more: it is labelled with the last one's words.
    asked = [one.words for one in question.options if one.words]
    words = question.words or (asked[-1] if asked else "")
    return Drawn(
        field_of(question), question, (*_known(question), *_unknown(question)), words or "Which?"
    )


def _known(question: Question) -> Iterator[Choice]:
    if question.asks is Asks.CHOICE:
        for option in question.options:
            is_more = bool(option.words)
            yield Choice(f"known.{option.value}", option.text, is_known=True, asks_words=is_more)
    elif question.asks is Asks.SCALE:
        assert question.lowest is not None  # noqa: S101 - the form's file has both ends
        assert question.highest is not None  # noqa: S101 - as above
        for number in range(question.lowest, question.highest + 1):
            yield Choice(f"known.{number}", str(number), is_known=True)
    elif question.asks is Asks.REACHED:
        yield Choice("known", "Done", is_known=True, asks_words=bool(question.words))
    else:
        yield Choice("known", KNOWLEDGE[Knowledge.KNOWN], is_known=True, asks_words=True)


def _unknown(question: Question) -> Iterator[Choice]:
    for state in question.states:
        text = question.not_asked if state is Knowledge.NOT_ASKED else KNOWLEDGE[state]
        yield Choice(state.value, text, needs_why=state in NEEDS_WHY)
