"""What is stated of how to reach a mother safely, and of a hidden address. As events.py."""

from typing import TYPE_CHECKING

from handover.family.events import Event
from handover.family.safe_contact import SafeContact
from handover.family.sensitive import HiddenBecause

if TYPE_CHECKING:
    from handover.family.family import Family


class SafeContactSet(Event):
    """Somebody told how to reach her safely. The newest counts."""

    TOPIC = "family.safe_contact_set"
    PERSONAL = frozenset({"safe_contact"})
    safe_contact: SafeContact

    def apply(self, aggregate: "Family") -> None:
        """Keep it after what was said before."""
        aggregate.safe_contacts.append((self.envelope, self.safe_contact))


class SensitiveFlagSet(Event):
    """Her address is hidden from now on."""

    TOPIC = "family.sensitive_flag_set"
    PERSONAL = frozenset({"because"})
    because: HiddenBecause

    def apply(self, aggregate: "Family") -> None:
        """Keep who set it, and why."""
        aggregate.hidden = (self.envelope, self.because)
        aggregate.flags.append((self.envelope, self.because, ""))


class SensitiveFlagCleared(Event):
    """Her address is hidden no more."""

    TOPIC = "family.sensitive_flag_cleared"
    PERSONAL = frozenset({"reason"})
    reason: str

    def apply(self, aggregate: "Family") -> None:
        """Keep who cleared it, and why."""
        aggregate.hidden = None
        aggregate.flags.append((self.envelope, None, self.reason))
