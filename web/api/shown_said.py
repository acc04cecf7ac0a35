"""What the API says of each thing that was said of a handover, and by whom: calls, answers, notes.

Must not know where the handover stands.
"""

from marshmallow import fields

from handover.actor import Role, Source
from handover.calls import AttemptOutcome, VerifiedHow
from handover.free_text.finding import Finding
from web.api.fields import Instant
from web.api.shown import ShownSchema
from web.api.shown_team import TeamNamedSchema


class SaidSchema(ShownSchema):
    """Who recorded something, when it happened and when it was recorded."""

    name = fields.String(required=True)
    role = fields.Enum(Role, by_value=True, required=True)
    team_name = fields.String(required=True)
    happened_at = Instant(required=True)
    recorded_at = Instant(required=True)
    source = fields.Enum(Source, by_value=True, required=True)


class ShownReferredSchema(ShownSchema):
    """What came before the record of a mark on a baby who is not yet mobile."""

    is_referred = fields.Boolean(required=True)
    referred_to = fields.String(required=True)
    referred_at = Instant(required=True, allow_none=True)
    reference = fields.String(required=True)
    senior_name = fields.String(required=True)
    senior_role = fields.String(required=True)
    reason = fields.String(required=True)


class ShownAttemptSchema(ShownSchema):
    """A call that reached nobody who can take it on."""

    said = fields.Nested(SaidSchema, required=True)
    outcome = fields.Enum(AttemptOutcome, by_value=True, required=True)
    number = fields.String(required=True)
    note = fields.String(required=True)


class ShownConversationSchema(ShownSchema):
    """Two-way talk with a named professional."""

    said = fields.Nested(SaidSchema, required=True)
    with_name = fields.String(required=True)
    with_role = fields.String(required=True)
    with_team = fields.String(required=True)
    number = fields.String(required=True)
    verified_how = fields.Enum(VerifiedHow, by_value=True, required=True)
    is_read_back = fields.Boolean(required=True)
    checked = fields.List(fields.String(), required=True)
    agreed = fields.String(required=True)


class ShownAcknowledgementSchema(ShownSchema):
    """Who took it on, and what they will do by when."""

    professional = fields.String(required=True)
    professional_role = fields.String(required=True)
    next_action = fields.String(required=True)
    next_action_on = fields.Date(required=True)


class ShownResponseSchema(ShownSchema):
    """What came of the promised action. What was not done has a new date."""

    said = fields.Nested(SaidSchema, required=True)
    is_done = fields.Boolean(required=True)
    words = fields.String(required=True)
    next_action_on = fields.Date(required=True, allow_none=True)


class ShownAnswerSchema(ShownSchema):
    """A question that was answered, and by whom."""

    said = fields.Nested(SaidSchema, required=True)
    question = fields.String(required=True)
    answer = fields.String(required=True)


class ShownAgreedSchema(ShownSchema):
    """What a lead agreed with one of the two teams. It stopped no clock."""

    said = fields.Nested(SaidSchema, required=True)
    team = fields.Nested(TeamNamedSchema, required=True)
    with_name = fields.String(required=True)
    with_role = fields.String(required=True)
    agreed = fields.String(required=True)
    next_action_on = fields.Date(required=True)


class ShownKeptSchema(ShownSchema):
    """Words that were challenged and kept: what they looked like, and why they may stand."""

    said = fields.Nested(SaidSchema, required=True)
    finding = fields.Enum(Finding, by_value=True, required=True)
    words = fields.String(required=True)
    field = fields.String(required=True)
    because = fields.String(required=True)


class ShownNoteSchema(ShownSchema):
    """What somebody of either team added."""

    said = fields.Nested(SaidSchema, required=True)
    words = fields.String(required=True)
