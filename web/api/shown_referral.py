"""What the API says of a referral: whole for the two teams, without its story for a lead.

Must not know who may ask.
"""

from collections.abc import Mapping
from typing import Any

from marshmallow import fields

from handover.disagreement.disagreement import Disagreement
from handover.handover import Handover
from handover.referral.referral import Referral
from handover.referral.reviewing import ReviewDecision
from handover.referral.told import FrontDoor, GivenHow, Outcome, ReferredTo
from web.api.fields import Instant
from web.api.paging import PageSchema
from web.api.shown import ShownSchema
from web.api.shown_ladder import RungSchema
from web.api.shown_said import SaidSchema
from web.schemas.safer import ParentsToldSchema


class ShownAnswerFromSchema(ShownSchema):
    """The authority has it, and as what it was taken."""

    said = fields.Nested(SaidSchema, required=True)
    given_by = fields.String(required=True)
    how = fields.Enum(GivenHow, by_value=True, required=True)
    taken_as = fields.Enum(FrontDoor, by_value=True, required=True)


class ShownOutcomeSchema(ShownSchema):
    """What the authority decided; the newest counts and stands last."""

    said = fields.Nested(SaidSchema, required=True)
    outcome = fields.Enum(Outcome, by_value=True, required=True)
    given_by = fields.String(required=True)
    how = fields.Enum(GivenHow, by_value=True, required=True)
    words = fields.String(required=True)


class ShownReviewSchema(ShownSchema):
    """What somebody other than the decider made of it, and why."""

    said = fields.Nested(SaidSchema, required=True)
    decision = fields.Enum(ReviewDecision, by_value=True, required=True)
    rationale = fields.String(required=True)


class ReferralSchema(ShownSchema):
    """A referral as it stands. `word_due_at` is null while nothing is awaited by the clock.

    `outcome` is null while a word is awaited, `review_due_at` unless a review is open.
    `disputed_through` is the handover that keeps an open disagreement about it.
    """

    referral_id = fields.UUID(required=True)
    handover_id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    to = fields.Enum(ReferredTo, by_value=True, required=True)
    authority = fields.String(required=True)
    made_as = fields.Enum(FrontDoor, by_value=True, required=True)
    made_by = fields.String(required=True)
    reference = fields.String(required=True)
    parents_told = fields.Nested(ParentsToldSchema, required=True, allow_none=True)
    made = fields.Nested(SaidSchema, required=True)
    word_due_at = Instant(required=True, allow_none=True)
    rule_id = fields.String(required=True)
    answer = fields.Nested(ShownAnswerFromSchema, required=True, allow_none=True)
    outcome = fields.Enum(Outcome, by_value=True, required=True, allow_none=True)
    outcomes = fields.List(fields.Nested(ShownOutcomeSchema), required=True)
    review_due_at = Instant(required=True, allow_none=True)
    reviews = fields.List(fields.Nested(ShownReviewSchema), required=True)
    stopped_at = Instant(required=True, allow_none=True)
    disputed_through = fields.UUID(required=True, allow_none=True)
    in_error = fields.Nested(SaidSchema, required=True, allow_none=True)
    error_reason = fields.String(required=True)


class ReferralsSchema(ShownSchema):
    """Every referral of the family of one handover, the oldest first."""

    referrals = fields.List(fields.Nested(ReferralSchema), required=True)


class ReviewedSchema(ShownSchema):
    """What a lead's review leaves, without the family's story."""

    referral_id = fields.UUID(required=True)
    handover_id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    decision = fields.Enum(ReviewDecision, by_value=True, required=True)
    review_due_at = Instant(required=True, allow_none=True)
    word_due_at = Instant(required=True, allow_none=True)


