"""The sample events of referrals and of disagreements. Must not know how they are stored."""

from datetime import timedelta
from uuid import UUID

from eventsourcing.domain import CanMutateAggregate

from handover.disagreement.events import DisagreementRecorded, DisagreementSettled
from handover.family.referral_events import ReferralNoted
from handover.ladder import RungDue, Stander
from handover.referral import events
from handover.referral.due import ReferralDue
from handover.referral.reviewing import ReviewDecision
from handover.teams import TeamNamed
from tests.domain.sampling import (
    FAMILY_ID,
    FIRST_BABY,
    HANDOVER_ID,
    REFERRAL_ID,
    TEAM_ID,
    common,
    event,
)
from tests.referring import answer, outcome, told
from tests.region import LENA, MARY, NOW

DUE = ReferralDue(NOW + timedelta(days=1), "referral/1", "england/1")
TEAM = TeamNamed(TEAM_ID, "Leicester", "UHL", "RWE", "Leicester", "01632 960101")
DISPUTE_ID = UUID(int=8)


def noted_by_a_family() -> CanMutateAggregate[UUID]:
    """The family points at its referral."""
    carried = common(MARY, FAMILY_ID, 19)
    return event(ReferralNoted, carried, referral_id=REFERRAL_ID, baby_ids=[FIRST_BABY])


def of_a_referral() -> list[CanMutateAggregate[UUID]]:
    """It was made, answered, ended in nothing, was reviewed; a loss, and none; it was a mistake."""
    return [
        event(
            events.Made,
            common(MARY, REFERRAL_ID, 1, "stream.referral"),
            told=told(),
            team=TEAM,
            handover_id=HANDOVER_ID,
            family_id=FAMILY_ID,
            baby_ids=[FIRST_BABY],
            due=DUE,
        ),
        event(
            events.Acknowledged,
            common(MARY, REFERRAL_ID, 2),
            answer=answer(HANDOVER_ID).answer,
            due=DUE,
        ),
        event(
            events.OutcomeRecorded, common(MARY, REFERRAL_ID, 3), given=outcome(HANDOVER_ID).given
        ),
        event(events.ReviewOpened, common(MARY, REFERRAL_ID, 4), due=DUE),
        event(
            events.Reviewed,
            common(LENA, REFERRAL_ID, 5),
            decision=ReviewDecision.RECONSIDER,
            rationale="Two siblings were removed",
            due=DUE,
        ),
        event(events.LossLearned, common(MARY, REFERRAL_ID, 6)),
        event(events.LossUndone, common(MARY, REFERRAL_ID, 7)),
        event(events.EnteredInError, common(MARY, REFERRAL_ID, 8), reason="Another family"),
        event(events.Disputed, common(MARY, REFERRAL_ID, 9), handover_id=HANDOVER_ID),
        event(events.DisputeSettled, common(MARY, REFERRAL_ID, 10), handover_id=HANDOVER_ID),
        event(events.FollowedByAnother, common(MARY, REFERRAL_ID, 11), team=TEAM),
    ]


def disagreements_of_a_handover() -> list[CanMutateAggregate[UUID]]:
    """Somebody differed with an outcome, and it was settled."""
    rung = RungDue(NOW + timedelta(days=1), Stander("their team leader"), Stander("the front door"))
    return [
        event(
            DisagreementRecorded,
            common(MARY, HANDOVER_ID, 24),
            disagreement_id=DISPUTE_ID,
            referral_id=REFERRAL_ID,
            other_side="Leicester City",
            reasons="Two siblings were removed",
            ladder=[rung],
        ),
        event(
            DisagreementSettled,
            common(MARY, HANDOVER_ID, 25),
            disagreement_id=DISPUTE_ID,
            words="They will assess before the birth",
        ),
    ]
