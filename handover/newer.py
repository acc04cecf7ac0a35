"""Events that a newer release has stored: refused with words of their own, and never read by half.

Nobody guesses what a later shape of a fact means. Must not know what any event says.
"""

import re
from uuid import UUID

from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import Mapper, StoredEvent
from eventsourcing.utils import TopicError, resolve_topic

_VERSION = re.compile(rb'"class_version":(\d+)\}\Z')
"""The mapper writes it last of all; the first version of an event writes none."""


class NewerReleaseError(RuntimeError):
    """The log holds an event, or a version of one, that this release does not know."""


class KnownEvents(Mapper[UUID]):
    """Reads events that this release, or one before it, has stored."""

    def to_domain_event(self, stored_event: StoredEvent) -> DomainEventProtocol[UUID]:
        """The event. Raises NewerReleaseError."""
        try:
            known = getattr(resolve_topic(stored_event.topic), "class_version", 1)
        except TopicError as error:
            raise NewerReleaseError(stored_event.topic) from error
        found = _VERSION.search(stored_event.state)
        if found and int(found[1]) > known:
            message = f"{stored_event.topic}, version {int(found[1])}"
            raise NewerReleaseError(message)
        return super().to_domain_event(stored_event)
