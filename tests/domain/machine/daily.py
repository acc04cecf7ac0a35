"""Daily work, as the oracle tells it: ADR 14. None of it stops a clock or changes a state.

Whoever is named holds what was held; what was said by word of mouth moves nothing.
"""

from tests.domain.machine.answers import IN_STATE, refused_in
from tests.domain.machine.endings import CLOSED, NOT_ACKNOWLEDGED
from tests.domain.machine.told import Handover, Region, Step
from tests.domain.machine.verbs import RECEIVER, SENDER, VERBS, Verb

NAMES = ("hilda dove", "maud lark")
"""Two who are only named: nobody signs in as one of them."""


def next_named(named: str) -> str:
    """Whom a team names next: never who is named already."""
    return NAMES[1] if named == NAMES[0] else NAMES[0]


def _reassign(_region: Region, handover: Handover, _step: Step) -> None:
    handover.named_receiver = next_named(handover.named_receiver)
    if handover.kind == "handover of care":
        handover.holder = handover.named_receiver


def _may_name_sender(_region: Region, handover: Handover, _step: Step) -> set[str]:
    """Only while the sending team holds the family; a concern stays with it."""
    has_moved = handover.kind == "handover of care" and handover.acknowledged is not None
    return {CLOSED.get(handover.state, ""), "already_acknowledged" if has_moved else ""}


def _name_sender(_region: Region, handover: Handover, _step: Step) -> None:
    handover.named_sender = next_named(handover.named_sender)
    handover.holder = handover.named_sender


def _may_report(_region: Region, handover: Handover, _step: Step) -> set[str]:
    """It needs talk with the team that it is with, and one that has not answered itself."""
    is_spoken = handover.call_stopped is not None
    return {IN_STATE.get(handover.state, ""), "" if is_spoken else "not_spoken_to"}


def _report(_region: Region, handover: Handover, _step: Step) -> None:
    handover.words_of_mouth += 1


VERBS["reassign"] = Verb(
    by=RECEIVER,
    refused=refused_in(NOT_ACKNOWLEDGED | CLOSED),
    follow=_reassign,
    changes=frozenset({"named_receiver", "holder"}),
    is_fact=True,
)
VERBS["name sender"] = Verb(
    by=SENDER,
    refused=_may_name_sender,
    follow=_name_sender,
    changes=frozenset({"named_sender", "holder"}),
    is_fact=True,
)
VERBS["word of mouth"] = Verb(
    by=SENDER,
    refused=_may_report,
    follow=_report,
    changes=frozenset({"words_of_mouth"}),
    ways={
        "": "",
        "yesterday": "next_action_in_past",
        "in two years": "next_action_too_far",
        "of a stranger": "not_spoken_to",
    },
)
