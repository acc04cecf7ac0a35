"""What goes on around an answer: questions, notes, the response, and the ways in which it ends.

A part of the Handover aggregate in a module of its own. Must not know calls or who may act.
"""

from abc import ABC, abstractmethod
from datetime import date, datetime

from handover import commands as c
from handover import events
from handover.acknowledgement import promised_day
from handover.actor import Envelope
from handover.calendar import local_date, midnight_ending
from handover.family.family_moves import FamilyMove
from handover.move_events import MoveLearned
from handover.refusals import NothingAsked, QuestionOpen
from handover.states import State
from handover.text import REASON, paragraph


def local_today(envelope: Envelope) -> date:
    """The day on which this is recorded, as the people involved call it."""
    return local_date(envelope.recorded_at)


class Followed(ABC):
    """The commands that follow a record until nothing more is expected of it."""

    state: State
    stopped: Envelope | None
    next_action_on: date | None
    responses: list[tuple[Envelope, str, date | None]]
    open_question: str
    asked: Envelope | None
    answered: list[tuple[Envelope, str, str]]
    notes: list[tuple[Envelope, str]]
    family_moves: list[tuple[Envelope, FamilyMove, date]]
    ended: Envelope | None
    end_reason: str
    is_in_error: bool

    def __init__(self) -> None:
        """Nothing asked, reported, told or ended yet."""
        super().__init__()
        self.next_action_on = None
        self.responses = []
        self.open_question, self.asked, self.answered = "", None, []
        self.notes = []
        self.family_moves = []
        self.ended, self.end_reason, self.is_in_error = None, "", False

    @property
    def response_due_at(self) -> datetime | None:
        """When the promised day is over; None while nothing is promised, and once it is closed."""
        is_running = self.state is State.ACKNOWLEDGED and self.stopped is None
        if not is_running or self.next_action_on is None:
            return None
        return midnight_ending(self.next_action_on)

    def respond(self, command: c.Respond, envelope: Envelope) -> None:
        """Report the promised action. Refused before acknowledgement and once closed.

        What was not done needs a new date, from today and within a year.
        """
        self._check_allowed(command)
        words = paragraph(command.words, field="words", called="what came of it", longest=REASON)
        next_action_on = None
        if not command.is_done:
            next_action_on = promised_day(command.next_action_on, local_today(envelope))
        self._happen(
            events.ResponseReported,
            envelope,
            is_done=command.is_done,
            words=words,
            next_action_on=next_action_on,
        )

    def ask_clarification(self, command: c.AskClarification, envelope: Envelope) -> None:
        """Ask the sender. Refused while a question is open, once declined or closed."""
        self._check_allowed(command)
        if self.open_question:
            raise QuestionOpen(field="question")
        question = paragraph(
            command.question, field="question", called="your question", longest=REASON
        )
        self._happen(events.ClarificationAsked, envelope, question=question)

    def answer_clarification(self, command: c.AnswerClarification, envelope: Envelope) -> None:
        """Answer the open question. Refused when there is none, or once closed."""
        self._check_allowed(command)
        if not self.open_question:
            raise NothingAsked(field="answer")
        answer = paragraph(command.answer, field="answer", called="your answer", longest=REASON)
        self._happen(
            events.ClarificationAnswered, envelope, question=self.open_question, answer=answer
        )

    def add_note(self, command: c.AddNote, envelope: Envelope) -> None:
        """Add what both teams should know: a fact, so never refused for the state."""
        words = paragraph(command.words, field="words", called="the note", longest=REASON)
        self._happen(events.NoteAdded, envelope, words=words)

    def withdraw(self, command: c.Withdraw, envelope: Envelope) -> None:
        """Take it back. Refused once acknowledged or closed."""
        self._check_allowed(command)
        reason = paragraph(command.reason, field="reason", called="the reason", longest=REASON)
        self._happen(events.Withdrawn, envelope, reason=reason)

    def enter_in_error(self, command: c.EnterInError, envelope: Envelope) -> None:
        """Say that it should never have been recorded. Refused once closed."""
        self._check_allowed(command)
        reason = paragraph(command.reason, field="reason", called="the reason", longest=REASON)
        self._happen(events.EnteredInError, envelope, reason=reason)

    def learn_of_move(
        self, move: FamilyMove, envelope: Envelope, *, tell_by: date, is_taken_on: bool
    ) -> None:
        """The family has moved, or may have: a fact, and nobody lets go because of it."""
        self._happen(MoveLearned, envelope, move=move, tell_by=tell_by, is_taken_on=is_taken_on)

    @abstractmethod
    def _check_allowed(self, command: c.OnHandover) -> None:
        """Raise the refusal of this command in this state, if there is one."""

    @abstractmethod
    def _happen(self, event: type[events.Event], envelope: Envelope, **facts: object) -> None:
        """State a fact."""
