"""Queues the emails that a decision causes, to be saved with it: both are stored, or neither.

Must not decide for what a team is told; handover/outbox/ does.
"""

from collections.abc import Iterator

from eventsourcing.domain import Aggregate

from handover.handover import Handover
from handover.outbox.message import Message
from handover.outbox.occasions import call_of
from handover.records import Records


def with_messages(records: Records, changed: tuple[Aggregate, ...]) -> tuple[Aggregate, ...]:
    """What is about to be saved, and a message for each team that is told of it by email."""
    return (*changed, *_messages(records, changed))


def _messages(records: Records, changed: tuple[Aggregate, ...]) -> Iterator[Message]:
    """One for each thing that a team is told: several rungs may be stored in one save."""
    for handover in (one for one in changed if isinstance(one, Handover)):
        newest = {call_of(handover, event): event for event in handover.pending_events}
        for call, event in newest.items():
            if call is not None and records.team(call.team.team_id).tell_at:
                is_to_sender = call.team.team_id == handover.sending.team_id
                yield Message.queue(call, event, is_to_sender=is_to_sender)
