"""What this person may do with this handover as it stands now: the buttons of the record page.

Asks the policy table and the states table, and decides nothing itself.
"""

from dataclasses import dataclass

from handover import commands as c
from handover.actor import Actor
from handover.handover import Handover
from handover.permission import may
from handover.states import REFUSED_IN


@dataclass(frozen=True)
class Actions:
    """Which buttons to show."""

    mark_received: bool
    acknowledge: bool
    decline: bool
    ring: bool
    redirect: bool


def actions_for(actor: Actor, handover: Handover) -> Actions:
    """The buttons for `actor`."""
    return Actions(
        mark_received=_can(actor, c.MarkReceived, handover),
        acknowledge=_can(actor, c.Acknowledge, handover),
        decline=_can(actor, c.Decline, handover),
        ring=_can(actor, c.LogAttempt, handover),
        redirect=_can(actor, c.Redirect, handover),
    )


def _can(actor: Actor, command: type[c.OnHandover], handover: Handover) -> bool:
    """Permitted to this person, and not refused in this state."""
    return may(actor, command, handover) and handover.state not in REFUSED_IN[command]
