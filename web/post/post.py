"""Sends what is due, one email after another, and stores what became of each.

The table says what may be due; the message itself decides. Must not know what an email says.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event
from uuid import UUID

from handover.application import HandoverService
from handover.outbox.link import link_id
from handover.outbox.occasions import Occasion
from handover.outbox.outbox import Ready
from handover.outbox.outcomes import OF_THE_SERVER, Failure
from projections import heartbeat
from projections.database import TROUBLE, ReadDatabase
from projections.outbox import due
from projections.parked import how_it_failed
from projections.projector import Projector
from projections.shift import Say, Shift, go_on
from projections.turn import Turn
from web.mail_settings import Mail
from web.post.letters import letter
from web.post.server import MailServer
from web.post.tokens import LinkRule, new_token

BATCH = 50
POLL_SECONDS = 1.0
"""How often to look for what is due."""
PAUSE = timedelta(minutes=1)
"""How long to leave a mail server alone that takes nothing [P]: each email would wait for it."""
STANDING_BY = "Standing by: another post is at work."

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Tried:
    """What a mail server said of a message that had failed `after` so many tries before."""

    failure: Failure | None
    after: int


class Post:
    """The post of one installation."""

    def __init__(
        self,
        service: HandoverService,
        projector: Projector,
        reads: ReadDatabase,
        *,
        mail: Mail,
        server: MailServer,
        clock: Callable[[], datetime],
        passed: Callable[[], float],
        links: LinkRule,
    ) -> None:
        """`passed` gives the seconds that have gone by, whatever the clock is put to."""
        self._service = service
        self._outbox = service.outbox
        self._projector = projector
        self._reads = reads
        self._mail = mail
        self._server = server
        self._clock = clock
        self._passed = passed
        self._links = links
        self._pauses_until = 0.0
        self._not_stored: dict[UUID, _Tried] = {}
        self._left_alone: set[UUID] = set()

    def work(self, stop: Event, *, reads_at: str, say: Say) -> None:
        """Send until `stop` is set, while it is this process's turn at `reads_at`."""

        def have_turn(turn: Turn) -> None:
            say("Sending what is due.")
            is_told = go_on(
                turn,
                stop,
                do=lambda: self.send_due(stop) > 0,
                wait=lambda: _wait(stop),
                beat=self._beat,
            )
            if is_told:
                self._beat_no_more()

        Shift(reads_at, heartbeat.POST, STANDING_BY, say).keep(stop, have_turn)

    def send_due(self, stop: Event) -> int:
        """Send what is due now, until told to stop; how many were tried.

        Where the server takes nothing, the rest waits: one email has found that out for all.
        """
        if self._is_pausing():
            return 0
        self._projector.catch_up()
        with self._reads.reading() as connection:
            messages = due(connection, self._clock(), BATCH + len(self._left_alone))
        tried = 0
        for message_id in messages:
            if stop.is_set():
                break
            tried += self._try(message_id)
            if self._is_pausing():
                break
        return tried

    def _is_pausing(self) -> bool:
        return self._passed() < self._pauses_until

    def _try(self, message_id: UUID) -> bool:
        """Send one, unless it cannot be. What no email can be made of must not stop the others."""
        if message_id in self._left_alone:
            return False
        try:
            return self._send(message_id)
        except Exception as error:
            if isinstance(error, TROUBLE):
                raise
            log.error("a message cannot be sent: %s", how_it_failed(error))
            self._left_alone.add(message_id)
            return False

    def _send(self, message_id: UUID) -> bool:
        """Whether the server was asked. What it said is kept here until it is stored.

        So while the log is away nobody gets an email again and again.
        """
        if message_id not in self._not_stored:
            ready = self._outbox.ready(message_id, self._clock())
            if ready is None:
                return False
            email = letter(ready, self._mail, self._clock(), self._token_for(ready))
            failure = self._server.send(email)
            self._not_stored[message_id] = _Tried(failure, ready.message.failures)
            if failure in OF_THE_SERVER:
                self._pauses_until = self._passed() + PAUSE.total_seconds()
        tried = self._not_stored[message_id]
        if tried.failure is None:
            self._outbox.was_sent(message_id, self._clock())
        else:
            # Once: the log may have stored it before, and its answer was lost.
            self._outbox.has_failed(message_id, tried.failure, self._clock(), after=tried.after)
        del self._not_stored[message_id]
        return True

    def _token_for(self, ready: Ready) -> str:
        """The token of a new link, whose digest is stored before the email goes; mostly none.

        Each try has a link of its own: nobody has to know which of two emails arrived.
        """
        if ready.message.occasion is not Occasion.SAID_BY_TELEPHONE:
            return ""
        token = new_token()
        made = link_id(token, self._links.key)
        self._service.links.make(made, ready.message, self._clock(), self._links.lasts)
        return token

    def _beat(self) -> None:
        with self._reads.writing() as connection:
            heartbeat.beat(connection, heartbeat.POST, self._clock())

    def _beat_no_more(self) -> None:
        with self._reads.writing() as connection:
            heartbeat.stop(connection, heartbeat.POST)


def _wait(stop: Event) -> None:
    stop.wait(POLL_SECONDS)
