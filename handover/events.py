"""What has happened to a handover: one frozen class a fact, with how it changes the record.

`apply` runs again at every replay, for 25 years: no clock, no I/O, no validation inside it. A
changed class raises its `class_version` and gets an upcaster beside it.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from eventsourcing.domain import Aggregate

from handover.acknowledgement import Acknowledgement
from handover.actor import Envelope
from handover.calls import Attempt, Conversation
from handover.content import Kind, Safer, Trigger
from handover.deadlines import DueTimes
from handover.moves import Move
from handover.person import About
from handover.referred_first import ReferredFirst
from handover.stated import Stated
from handover.states import State
from handover.teams import TeamNamed
from handover.urgency import Urgency

if TYPE_CHECKING:
    from handover.handover import Handover


class Event(Stated):
    """What every event of a handover carries."""

    envelope: Envelope


def to_the_minute(moment: datetime) -> datetime:
    """The start of the minute: people note a call to the minute."""
    return moment.replace(second=0, microsecond=0)


class Recorded(Event, Aggregate.Created):
    """A handover was recorded; its due times are frozen here and never worked out again."""

    TOPIC = "handover.recorded"
    PERSONAL = frozenset({"about", "safer", "referred"})
    class_version = 3
    kind: Kind
    urgency: Urgency
    trigger: Trigger
    about: About
    safer: Safer
    referred: ReferredFirst | None
    sending: TeamNamed
    receiving: TeamNamed
    due: DueTimes
    family_id: UUID | None
    baby_ids: list[UUID]

    def apply(self, aggregate: "Handover") -> None:
        """Fill in the record."""
        aggregate.kind, aggregate.urgency = self.kind, self.urgency
        aggregate.trigger, aggregate.about = self.trigger, self.about
        aggregate.safer, aggregate.due = self.safer, self.due
        aggregate.referred = self.referred
        aggregate.sending, aggregate.receiving = self.sending, self.receiving
        aggregate.recorded = self.envelope
        aggregate.family_id, aggregate.baby_ids = self.family_id, tuple(self.baby_ids)

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Version 1 knew no trigger that has to be referred first."""
        state["referred"] = None

    @staticmethod
    def upcast_v2_v3(state: dict[str, Any]) -> None:
        """Version 2 knew no family: what happens to a baby later does not reach such a record."""
        state["family_id"], state["baby_ids"] = None, []


class CallAttempted(Event):
    """Somebody tried to ring and reached nobody who can take it on. No clock stops."""

    TOPIC = "handover.call_attempted"
    PERSONAL = frozenset({"attempt"})
    attempt: Attempt

    def apply(self, aggregate: "Handover") -> None:
        """Keep the attempt, and nothing else."""
        aggregate.attempts.append((self.envelope, self.attempt))


class ConversationHeld(Event):
    """Two named professionals spoke. The call clock stops at the first conversation.

    After a redirect, talk with the team that declined is kept and stops no clock.
    """

    TOPIC = "handover.conversation_held"
    PERSONAL = frozenset({"conversation"})
    conversation: Conversation

    def apply(self, aggregate: "Handover") -> None:
        """Keep the conversation and stop the call clock if it still runs."""
        aggregate.conversations.append((self.envelope, self.conversation))
        counts_from, happened_at = aggregate.calls_count_from, self.envelope.happened_at
        counts = counts_from is None or happened_at >= counts_from
        if counts and aggregate.call_stopped_at is None:
            aggregate.call_stopped_at = happened_at


class MarkedReceived(Event):
    """The receiving team saw it. Nobody has taken it on."""

    TOPIC = "handover.marked_received"

    def apply(self, aggregate: "Handover") -> None:
        """Move to received; every clock goes on."""
        aggregate.state = State.RECEIVED


class Acknowledged(Event):
    """A named professional took it on. The acknowledgement clock stops."""

    TOPIC = "handover.acknowledged"
    PERSONAL = frozenset({"acknowledgement"})
    acknowledgement: Acknowledgement

    def apply(self, aggregate: "Handover") -> None:
        """Keep who took it on."""
        aggregate.state = State.ACKNOWLEDGED
        aggregate.acknowledgement, aggregate.acknowledged = self.acknowledgement, self.envelope
        aggregate.next_action_on = self.acknowledgement.next_action_on


