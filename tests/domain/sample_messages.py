"""The sample events of a message and of a one-time link. Must not know how they are stored."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from eventsourcing.domain import CanMutateAggregate

from handover.outbox import events, link_events
from handover.outbox.occasions import Occasion
from handover.outbox.outcomes import Failure, WhySuppressed
from tests.domain.sampling import HANDOVER_ID, TEAM_ID, common, event
from tests.region import MARY, NOW

MESSAGE_ID, LINK_ID = UUID(int=8), UUID(int=9)


def of_a_message() -> list[CanMutateAggregate[UUID]]:
    """One event of each kind."""
    return [
        event(
            events.Queued,
            _common(1, "stream.message"),
            handover_id=HANDOVER_ID,
            occasion=Occasion.WAITS,
            team_id=TEAM_ID,
            team_name="Derby",
            is_to_sender=False,
        ),
        event(
            events.Attempted,
            _common(2),
            failure=Failure.NOT_REACHED,
            next_try_at=NOW + timedelta(minutes=1),
        ),
        event(events.Sent, _common(3)),
        event(events.Suppressed, _common(4), why=WhySuppressed.HOLDS_NO_MORE),
    ]


def of_a_link() -> list[CanMutateAggregate[UUID]]:
    """One event of each kind."""
    made = _common(1, "stream.link", LINK_ID)
    return [
        event(
            link_events.Made,
            made,
            message_id=MESSAGE_ID,
            handover_id=HANDOVER_ID,
            team_id=TEAM_ID,
            expires_at=NOW + timedelta(hours=72),
        ),
        event(link_events.Opened, _common(2, stream=LINK_ID)),
        event(link_events.WrongReferenceGiven, _common(3, stream=LINK_ID)),
    ]


def _common(version: int, topic: str = "", stream: UUID = MESSAGE_ID) -> dict[str, Any]:
    """Nobody causes what the post does, so there is no envelope."""
    carried = common(MARY, stream, version, topic)
    del carried["envelope"]
    return carried
