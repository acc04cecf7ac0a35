"""Changing what a record says after it was sent, and who has read that it changed.

A part of the Handover aggregate in a module of its own. A revision adds, never erases, and stops no
clock (ADR 14). Must not know pages or who may act.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from handover import commands as c
from handover import events
from handover.actor import Envelope
from handover.calendar import local_date
from handover.content import Kind, Safer, Trigger
from handover.correcting import commands as p
from handover.correcting.changes import Change, Reading
from handover.correcting.events import ChangeRead, Revised
from handover.correcting.refusals import ChangedMeanwhile, NoChangeToRead, NothingChanged
from handover.deadlines import DueTimes, never_later
from handover.forms.asked import with_changed_answers
from handover.forms.filled import FormAnswer
from handover.forms.form import Why
from handover.person import About
from handover.read_back import Since
from handover.refusals import InvalidValue
from handover.teams import TeamNamed
from handover.text import REASON, paragraph
from handover.urgency import Urgency
from handover.words import say_time

SAFER_KEYS = (
    "situation",
    "assessment",
    "father",
    "social_care",
    "safe_contact",
    "expected_response",
    "parents_told",
)
"""What may be changed of SAFER, in its order. The reason for the call may not: a mark that has to
be referred first is a record of its own."""
_MOST_URGENT_FIRST = list(Urgency)


class Revising(ABC):
    """The commands by which a record is changed, and by which a team says that it has read so."""

    kind: Kind
    trigger: Trigger
    urgency: Urgency
    about: About
    safer: Safer
    due: DueTimes
    sending: TeamNamed
    receiving: TeamNamed
    changes: list[Change]
    changes_read: dict[UUID, int]
    readings: list[Reading]
    checked_since: dict[str, Since]

    def __init__(self) -> None:
        """Nothing changed, so nothing to read."""
        super().__init__()
        self.changes, self.changes_read, self.readings = [], {}, []
        self.checked_since = {}

    def revise(self, command: p.Revise, envelope: Envelope, *, due: DueTimes | None) -> None:
        """Change what the record says; `due` are the due times of a higher urgency from now.

        Refused once closed. Raises ChangedMeanwhile, NothingChanged, or InvalidValue for an answer
        that cannot be, and for a lower urgency.
        """
        self._check_allowed(command)
        self._check_seen(command.changes_seen)
        reason = paragraph(command.reason, field="reason", called="the reason", longest=REASON)
        urgency = _raised(self.urgency, command.urgency)
        why = Why(self.kind, self.trigger, self.about.baby_born_on is not None)
        safer = _revised(self.safer, command, why, local_date(envelope.recorded_at))
        changed = list(changed_keys(self.safer, safer))
        is_raised = urgency is not self.urgency
        if not changed and not is_raised:
            raise NothingChanged
        self._happen(
            Revised,
            envelope,
            safer=safer,
            changed=changed,
            urgency=urgency,
            due=never_later(self.due, due) if is_raised and due else self.due,
            reason=reason,
        )

    def confirm_change_read(self, command: p.ConfirmChangeRead, envelope: Envelope) -> None:
        """A team has read it. Raises ChangedMeanwhile, or NoChangeToRead where none is waiting."""
        self._check_seen(command.changes_seen)
        if not self.unread_by(envelope.team_id):
            raise NoChangeToRead
        self._happen(ChangeRead, envelope)

    def unread_by(self, team_id: UUID | None) -> tuple[Change, ...]:
        """The changes that others made since a team of this record saw it, or said it had read.

        A team that it was redirected to has seen it as it was then.
        """
        if team_id is None or team_id not in {self.sending.team_id, self.receiving.team_id}:
            return ()
        since = self.changes[self.changes_read.get(team_id, 0) :]
        return tuple(one for one in since if one.said.team_id != team_id)

    def _check_seen(self, changes_seen: int) -> None:
        """Refuse what was written on an older version: it may contradict the newer one."""
        if changes_seen == len(self.changes):
            return
        if not self.changes:
            raise ChangedMeanwhile
        said = self.changes[-1].said
        raise ChangedMeanwhile(
            f"{said.name}, {said.team_name}, changed this record {say_time(said.recorded_at)}. "
            "Read what changed, then send yours again."
        )

    @abstractmethod
    def _check_allowed(self, command: c.OnHandover) -> None:
        """Raise the refusal of this command in this state, if there is one."""

    @abstractmethod
    def _happen(self, event: type[events.Event], envelope: Envelope, **facts: object) -> None:
        """State a fact."""


def changed_keys(before: Safer, after: Safer) -> Iterator[str]:
    """The keys whose answers differ, in the order of the record."""
    yield from (key for key in SAFER_KEYS if getattr(before, key) != getattr(after, key))
    known, told = _answers(before), _answers(after)
    yield from (key for key, one in told.items() if known.get(key) != one)


def _answers(safer: Safer) -> dict[str, FormAnswer]:
    """What was answered beyond SAFER; nothing in a record from before the forms."""
    return {one.key: one for one in safer.form.answers} if safer.form else {}


def _raised(urgency: Urgency, asked: Urgency | None) -> Urgency:
    """The urgency from now on. Raises InvalidValue for a lower one (ADR 14)."""
    if asked is None:
        return urgency
    if _MOST_URGENT_FIRST.index(asked) > _MOST_URGENT_FIRST.index(urgency):
        raise InvalidValue(
            "The urgency can only be raised. If it is less urgent now, add a note", field="urgency"
        )
    return asked


def _revised(safer: Safer, command: p.Revise, why: Why, today: date) -> Safer:
    """`safer` with what `command` says instead. Raises InvalidValue."""
    said = {key: getattr(command, key) for key in SAFER_KEYS if getattr(command, key)}
    return with_changed_answers(replace(safer, **said), command.answers, why, today)
