"""What each verb on a handover must do, and whom it must refuse: the heart of the oracle.

A verb that is not in this table is unknown to the oracle, and test_every_verb_is_told.py fails.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.domain.machine import by_hand
from tests.domain.machine.told import CLINICAL, PEOPLE, Handover, Region, Step

SENDER, RECEIVER = frozenset({"sender"}), frozenset({"receiver"})
BOTH = SENDER | RECEIVER

Refused = Callable[[Region, Handover, Step], set[str]]
Follow = Callable[[Region, Handover, Step], None]


def never(_region: Region, _handover: Handover, _step: Step) -> set[str]:
    """For a fact: it is refused in no state."""
    return set()


@dataclass(frozen=True)
class Verb:
    """One verb: who may, when it is refused, in which ways it can be wrong, and what it changes.

    `ways` gives each variant's refusal, or "". `changes` is all that may change in the handover,
    and `reaches` all that may change in others. `is_fact`: it passes after a loss.
    """

    by: frozenset[str]
    follow: Follow
    changes: frozenset[str]
    refused: Refused = never
    ways: dict[str, str] = field(default_factory=lambda: {"": ""})
    reaches: frozenset[str] = frozenset()
    is_fact: bool = False


VERBS: dict[str, Verb] = {}
"""Every verb by its word; the modules that tell of them fill it in."""


def reasons(region: Region, step: Step) -> set[str]:
    """Every reason for which `step` must be refused; empty when it must be done.

    Somebody who may not know of the handover is told nothing else.
    """
    handover, verb = region.handovers[step.on], VERBS[step.verb]
    if refusal := _who_may(handover, verb, step.who):
        return {refusal}
    found = {verb.ways[step.way]} | verb.refused(region, handover, step)
    if handover.is_stopped and not verb.is_fact:
        found.add("routine_contact_stopped")
    return found - {""}


def _who_may(handover: Handover, verb: Verb, who: str) -> str:
    role, team = PEOPLE[who]
    sides = set()
    if role in CLINICAL:
        sides |= {"sender"} if team == handover.sender else set()
        sides |= {"receiver"} if team == handover.at else set()
    if role == "lead":
        sides.add("lead")
    if sides & verb.by:
        return ""
    return "not_permitted" if sides else "handover_not_found"


def follow(region: Region, step: Step) -> None:
    """Change what `step` must change, once it is done."""
    VERBS[step.verb].follow(region, region.handovers[step.on], step)


def start_clocks(region: Region, handover: Handover, minute: int) -> None:
    """The due times of a team's own hours, from this minute on."""
    team = region.teams[handover.at]
    handover.call_due, handover.acknowledge_due = by_hand.due(
        handover.urgency, minute, team.opens, team.closes
    )
    handover.ladder = by_hand.rungs(handover.urgency, handover.acknowledge_due, team.closes)
    handover.rungs = 0
