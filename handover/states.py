"""The states of a handover and what is allowed in each, in one table.

The aggregate's guards use it and docs/states.md prints it. Must not know who may act.
"""

from enum import Enum

from handover import commands as c
from handover.refusals import AlreadyAcknowledged, AlreadyDeclined, AlreadyReceived, NotDeclined


class State(Enum):
    """Where a handover stands. Received is not acknowledged: the clock goes on."""

    WAITING = "waiting"
    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    DECLINED = "declined"


MEANING: dict[State, str] = {
    State.WAITING: "Sent; nobody in the receiving team has opened or answered it.",
    State.RECEIVED: "The receiving team has seen it and is looking. Nobody has taken it on.",
    State.ACKNOWLEDGED: "A named professional took it on, with a next action and a date.",
    State.DECLINED: "The receiving team said no, with a reason. It is back with the sender.",
}

_ALREADY = {
    State.ACKNOWLEDGED: AlreadyAcknowledged,
    State.DECLINED: AlreadyDeclined,
}

REFUSED_IN: dict[type[c.OnHandover], dict[State, type[Exception]]] = {
    c.LogAttempt: {},
    c.LogConversation: {},
    c.MarkReceived: {State.RECEIVED: AlreadyReceived, **_ALREADY},
    c.Acknowledge: dict(_ALREADY),
    c.Decline: dict(_ALREADY),
    c.Redirect: {
        State.WAITING: NotDeclined,
        State.RECEIVED: NotDeclined,
        State.ACKNOWLEDGED: AlreadyAcknowledged,
    },
}
"""For each command, the states in which it is refused and the refusal. Calls are facts: they
may be logged in any state, for what happened must never be turned away."""

LEADS_TO: dict[type[c.OnHandover], State] = {
    c.MarkReceived: State.RECEIVED,
    c.Acknowledge: State.ACKNOWLEDGED,
    c.Decline: State.DECLINED,
    c.Redirect: State.WAITING,
}
"""The state that a command leaves behind; a command not named here changes no state."""
