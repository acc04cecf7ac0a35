"""How a sample event is made by hand, and the ids that samples share. Must not know any event."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from eventsourcing.domain import CanMutateAggregate

from handover.actor import Actor, Asked, Envelope, Source
from handover.deadlines import DueTimes
from handover.family.babies import baby_id_of
from handover.ladder import RungDue, Stander
from tests.region import NOW

HANDOVER_ID, TEAM_ID, RECEIPT_ID = UUID(int=1), UUID(int=2), UUID(int=3)
FAMILY_ID, PREGNANCY_ID, REFERRAL_ID = UUID(int=5), UUID(int=6), UUID(int=7)
FIRST_BABY = baby_id_of(PREGNANCY_ID, 1)
DUE = DueTimes(NOW + timedelta(hours=4), NOW + timedelta(days=1), "priority/1", "england/1")
RUNG = RungDue(
    NOW + timedelta(days=1), Stander("their team leader"), Stander("the desk", "01632 960199")
)
WITH_LADDER = replace(DUE, ladder=(RUNG,))


def common(actor: Actor, stream: UUID, version: int, topic: str = "") -> dict[str, Any]:
    """What every event of a stream carries; its first names the stream's topic."""
    asked = Asked(UUID(int=100 + version), actor, Source.API, NOW)
    carried = {
        "originator_id": stream,
        "originator_version": version,
        "timestamp": NOW,
        "envelope": Envelope.of(asked, NOW - timedelta(minutes=5)),
    }
    return carried | ({"originator_topic": topic} if topic else {})


def event(of: type[Any], common: dict[str, Any], /, **facts: object) -> CanMutateAggregate[UUID]:
    """The library makes the constructors, so the type checker cannot see them."""
    made: CanMutateAggregate[UUID] = of(**common, **facts)
    return made
