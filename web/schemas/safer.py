"""What is said, in SAFER order, in three parts that a page may ask one at a time.

`SaferSchema` is the three together. Must not know about whom or to which team.
"""

from typing import Any

from marshmallow import fields

from handover.answers import Answer, HowKnown, Knowledge
from handover.content import ParentsTold, Safer
from handover.text import ANSWER, LINE
from web.fields import Line, Paragraph
from web.schemas.choices import Choice, YesNo
from web.schemas.made import MadeSchema, Part

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

    def __init__(self, *, about: str = "", **options: Any) -> None:  # noqa: ANN401 - marshmallow's own
        super().__init__(**options)
        if about:
            question = f"Choose what is known about {about}"
            messages = self.fields["knowledge"].error_messages
            self.fields["knowledge"].error_messages = {
                **messages,
                "required": question,
                "null": question,
            }

    def made(self, facts: dict[str, Any]) -> Answer:
        """The answer."""
        return Answer(**facts)


class ParentsToldSchema(MadeSchema):
    """Whether the parents know of this call, and if not, why. Makes a ParentsTold."""

    told = YesNo(question="Choose whether the parents have been told")
    why_not = Paragraph(called="the reason", longest=ANSWER, required=False, load_default="")

    def made(self, facts: dict[str, Any]) -> ParentsTold:
        """What the parents know."""
        return ParentsTold(**facts)


class SituationSchema(MadeSchema):
    """S and A: what happens now, and what the sender makes of it."""

    situation = Paragraph(called="the situation")
    assessment = Paragraph(called="your assessment")


class FamilySchema(MadeSchema):
    """F: what is known of the family, and what was not asked."""

    father = Part(AnswerSchema(about="the father and other men in the baby's life"), required=True)
    social_care = Part(AnswerSchema(about="social care"), required=True)
    safe_contact = Part(AnswerSchema(about="how to contact her safely"), required=True)


class ExpectedSchema(MadeSchema):
    """E: what the receiving team is asked to do, and whether the parents know."""

    expected_response = Paragraph(called="what you ask the receiving team to do")
    parents_told = Part(ParentsToldSchema, required=True)


class SaferSchema(ExpectedSchema, FamilySchema, SituationSchema):
    """All that is said. Makes a Safer. The fields of the class named last come first."""

    def made(self, facts: dict[str, Any]) -> Safer:
        """What is said, in the order in which it is read aloud."""
        return Safer(**facts)
