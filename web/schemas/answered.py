"""How far one question was answered, in which words, and how it is known. Makes an Answer.

Must not know which questions are asked.
"""

from typing import Any

from marshmallow import fields

from handover.answers import Answer, HowKnown, Knowledge
from handover.text import ANSWER, LINE
from web.fields import Line, Paragraph
from web.schemas.choices import Choice
from web.schemas.made import MadeSchema

HOW_KNOWN_IS_ONE_OF = "Say how you know: one of " + ", ".join(one.value for one in HowKnown)


class AnswerSchema(MadeSchema):
    """How far a question was answered, in which words, and how it is known. Makes an Answer.

    `about` names the question in the error: "the baby's father".
    """

    knowledge = Choice(Knowledge, question="Choose what is known")
    words = Paragraph(called="the answer", longest=ANSWER, required=False, load_default="")
    how_known = fields.Enum(
        HowKnown,
        by_value=True,
        load_default=None,
        allow_none=True,
        error_messages={"unknown": HOW_KNOWN_IS_ONE_OF},
    )
    from_whom = Line(
        called="who told you, or which record", required=False, load_default="", longest=LINE
    )

    def __init__(self, *, about: str = "", **options: Any) -> None:
        super().__init__(**options)
        if about:
            question = f"Choose what is known about {about}"
            self._say("knowledge", required=question, null=question)

    def _say(self, field: str, **messages: str) -> None:
        """Say these words of what is wrong with `field`, in this one question."""
        said = self.fields[field].error_messages
        self.fields[field].error_messages = {**said, **messages}

    def made(self, facts: dict[str, Any]) -> object:
        """The answer."""
        return Answer(**facts)
