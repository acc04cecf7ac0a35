"""The heart: one handover of care or one concern, from its record to its acknowledgement.

A command method decides and refuses, then states a fact (events.py). Must not know stores,
policy or pages; `now` comes in the envelope.
"""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from eventsourcing.domain import Aggregate

from handover import commands as c
from handover import events
from handover.acknowledgement import Acknowledgement, Holder
from handover.actor import Envelope
from handover.born import Born
from handover.calls import Attempt, Conversation
from handover.chasing.chased import Chased
from handover.content import Kind, Safer, Trigger
from handover.correcting.identity import Identified
from handover.correcting.reopening import Reopening
from handover.correcting.revising import Revising
from handover.daily.work import DailyWork
from handover.deadlines import DueTimes
from handover.disagreement.disagreeing import Disagreeing
from handover.explained import Explained
from handover.following import Followed, local_today
from handover.forms.asked import with_form
from handover.forms.form import Why
from handover.late_entries import check_happened
from handover.led import Led
from handover.marked import Marked
from handover.moves import Move
from handover.person import About
from handover.read_back import Checked, checked_together, read_back
from handover.referred_first import ReferredFirst, check_referred_first
from handover.refusals import AlreadyAcknowledged, SendsToItself
from handover.sited import Sited
from handover.states import REFUSED_IN, State
from handover.stopped import Stopped
from handover.teams import TeamNamed
from handover.text import REASON, paragraph
from handover.unstopped import Unstopped
from handover.urgency import Urgency
from handover.words import say_time


