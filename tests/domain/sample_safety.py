"""The sample events of safe contact, a hidden address and kept words. As sample_losses.py."""

from uuid import UUID

from eventsourcing.domain import CanMutateAggregate

from handover.family import safety_events as safety
from handover.family.sensitive import HiddenBecause
from handover.free_text.finding import Finding
from handover.free_text.keeping import Kept
from handover.words_events import WordsKept
from tests.domain.sampling import FAMILY_ID, HANDOVER_ID, common, event
from tests.region import HANA, MARY
from tests.safeguarding import contact


def safety_of_a_family() -> list[CanMutateAggregate[UUID]]:
    """One event of each kind."""
    return [
        event(safety.SafeContactSet, common(MARY, FAMILY_ID, 20), safe_contact=contact()),
        event(safety.SensitiveFlagSet, common(MARY, FAMILY_ID, 21), because=HiddenBecause.S_FLAG),
        event(
            safety.SensitiveFlagCleared, common(HANA, FAMILY_ID, 22), reason="Everybody knows it"
        ),
    ]


def words_of_a_handover() -> CanMutateAggregate[UUID]:
    """Somebody kept a postcode."""
    kept = Kept(Finding.POSTCODE, "DE22 3NE", "words", "It is the hospital's")
    return event(WordsKept, common(MARY, HANDOVER_ID, 26), kept=[kept])
