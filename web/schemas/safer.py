"""What is said, in SAFER order, in three parts that a page may ask one at a time.

`SaferSchema` is the three together. Must not know about whom or to which team.
"""

from typing import Any

from marshmallow import fields

from handover.content import ParentsTold, Safer
from handover.text import ANSWER
from web.fields import Paragraph
from web.schemas.answered import AnswerSchema
from web.schemas.choices import YesNo
from web.schemas.form import FormSchema
from web.schemas.made import MadeSchema, Part


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

    form = fields.Nested(FormSchema, load_default=None, allow_none=True)

    def made(self, facts: dict[str, Any]) -> Safer:
        """What is said, in the order in which it is read aloud."""
        return Safer(**facts)
