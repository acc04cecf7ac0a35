"""Putting a record right, as the oracle tells it: ADR 14 and 22. What is told stops no clock."""

from tests.domain.machine import by_hand
from tests.domain.machine.answers import A_WEEK
from tests.domain.machine.births import BIRTH, learn_of_birth
from tests.domain.machine.endings import CLOSED
from tests.domain.machine.families import family_of
from tests.domain.machine.marks import left_without
from tests.domain.machine.told import PEOPLE, Handover, Region, Step
from tests.domain.machine.verbs import BOTH, SENDER, VERBS, Verb, start_clocks

LEAST_URGENT_FIRST = ["routine", "priority", "same day", "immediate"]
UNREAD = frozenset({"unread", "unread_from"})
FURTHER = {"raised": 1, "lowered": -1, "most urgent": 3}


def urgency_asked(handover: Handover, step: Step) -> str:
    """The urgency that a change asks for; "" where it says nothing of it."""
    if step.way not in FURTHER:
        return ""
    place = LEAST_URGENT_FIRST.index(handover.urgency) + FURTHER[step.way]
    return LEAST_URGENT_FIRST[min(max(place, 0), len(LEAST_URGENT_FIRST) - 1)]


def _may_revise(_region: Region, handover: Handover, step: Step) -> set[str]:
    """The urgency is only raised, and a change changes something."""
    found = {CLOSED.get(handover.state, "")}
    if step.way in FURTHER and urgency_asked(handover, step) == handover.urgency:
        found.add("nothing_changed")
    elif step.way == "lowered":
        found.add("invalid_value")
    return found


def _revise(region: Region, handover: Handover, step: Step) -> None:
    """Whoever raises the urgency gives nobody more time, whatever the hours of the team are now."""
    handover.be_changed(PEOPLE[step.who][1])
    if asked := urgency_asked(handover, step):
        handover.urgency = asked
        call, acknowledge = handover.call_due, handover.acknowledge_due
        ladder = handover.ladder
        start_clocks(region, handover, step.minute)
        handover.call_due = min(call, handover.call_due)
        handover.acknowledge_due = min(acknowledge, handover.acknowledge_due)
        both = zip(ladder, handover.ladder, strict=True)
        handover.ladder = [min(rungs) for rungs in both]


def _may_reopen(region: Region, handover: Handover, step: Step) -> set[str]:
    """By the team that can close it, if that is open, while a baby of it lives.

    Sending again needs the other team too.
    """
    if not handover.is_closed:
        return {"not_closed"}
    if handover.ended == "in error":
        return {"never_reopened"}
    mine = PEOPLE[step.who][1]
    closed_by = handover.at if handover.ended == "done" else handover.sender
    found = {"" if mine == closed_by else "closed_by_other_team"}
    found.add("" if region.teams[closed_by].is_open else "own_team_closed")
    if handover.ended != "done":
        found.add("" if region.teams[handover.at].is_open else "team_closed")
    if handover.reason != "loss" and not handover.babies & family_of(region, handover).living:
        found.add("routine_contact_stopped")
    return found | {left_without(region, handover)}


def _reopen(region: Region, handover: Handover, step: Step) -> None:
    """A promise goes on with a new day. What was withdrawn is rung and answered anew."""
    if handover.ended == "done":
        handover.state, handover.promised = "acknowledged", by_hand.day_of(step.minute) + A_WEEK
    else:
        handover.state = "declined" if handover.has_declined else "waiting"
        handover.call_stopped, handover.clock_started = None, step.minute
        handover.tried = 0
        start_clocks(region, handover, step.minute)
    handover.ended, handover.rings = "", None
    learn_of_losses(region, handover, step)
    learn_of_birth(region, handover)


def learn_of_losses(region: Region, handover: Handover, step: Step) -> None:
    """A loss that came after the end, or before it joined the family, is told to it now."""
    family = family_of(region, handover)
    news = frozenset(family.lost) & handover.babies - handover.lost
    if news:
        handover.losses += len({family.lost_as[one] for one in news})
        handover.lost |= news
        handover.knows = frozenset({PEOPLE[step.who][1]})


VERBS["revise"] = Verb(
    by=SENDER,
    refused=_may_revise,
    follow=_revise,
    changes=frozenset(
        {"changes", "urgency", "call_due", "acknowledge_due", "ladder", "rungs", *UNREAD}
    ),
    ways={
        "": "",
        "raised": "",
        "most urgent": "",
        "lowered": "",
        "nothing new": "nothing_changed",
        "an older version": "changed_meanwhile",
        "no reason": "invalid_value",
    },
)


def _may_say_read(_region: Region, handover: Handover, step: Step) -> set[str]:
    """Only a team that has something to read."""
    return set() if PEOPLE[step.who][1] in handover.unread else {"no_change_to_read"}


def _say_read(_region: Region, handover: Handover, step: Step) -> None:
    handover.be_read(PEOPLE[step.who][1])


VERBS["changes read"] = Verb(
    by=BOTH,
    refused=_may_say_read,
    follow=_say_read,
    changes=UNREAD,
    ways={"": "", "an older version": "changed_meanwhile"},
    is_fact=True,
)
VERBS["reopen"] = Verb(
    by=BOTH,
    refused=_may_reopen,
    follow=_reopen,
    changes=frozenset(
        {
            "state",
            "ended",
            "promised",
            "call_due",
            "acknowledge_due",
            "call_stopped",
            "clock_started",
            "tried",
            "losses",
            "lost",
            "knows",
            "ladder",
            "rungs",
            "rings",
            *BIRTH,
        }
    ),
    ways={"": "", "wrong about the day": "invalid_value", "no reason": "invalid_value"},
)
