"""Turns what an invented colleague tells of safe contact and of a hidden address into its command.

As deeds.py. Must not know any other step.
"""

from typing import Any
from uuid import UUID

from handover.answers import HowKnown, Knowledge
from handover.family.commands import TellOfFamily
from handover.family.safe_contact import SafeContact, Safety, Way
from handover.family.safety_commands import HideAddress, SetSafeContact, StopHidingAddress
from handover.family.sensitive import HiddenBecause
from handover.free_text.keeping import Keep
from web.demonstration.stories import Deed, Step


def about_safety(step: Step, handover_id: UUID) -> TellOfFamily | None:
    """The command of such a step; None for another one."""
    match step.deed:
        case Deed.SAFE_CONTACT:
            return SetSafeContact(handover_id, _contact(step))
        case Deed.HIDE_ADDRESS:
            return HideAddress(handover_id, HiddenBecause(step.words["because"]))
        case Deed.STOP_HIDING:
            return StopHidingAddress(handover_id, step.words["reason"])
    return None


def kept_in(step: Step) -> tuple[Keep, ...]:
    """Why words that are challenged may stand, as the story says."""
    return tuple(Keep(words, why) for words, why in step.words.get("keep", {}).items())


def _contact(step: Step) -> SafeContact:
    boxes = ("number", "when", "code_phrase", "words")
    told: dict[str, Any] = {
        **{way.value: Safety(step.words.get(way.value, "not_known")) for way in Way},
        **{box: step.words.get(box, "") for box in boxes},
    }
    return SafeContact(Knowledge.KNOWN, how_known=HowKnown.TOLD, from_whom="The mother", **told)
