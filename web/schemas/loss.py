"""A loss: of one baby, or of all that the record is about. Must not know by which record."""

from functools import partial
from typing import Any

from marshmallow import fields

from handover.answers import HowKnown
from handover.family import commands as f
from handover.family.losses import Loss, LossKind
from handover.text import REASON
from web.fields import Line, Paragraph
from web.schemas.answered import HOW_KNOWN_IS_ONE_OF
from web.schemas.choices import Choice, Identity
from web.schemas.made import MadeSchema, OnHandover
from web.schemas.part_date import PartDateField


class LossSchema(MadeSchema):
    """What happened, whom to ask, and the plan. Makes a RecordLoss for one handover."""

    baby_id = Identity(question="Choose who was lost", load_default=None, allow_none=True)
    kind = Choice(LossKind, question="Choose what happened")
    happened_on = PartDateField(called="the loss")
    when = Line(called="when it was", required=False, load_default="")
    how_known = fields.Enum(
        HowKnown,
        by_value=True,
        load_default=None,
        allow_none=True,
        error_messages={"unknown": HOW_KNOWN_IS_ONE_OF},
    )
    from_whom = Line(called="who told you, or which record", required=False, load_default="")
    contact_name = Line(called="the key contact's name", required=False, load_default="")
    contact_role = Line(called="the key contact's role", required=False, load_default="")
    contact_telephone = Line(called="the key contact's number", required=False, load_default="")
    who_names_one = Line(called="who will name a key contact", required=False, load_default="")
    plan = Paragraph(called="the plan", longest=REASON)

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        baby_id = facts.pop("baby_id")
        return partial(f.RecordLoss, loss=Loss(**facts), baby_id=baby_id)


class LossKnownSchema(MadeSchema):
    """Nothing is asked. Makes a ConfirmLossKnown for one handover."""

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(f.ConfirmLossKnown, **facts)