class Handover(
    Followed,
    Marked,
    Revising,
    Reopening,
    Stopped,
    Unstopped,
    Disagreeing,
    Led,
    Explained,
    DailyWork,
    Chased,
    Identified,
    Born,
    Sited,
    Aggregate,
):
    """One mother and her babies, passed from a sending team to a receiving team.

    For a handover of care, responsibility moves at the acknowledgement and not before. A
    concern moves information only: the sender goes on holding the family (glossary, 9a).
    """

    TOPIC = "stream.handover"
    Event = events.Event
    Created = events.Recorded

    def __init__(self) -> None:
        """A blank record, which the recorded event fills in. Each part begins its own state."""
        super().__init__()
        self.kind: Kind
        self.urgency: Urgency
        self.trigger: Trigger
        self.about: About
        self.safer: Safer
        self.referred: ReferredFirst | None
        self.family_id: UUID | None
        self.baby_ids: tuple[UUID, ...]
        self.sending: TeamNamed
        self.receiving: TeamNamed
        self.due: DueTimes
        self.recorded: Envelope
        self.state = State.WAITING
        self.attempts: list[tuple[Envelope, Attempt]] = []
        self.conversations: list[tuple[Envelope, Conversation]] = []
        self.calls_count_from: datetime | None = None
        self.call_stopped_at: datetime | None = None
        self.acknowledgement: Acknowledgement | None = None
        self.acknowledged: Envelope | None = None
        self.decline_reason = ""
        self.suggested: TeamNamed | None = None
        self.moves: list[Move] = []

    @classmethod
    def record(
        cls,
        command: c.Record,
        envelope: Envelope,
        *,
        handover_id: UUID,
        sending: TeamNamed,
        receiving: TeamNamed,
        due: DueTimes,
        family_id: UUID | None = None,
        baby_ids: tuple[UUID, ...] = (),
    ) -> "Handover":
        """Record `command`. Raises SendsToItself, ReferFirst for a mark that was not referred.

        Raises InvalidValue for dates that cannot be.
        """
        if sending.team_id == receiving.team_id:
            raise SendsToItself(field="to_team_id")
        today = local_today(envelope)
        command.about.check_dates(today)
        why = Why(command.kind, command.trigger, command.about.baby_born_on is not None)
        check_referred_first(
            command.trigger, command.urgency, command.referred, envelope.recorded_at
        )
        handover = cls._create(
            events.Recorded,
            id=handover_id,
            timestamp=envelope.recorded_at,
            envelope=envelope,
            kind=command.kind,
            urgency=command.urgency,
            trigger=command.trigger,
            about=command.about,
            safer=with_form(command.safer, why, today),
            referred=command.referred,
            sending=sending,
            receiving=receiving,
            due=due,
            family_id=family_id,
            baby_ids=list(baby_ids),
        )
        handover.say_area(command.area, envelope)
        return handover

    def log_attempt(self, command: c.LogAttempt, envelope: Envelope) -> None:
        """A call that reached nobody. Raises HappenedInFuture or HappenedTooEarly."""
        check_happened(envelope, self.recorded.recorded_at)
        self._happen(events.CallAttempted, envelope, attempt=command.attempt)

    def log_conversation(self, command: c.LogConversation, envelope: Envelope) -> None:
        """Two-way talk. Raises HappenedInFuture, HappenedTooEarly or InvalidValue.

        What was read back is checked together from now on (handover/read_back.py).
        """
        check_happened(envelope, self.recorded.recorded_at)
        checked = read_back(command.conversation, self.safer)
        talk = replace(command.conversation, checked=checked)
        self._happen(events.ConversationHeld, envelope, conversation=talk)

    def mark_received(self, command: c.MarkReceived, envelope: Envelope) -> None:
        """Seen, not owned. Refused once received, acknowledged or declined."""
        self._check_allowed(command)
        self._happen(events.MarkedReceived, envelope)

    def acknowledge(self, command: c.Acknowledge, envelope: Envelope) -> None:
        """Take it on. Refused once acknowledged or declined, or for a date that cannot be."""
        self._check_allowed(command)
        acknowledgement = Acknowledgement.of(command, local_today(envelope))
        self._happen(events.Acknowledged, envelope, acknowledgement=acknowledgement)

    def decline(
        self, command: c.Decline, envelope: Envelope, *, suggested: TeamNamed | None
    ) -> None:
        """Say no, with a reason. Refused once acknowledged or declined."""
        self._check_allowed(command)
        reason = paragraph(command.reason, field="reason", called="the reason", longest=REASON)
        self._happen(events.Declined, envelope, reason=reason, suggested=suggested)

    def redirect(
        self, command: c.Redirect, envelope: Envelope, *, receiving: TeamNamed, due: DueTimes
    ) -> None:
        """Send a declined handover on. Refused unless declined, or to the sending team."""
        self._check_allowed(command)
        if receiving.team_id == self.sending.team_id:
            raise SendsToItself(field="to_team_id")
        reason = paragraph(command.reason, field="reason", called="the reason", longest=REASON)
        self._happen(events.Redirected, envelope, receiving=receiving, due=due, reason=reason)

    @property
    def holder(self) -> Holder:
        """Who holds responsibility now: the sender, until a handover of care is acknowledged.

        One that was entered in error moves nothing. A colleague who was named holds it at once.
        """
        taken = None if self.is_in_error else self.acknowledgement
        if self.kind is Kind.HANDOVER_OF_CARE and taken is not None:
            if named := self.named_receiver:
                return Holder(self.receiving, named.name, named.role)
            return Holder(self.receiving, taken.professional, taken.professional_role)
        if named := self.named_sender:
            return Holder(self.sending, named.name, named.role)
        return Holder(self.sending, self.recorded.name, self.recorded.role.value)

    @property
    def checked_together(self) -> dict[str, Checked]:
        """Items of the record by key: with whom of the team it stands with each was checked."""
        return checked_together(self.conversations, self.calls_count_from, self.checked_since)

    def _check_allowed(self, command: c.OnHandover) -> None:
        """Raise the refusal that the states table names for this command in this state.

        A loss comes first: RoutineContactStopped.
        """
        self._check_routine(type(command))
        refusal = REFUSED_IN[type(command)].get(self.state)
        if refusal is AlreadyAcknowledged:
            raise self._already_acknowledged()
        if refusal is not None:
            raise refusal

    def _already_acknowledged(self) -> AlreadyAcknowledged:
        """The refusal that says who took it on, and when."""
        if self.acknowledgement is None or self.acknowledged is None:
            return AlreadyAcknowledged()
        return AlreadyAcknowledged(
            f"Already acknowledged by {self.acknowledgement.professional}, "
            f"{self.receiving.name}, {say_time(self.acknowledged.recorded_at)}."
        )

    def _happen(self, event: type[events.Event], envelope: Envelope, **facts: object) -> None:
        """State a fact, stamped with the time at which it is recorded.

        Raises RoutineContactStopped for what is routine after a loss, whoever forgot to ask.
        """
        self._check_stated(event)
        self.trigger_event(event, timestamp=envelope.recorded_at, envelope=envelope, **facts)
