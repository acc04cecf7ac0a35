"""Where a team is told by email that something waits for it; a team may have no such address.

A part of the Team aggregate in a module of its own. Must not know messages.
"""

from abc import ABC, abstractmethod
from datetime import date

from handover.actor import Envelope
from handover.calendar import local_date
from handover.directory import commands as t
from handover.directory.mailbox import parse_mailbox
from handover.directory.mailbox_events import MailboxChanged
from handover.refusals import InvalidValue
from handover.team_events import Event


class ToldByEmail(ABC):
    """The mailbox of a team, and when somebody of it last said that the team reads it."""

    mailbox: str
    mailbox_verified_on: date | None
    is_closed: bool

    @property
    def tell_at(self) -> str:
        """Where to tell the team; empty for a team without a mailbox, and for a closed one."""
        return "" if self.is_closed else self.mailbox

    def change_mailbox(self, command: t.ChangeMailbox, envelope: Envelope) -> None:
        """Tell the team here from now on; nowhere, if it is blank.

        Raises TeamClosed, or InvalidValue for what is no address or a day to come.
        """
        self._check_kept()
        if not command.mailbox.strip():
            self._happen(MailboxChanged, envelope, mailbox="", verified_on=None)
            return
        mailbox = parse_mailbox(command.mailbox, field="mailbox")
        verified_on = command.mailbox_verified_on
        if verified_on is not None and verified_on > local_date(envelope.recorded_at):
            raise InvalidValue(
                "The day on which the team confirmed it is in the future",
                field="mailbox_verified_on",
            )
        self._happen(MailboxChanged, envelope, mailbox=mailbox, verified_on=verified_on)

    @abstractmethod
    def _check_kept(self) -> None:
        """Refuse to change a closed team."""

    @abstractmethod
    def _happen(self, event: type[Event], envelope: Envelope, **facts: object) -> None:
        """State a fact."""
