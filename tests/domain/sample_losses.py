"""The sample events of a loss. Must not know how they are stored."""

from uuid import UUID

from eventsourcing.domain import CanMutateAggregate

from handover import undo_events as undo
from handover.family import undo_events as family_undo
from handover.family.babies import BabyNamed
from handover.family.loss_events import LossRecorded
from handover.loss_events import LossKnown, LossLearned
from tests.domain.sampling import FAMILY_ID, FIRST_BABY, HANDOVER_ID, common, event
from tests.losing import loss
from tests.region import HANA, MARY, NOW


def lost_of_a_family() -> CanMutateAggregate[UUID]:
    """A baby was lost."""
    return event(
        LossRecorded, common(MARY, FAMILY_ID, 10), baby_ids=[FIRST_BABY], loss=loss(when="at dawn")
    )


def undoing_of_a_family() -> list[CanMutateAggregate[UUID]]:
    """It was a mistake: said, refused, said again and confirmed."""
    said = [
        event(
            family_undo.LossUndoAsked,
            common(MARY, FAMILY_ID, version),
            baby_ids=[FIRST_BABY],
            reason="Another family",
        )
        for version in (11, 13)
    ]
    return [
        said[0],
        event(
            family_undo.LossUndoRefused, common(HANA, FAMILY_ID, 12), words="The ward confirms it"
        ),
        said[1],
        event(
            family_undo.LossUndone,
            common(HANA, FAMILY_ID, 14),
            baby_ids=[FIRST_BABY],
            words="I rang the ward",
        ),
    ]


def undoing_of_a_handover() -> list[CanMutateAggregate[UUID]]:
    """The handover learned of all that, and so did a team."""
    return [
        event(undo.LossUndoAsked, common(MARY, HANDOVER_ID, 16)),
        event(undo.LossUndoRefused, common(HANA, HANDOVER_ID, 17)),
        event(
            undo.LossUndone,
            common(HANA, HANDOVER_ID, 18),
            found=[BabyNamed(1, "Ada")],
            baby_ids=[FIRST_BABY],
            stopped_at=NOW,
        ),
        event(undo.UndoKnown, common(MARY, HANDOVER_ID, 19)),
    ]


def losses_of_a_handover() -> list[CanMutateAggregate[UUID]]:
    """The handover learned of it, and so did a team."""
    return [
        event(
            LossLearned,
            common(MARY, HANDOVER_ID, 14),
            lost=[BabyNamed(1, "Ada")],
            baby_ids=[FIRST_BABY],
            loss=loss(who_names_one="the bereavement team"),
            is_stop=True,
        ),
        event(LossKnown, common(HANA, HANDOVER_ID, 15)),
    ]
