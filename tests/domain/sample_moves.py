"""The sample events of a move. Must not know how they are stored."""

from datetime import date
from uuid import UUID

from eventsourcing.domain import CanMutateAggregate

from handover.family.move_events import FamilyMoved
from handover.move_events import MoveLearned
from tests.domain.sampling import FAMILY_ID, HANDOVER_ID, common, event
from tests.moving import move
from tests.region import MARY

TELL_BY = date(2026, 12, 1)


def move_of_a_family() -> CanMutateAggregate[UUID]:
    """The family has moved."""
    return event(FamilyMoved, common(MARY, FAMILY_ID, 18), move=move(), tell_by=TELL_BY)


def move_of_a_handover() -> CanMutateAggregate[UUID]:
    """The handover learned of it."""
    carried = common(MARY, HANDOVER_ID, 23)
    return event(MoveLearned, carried, move=move(), tell_by=TELL_BY, is_taken_on=False)
