"""How to reach a mother safely, and a hidden address. Must not know by which record."""

from functools import partial
from typing import Any

from marshmallow import fields

from handover.answers import HowKnown, Knowledge
from handover.family import safety_commands as s
from handover.family.safe_contact import SafeContact, Safety
from handover.family.sensitive import HiddenBecause
from handover.text import REASON
from web.fields import Line, Paragraph
from web.schemas.answered import HOW_KNOWN_IS_ONE_OF
from web.schemas.choices import Choice
from web.schemas.made import MadeSchema, OnHandover

CHOOSE_WHY = "Choose why her address is hidden"
_ONE_OF = ", ".join(one.value for one in HiddenBecause)


class WaySafety(fields.Enum[Safety]):
    """Whether one way is safe; what is left out is not known."""

    def __init__(self) -> None:
        super().__init__(
            Safety,
            by_value=True,
            load_default=Safety.NOT_KNOWN,
            error_messages={"unknown": "Choose safe, never or not_known"},
        )


class HiddenWhy(fields.Enum[HiddenBecause]):
    """The reason code; left out, nobody has said that it is hidden."""

    def __init__(self) -> None:
        super().__init__(
            HiddenBecause,
            by_value=True,
            load_default=None,
            allow_none=True,
            error_messages={"unknown": f"{CHOOSE_WHY}: one of {_ONE_OF}"},
        )


class SafeContactSchema(MadeSchema):
    """Which ways are safe, where, when, and how it is known. Makes a SafeContact."""

    knowledge = Choice(Knowledge, question="Choose what is known about how to contact her safely")
    words = Paragraph(called="what else to know", longest=REASON, required=False, load_default="")
    how_known = fields.Enum(
        HowKnown,
        by_value=True,
        load_default=None,
        allow_none=True,
        error_messages={"unknown": HOW_KNOWN_IS_ONE_OF},
    )
    from_whom = Line(called="who told you, or which record", required=False, load_default="")
    call = WaySafety()
    voicemail = WaySafety()
    text = WaySafety()
    letter = WaySafety()
    partner = WaySafety()
    number = Line(called="the number", required=False, load_default="")
    when = Line(called="when it is safe", required=False, load_default="")
    code_phrase = Line(called="the code phrase", required=False, load_default="")

    def made(self, facts: dict[str, Any]) -> Any:  # noqa: ANN401 - a value, or a command around it
        """What is known."""
        return SafeContact(**facts)


class SetSafeContactSchema(SafeContactSchema):
    """The same. Makes a SetSafeContact for one handover."""

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(s.SetSafeContact, safe_contact=super().made(facts))


class HideAddressSchema(MadeSchema):
    """Why her address is hidden. Makes a HideAddress for one handover."""

    because = Choice(HiddenBecause, question=CHOOSE_WHY)

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(s.HideAddress, **facts)


class StopHidingSchema(MadeSchema):
    """Why her address need not be hidden any more. Makes a StopHidingAddress for one handover."""

    reason = Paragraph(called="the reason", longest=REASON)

    def made(self, facts: dict[str, Any]) -> OnHandover:
        """The command, but for its handover."""
        return partial(s.StopHidingAddress, **facts)