class Declined(Event):
    """The receiving team said no. It is back with the sender, who never let go of it."""

    TOPIC = "handover.declined"
    PERSONAL = frozenset({"reason"})
    reason: str
    suggested: TeamNamed | None

    def apply(self, aggregate: "Handover") -> None:
        """Keep the reason and the team that may be the right one."""
        aggregate.state = State.DECLINED
        aggregate.decline_reason, aggregate.suggested = self.reason, self.suggested


class ResponseReported(Event):
    """The promised action was done, and it closes; or it was not, and there is a new date."""

    TOPIC = "handover.response_reported"
    PERSONAL = frozenset({"words"})
    is_done: bool
    words: str
    next_action_on: date | None

    def apply(self, aggregate: "Handover") -> None:
        """Close it, or keep the new date."""
        aggregate.responses.append((self.envelope, self.words, self.next_action_on))
        if self.is_done:
            aggregate.state, aggregate.end_reason = State.CLOSED, self.words
            aggregate.ended = self.envelope
        elif self.next_action_on is not None:
            aggregate.next_action_on = self.next_action_on


class ClarificationAsked(Event):
    """The receiving team asked something. No clock stops."""

    TOPIC = "handover.clarification_asked"
    PERSONAL = frozenset({"question"})
    question: str

    def apply(self, aggregate: "Handover") -> None:
        """Keep the question open."""
        aggregate.open_question, aggregate.asked = self.question, self.envelope


class ClarificationAnswered(Event):
    """The sender answered."""

    TOPIC = "handover.clarification_answered"
    PERSONAL = frozenset({"question", "answer"})
    question: str
    answer: str

    def apply(self, aggregate: "Handover") -> None:
        """The question is open no more; both are kept."""
        aggregate.open_question, aggregate.asked = "", None
        aggregate.answered.append((self.envelope, self.question, self.answer))


class NoteAdded(Event):
    """Somebody of either team added what both should know."""

    TOPIC = "handover.note_added"
    PERSONAL = frozenset({"words"})
    words: str

    def apply(self, aggregate: "Handover") -> None:
        """Keep the note."""
        aggregate.notes.append((self.envelope, self.words))


class Withdrawn(Event):
    """The sender took it back before anybody took it on."""

    TOPIC = "handover.withdrawn"
    PERSONAL = frozenset({"reason"})
    reason: str

    def apply(self, aggregate: "Handover") -> None:
        """It ends; the sender holds the family as before."""
        aggregate.state, aggregate.end_reason = State.CLOSED, self.reason
        aggregate.ended = self.envelope


class EnteredInError(Event):
    """It should never have been recorded. Everything stays readable."""

    TOPIC = "handover.entered_in_error"
    PERSONAL = frozenset({"reason"})
    reason: str

    def apply(self, aggregate: "Handover") -> None:
        """It ends; responsibility is the sender's, whoever was named meanwhile."""
        aggregate.state, aggregate.end_reason = State.CLOSED, self.reason
        aggregate.ended, aggregate.is_in_error = self.envelope, True


class Redirected(Event):
    """The sender sent it to another team: new due times, the age since the record kept."""

    TOPIC = "handover.redirected"
    PERSONAL = frozenset({"reason"})
    class_version = 2
    receiving: TeamNamed
    due: DueTimes
    reason: str

    @property
    def calls_count_from(self) -> datetime:
        """Calls from this minute on are with the new team."""
        return to_the_minute(self.envelope.recorded_at)

    @staticmethod
    def upcast_v1_v2(_state: dict[str, Any]) -> None:
        """Version 1 froze no ladder: its due times take the empty one."""

    def apply(self, aggregate: "Handover") -> None:
        """Start both clocks anew for the new team, which asks its own questions."""
        aggregate.moves.append(
            Move(
                redirected=self.envelope,
                declined_by=aggregate.receiving,
                decline_reason=aggregate.decline_reason,
                to_team=self.receiving,
                reason=self.reason,
            )
        )
        aggregate.receiving, aggregate.due = self.receiving, self.due
        aggregate.run += 1
        aggregate.state = State.WAITING
        aggregate.calls_count_from, aggregate.call_stopped_at = self.calls_count_from, None
        aggregate.decline_reason, aggregate.suggested = "", None
        aggregate.open_question, aggregate.asked = "", None
        aggregate.area_said = None
        aggregate.changes_read[self.receiving.team_id] = len(aggregate.changes)
