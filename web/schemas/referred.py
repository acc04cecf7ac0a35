"""What came before the record of a mark on a baby who is not yet mobile. Makes a ReferredFirst.

Must not know for which records it is asked; the aggregate does.
"""

from typing import Any

from marshmallow import ValidationError, validates_schema

from handover.referred_first import ReferredFirst
from handover.text import REASON
from web.fields import Line, Paragraph
from web.schemas.choices import YesNo
from web.schemas.made import MadeSchema
from web.schemas.moment import Moment

_TO = "which children's social care you referred to, or 999"
_SENIOR, _ROLE = "the name of the senior who decided", "the senior's role"
_WHY_NOT = "the reason for not referring"
_ASKED: dict[bool | None, dict[str, str]] = {
    True: {"referred_to": _TO, "referred_at": "the date and time of the referral"},
    False: {"senior_name": _SENIOR, "senior_role": _ROLE, "reason": _WHY_NOT},
}
"""What each choice needs, so that all of it is asked for at once."""


class ReferredSchema(MadeSchema):
    """A referral (to whom, when), or a named senior's decision (name, role, reason)."""

    is_referred = YesNo(question="Choose whether you have referred, or a named senior decided")
    referred_to = Line(
        called=_TO,
        required=False,
        load_default="",
    )
    referred_at = Moment(called="the time of the referral")
    reference = Line(called="the reference", required=False, load_default="")
    senior_name = Line(called=_SENIOR, required=False, load_default="")
    senior_role = Line(called=_ROLE, required=False, load_default="")
    reason = Paragraph(called=_WHY_NOT, longest=REASON, required=False, load_default="")

    @validates_schema(skip_on_field_errors=False)
    def ask_for_all(self, facts: dict[str, Any], **_: object) -> None:
        """Ask at once for everything that the choice needs; what is wrong was said before."""
        asked = _ASKED.get(facts.get("is_referred"), {})
        missing = {
            name: [f"Enter {called}"]
            for name, called in asked.items()
            if name in facts and not facts[name]
        }
        if missing:
            raise ValidationError(missing)

    def made(self, facts: dict[str, Any]) -> ReferredFirst:
        """The referral, or the decision."""
        return ReferredFirst(**facts)
