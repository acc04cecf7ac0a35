"""The answers of a numbered form, question by question, as handover/forms/ has them in data.

Must not know for which records a question is asked; the aggregate does.
"""

from typing import Any

from marshmallow import Schema, fields

from handover.forms.catalogue import CATALOGUE, TRANSFER
from handover.forms.filled import FilledForm, FormAnswer
from handover.forms.question import Answered, Question
from web.fields import DateParts, Line
from web.schemas.answered import AnswerSchema
from web.schemas.made import MadeSchema, Part

ANSWERED = tuple(
    question for section in CATALOGUE.newest(TRANSFER).sections for question in section.questions
)
"""Every question that a sender may be asked today beyond SAFER."""


class FormAnswerSchema(AnswerSchema):
    """One answer: its state and words, and what its question asks for besides."""

    chosen = fields.List(fields.String(), load_default=list)
    on = DateParts(called="the date", required=False, load_default=None, allow_none=True)
    number = fields.Integer(load_default=None, allow_none=True)
    by = Line(called="who or which", required=False, load_default="")

    def __init__(self, question: Question, **options: Any) -> None:
        super().__init__(**options)
        self.question = question
        asked = f"Answer this question: {question.label}"
        number = f"Choose a number from {question.lowest} to {question.highest}"
        self._say("knowledge", required=asked, null=asked)
        self._say("number", invalid=number)

    def made(self, facts: dict[str, Any]) -> FormAnswer:
        """The answer. Raises InvalidValue."""
        return self.question.answered(Answered(**{**facts, "chosen": tuple(facts["chosen"])}))


def answers_of(questions: tuple[Question, ...], *, needed: bool) -> type[Schema]:
    """A schema with one part for each of `questions`; `needed` asks for each at once."""
    parts: dict[str, fields.Field[Any]] = {
        one.key: Part(FormAnswerSchema(one), required=True)
        if needed
        else fields.Nested(FormAnswerSchema(one), metadata={"description": one.label})
        for one in questions
    }
    return MadeSchema.from_dict(parts, name="FormAnswersSchema")


ANY_ANSWERS = answers_of(ANSWERED, needed=False)
"""The answers of a form by their keys, as many as there are."""


class FormSchema(MadeSchema):
    """The form's id and the answers by their keys. Makes a FilledForm."""

    form_id = fields.String(required=True)
    answers = fields.Nested(ANY_ANSWERS, load_default=dict)

    def made(self, facts: dict[str, Any]) -> FilledForm:
        """The filled form, its answers in the order of the form."""
        given = facts["answers"]
        answers = tuple(given[one.key] for one in ANSWERED if one.key in given)
        return FilledForm(facts["form_id"], answers)
