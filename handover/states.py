"""The states of a handover and what is allowed in each, in one table.

The aggregate's guards use it and docs/states.md prints it. Must not know who may act.
"""

from enum import Enum

from handover import commands as c
from handover.chasing.commands import Chase
from handover.correcting import commands as p
from handover.correcting.refusals import NotClosed
from handover.daily import commands as w
from handover.disagreement import commands as d
from handover.family import baby_commands as baby
from handover.family import commands as f
from handover.family import safety_commands as s
from handover.family import undo_commands as undo
from handover.family.move_commands import RecordMove
from handover.lead_commands import AgreeWithTeam
from handover.referral import commands as r
from handover.refusals import (
    AlreadyAcknowledged,
    AlreadyClosed,
    AlreadyDeclined,
    AlreadyReceived,
    NotAcknowledged,
    NotDeclined,
)


class State(Enum):
    """Where a handover stands. Received is not acknowledged: the clock goes on."""

    WAITING = "waiting"
    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    DECLINED = "declined"
    CLOSED = "closed"


MEANING: dict[State, str] = {
    State.WAITING: "Sent; nobody in the receiving team has opened or answered it.",
    State.RECEIVED: "The receiving team has seen it and is looking. Nobody has taken it on.",
    State.ACKNOWLEDGED: "A named professional took it on, with a next action and a date.",
    State.DECLINED: "The receiving team said no, with a reason. It is back with the sender.",
    State.CLOSED: "Nothing more is expected: the promise was kept, or it ended with a reason.",
}

_CLOSED = {State.CLOSED: AlreadyClosed}
_ANSWERED = {
    State.ACKNOWLEDGED: AlreadyAcknowledged,
    State.DECLINED: AlreadyDeclined,
    **_CLOSED,
}
_NOT_YET = dict.fromkeys((State.WAITING, State.RECEIVED, State.DECLINED), NotAcknowledged)

REFUSED_IN: dict[type[c.OnHandover], dict[State, type[Exception]]] = {
    c.LogAttempt: {},
    c.LogConversation: {},
    c.AddNote: {},
    c.MarkReceived: {State.RECEIVED: AlreadyReceived, **_ANSWERED},
    c.Acknowledge: dict(_ANSWERED),
    c.Decline: dict(_ANSWERED),
    c.Redirect: {
        State.WAITING: NotDeclined,
        State.RECEIVED: NotDeclined,
        State.ACKNOWLEDGED: AlreadyAcknowledged,
        **_CLOSED,
    },
    c.AskClarification: {State.DECLINED: AlreadyDeclined, **_CLOSED},
    c.AnswerClarification: dict(_CLOSED),
    c.Respond: {**_NOT_YET, **_CLOSED},
    c.Withdraw: {State.ACKNOWLEDGED: AlreadyAcknowledged, **_CLOSED},
    c.EnterInError: dict(_CLOSED),
    w.Reassign: {**_NOT_YET, **_CLOSED},
    w.ReassignSender: dict(_CLOSED),
    w.SetAside: dict(_CLOSED),
    w.ClaimCall: dict(_CLOSED),
    w.ReportWordOfMouth: dict(_ANSWERED),
    AgreeWithTeam: dict(_CLOSED),
    Chase: {},
    p.Revise: dict(_CLOSED),
    p.ConfirmChangeRead: {},
    p.CorrectIdentity: {},
    p.Reopen: dict.fromkeys(
        (State.WAITING, State.RECEIVED, State.ACKNOWLEDGED, State.DECLINED), NotClosed
    ),
    f.RecordPerson: {},
    f.PersonHasLeft: {},
    f.RecordSocialCare: {},
    f.RecordLoss: {},
    f.ConfirmLossKnown: {},
    f.ExportChronology: {},
    s.SetSafeContact: {},
    s.HideAddress: {},
    s.StopHidingAddress: {},
    r.RecordReferral: {},
    r.AcknowledgeReferral: {},
    r.RecordOutcome: {},
    r.EnterReferralInError: {},
    r.ReviewReferral: {},
    d.RecordDisagreement: {},
    d.SettleDisagreement: {},
    baby.RecordBirth: {},
    baby.RecordBabyNumber: {},
    baby.RecordArrangement: {},
    baby.RecordPlace: {},
    RecordMove: {},
    undo.AskLossUndone: {},
    undo.AnswerLossUndone: {},
    undo.ConfirmUndoKnown: {},
}
"""For each command, the states in which it is refused and the refusal. Calls, notes and what is
told of the family, of a referral or of a disagreement are facts: they may be added in any state,
for what happened must never be turned away."""

LEADS_TO: dict[type[c.OnHandover], State] = {
    c.MarkReceived: State.RECEIVED,
    c.Acknowledge: State.ACKNOWLEDGED,
    c.Decline: State.DECLINED,
    c.Redirect: State.WAITING,
    c.Respond: State.CLOSED,
    c.Withdraw: State.CLOSED,
    c.EnterInError: State.CLOSED,
    p.Reopen: State.ACKNOWLEDGED,
}
"""The state that a command leaves behind; a command not named here changes no state."""

MAY_STAY: dict[type[c.OnHandover], str] = {
    c.Respond: "not done: a new date",
}
"""Commands that may also leave the state as it is, and when."""

ELSE_TO: dict[type[c.OnHandover], dict[State, str]] = {
    p.Reopen: {
        State.WAITING: "it was withdrawn",
        State.DECLINED: "it was withdrawn after it was declined",
    },
}
"""Commands that may also leave another state behind, and when."""
