"""What the API says of a handover's history: facts of calls and answers, never the story.

Must not know who may read it.
"""

from marshmallow import fields

from web.api.fields import Instant
from web.api.paging import TrueSchema
from web.api.shown import ShownSchema


class LineSchema(ShownSchema):
    """One thing that happened, when, and when it was recorded; `detail` differs by `what`."""

    version = fields.Integer(required=True)
    what = fields.String(required=True)
    happened_at = Instant(required=True)
    recorded_at = Instant(required=True)
    by_name = fields.String(required=True)
    by_role = fields.String(required=True)
    by_team = fields.String(required=True)
    source = fields.String(required=True)
    detail = fields.Dict(keys=fields.String(), required=True)


class TimelineSchema(TrueSchema):
    """Everything that was recorded about one handover, in the order of recording."""

    handover_id = fields.UUID(required=True)
    lines = fields.List(fields.Nested(LineSchema), required=True)
