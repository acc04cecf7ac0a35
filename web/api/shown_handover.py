"""What the API says of one handover: where it stands, and the whole record for its two teams.

Must not know read tables: it is dumped from the aggregate, which is never behind.
"""

from collections.abc import Mapping
from typing import Any

from marshmallow import fields

from handover.actor import Role, Source
from handover.calls import AttemptOutcome, VerifiedHow
from handover.content import Kind, Trigger
from handover.handover import Handover
from handover.states import State
from handover.urgency import Urgency
from web.api.fields import CallReference, Instant
from web.api.shown import ShownSchema
from web.api.shown_team import TeamNamedSchema
from web.schemas.about import AboutSchema
from web.schemas.safer import SaferSchema


class HolderSchema(ShownSchema):
    """Who holds responsibility now: one named person of one team."""

    name = fields.String(required=True)
    role = fields.String(required=True)
    team = fields.Nested(TeamNamedSchema, required=True)


class StandingSchema(ShownSchema):
    """Where a handover stands. `call_reference` is what both sides say on the telephone."""

    handover_id = fields.UUID(attribute="id", required=True)
    call_reference = CallReference(required=True)
    version = fields.Integer(required=True)
    state = fields.Enum(State, by_value=True, required=True)
    call_due_at = Instant(attribute="due.call_due_at", required=True)
    acknowledge_due_at = Instant(attribute="due.acknowledge_due_at", required=True)
    call_stopped_at = Instant(required=True, allow_none=True)
    holder = fields.Nested(HolderSchema, required=True)


class SaidSchema(ShownSchema):
    """Who recorded something, when it happened and when it was recorded."""

    name = fields.String(required=True)
    role = fields.Enum(Role, by_value=True, required=True)
    team_name = fields.String(required=True)
    happened_at = Instant(required=True)
    recorded_at = Instant(required=True)
    source = fields.Enum(Source, by_value=True, required=True)


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
    agreed = fields.String(required=True)


class ShownAcknowledgementSchema(ShownSchema):
    """Who took it on, and what they will do by when."""

    professional = fields.String(required=True)
    professional_role = fields.String(required=True)
    next_action = fields.String(required=True)
    next_action_on = fields.Date(required=True)


class HandoverSchema(StandingSchema):
    """The whole record, for members of the sending and the receiving team."""

    kind = fields.Enum(Kind, by_value=True, required=True)
    urgency = fields.Enum(Urgency, by_value=True, required=True)
    trigger = fields.Enum(Trigger, by_value=True, required=True)
    about = fields.Nested(AboutSchema, required=True)
    safer = fields.Nested(SaferSchema, required=True)
    sending = fields.Nested(TeamNamedSchema, required=True)
    receiving = fields.Nested(TeamNamedSchema, required=True)
    is_out_of_area = fields.Boolean(required=True)
    recorded = fields.Nested(SaidSchema, required=True)
    attempts = fields.List(fields.Nested(ShownAttemptSchema), required=True)
    conversations = fields.List(fields.Nested(ShownConversationSchema), required=True)
    acknowledged = fields.Nested(SaidSchema, required=True, allow_none=True)
    acknowledgement = fields.Nested(ShownAcknowledgementSchema, required=True, allow_none=True)
    decline_reason = fields.String(required=True)
    suggested = fields.Nested(TeamNamedSchema, required=True, allow_none=True)


def whole(handover: Handover) -> Mapping[str, Any]:
    """`handover` for a HandoverSchema: each call is one object with who said it."""
    return {
        **vars(handover),
        "id": handover.id,
        "version": handover.version,
        "holder": handover.holder,
        "is_out_of_area": handover.is_out_of_area,
        "attempts": [{**vars(call), "said": said} for said, call in handover.attempts],
        "conversations": [{**vars(talk), "said": said} for said, talk in handover.conversations],
    }
