"""Referrals and disagreements as people tell them in tests: commands, and bodies for the API.

As tests/telling.py; everything is right on Tuesday 24 November 2026. The referral was made at 9am.
"""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from handover.content import ParentsTold
from handover.disagreement.commands import RecordDisagreement, SettleDisagreement
from handover.referral import commands as c
from handover.referral.referral import Referral
from handover.referral.reviewing import ReviewDecision
from handover.referral.told import (
    FrontDoor,
    FrontDoorAnswer,
    GivenHow,
    Outcome,
    OutcomeGiven,
    ReferralTold,
    ReferredTo,
)
from tests.programs import Body, once
from tests.region import Region
from tests.telling import FAMILY_ID

MADE_AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
FIRST_REFERRAL = uuid5(FAMILY_ID, "referral/1")
AUTHORITY = "Leicester City"
NFA = Outcome.NO_FURTHER_ACTION


def referral_of(region: Region, referral_id: UUID = FIRST_REFERRAL) -> Referral:
    """The referral as it stands in the log."""
    found: Referral = region.service.repository.get(referral_id)
    return found


def told(to: ReferredTo = ReferredTo.CHILDREN, **changed: Any) -> ReferralTold:
    """A referral of the unborn baby to children's social care in Leicester, by Mary."""
    facts: dict[str, Any] = {
        "authority": AUTHORITY,
        "made_as": FrontDoor.REFERRAL,
        "made_by": "Mary Ashby",
        "parents_told": ParentsTold(told=True),
        "reference": "CSC 40417",
        **changed,
    }
    return ReferralTold(to, **facts)


def refer(
    handover_id: UUID, referral: ReferralTold | None = None, at: datetime | None = MADE_AT
) -> c.RecordReferral:
    """The command that records it."""
    return c.RecordReferral(handover_id, referral or told(), at)


def answer(
    handover_id: UUID,
    referral_id: UUID = FIRST_REFERRAL,
    at: datetime | None = None,
    taken_as: FrontDoor = FrontDoor.REFERRAL,
) -> c.AcknowledgeReferral:
    """The command that says: they have it."""
    said = FrontDoorAnswer("Sam Rowe", GivenHow.TELEPHONE, taken_as)
    return c.AcknowledgeReferral(handover_id, referral_id, said, at)


def outcome(
    handover_id: UUID,
    decided: Outcome = NFA,
    referral_id: UUID = FIRST_REFERRAL,
    at: datetime | None = None,
    given_by: str = "Sam Rowe",
) -> c.RecordOutcome:
    """The command that says what they decided."""
    words = "The case of 2009 is closed and nothing is new"
    given = OutcomeGiven(decided, given_by, GivenHow.LETTER, words)
    return c.RecordOutcome(handover_id, referral_id, given, at)


def in_error(
    handover_id: UUID, referral_id: UUID = FIRST_REFERRAL, reason: str = "Another family"
) -> c.EnterReferralInError:
    """The command that says: it should never have been recorded."""
    return c.EnterReferralInError(handover_id, referral_id, reason)


def review(
    handover_id: UUID,
    decision: ReviewDecision = ReviewDecision.AGREE,
    referral_id: UUID = FIRST_REFERRAL,
) -> c.ReviewReferral:
    """The command by which a lead says what she makes of it."""
    return c.ReviewReferral(handover_id, referral_id, decision, "Early help is in place")


def disagree(handover_id: UUID, referral_id: UUID | None = FIRST_REFERRAL) -> RecordDisagreement:
    """The command that says: we differ, with an outcome or (None) with the decline."""
    return RecordDisagreement(handover_id, "Two siblings were removed", referral_id)


def disagreement_id(handover_id: UUID, number: int = 1) -> UUID:
    """The id of the handover's disagreement of this number."""
    return uuid5(handover_id, f"disagreement/{number}")


def settle(handover_id: UUID, number: int = 1) -> SettleDisagreement:
    """The command that says what was agreed."""
    words = "They will assess before the birth"
    return SettleDisagreement(handover_id, disagreement_id(handover_id, number), words)


def referral_body(**changed: Any) -> Body:
    """A referral, as a program sends it."""
    body = {
        "to": "children_social_care",
        "authority": AUTHORITY,
        "made_as": "referral",
        "made_by": "Mary Okafor",
        "parents_told": {"told": True},
        "reference": "CSC 40417",
        "happened_at": "2026-11-24T09:00:00Z",
    }
    return once({**body, **changed})


def answer_body(**changed: Any) -> Body:
    """They have it."""
    body = {
        "referral_id": str(FIRST_REFERRAL),
        "given_by": "Sam Rowe",
        "how": "telephone",
        "taken_as": "referral",
    }
    return once({**body, **changed})


def outcome_body(**changed: Any) -> Body:
    """What they decided."""
    body = {
        "referral_id": str(FIRST_REFERRAL),
        "outcome": "no_further_action",
        "given_by": "Sam Rowe",
        "how": "letter",
        "words": "The case of 2009 is closed and nothing is new",
    }
    return once({**body, **changed})


def error_body(**changed: Any) -> Body:
    """It should never have been recorded."""
    return once({"referral_id": str(FIRST_REFERRAL), "reason": "Another family", **changed})


def review_body(**changed: Any) -> Body:
    """What a lead makes of it."""
    body = {
        "referral_id": str(FIRST_REFERRAL),
        "decision": "agree",
        "rationale": "Early help is in place",
    }
    return once({**body, **changed})


def disagreement_body(**changed: Any) -> Body:
    """Differing with the outcome of the first referral."""
    body = {"referral_id": str(FIRST_REFERRAL), "reasons": "Two siblings were removed"}
    return once({**body, **changed})
