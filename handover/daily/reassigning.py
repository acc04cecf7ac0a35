"""Naming a colleague in either team: for what was acknowledged, or while the sender still holds it.

A part of the Handover aggregate in a module of its own. Whoever is named need not be whoever typed
it: both are kept. Must not know accounts or who may act.
"""

from handover.actor import Envelope
from handover.daily import commands as d
from handover.daily.colleagues import Colleague, WhyReassigned
from handover.daily.events import Reassigned, SenderReassigned
from handover.daily.part import Part
from handover.refusals import InvalidValue

Named = tuple[Envelope, Colleague, WhyReassigned]
"""Who typed it and when, whom they named, and why."""


class Reassignable(Part):
    """Colleagues who were named since somebody sent it, and since somebody took it on."""

    senders: list[Named]
    receivers: list[Named]

    def __init__(self) -> None:
        """Nobody was named."""
        super().__init__()
        self.senders, self.receivers = [], []

    @property
    def named_sender(self) -> Colleague | None:
        """The colleague who stands for the sender now; None while it is who recorded it."""
        return self.senders[-1][1] if self.senders else None

    @property
    def named_receiver(self) -> Colleague | None:
        """The colleague who keeps the promise now; None while it is who took it on."""
        return self.receivers[-1][1] if self.receivers else None

    def reassign(self, command: d.Reassign, envelope: Envelope) -> None:
        """Name a colleague for what was acknowledged. The promise, its day and its clock stay.

        Refused before the acknowledgement and once closed, and for who is named already.
        """
        self._check_allowed(command)
        taken = self.acknowledgement
        assert taken is not None  # noqa: S101 - the states table refuses it before
        now = self.named_receiver or Colleague(taken.professional, taken.professional_role)
        _check_another(command.colleague, now.name)
        self._happen(Reassigned, envelope, colleague=command.colleague, why=command.why)

    def reassign_sender(self, command: d.ReassignSender, envelope: Envelope) -> None:
        """Name a colleague who holds the family for the sending team from now on.

        Refused once closed, once the receiving team holds it (AlreadyAcknowledged), and for who is
        named already.
        """
        self._check_allowed(command)
        if self.holder.team != self.sending:
            raise self._already_acknowledged()
        _check_another(command.colleague, self.holder.name)
        self._happen(SenderReassigned, envelope, colleague=command.colleague, why=command.why)


def _check_another(colleague: Colleague, now: str) -> None:
    if colleague.is_called(now):
        raise InvalidValue(f"Name another colleague: it is with {now} already", field="name")
