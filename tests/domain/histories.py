"""Random histories: who does what, when. The words of oracle.py turned into real commands."""

from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from hypothesis import strategies as st

from handover import commands as c
from handover.actor import Actor
from handover.calls import AttemptOutcome
from tests.domain.oracle import What, Who
from tests.region import (
    DERBY,
    EVERYBODY,
    NOTTINGHAM,
    NOW,
    acknowledge,
    attempt,
    conversation,
    decline,
    redirect,
)

PEOPLE: dict[str, Actor] = {actor.account_id: actor for actor in EVERYBODY}
OTHER_TEAM = {DERBY: NOTTINGHAM, NOTTINGHAM: DERBY}


class Step(NamedTuple):
    """One thing that somebody tries, a minute after the one before."""

    who: Who
    what: What
    outcome: AttemptOutcome


# Mary and the two receivers act most often; a lead and a keeper try now and then.
_who: st.SearchStrategy[Who] = st.sampled_from(
    ["mary", "mary", "mary", "hana", "hana", "hugo", "hugo", "lena", "kit"]
)
_what: st.SearchStrategy[What] = st.sampled_from(
    ["attempt", "talk", "early talk", "receive", "acknowledge", "decline", "redirect"]
)
_free: st.SearchStrategy[Step] = st.builds(Step, _who, _what, st.sampled_from(AttemptOutcome))


def histories(longest: int = 14) -> st.SearchStrategy[list[Step]]:
    """Up to `longest` steps, most of them by people who may."""
    return st.lists(_free, max_size=longest)


def at_minute(minute: int) -> datetime:
    """The moment `minute` minutes after the record."""
    return NOW + timedelta(minutes=minute)


def command_of(step: Step, handover_id: UUID, receiving: UUID) -> c.OnHandover:
    """The command that `step` means, for a handover that is now with `receiving`."""
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
