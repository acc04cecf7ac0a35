"""The one-time links of one log: made by the post, opened by who has the email and the reference.

Must not know pages, nor how an email is sent.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from eventsourcing.persistence import IntegrityError

from handover.handover import Handover
from handover.outbox.link import Link
from handover.outbox.message import Message
from handover.outbox.occasions import Occasion, still_holds
from handover.outbox.refusals import LinkWorksNoMore, WrongCallReference
from handover.records import Records
from handover.refusals import Busy

TRIES = 5


class Links:
    """The links. `save` stores what happened to one."""

    def __init__(self, records: Records, save: Callable[[Link], object]) -> None:
        self._records = records
        self._save = save

    def make(self, link_id: UUID, message: Message, now: datetime, lasts: timedelta) -> None:
        """Keep a link that works for so long, before its email goes."""
        self._save(Link.make(link_id, message, now, lasts))

    def open(self, link_id: UUID, reference: str, now: datetime) -> Handover:
        """The handover that the call was about. Every try is counted, however many come at once.

        Raises WrongCallReference; LinkWorksNoMore, also once the team has answered.
        """
        for _ in range(TRIES):
            link = self._records.find(Link, link_id)
            if link is None:
                raise LinkWorksNoMore
            handover = self._records.handover(link.handover_id)
            if not still_holds(Occasion.SAID_BY_TELEPHONE, handover, link.team_id):
                raise LinkWorksNoMore
            is_right = link.try_reference(reference, now)
            try:
                self._save(link)
            except IntegrityError:
                continue
            if not is_right:
                raise _wrong(link.tries_left)
            return handover
        raise Busy


def _wrong(left: int) -> WrongCallReference:
    if not left:
        return WrongCallReference(
            f"{WrongCallReference.sentence} The link works no more: it was wrong five times."
        )
    times = "once" if left == 1 else f"{left} times"
    return WrongCallReference(f"{WrongCallReference.sentence} You can try {times} more.")
