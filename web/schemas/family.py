"""What is told of a family: people around the baby, and social care in each authority.

Must not know by which handover it is told: each schema makes a command that waits for its id.
"""

from functools import partial
from typing import Any

from marshmallow import fields

from handover.answers import HowKnown
from handover.family import commands as f
from handover.family.household import Person, Relation, Residence, Responsibility
from handover.family.social_care import CareStatus, SocialCare, Whose
from handover.text import REASON
from web.fields import Line, Paragraph
from web.schemas.answered import HOW_KNOWN_IS_ONE_OF, AnswerSchema
from web.schemas.choices import Choice, Identity, YesNo
from web.schemas.made import MadeSchema, OnHandover, Part
from web.schemas.part_date import PartDateField


class PersonSchema(MadeSchema):
    """Somebody around the baby. Makes a RecordPerson for one handover."""

    relation = Choice(Relation, question="Choose what this person is to the baby")
    answer = Part(AnswerSchema(about="this person"), required=True)
    name = Line(called="the person's name", required=False, load_default="")
    born_on = PartDateField(called="the date of birth")
    responsibility = Choice(
        Responsibility, question="Choose whether they have parental responsibility"
    )
    residence = Choice(Residence, question="Choose whether they live in the baby's home")
    whereabouts = Line(called="where they live", required=False, load_default="")
    person_id = Identity(question="Choose the person", load_default=None, allow_none=True)

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        person_id = facts.pop("person_id")
        return partial(f.RecordPerson, person=Person(**facts), person_id=person_id)


class PersonLeftSchema(MadeSchema):
    """Who belongs to the household no more. Makes a PersonHasLeft for one handover."""

    person_id = Identity(question="Choose the person", required=True)
    reason = Paragraph(called="the reason", longest=REASON)

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(f.PersonHasLeft, **facts)


class SocialCareSchema(MadeSchema):
    """One authority's involvement with one person. Makes a RecordSocialCare for one handover."""

    whose = Choice(Whose, question="Choose whose history it is")
    authority = Line(called="the local authority")
    status = Choice(CareStatus, question="Choose what the involvement was")
    is_open = YesNo(question="Choose whether it is open")
    from_on = PartDateField(called="the start")
    to_on = PartDateField(called="the end")
    how_known = fields.Enum(
        HowKnown,
        by_value=True,
        load_default=None,
        allow_none=True,
        error_messages={"unknown": HOW_KNOWN_IS_ONE_OF},
    )
    from_whom = Line(called="who told you, or which record", required=False, load_default="")
    entry_id = Identity(question="Choose the line", load_default=None, allow_none=True)

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        entry_id = facts.pop("entry_id")
        return partial(f.RecordSocialCare, social_care=SocialCare(**facts), entry_id=entry_id)
