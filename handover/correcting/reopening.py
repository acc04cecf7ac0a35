"""Opening again what was closed by mistake: the promise goes on, or it waits again.

A part of the Handover aggregate in a module of its own. Must not know who lives; whoever asks has
looked (deciding/correcting.py).
"""

from abc import ABC, abstractmethod
from collections.abc import Collection
from datetime import date, datetime, timedelta

from handover import commands as c
from handover import events
from handover.acknowledgement import Acknowledgement, promised_day
from handover.actor import Envelope
from handover.calendar import local_date
from handover.correcting.changes import OpenedAgain
from handover.correcting.commands import Reopen
from handover.correcting.events import Reopened
from handover.correcting.refusals import ClosedByOtherTeam, ClosedTooLongAgo, NeverReopened
from handover.deadlines import DueTimes
from handover.marked import Carriers
from handover.refusals import InvalidValue
from handover.teams import TeamNamed
from handover.text import REASON, paragraph

REOPENED_WITHIN = timedelta(days=30)
"""After that a new record is clearer than an old one with a gap in it [P]."""


class Reopening(ABC):
    """The command by which a closed record goes on."""

    sending: TeamNamed
    receiving: TeamNamed
    acknowledgement: Acknowledgement | None
    decline_reason: str
    asked: Envelope | None
    ended: Envelope | None
    is_in_error: bool
    reopenings: list[OpenedAgain]

    def __init__(self) -> None:
        """It was never closed."""
        super().__init__()
        self.reopenings = []

    @property
    def closed_by(self) -> TeamNamed:
        """Which team can close it as it stands, and open it again: whoever acts on it next."""
        return self.sending if self.acknowledgement is None else self.receiving

    def check_reopened(self, command: Reopen, envelope: Envelope) -> None:
        """Refuse what stays closed. Raises NeverReopened, ClosedByOtherTeam or ClosedTooLongAgo.

        Refused in every other state, and after a loss.
        """
        if self.is_in_error:
            raise NeverReopened
        self._check_allowed(command)
        if self.closed_by.team_id != envelope.team_id:
            raise ClosedByOtherTeam
        if self.ended and envelope.recorded_at - self.ended.recorded_at > REOPENED_WITHIN:
            raise ClosedTooLongAgo

    def reopen(
        self,
        command: Reopen,
        envelope: Envelope,
        *,
        due: DueTimes,
        carried: Collection[Carriers],
    ) -> None:
        """Let it go on: what was done with a new date, what was withdrawn with `due` from now.

        Raises as check_reopened and check_referred do, and as a promise without a right date.
        """
        self.check_reopened(command, envelope)
        reason = paragraph(command.reason, field="reason", called="the reason", longest=REASON)
        was_done = self.acknowledgement is not None
        self.check_referred(carried)
        self._happen(
            Reopened,
            envelope,
            reason=reason,
            next_action_on=_new_date(command, envelope, was_done=was_done),
            due=None if was_done else due,
            is_declined=bool(self.decline_reason),
            asked_at=_since(self.asked),
        )

    @abstractmethod
    def check_referred(self, carried: Collection[Carriers]) -> None:
        """Refuse a record of a mark that nothing carries."""

    @abstractmethod
    def _check_allowed(self, command: c.OnHandover) -> None:
        """Raise the refusal of this command in this state, if there is one."""

    @abstractmethod
    def _happen(self, event: type[events.Event], envelope: Envelope, **facts: object) -> None:
        """State a fact."""


def _new_date(command: Reopen, envelope: Envelope, *, was_done: bool) -> date | None:
    """The day that is promised from now on, if something was promised. Raises InvalidValue."""
    if was_done:
        return promised_day(command.next_action_on, local_date(envelope.recorded_at))
    if command.next_action_on is not None:
        raise InvalidValue("Leave out the date: nobody had promised it", field="next_action_on")
    return None


def _since(asked: Envelope | None) -> datetime | None:
    return None if asked is None else asked.recorded_at
