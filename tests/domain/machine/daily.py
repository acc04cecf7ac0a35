"""Daily work, as the oracle tells it: ADR 14. None of it stops a clock or changes a state.

Whoever is named holds what was held; what was said by word of mouth moves nothing.
"""

from tests.domain.machine import by_hand
from tests.domain.machine.answers import IN_STATE, RINGS_FOR, refused_in
from tests.domain.machine.endings import CLOSED, NOT_ACKNOWLEDGED
from tests.domain.machine.told import PEOPLE, Handover, Region, Step
from tests.domain.machine.verbs import BOTH, RECEIVER, SENDER, VERBS, Verb

NAMES = ("hilda dove", "maud lark")
"""Two who are only named: nobody signs in as one of them."""

MOST_IN_A_ROW = 2
QUIET = {"set_asides", "asides", "claims", "rings"}
"""What brings back nothing that was set aside."""


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


def bring_back(before: Handover, after: Handover, team: str) -> None:
    """What was set aside comes back when anything happens to it but a quiet word of one's own."""
    changed = {key for key, value in vars(before).items() if vars(after)[key] != value} - QUIET
    if changed == {"notes"}:
        after.asides = {name: often for name, often in after.asides.items() if name == team}
    elif changed:
        after.asides = {}


def _may_set_aside(_region: Region, handover: Handover, step: Step) -> set[str]:
    """Never what is immediate, what waits for somebody else, or what others are asked about."""
    team = PEOPLE[step.who][1]
    found = {CLOSED.get(handover.state, "")}
    found.add("never_set_aside" if handover.urgency == "immediate" else "")
    is_long = step.way == "next morning" and handover.urgency == "same day"
    found.add("set_aside_too_long" if is_long else "")
    is_answered = handover.acknowledged is not None and handover.call_stopped is not None
    waits = not is_answered or handover.is_asked
    if team == handover.at:
        waits = handover.state != "declined"
    found.add("" if waits else "nothing_to_set_aside")
    if handover.promised is not None:
        is_late = by_hand.is_past(handover.promised, step.minute + 1)
    else:
        is_late = handover.second_rung <= step.minute
    found.add("too_late_to_set_aside" if is_late else "")
    found.add("set_aside_too_often" if handover.asides.get(team, 0) == MOST_IN_A_ROW else "")
    return found


def _set_aside(_region: Region, handover: Handover, step: Step) -> None:
    team = PEOPLE[step.who][1]
    handover.set_asides += 1
    handover.asides = handover.asides | {team: handover.asides.get(team, 0) + 1}


def _may_claim(_region: Region, handover: Handover, step: Step) -> set[str]:
    """It ends by itself, and with a call of whoever made it."""
    is_on = handover.rings is not None and step.minute < handover.rings[1] + RINGS_FOR
    return {CLOSED.get(handover.state, ""), "already_ringing" if is_on else ""}


def _claim(_region: Region, handover: Handover, step: Step) -> None:
    handover.claims, handover.rings = handover.claims + 1, (step.who, step.minute)


VERBS["set aside"] = Verb(
    by=BOTH,
    refused=_may_set_aside,
    follow=_set_aside,
    changes=frozenset({"set_asides", "asides"}),
    ways={"": "", "next morning": ""},
)
VERBS["claim"] = Verb(
    by=SENDER, refused=_may_claim, follow=_claim, changes=frozenset({"claims", "rings"})
)
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
