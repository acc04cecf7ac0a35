"""What a family's record makes of safe contact and of a hidden address.

A part of the Family aggregate in a module of its own. Must not know who may tell it.
"""

from abc import ABC, abstractmethod

from handover.actor import Envelope
from handover.family import safety_commands as s
from handover.family import safety_events as events
from handover.family.events import Event
from handover.family.refusals import AddressHidden, AddressNotHidden
from handover.family.safe_contact import SafeContact
from handover.family.sensitive import HiddenBecause
from handover.text import REASON, paragraph

Flag = tuple[Envelope, HiddenBecause | None, str]
"""One turn of the flag: set for a reason code, or cleared (None) for a reason in words."""


class Safeguarded(ABC):
    """How to reach her safely, and whether her address is hidden; each with who told it."""

    safe_contacts: list[tuple[Envelope, SafeContact]]
    hidden: tuple[Envelope, HiddenBecause] | None
    flags: list[Flag]

    @property
    def safe_contact(self) -> SafeContact | None:
        """What was told last; None if nobody told anything."""
        return self.safe_contacts[-1][1] if self.safe_contacts else None

    @property
    def is_address_hidden(self) -> bool:
        """Whether no text, list or title may tell where she lives."""
        return self.hidden is not None

    def set_safe_contact(self, told: SafeContact, envelope: Envelope) -> None:
        """Keep how to reach her safely from now on."""
        self._happen(events.SafeContactSet, envelope, safe_contact=told)

    def hide_address(self, because: HiddenBecause, envelope: Envelope) -> None:
        """Set the flag. Raises AddressHidden."""
        if self.hidden is not None:
            raise AddressHidden
        self._happen(events.SensitiveFlagSet, envelope, because=because)

    def stop_hiding_address(self, command: s.StopHidingAddress, envelope: Envelope) -> None:
        """Clear the flag. Raises AddressNotHidden, or InvalidValue without a reason."""
        if self.hidden is None:
            raise AddressNotHidden
        reason = paragraph(command.reason, field="reason", called="the reason", longest=REASON)
        self._happen(events.SensitiveFlagCleared, envelope, reason=reason)

    @abstractmethod
    def _happen(self, event: type[Event], envelope: Envelope, **facts: object) -> None:
        """State a fact."""