class ShownDisagreementSchema(ShownSchema):
    """One disagreement; `settled` is null while it is open. Not the ladder of silence."""

    disagreement_id = fields.UUID(required=True)
    referral_id = fields.UUID(required=True, allow_none=True)
    other_side = fields.String(required=True)
    said = fields.Nested(SaidSchema, required=True)
    reasons = fields.String(required=True)
    ladder = fields.List(fields.Nested(RungSchema), required=True)
    settled = fields.Nested(SaidSchema, required=True, allow_none=True)
    settled_words = fields.String(required=True)


class FollowedRowSchema(ShownSchema):
    """One referral in a list. It names no family; `call_reference` leads to the handover."""

    referral_id = fields.UUID(required=True)
    handover_id = fields.UUID(required=True)
    call_reference = fields.String(attribute="reference", required=True)
    to = fields.String(required=True)
    authority = fields.String(required=True)
    made_as = fields.String(required=True)
    taken_as = fields.String(required=True, allow_none=True)
    made_at = Instant(required=True)
    recorded_by = fields.String(required=True)
    team_id = fields.UUID(required=True)
    team_name = fields.String(required=True)
    team_telephone = fields.String(required=True)
    word_due_at = Instant(required=True, allow_none=True)
    silence_at = Instant(required=True, allow_none=True)
    acknowledged_at = Instant(required=True, allow_none=True)
    outcome = fields.String(required=True, allow_none=True)
    review_due_at = Instant(required=True, allow_none=True)
    stopped_at = Instant(required=True, allow_none=True)


class FollowedSchema(PageSchema):
    """One page of referrals, the longest due first."""

    referrals = fields.List(fields.Nested(FollowedRowSchema), attribute="rows", required=True)


class DisputedRowSchema(ShownSchema):
    """One disagreement in the lead's list. It names no family and tells no reasons."""

    disagreement_id = fields.UUID(required=True)
    handover_id = fields.UUID(required=True)
    call_reference = fields.String(attribute="reference", required=True)
    referral_id = fields.UUID(required=True, allow_none=True)
    other_side = fields.String(required=True)
    raised_at = Instant(required=True)
    rung_recorded = fields.Integer(required=True)
    rung_recorded_at = Instant(required=True, allow_none=True)
    raised_by = fields.String(required=True)
    raised_team = fields.String(required=True)
    sending_name = fields.String(required=True)
    receiving_name = fields.String(required=True)


class DisputedSchema(PageSchema):
    """One page of disagreements that are not settled, the oldest first."""

    disagreements = fields.List(fields.Nested(DisputedRowSchema), attribute="rows", required=True)


def whole_referral(referral: Referral) -> Mapping[str, Any]:
    """`referral` for a ReferralSchema: each thing that was said is one object with who said it."""
    answer = referral.answer
    return {
        **vars(referral.told),
        "referral_id": referral.id,
        "handover_id": referral.handover_id,
        "version": referral.version,
        "made": referral.made,
        "word_due_at": referral.word_due_at,
        "rule_id": referral.word_due.rule_id,
        "answer": {**vars(answer), "said": referral.answered} if answer else None,
        "outcome": referral.outcome.outcome if referral.outcome else None,
        "outcomes": [{**vars(given), "said": said} for said, given in referral.outcomes],
        "review_due_at": referral.review_due.due_at if referral.review_due else None,
        "reviews": [
            {"said": said, "decision": decision, "rationale": rationale}
            for said, decision, rationale in referral.reviews
        ],
        "stopped_at": referral.stopped.recorded_at if referral.stopped else None,
        "disputed_through": referral.disputed_through,
        "in_error": referral.in_error,
        "error_reason": referral.error_reason,
    }


def reviewed(referral: Referral) -> Mapping[str, Any]:
    """`referral` for a ReviewedSchema."""
    whole = whole_referral(referral)
    return {**whole, "decision": referral.reviews[-1][1]}


def shown_disagreements(handover: Handover) -> list[Mapping[str, Any]]:
    """The disagreements of `handover`, the oldest first."""
    every: dict[Any, Disagreement] = handover.disagreements
    return [{**vars(one), "disagreement_id": key} for key, one in every.items()]
