"""What the API says of one handover: where it stands, and the whole record for its two teams.

Must not know read tables: it is dumped from the aggregate, which is never behind.
"""

from collections.abc import Mapping
from typing import Any

from marshmallow import fields

from handover.content import Kind, Trigger
from handover.handover import Handover
from handover.states import State
from handover.urgency import Urgency
from web.api.fields import CallReference, Instant
from web.api.shown import ShownSchema
from web.api.shown_changes import (
    ShownChangeSchema,
    ShownReopeningSchema,
    shown_changes,
    shown_reopenings,
)
from web.api.shown_checked import ShownAssumedSchema, ShownCheckedSchema, ShownNotAskedSchema
from web.api.shown_daily import DailyFields, daily_fields
from web.api.shown_form import ShownSaferSchema, shown_safer
from web.api.shown_ladder import LadderFields, OutOfHoursNow, ladder_fields, recorded_fields
from web.api.shown_referral import ShownDisagreementSchema, shown_disagreements
from web.api.shown_said import (
    SaidSchema,
    ShownAcknowledgementSchema,
    ShownAgreedSchema,
    ShownAnswerSchema,
    ShownAttemptSchema,
    ShownConversationSchema,
    ShownKeptSchema,
    ShownNoteSchema,
    ShownReferredSchema,
    ShownResponseSchema,
)
from web.api.shown_team import TeamNamedSchema
from web.presenters.checked import assumed, not_asked
from web.schemas.about import AboutSchema


class HolderSchema(ShownSchema):
    """Who holds responsibility now: one named person of one team."""

    name = fields.String(required=True)
    role = fields.String(required=True)
    team = fields.Nested(TeamNamedSchema, required=True)


class StandingSchema(ShownSchema):
    """Where a handover stands. `call_reference` is what both sides say on the telephone.

    `next_action_on` is the day that is promised now; a response may have put it off.
    """

    handover_id = fields.UUID(attribute="id", required=True)
    call_reference = CallReference(required=True)
    version = fields.Integer(required=True)
    state = fields.Enum(State, by_value=True, required=True)
    call_due_at = Instant(attribute="due.call_due_at", required=True)
    acknowledge_due_at = Instant(attribute="due.acknowledge_due_at", required=True)
    call_stopped_at = Instant(required=True, allow_none=True)
    next_action_on = fields.Date(required=True, allow_none=True)
    response_due_at = Instant(required=True, allow_none=True)
    is_in_error = fields.Boolean(required=True)
    is_stopped = fields.Boolean(required=True)
    out_of_hours_now = OutOfHoursNow(required=True)
    holder = fields.Nested(HolderSchema, required=True)


class ShownMoveSchema(ShownSchema):
    """One redirect: who declined and why, and why it went to the next team."""

    said = fields.Nested(SaidSchema, required=True)
    declined_by = fields.Nested(TeamNamedSchema, required=True)
    decline_reason = fields.String(required=True)
    to_team = fields.Nested(TeamNamedSchema, required=True)
    reason = fields.String(required=True)


class HandoverSchema(StandingSchema, LadderFields, DailyFields):
    """The whole record, for members of the sending and the receiving team.

    `born_on` is the day that counts: the record's own, or the birth that was told since.
    """

    kind = fields.Enum(Kind, by_value=True, required=True)
    urgency = fields.Enum(Urgency, by_value=True, required=True)
    trigger = fields.Enum(Trigger, by_value=True, required=True)
    about = fields.Nested(AboutSchema, required=True)
    born_on = fields.Date(required=True, allow_none=True)
    safer = fields.Nested(ShownSaferSchema, required=True)
    assumed = fields.List(fields.Nested(ShownAssumedSchema), required=True)
    not_asked = fields.List(fields.Nested(ShownNotAskedSchema), required=True)
    checked_together = fields.List(fields.Nested(ShownCheckedSchema), required=True)
    referred = fields.Nested(ShownReferredSchema, required=True, allow_none=True)
    sending = fields.Nested(TeamNamedSchema, required=True)
    receiving = fields.Nested(TeamNamedSchema, required=True)
    is_out_of_area = fields.Boolean(required=True)
    area_reason = fields.String(required=True)
    recorded = fields.Nested(SaidSchema, required=True)
    attempts = fields.List(fields.Nested(ShownAttemptSchema), required=True)
    conversations = fields.List(fields.Nested(ShownConversationSchema), required=True)
    acknowledged = fields.Nested(SaidSchema, required=True, allow_none=True)
    acknowledgement = fields.Nested(ShownAcknowledgementSchema, required=True, allow_none=True)
    decline_reason = fields.String(required=True)
    suggested = fields.Nested(TeamNamedSchema, required=True, allow_none=True)
    moves = fields.List(fields.Nested(ShownMoveSchema), required=True)
    responses = fields.List(fields.Nested(ShownResponseSchema), required=True)
    asked = fields.Nested(SaidSchema, required=True, allow_none=True)
    open_question = fields.String(required=True)
    answered = fields.List(fields.Nested(ShownAnswerSchema), required=True)
    notes = fields.List(fields.Nested(ShownNoteSchema), required=True)
    agreements = fields.List(fields.Nested(ShownAgreedSchema), required=True)
    words_kept = fields.List(fields.Nested(ShownKeptSchema), required=True)
    disagreements = fields.List(fields.Nested(ShownDisagreementSchema), required=True)
    ended = fields.Nested(SaidSchema, required=True, allow_none=True)
    end_reason = fields.String(required=True)
    changes = fields.List(fields.Nested(ShownChangeSchema), required=True)
    reopenings = fields.List(fields.Nested(ShownReopeningSchema), required=True)


def whole(handover: Handover) -> Mapping[str, Any]:
    """`handover` for a HandoverSchema: each thing that was said is one object with who said it."""
    return {
        **vars(handover),
        "id": handover.id,
        "version": handover.version,
        "holder": handover.holder,
        "born_on": handover.born_on,
        "safer": shown_safer(handover.safer),
        "assumed": assumed(handover),
        "not_asked": not_asked(handover),
        "checked_together": list(handover.checked_together.values()),
        "is_stopped": handover.is_stopped,
        "is_out_of_area": handover.is_out_of_area,
        "area_reason": handover.area_said.reason if handover.area_said else "",
        "response_due_at": handover.response_due_at,
        **ladder_fields(
            handover.due.ladder, is_waiting=not (handover.acknowledged or handover.over)
        ),
        **recorded_fields(handover),
        **daily_fields(handover),
        "attempts": [{**vars(call), "said": said} for said, call in handover.attempts],
        "conversations": [{**vars(talk), "said": said} for said, talk in handover.conversations],
        "moves": [{**vars(move), "said": move.redirected} for move in handover.moves],
        "responses": [
            {"said": said, "is_done": day is None, "words": words, "next_action_on": day}
            for said, words, day in handover.responses
        ],
        "answered": [
            {"said": said, "question": question, "answer": answer}
            for said, question, answer in handover.answered
        ],
        "agreements": handover.agreements,
        "notes": [{"said": said, "words": words} for said, words in handover.notes],
        "words_kept": [
            {**vars(one), "said": said} for said, kept in handover.words_kept for one in kept
        ],
        "disagreements": shown_disagreements(handover),
        "changes": shown_changes(handover),
        "reopenings": shown_reopenings(handover),
    }
