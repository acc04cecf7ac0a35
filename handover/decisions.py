"""Which part of the house decides a command: the one place where they all come together.

What each of them loads and asks stands in handover/deciding/. Knows no store and no page.
"""

from dataclasses import replace

from eventsourcing.domain import Aggregate

from handover import commands as c
from handover.actor import Asked
from handover.chasing.commands import Chase, ChaseReferral
from handover.correcting import commands as p
from handover.deciding.correcting import put_right
from handover.deciding.moving import record_move
from handover.deciding.on_clock import chase, chase_referral
from handover.deciding.on_disagreement import on_disagreement
from handover.deciding.on_family import export, record_loss, tell, tell_of_baby
from handover.deciding.on_handover import on_handover
from handover.deciding.on_referral import on_referral
from handover.deciding.on_team import OnTeam, on_team, register
from handover.deciding.queueing import with_messages
from handover.deciding.reach import Reach
from handover.deciding.recording import record
from handover.deciding.safeguarding import safeguard
from handover.deciding.searching import searched
from handover.deciding.undoing import answer_undone, ask_undone
from handover.disagreement.commands import OnDisagreement
from handover.family.baby_commands import TellOfBaby
from handover.family.commands import ExportChronology, RecordLoss, TellOfFamily
from handover.family.families import Families
from handover.family.move_commands import RecordMove
from handover.family.safety_commands import HideAddress, SetSafeContact, StopHidingAddress
from handover.family.undo_commands import AnswerLossUndone, AskLossUndone
from handover.finding import Finds
from handover.records import Records
from handover.referral.commands import OnReferral
from handover.rules.rulebook import Rulebook


class Decisions:
    """Decides commands against `records`. In a demonstration only test NHS numbers are taken.

    What is recorded or redirected is due by the receiving area's rules of `rulebook`.
    """

    def __init__(
        self,
        records: Records,
        finds: Finds,
        families: Families,
        *,
        is_demonstration: bool,
        rulebook: Rulebook,
    ) -> None:
        self._reach = Reach(records, finds, families, rulebook, is_demonstration)

    def look_in(self, finds: Finds) -> None:
        """Look for candidates there from now on."""
        self._reach = replace(self._reach, finds=finds)

    def decide(self, command: c.Command, asked: Asked) -> tuple[Aggregate, ...]:
        """Every aggregate that `command` changes, unsaved: what it is about comes first.

        Raises Refusal. A team that is told by email of what happens has its message among them.
        """
        reach = replace(self._reach, records=self._reach.records.for_one_decision())
        changed = searched(reach, command, asked, _decided(reach, command, asked))
        return with_messages(reach.records, changed)


def _decided(reach: Reach, command: c.Command, asked: Asked) -> tuple[Aggregate, ...]:
    if isinstance(command, OnTeam):
        return on_team(reach, command, asked)
    match command:
        case c.Record():
            return record(reach, command, asked)
        case Chase():
            return chase(reach, command, asked)
        case ChaseReferral():
            return chase_referral(reach, command, asked)
        case c.OnHandover():
            return _through_handover(reach, command, asked)
        case c.RegisterTeam():
            return register(command, asked)
    raise TypeError(command)


def _through_handover(reach: Reach, command: c.OnHandover, asked: Asked) -> tuple[Aggregate, ...]:
    """What a command changes that is addressed by a handover: that, its family, its referrals."""
    match command:
        case TellOfFamily():
            return _told(reach, command, asked)
        case p.Revise() | p.ConfirmChangeRead() | p.CorrectIdentity() | p.Reopen():
            return put_right(reach, command, asked)
        case OnReferral():
            return on_referral(reach, command, asked)
        case OnDisagreement():
            return on_disagreement(reach, command, asked)
    return on_handover(reach, command, asked)


def _told(reach: Reach, command: TellOfFamily, asked: Asked) -> tuple[Aggregate, ...]:
    """What is told of a family through a handover: it may reach every handover of that family."""
    match command:
        case RecordLoss():
            return record_loss(reach, command, asked)
        case SetSafeContact() | HideAddress() | StopHidingAddress():
            return safeguard(reach, command, asked)
        case AskLossUndone():
            return ask_undone(reach, command, asked)
        case AnswerLossUndone():
            return answer_undone(reach, command, asked)
        case RecordMove():
            return record_move(reach, command, asked)
        case TellOfBaby():
            return tell_of_baby(reach, command, asked)
        case ExportChronology():
            return export(reach, command, asked)
    return tell(reach, command, asked)
