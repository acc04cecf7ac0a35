"""The clock as tests let it run: what it records about one handover or referral, at a time.

Must not know processes (tests/projections/test_chasing.py has them).
"""

from datetime import datetime
from uuid import UUID

from handover.actor import PEOPLE
from handover.application import Done
from handover.chasing.clock import asked_by_clock
from handover.chasing.commands import Chase, ChaseReferral
from handover.chasing.events import ClockEvent
from handover.chasing.nothing_due import NothingDueError
from handover.commands import Command
from handover.policy import POLICY, scopes_of
from handover.referral.silence_events import SilenceReturned
from tests.region import Region

Fact = ClockEvent | SilenceReturned


def asked_by_people() -> set[type[Command]]:
    """Every command that somebody can ask for; the clock's have no page and no address."""
    commands = {one for one in POLICY if isinstance(one, type)}
    return {one for one in commands if any(scopes_of(role, one) for role in PEOPLE)}


def chase(region: Region, handover_id: UUID, now: datetime) -> list[str]:
    """What one run of the clock records about a handover at `now`, in words: none if nothing."""
    return _chase(region, Chase(handover_id), now)


def chase_referral(region: Region, referral_id: UUID, now: datetime) -> list[str]:
    """The same of a referral."""
    return _chase(region, ChaseReferral(referral_id), now)


def clock_facts(region: Region, stream_id: UUID | None = None) -> list[Fact]:
    """Every fact that the clock has recorded, in order, about one stream or about all."""
    events = (one.event for one in region.service.read_log(0, 100_000))
    return [
        one for one in events if isinstance(one, Fact) and stream_id in {None, one.originator_id}
    ]


def in_words(fact: Fact) -> str:
    """Such as "escalation_raised 2": what fell due, and which rung or how many attempts."""
    number = getattr(fact, "number", getattr(fact, "attempts", ""))
    return f"{fact.TOPIC.partition('.')[2]} {number}".strip()


def _chase(region: Region, command: Chase | ChaseReferral, now: datetime) -> list[str]:
    head = region.service.head()
    try:
        done: Done = region.service.execute(command, asked_by_clock(now))
    except NothingDueError:
        assert region.service.head() == head, "what is not due stores nothing"
        return []
    assert done.position > head
    events = (one.event for one in region.service.read_log(head, 100))
    return [in_words(one) for one in events if isinstance(one, Fact)]
