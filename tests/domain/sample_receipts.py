"""The sample event of a receipt. Must not know how it is stored."""

from uuid import UUID

from eventsourcing.domain import CanMutateAggregate

from handover import receipt
from tests.domain.sampling import RECEIPT_ID, TEAM_ID, common, event
from tests.region import MARY


def of_a_receipt() -> list[CanMutateAggregate[UUID]]:
    carried = common(MARY, RECEIPT_ID, 1, "stream.receipt")
    del carried["envelope"]
    return [
        event(receipt.Given, carried, fingerprint="0" * 64, subject_id=TEAM_ID, subject_version=2)
    ]
