"""Safe contact and hidden addresses in tests: commands for one handover, and bodies for the API.

As tests/telling.py.
"""

from typing import Any
from uuid import UUID

from handover.answers import HowKnown, Knowledge
from handover.family.commands import TellOfFamily
from handover.family.safe_contact import SafeContact, Safety
from handover.family.safety_commands import HideAddress, SetSafeContact, StopHidingAddress
from handover.family.sensitive import HiddenBecause
from tests.programs import Body, once

HER_NUMBER = "07700 900123"


def contact(**changed: Any) -> SafeContact:
    """Ring on weekday mornings, never a voicemail, nothing through him."""
    facts: dict[str, Any] = {
        "knowledge": Knowledge.KNOWN,
        "words": "He reads her post",
        "how_known": HowKnown.TOLD,
        "from_whom": "The mother",
        "call": Safety.SAFE,
        "voicemail": Safety.NEVER,
        "partner": Safety.NEVER,
        "number": HER_NUMBER,
        "when": "Weekdays from 10 to 12",
        "code_phrase": "Is the library open",
        **changed,
    }
    return SafeContact(**facts)


def not_asked(**changed: Any) -> SafeContact:
    """Nobody asked, and why."""
    why = "He was in the room"
    return SafeContact(Knowledge.NOT_ASKED, why, **changed)


def safety_told(handover_id: UUID) -> list[TellOfFamily]:
    """One command of each kind."""
    return [set_contact(handover_id), hide(handover_id), stop_hiding(handover_id)]


def set_contact(handover_id: UUID, told: SafeContact | None = None) -> SetSafeContact:
    """The command that says how to reach her safely."""
    return SetSafeContact(handover_id, told or contact())


def hide(handover_id: UUID, because: HiddenBecause = HiddenBecause.DOMESTIC_ABUSE) -> HideAddress:
    """The command that sets the flag."""
    return HideAddress(handover_id, because)


def stop_hiding(handover_id: UUID, reason: str = "She has told everybody") -> StopHidingAddress:
    """The command that clears the flag."""
    return StopHidingAddress(handover_id, reason)


def contact_body(**changed: Any) -> Body:
    """How to reach her safely, as a program sends it."""
    told = {
        "knowledge": "known",
        "words": "He reads her post",
        "how_known": "told",
        "from_whom": "the grandmother",
        "call": "safe",
        "voicemail": "never",
        "partner": "never",
        "number": HER_NUMBER,
        "when": "Weekdays from 10 to 12",
        "code_phrase": "Is the library open",
    }
    return once({**told, **changed})
