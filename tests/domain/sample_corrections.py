"""The sample events of putting a record right. Must not know how they are stored."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from eventsourcing.domain import CanMutateAggregate

from handover.correcting.events import (
    ChangeRead,
    IdentityCorrected,
    NeighbourCorrected,
    Reopened,
    Revised,
)
from handover.family import corrected_events as family
from handover.urgency import Urgency
from tests.domain.sampling import (
    FAMILY_ID,
    FIRST_BABY,
    HANDOVER_ID,
    PREGNANCY_ID,
    REFERRAL_ID,
    WITH_LADDER,
    common,
    event,
)
from tests.putting_right import SHE_SAID
from tests.region import HANA, MARY, NOW, about, safer


def putting_right_of_a_handover() -> list[CanMutateAggregate[UUID]]:
    """It was changed, read, and opened again: withdrawn in one record, done in another."""
    return [
        event(
            Revised,
            common(MARY, HANDOVER_ID, 20),
            safer=replace(safer(), father=SHE_SAID),
            changed=["father"],
            urgency=Urgency.SAME_DAY,
            due=WITH_LADDER,
            reason="She rang back",
        ),
        event(ChangeRead, common(HANA, HANDOVER_ID, 21)),
        event(
            Reopened,
            common(HANA, HANDOVER_ID, 22),
            reason="Closed by mistake",
            next_action_on=date(2026, 12, 15),
            due=None,
            is_declined=False,
            asked_at=NOW,
        ),
        event(
            IdentityCorrected,
            common(MARY, HANDOVER_ID, 35),
            about=about("9990000026"),
            family_id=FAMILY_ID,
            baby_ids=[FIRST_BABY],
            is_moved=False,
            reason="Read from the wrong notes",
        ),
        event(NeighbourCorrected, common(MARY, HANDOVER_ID, 36)),
    ]


def corrections_of_a_family(version: int) -> list[CanMutateAggregate[UUID]]:
    """Her name and a date were wrong, and a handover was about somebody else."""
    return [
        event(
            family.IdentityCorrected,
            common(MARY, FAMILY_ID, version),
            mother=about().mother,
        ),
        event(
            family.DatesCorrected,
            common(MARY, FAMILY_ID, version + 1),
            pregnancy_id=PREGNANCY_ID,
            due_on=None,
            born_on=date(2026, 11, 20),
        ),
        event(
            family.HandoverLeft,
            common(MARY, FAMILY_ID, version + 2),
            handover_id=HANDOVER_ID,
            retired=[PREGNANCY_ID],
            referrals=[REFERRAL_ID],
        ),
    ]
