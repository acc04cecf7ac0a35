"""A chronology that is asked for, and one that is taken out. Must not know of which family."""

from functools import partial
from typing import Any

from marshmallow import fields

from handover.family.commands import ExportChronology
from handover.family.exports import Part, Purpose
from handover.text import REASON
from web.fields import Paragraph
from web.schemas.choices import Choice
from web.schemas.made import MadeSchema, OnHandover
from web.schemas.moment import Moment

CHOOSE_PART = "Choose what of the chronology"
CHOOSE_PURPOSE = "Choose what it is for"
THE_TIME = "the time"


class AsKnownSchema(MadeSchema):
    """The moment as of which something is asked; left out, it means now."""

    as_known_on = Moment(called=THE_TIME)


class ChronologySchema(AsKnownSchema):
    """The same, and what of a chronology is wanted."""

    part = fields.Enum(
        Part,
        by_value=True,
        load_default=Part.SIGNIFICANT,
        error_messages={"unknown": f"{CHOOSE_PART}: one of {', '.join(one.value for one in Part)}"},
    )


class ExportSchema(MadeSchema):
    """What is taken out, what for and why. Makes an ExportChronology for one handover."""

    part = Choice(Part, question=CHOOSE_PART)
    purpose = Choice(Purpose, question=CHOOSE_PURPOSE)
    reason = Paragraph(called="the reason", longest=REASON)
    as_known_on = Moment(called=THE_TIME)

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(ExportChronology, **facts)
