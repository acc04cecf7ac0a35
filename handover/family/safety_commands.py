"""What is told of how to reach a mother safely, and of a hidden address. As commands.py."""

from dataclasses import dataclass

from handover.family.commands import TellOfFamily
from handover.family.safe_contact import SafeContact
from handover.family.sensitive import HiddenBecause


@dataclass(frozen=True)
class SetSafeContact(TellOfFamily):
    """Say how to reach her safely, from now on; what was said before stays readable."""

    safe_contact: SafeContact


@dataclass(frozen=True)
class HideAddress(TellOfFamily):
    """Say that her address is hidden, and why."""

    because: HiddenBecause


@dataclass(frozen=True)
class StopHidingAddress(TellOfFamily):
    """Say that her address is hidden no more, and why."""

    reason: str
