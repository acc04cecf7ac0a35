"""What the API says of safe contact and of a hidden address, for the two teams of a handover.

Must not know who may read it.
"""

from collections.abc import Mapping
from typing import Any

from marshmallow import fields

from handover.answers import HowKnown, Knowledge
from handover.family.family import Family
from handover.family.safe_contact import Allowed, Safety, Way, contact_allowed
from handover.family.sensitive import HiddenBecause
from web.api.shown import ShownSchema
from web.api.shown_said import SaidSchema


class ShownSafeContactSchema(ShownSchema):
    """One version of what was told; the newest stands last."""

    said = fields.Nested(SaidSchema, required=True)
    knowledge = fields.Enum(Knowledge, by_value=True, required=True)
    words = fields.String(required=True)
    how_known = fields.Enum(HowKnown, by_value=True, required=True, allow_none=True)
    from_whom = fields.String(required=True)
    call = fields.Enum(Safety, by_value=True, required=True)
    voicemail = fields.Enum(Safety, by_value=True, required=True)
    text = fields.Enum(Safety, by_value=True, required=True)
    letter = fields.Enum(Safety, by_value=True, required=True)
    partner = fields.Enum(Safety, by_value=True, required=True)
    number = fields.String(required=True)
    when = fields.String(required=True)
    code_phrase = fields.String(required=True)


class ShownWaySchema(ShownSchema):
    """Whether she may be reached in this way, now; `why_not` is empty where she may."""

    way = fields.Enum(Way, by_value=True, required=True)
    is_allowed = fields.Boolean(required=True)
    why_not = fields.String(required=True)
    number = fields.String(required=True)
    when = fields.String(required=True)
    code_phrase = fields.String(required=True)


class ShownFlagSchema(ShownSchema):
    """One turn of the flag: set for a reason code, or cleared (null) for a reason in words."""

    said = fields.Nested(SaidSchema, required=True)
    because = fields.Enum(HiddenBecause, by_value=True, required=True, allow_none=True)
    reason = fields.String(required=True)


class SafetyFields(ShownSchema):
    """Obey `ways` before anything is sent to her: what nobody said to be safe is not allowed."""

    safe_contact = fields.List(fields.Nested(ShownSafeContactSchema), required=True)
    ways = fields.List(fields.Nested(ShownWaySchema), required=True)
    is_address_hidden = fields.Boolean(required=True)
    flags = fields.List(fields.Nested(ShownFlagSchema), required=True)


def safety_of(family: Family) -> Mapping[str, Any]:
    """The values of SafetyFields."""
    return {
        "safe_contact": [{**vars(told), "said": said} for said, told in family.safe_contacts],
        "ways": [_way(family, way) for way in Way],
        "is_address_hidden": family.is_address_hidden,
        "flags": [
            {"said": said, "because": because, "reason": reason}
            for said, because, reason in family.flags
        ],
    }


def _way(family: Family, way: Way) -> Mapping[str, Any]:
    answer = contact_allowed(family, way)
    if isinstance(answer, Allowed):
        return {"way": way, "is_allowed": True, "why_not": "", **vars(answer)}
    nothing = dict.fromkeys(("number", "when", "code_phrase"), "")
    return {"way": way, "is_allowed": False, "why_not": answer.why, **nothing}
