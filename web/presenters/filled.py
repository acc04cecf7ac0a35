"""The answers of a numbered form in words, by the form's own version: what was said, and the gaps.

Must not know where a handover stands, nor how a page asks.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from handover.answers import Knowledge
from handover.content import Safer
from handover.forms.catalogue import CATALOGUE
from handover.forms.filled import FilledForm, FormAnswer
from handover.forms.form import Section
from handover.forms.question import Asks, Question
from handover.words import say_date
from web.presenters.labels import KNOWLEDGE

BEFORE_FORMS = "safer/1"
"""A record from before forms were numbered was asked in these words."""


@dataclass(frozen=True)
class Filled:
    """One answer with its question and its section, as the record's own form has them."""

    section: Section
    question: Question
    given: FormAnswer

    @property
    def label(self) -> str:
        """The question."""
        return self.question.label

    @property
    def state(self) -> str:
        """How far it was answered, in the form's own words."""
        knowledge = self.given.answer.knowledge
        if knowledge is Knowledge.NOT_ASKED:
            return self.question.not_asked
        return KNOWLEDGE[knowledge]

    @property
    def words(self) -> str:
        """What is known, with its details; what is not known says how far it got, and why."""
        if self.given.answer.knowledge is not Knowledge.KNOWN:
            why = self.given.answer.words
            return f"{self.state}: {why}" if why else self.state
        return "\n".join(_known(self.question, self.given))


def safer_label(safer: Safer, key: str) -> str:
    """The words of a SAFER question in the version by which this record was asked."""
    form = CATALOGUE.forms[safer.form.form_id if safer.form else BEFORE_FORMS]
    return CATALOGUE.forms[form.safer_id].question(key).label


def filled_of(safer: Safer) -> list[Filled]:
    """Every answer beyond SAFER, in the order of its form."""
    return list(_filled(safer.form)) if safer.form else []


def _filled(filled: FilledForm) -> Iterator[Filled]:
    for section in CATALOGUE.forms[filled.form_id].sections:
        for question in section.questions:
            given = filled.answer_to(question.key)
            if given is not None:
                yield Filled(section, question, given)


def _known(question: Question, given: FormAnswer) -> Iterator[str]:
    said = question.text_of(given.chosen)
    if question.asks is Asks.REACHED:
        yield f"Reached: {said}"
        if given.is_mother_only:
            yield "Given to the mother only"
    elif said:
        yield said
    if given.answer.words != said:
        yield given.answer.words
    if question.asks is Asks.SCALE:
        yield f"0 is {question.at_lowest}; {question.highest} is {question.at_highest}"
    elif given.number is not None:
        yield f"Touchpoint {given.number}"
    if given.by:
        yield f"{question.by} {given.by}"
    if given.on:
        yield f"On {say_date(given.on)}"
