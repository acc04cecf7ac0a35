"""Random histories: who does what, when. The words of oracle.py turned into real commands."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NamedTuple, get_args
from uuid import UUID

from hypothesis import strategies as st

from handover import commands as c
from handover.actor import Actor
from handover.calls import AttemptOutcome
from handover.handover import Handover
from tests.daily import claim_call, reassign, reassign_sender, set_aside, word_of_mouth
from tests.domain.oracle import DAILY, FACTS, LAST_PROMISE, Told, What, Who, allowed, recorded, step
from tests.putting_right import reopen, revise
from tests.region import (
    DERBY,
    EVERYBODY,
    NOTTINGHAM,
    NOW,
    acknowledge,
    answer_receiver,
    ask_sender,
    attempt,
    conversation,
    decline,
    done,
    enter_in_error,
    not_done,
    note,
    redirect,
    withdraw,
)

PEOPLE: dict[str, Actor] = {actor.account_id: actor for actor in EVERYBODY}
OTHER_TEAM = {DERBY: NOTTINGHAM, NOTTINGHAM: DERBY}


class Step(NamedTuple):
    """One thing that somebody tries, a minute after the one before."""

    who: Who
    what: What
    outcome: AttemptOutcome


_ENDS = {"done", "withdraw", "in error"}
_outcome = st.sampled_from(AttemptOutcome)
_anything = st.sampled_from([(who, what) for who in get_args(Who) for what in get_args(What)])


def histories(longest: int = 14) -> st.SearchStrategy[list[Step]]:
    """Up to `longest` steps: two of three may be done, as the oracle says, the others are tried."""
    return st.integers(0, longest).flatmap(_of_length)


@st.composite
def _of_length(draw: st.DrawFn, length: int) -> list[Step]:
    told, steps = recorded("concern"), []
    for minute in range(1, length + 1):
        likely = st.sampled_from(_likely(told))
        who, what = draw(st.one_of(likely, likely, _anything))
        steps.append(Step(who, what, draw(_outcome)))
        step(told, who, what, minute)
    return steps


def _likely(told: Told) -> list[tuple[Who, What]]:
    """What would be done; what moves it comes more often than what ends it or adds a fact."""
    weighted = []
    for who, what in allowed(told):
        is_quiet = what in FACTS | DAILY or what in _ENDS
        weighted += [(who, what)] * (1 if is_quiet else 3)
    return weighted


def at_minute(minute: int) -> datetime:
    """The moment `minute` minutes after the record."""
    return NOW + timedelta(minutes=minute)


def command_of(step: Step, found: Handover) -> c.OnHandover:
    """The command that `step` means, for a handover as it is `found` now."""
    handover_id, receiving = found.id, found.receiving.team_id
    match step.what:
        case "attempt":
            return attempt(handover_id, step.outcome)
        case "talk":
            return conversation(handover_id)
        case "early talk":
            return conversation(handover_id, NOW)
        case "receive":
            return c.MarkReceived(handover_id)
        case "acknowledge":
            command = acknowledge(handover_id)
            name = PEOPLE[step.who].name
            return c.Acknowledge(handover_id, name, "Named", "Visit", command.next_action_on)
        case "decline":
            return decline(handover_id, OTHER_TEAM[receiving])
        case "redirect":
            return redirect(handover_id, OTHER_TEAM[receiving])
        case "revise":
            seen = len(found.changes)
            return revise(handover_id, seen, situation=f"What she said the {seen + 2}th time")
        case "reopen":
            was_done = found.acknowledgement is not None
            return reopen(handover_id, date.fromisoformat(LAST_PROMISE) if was_done else None)
    return _FOLLOWING[step.what](handover_id)


_FOLLOWING: dict[What, Callable[[UUID], c.OnHandover]] = {
    "done": done,
    "not done": not_done,
    "ask": ask_sender,
    "answer": answer_receiver,
    "note": note,
    "withdraw": withdraw,
    "in error": enter_in_error,
    "reassign": reassign,
    "name sender": reassign_sender,
    "set aside": set_aside,
    "claim": claim_call,
    "word": word_of_mouth,
}
