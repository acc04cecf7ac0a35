"""Disagreements: which ladder is frozen, and for whom it climbs.

Must not decide what may be disagreed about; the aggregate does.
"""

from eventsourcing.domain import Aggregate

from handover.actor import Asked, Envelope
from handover.calendar import ENGLAND
from handover.deciding.reach import Reach
from handover.disagreement import commands as d
from handover.handover import Handover
from handover.ladder import rungs_due
from handover.referral.due import OFFICE
from handover.referral.referral import Referral


def on_disagreement(reach: Reach, command: d.OnDisagreement, asked: Asked) -> tuple[Aggregate, ...]:
    """The handover as `command` leaves it. Raises Refusal."""
    handover, envelope = reach.handover(command, asked), Envelope.of(asked)
    match command:
        case d.RecordDisagreement(referral_id=None):
            _disagree_with_decline(reach, handover, command.reasons, envelope)
        case d.RecordDisagreement(referral_id=referral_id) if referral_id is not None:
            referral = reach.referral(handover, referral_id)
            disagree_with_outcome(reach, handover, referral, command.reasons, envelope)
            return (handover, referral)
        case d.SettleDisagreement():
            handover.settle(command, envelope)
            return (handover, *_no_longer_disputed(reach, handover, command, envelope))
        case _:
            raise TypeError(command)
    return (handover,)


def disagree_with_outcome(
    reach: Reach, handover: Handover, referral: Referral, reasons: str, envelope: Envelope
) -> None:
    """By the ladder of the area of the team that referred, on an office's working days."""
    referral.dispute(handover.id, envelope)
    rungs = reach.rulebook.disagreement_of(referral.team.area)
    ladder = rungs_due(rungs, envelope.recorded_at, OFFICE, ENGLAND)
    handover.disagree_with_outcome(referral.id, referral.told.authority, reasons, envelope, ladder)


def _no_longer_disputed(
    reach: Reach, handover: Handover, command: d.SettleDisagreement, envelope: Envelope
) -> tuple[Aggregate, ...]:
    """The referral that it was about, if it was about one and that has to know."""
    referral_id = handover.disagreements[command.disagreement_id].referral_id
    if referral_id is None:
        return ()
    referral = reach.records.find(Referral, referral_id)  # its family may be another one by now
    assert referral is not None  # noqa: S101 - it was disputed through this handover
    referral.learn_of_settlement(handover.id, envelope)
    return (referral,) if referral.pending_events else ()


def _disagree_with_decline(
    reach: Reach, handover: Handover, reasons: str, envelope: Envelope
) -> None:
    """By the ladder of the receiving area, on the receiving team's working days."""
    team = reach.records.team(handover.receiving.team_id, field="team_id")
    rungs = reach.rulebook.disagreement_of(team.area)
    ladder = rungs_due(rungs, envelope.recorded_at, team.hours, ENGLAND)
    handover.disagree_with_decline(reasons, envelope, ladder)
