"""What the API says of a chronology, and the file that leaves the service.

Must not know who may read it; whatever may not be shown is gone before (web/chronicle.py).
"""

from marshmallow import fields

from handover.actor import Role
from handover.family.exports import Part
from projections.chronology_known import Standing
from web.api.fields import Instant
from web.api.shown import ShownSchema


class EntrySchema(ShownSchema):
    """One thing that happened. `standing` says whether it is a fact, told, assumed or an opinion.

    `happened_on` is as exact as anybody knows: a year, a month, a day or a moment; empty where
    nobody said. `put_right_at` is when somebody said otherwise: both stay.
    """

    part = fields.Enum(Part, by_value=True, required=True)
    title = fields.String(required=True)
    words = fields.List(fields.String(), required=True)
    standing = fields.Enum(Standing, by_value=True, required=True)
    happened_on = fields.String(required=True)
    recorded_at = Instant(required=True)
    put_right_at = Instant(required=True, allow_none=True)
    by_name = fields.String(required=True)
    by_role = fields.Enum(Role, by_value=True, required=True)
    by_team = fields.String(required=True)
    organisation = fields.String(required=True)
    area = fields.String(required=True)
    handover_id = fields.UUID(required=True, allow_none=True)
    reference = fields.String(required=True)


class ChronologyPageSchema(ShownSchema):
    """One page of a chronology, read from the log itself: it is never behind.

    `handovers_not_told` counts the family's handovers that your team neither sends nor receives.
    """

    entries = fields.List(fields.Nested(EntrySchema), attribute="rows", required=True)
    total = fields.Integer(required=True)
    page = fields.Integer(required=True)
    pages = fields.Integer(required=True)
    as_known_on = Instant(required=True, allow_none=True)
    is_address_hidden = fields.Boolean(required=True)
    handovers_not_told = fields.Integer(required=True)


class FileSchema(ShownSchema):
    """A file that leaves the service; its name names nobody."""

    name = fields.String(required=True)
    media_type = fields.String(required=True)
    content = fields.String(required=True)
