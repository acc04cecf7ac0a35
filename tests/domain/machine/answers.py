"""Calls and answers, as the oracle tells them: ADR 10 (who holds the family), ADR 4 (calls)."""

from tests.domain.machine import by_hand
from tests.domain.machine.families import told_by
from tests.domain.machine.told import Handover, Region, Step
from tests.domain.machine.verbs import (
    BOTH,
    RECEIVER,
    SENDER,
    VERBS,
    Refused,
    Verb,
    start_clocks,
)

A_WEEK = 7
RINGS_FOR = 15
THE_DESK = "01632 960100"
"""The number that is rung at each try."""
WHEN_IT_CANNOT_BE = {"tomorrow": "happened_in_future", "long ago": "happened_too_early"}
REACHED_NOBODY = {
    "voicemail": "",
    "wrong number": "",
    "message with somebody": "",
    "no answer": "",
    "engaged": "",
    "wrong team": "",
    "unsafe to speak": "",
}
IN_STATE = {
    "acknowledged": "already_acknowledged",
    "declined": "already_declined",
    "closed": "already_closed",
}


def refused_in(states: dict[str, str]) -> Refused:
    """Refused in these states, each with its own refusal."""

    def refused(_region: Region, handover: Handover, _step: Step) -> set[str]:
        return {states.get(handover.state, "")}

    return refused


def _attempt(region: Region, handover: Handover, step: Step) -> None:
    """A call that reached nobody: no clock stops, and nobody holds more than before."""
    handover.attempts, handover.tried = handover.attempts + 1, handover.tried + 1
    _rang(handover, step, step.minute)
    team = region.teams[handover.at]
    if step.way == "wrong number" and team.is_open:
        for number in team.numbers:
            number.is_wrong |= number.telephone == THE_DESK


def _rang(handover: Handover, step: Step, happened: int) -> None:
    """Whoever said that they are ringing, and rang in that time, rings no more."""
    if handover.rings is not None:
        who, since = handover.rings
        if who == step.who and since <= happened < since + RINGS_FOR:
            handover.rings = None


def _talk(_region: Region, handover: Handover, step: Step) -> None:
    """The first talk with the team that it is with stops the call clock."""
    handover.talks += 1
    happened = handover.recorded if step.way == "when recorded" else step.minute
    _rang(handover, step, happened)
    is_with_them = handover.clock_started is None or happened >= handover.clock_started
    if handover.call_stopped is None and is_with_them:
        handover.call_stopped = happened


def _receive(_region: Region, handover: Handover, _step: Step) -> None:
    handover.state = "received"


def _acknowledge(_region: Region, handover: Handover, step: Step) -> None:
    handover.state, handover.acknowledged = "acknowledged", step.minute
    handover.promised = by_hand.day_of(step.minute) + A_WEEK
    if handover.kind == "handover of care":
        handover.holder = step.who


def _may_decline(region: Region, handover: Handover, step: Step) -> set[str]:
    """Whoever names the right team names one that is still there."""
    is_gone = step.way == "to another" and not region.teams[step.to].is_open
    return {IN_STATE.get(handover.state, ""), "team_closed" if is_gone else ""}


def _decline(_region: Region, handover: Handover, _step: Step) -> None:
    handover.state, handover.has_declined = "declined", True


def _may_redirect(region: Region, handover: Handover, step: Step) -> set[str]:
    when = {
        "waiting": "not_declined",
        "received": "not_declined",
        "acknowledged": "already_acknowledged",
        "closed": "already_closed",
    }
    found = {when.get(handover.state, "")}
    found.add("" if region.teams[step.to].is_open else "team_closed")
    found.add("sends_to_itself" if step.to == handover.sender else "")
    return found


def _redirect(region: Region, handover: Handover, step: Step) -> None:
    """A new team and new clocks; the age, the calls and the holder stay.

    What the team that declined had referred by it, the sender follows now.
    """
    for referral in told_by(region, handover):
        if referral.is_waited_for_by(handover.at):
            referral.team = handover.sender
    handover.state, handover.at = "waiting", step.to
    handover.call_stopped, handover.clock_started = None, step.minute
    handover.is_asked, handover.tried = False, 0
    handover.has_declined, handover.is_moved, handover.rings = False, True, None
    for team in handover.unread - ({handover.sender} - {step.to}):
        handover.be_read(team)  # whom it was sent to before is asked no more
    start_clocks(region, handover, step.minute)


VERBS["attempt"] = Verb(
    by=SENDER,
    follow=_attempt,
    changes=frozenset({"attempts", "tried", "rings"}),
    ways=REACHED_NOBODY | WHEN_IT_CANNOT_BE,
    is_fact=True,
)
VERBS["talk"] = Verb(
    by=SENDER,
    follow=_talk,
    changes=frozenset({"talks", "call_stopped", "rings"}),
    ways={"": "", "when recorded": ""} | WHEN_IT_CANNOT_BE,
    is_fact=True,
)
VERBS["receive"] = Verb(
    by=RECEIVER,
    refused=refused_in(IN_STATE | {"received": "already_received"}),
    follow=_receive,
    changes=frozenset({"state"}),
)
VERBS["acknowledge"] = Verb(
    by=RECEIVER,
    refused=refused_in(IN_STATE),
    follow=_acknowledge,
    changes=frozenset({"state", "acknowledged", "promised", "holder"}),
    ways={
        "": "",
        "yesterday": "next_action_in_past",
        "in two years": "next_action_too_far",
        "by nobody": "invalid_value",
    },
)
VERBS["decline"] = Verb(
    by=RECEIVER,
    refused=_may_decline,
    follow=_decline,
    changes=frozenset({"state", "has_declined"}),
    ways={"": "", "no reason": "invalid_value", "to another": ""},
)
VERBS["redirect"] = Verb(
    by=SENDER,
    refused=_may_redirect,
    follow=_redirect,
    changes=frozenset(
        {
            "state",
            "at",
            "call_due",
            "acknowledge_due",
            "call_stopped",
            "clock_started",
            "is_asked",
            "tried",
            "has_declined",
            "is_moved",
            "ladder",
            "rungs",
            "unread",
            "unread_from",
            "rings",
        }
    ),
    ways={"": "", "no reason": "invalid_value"},
)


def _note(_region: Region, handover: Handover, _step: Step) -> None:
    handover.notes += 1


VERBS["note"] = Verb(
    by=BOTH,
    follow=_note,
    changes=frozenset({"notes"}),
    ways={"": "", "nothing": "invalid_value"},
    is_fact=True,
)
