"""What a family's record makes of what people tell: who lives there, and social care elsewhere.

A part of the Family aggregate in a module of its own. Must not know handovers or who may tell.
"""

from abc import ABC, abstractmethod
from collections.abc import Sized
from uuid import UUID, uuid5

from handover.actor import Envelope
from handover.calendar import local_date
from handover.family import commands as c
from handover.family import told_events as events
from handover.family.events import Event
from handover.family.facts import Facts
from handover.refusals import InvalidValue
from handover.text import REASON, paragraph


class Told(ABC):
    """The commands that add to what is known of a family."""

    id: UUID
    facts: Facts

    def tell(self, command: c.TellOfFamily, envelope: Envelope) -> None:
        """Keep what `command` tells. Raises InvalidValue for what cannot be."""
        match command:
            case c.RecordPerson():
                self._record_person(command, envelope)
            case c.PersonHasLeft():
                self._person_left(command, envelope)
            case c.RecordSocialCare():
                self._record_social_care(command, envelope)
            case _:
                raise TypeError(command)

    def _record_person(self, command: c.RecordPerson, envelope: Envelope) -> None:
        command.person.check_dates(local_date(envelope.recorded_at))
        if command.person_id is not None:
            self._check_person(command.person_id)
        person_id = command.person_id or self._next_id("person", self.facts.people)
        self._happen(events.PersonRecorded, envelope, person_id=person_id, person=command.person)

    def _person_left(self, command: c.PersonHasLeft, envelope: Envelope) -> None:
        self._check_person(command.person_id)
        reason = paragraph(command.reason, field="reason", called="the reason", longest=REASON)
        self._happen(events.PersonLeft, envelope, person_id=command.person_id, reason=reason)

    def _record_social_care(self, command: c.RecordSocialCare, envelope: Envelope) -> None:
        told = command.social_care
        told.check_dates(local_date(envelope.recorded_at))
        if command.entry_id is not None and command.entry_id not in self.facts.social_care:
            raise InvalidValue("Choose a line of this family's history", field="entry_id")
        entry_id = command.entry_id or self._next_id("social care", self.facts.social_care)
        self._happen(events.SocialCareRecorded, envelope, entry_id=entry_id, social_care=told)

    def _check_person(self, person_id: UUID) -> None:
        if person_id not in self.facts.people:
            raise InvalidValue("Choose a person of this family's page", field="person_id")

    def _next_id(self, what: str, known: Sized) -> UUID:
        """The id of the next fact of its kind: made from its number, so a replay makes it again."""
        return uuid5(self.id, f"{what}/{len(known) + 1}")

    @abstractmethod
    def _happen(self, event: type[Event], envelope: Envelope, **facts: object) -> None:
        """State a fact."""
