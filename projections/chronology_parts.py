"""Which part of a chronology an event stands in. Must not know when it happened, nor words."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from handover import events
from handover.correcting import events as correcting
from handover.daily.events import AcknowledgedByWordOfMouth
from handover.disagreement import events as disagreement
from handover.family import baby_events, corrected_events, loss_events, told_events, undo_events
from handover.family import events as family_events
from handover.family.export_events import ChronologyExported
from handover.family.exports import Part
from handover.family.move_events import FamilyMoved
from handover.family.referral_events import ReferralNoted
from handover.family.safety_events import SafeContactSet, SensitiveFlagCleared, SensitiveFlagSet
from handover.referral import events as referral
from handover.succession_events import TeamSucceeded

PARTS: dict[type[object], Part] = {
    events.Event: Part.DAILY_WORK,
    **dict.fromkeys(
        (
            events.Recorded,
            events.Acknowledged,
            events.Declined,
            events.Redirected,
            events.ResponseReported,
            events.Withdrawn,
            events.EnteredInError,
            events.NoteAdded,
            AcknowledgedByWordOfMouth,
            TeamSucceeded,
            correcting.Reopened,
            disagreement.DisagreementRecorded,
            disagreement.DisagreementSettled,
        ),
        Part.HANDOVERS,
    ),
    **dict.fromkeys(
        (
            correcting.Revised,
            correcting.IdentityCorrected,
            correcting.NeighbourCorrected,
            corrected_events.IdentityCorrected,
            corrected_events.DatesCorrected,
            corrected_events.HandoverLeft,
        ),
        Part.CORRECTIONS,
    ),
    referral.Event: Part.SOCIAL_CARE,
    referral.LossLearned: Part.DAILY_WORK,
    referral.LossUndone: Part.DAILY_WORK,
    told_events.SocialCareRecorded: Part.SOCIAL_CARE,
    family_events.Opened: Part.PEOPLE,
    told_events.PersonRecorded: Part.PEOPLE,
    told_events.PersonLeft: Part.PEOPLE,
    family_events.Event: Part.BABIES,
    FamilyMoved: Part.MOVES,
    baby_events.PlaceRecorded: Part.MOVES,
    loss_events.LossRecorded: Part.LOSSES,
    undo_events.LossUndoAsked: Part.LOSSES,
    undo_events.LossUndoRefused: Part.LOSSES,
    undo_events.LossUndone: Part.LOSSES,
    SafeContactSet: Part.SAFETY,
    SensitiveFlagSet: Part.SAFETY,
    SensitiveFlagCleared: Part.SAFETY,
    ChronologyExported: Part.EXPORTS,
}
"""Where each event stands; one that is not named stands where the nearest class does that it is."""
NOT_TOLD = (family_events.HandoverNoted, ReferralNoted)
"""Ways to a record, which tells it itself."""
NOT_SIGNIFICANT = frozenset({Part.DAILY_WORK, Part.EXPORTS})
"""A chronology holds significant events, not every contact (domain 4.6)."""


class InPart(Protocol):
    """Anything that stands in one part."""

    @property
    def part(self) -> Part:
        """Which."""


P = TypeVar("P", bound=InPart)


def part_named(event: object) -> Part:
    """The part in which `event` stands."""
    return next(PARTS[kind] for kind in type(event).__mro__ if kind in PARTS)


def part_of(found: Iterable[P], part: Part) -> list[P]:
    """What of it was asked for."""
    if part is Part.EVERYTHING:
        return list(found)
    if part is Part.SIGNIFICANT:
        return [one for one in found if one.part not in NOT_SIGNIFICANT]
    return [one for one in found if one.part is part]
