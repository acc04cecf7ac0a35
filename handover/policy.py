"""The one policy table: which role may do which action in which scope. Deny by default.

Every path (page, API, command line) is judged by this table; a command or a view without a
row may be done by nobody. Must not know routes or accounts.
"""

from enum import Enum

from handover import commands as c
from handover.actor import Role
from handover.chasing.commands import Chase, ChaseReferral
from handover.correcting import commands as p
from handover.daily import commands as w
from handover.directory import commands as t
from handover.disagreement import commands as d
from handover.family import baby_commands as baby
from handover.family import commands as f
from handover.family import safety_commands as s
from handover.family import undo_commands as undo
from handover.family.move_commands import RecordMove
from handover.lead_commands import AgreeWithTeam
from handover.referral import commands as r


class Scope(Enum):
    """Where a role's action holds."""

    OWN_TEAM_SENDS = "own team sends"
    OWN_TEAM_RECEIVES = "own team receives"
    REGION = "region"


class View(Enum):
    """What may be looked at. Commands are named by their class, views by these."""

    INBOX = "see what waits for my team"
    SENT = "see what my team has sent"
    REFERRALS = "see the referrals that my team follows"
    BOARD = "see the lead's board"
    RECORD = "open a handover"
    TIMELINE = "see a handover's timeline"
    FAMILY = "see what is known of a family, from a handover of it"
    DIRECTORY = "search the directory of teams"


Action = type[c.Command] | View

SENDS, RECEIVES, REGION = Scope.OWN_TEAM_SENDS, Scope.OWN_TEAM_RECEIVES, Scope.REGION
CLINICIANS = (Role.MIDWIFE, Role.HEALTH_VISITOR)


def _clinicians(*scopes: Scope) -> dict[Role, frozenset[Scope]]:
    """Sharing goes both ways: a health visitor sends to midwives as midwives send to her."""
    return {role: frozenset(scopes) for role in CLINICIANS}


def _keeper() -> dict[Role, frozenset[Scope]]:
    """The directory is kept for the whole region."""
    return {Role.KEEPER: frozenset({REGION})}


POLICY: dict[Action, dict[Role, frozenset[Scope]]] = {
    c.Record: _clinicians(SENDS),
    c.LogAttempt: _clinicians(SENDS),
    c.LogConversation: _clinicians(SENDS),
    c.MarkReceived: _clinicians(RECEIVES),
    c.Acknowledge: _clinicians(RECEIVES),
    c.Decline: _clinicians(RECEIVES),
    c.Redirect: _clinicians(SENDS),
    c.Respond: _clinicians(RECEIVES),
    c.AskClarification: _clinicians(RECEIVES),
    c.AnswerClarification: _clinicians(SENDS),
    c.AddNote: _clinicians(SENDS, RECEIVES),
    c.Withdraw: _clinicians(SENDS),
    c.EnterInError: _clinicians(SENDS),
    w.Reassign: _clinicians(RECEIVES),
    w.ReassignSender: _clinicians(SENDS),
    w.SetAside: _clinicians(SENDS, RECEIVES),
    w.ClaimCall: _clinicians(SENDS),
    w.ReportWordOfMouth: _clinicians(SENDS),
    p.Revise: _clinicians(SENDS),
    p.ConfirmChangeRead: _clinicians(SENDS, RECEIVES),
    p.CorrectIdentity: _clinicians(SENDS, RECEIVES),
    p.Reopen: _clinicians(SENDS, RECEIVES),
    f.RecordPerson: _clinicians(SENDS, RECEIVES),
    f.PersonHasLeft: _clinicians(SENDS, RECEIVES),
    f.RecordSocialCare: _clinicians(SENDS, RECEIVES),
    f.RecordLoss: _clinicians(SENDS, RECEIVES),
    f.ConfirmLossKnown: _clinicians(SENDS, RECEIVES),
    f.ExportChronology: _clinicians(SENDS, RECEIVES),
    c.RegisterTeam: _keeper(),
    c.VerifyNumber: _keeper(),
    t.AddNumber: _keeper(),
    t.RetireNumber: _keeper(),
    t.RingFirst: _keeper(),
    c.ChangeHours: _keeper(),
    t.ChangeMailbox: _keeper(),
    t.ChangeCover: _keeper(),
    c.CloseTeam: _keeper(),
    t.NameSuccessor: _keeper(),
    s.SetSafeContact: _clinicians(SENDS, RECEIVES),
    s.HideAddress: _clinicians(SENDS, RECEIVES),
    s.StopHidingAddress: _clinicians(SENDS, RECEIVES),
    r.RecordReferral: _clinicians(SENDS, RECEIVES),
    r.AcknowledgeReferral: _clinicians(SENDS, RECEIVES),
    r.RecordOutcome: _clinicians(SENDS, RECEIVES),
    r.EnterReferralInError: _clinicians(SENDS, RECEIVES),
    r.ReviewReferral: {Role.LEAD: frozenset({REGION})},
    d.RecordDisagreement: _clinicians(SENDS, RECEIVES),
    d.SettleDisagreement: {
        **_clinicians(SENDS, RECEIVES),
        Role.LEAD: frozenset({REGION}),
    },
    baby.RecordBirth: _clinicians(SENDS, RECEIVES),
    baby.RecordBabyNumber: _clinicians(SENDS, RECEIVES),
    baby.RecordArrangement: _clinicians(SENDS, RECEIVES),
    baby.RecordPlace: _clinicians(SENDS, RECEIVES),
    RecordMove: _clinicians(SENDS, RECEIVES),
    undo.AskLossUndone: _clinicians(SENDS, RECEIVES),
    undo.AnswerLossUndone: _clinicians(SENDS, RECEIVES),
    undo.ConfirmUndoKnown: _clinicians(SENDS, RECEIVES),
    AgreeWithTeam: {Role.LEAD: frozenset({REGION})},
    Chase: {Role.CLOCK: frozenset({REGION})},
    ChaseReferral: {Role.CLOCK: frozenset({REGION})},
    View.INBOX: _clinicians(RECEIVES),
    View.SENT: _clinicians(SENDS),
    View.REFERRALS: _clinicians(SENDS, RECEIVES),
    View.RECORD: _clinicians(SENDS, RECEIVES),
    View.FAMILY: _clinicians(SENDS, RECEIVES),
    View.TIMELINE: {**_clinicians(SENDS, RECEIVES), Role.LEAD: frozenset({REGION})},
    View.BOARD: {Role.LEAD: frozenset({REGION})},
    View.DIRECTORY: {
        **_clinicians(SENDS, RECEIVES),
        Role.LEAD: frozenset({REGION}),
        Role.KEEPER: frozenset({REGION}),
    },
}


def scopes_of(role: Role, action: Action) -> frozenset[Scope]:
    """The scopes in which `role` may do `action`; empty means nowhere."""
    return POLICY.get(action, {}).get(role, frozenset())
