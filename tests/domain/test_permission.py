"""Every role, every action, every relation to a handover, against a table written by hand here."""

from dataclasses import replace
from uuid import UUID

import pytest

from handover import commands as c
from handover.actor import Actor, Role
from handover.chasing.commands import Chase, ChaseReferral
from handover.correcting import commands as p
from handover.daily import commands as daily
from handover.directory import commands as t
from handover.directory.numbers import Purpose
from handover.disagreement import commands as d
from handover.family import baby_commands as baby
from handover.family import commands as f
from handover.family import safety_commands as s
from handover.family import undo_commands as undo
from handover.family.move_commands import RecordMove
from handover.handover import Handover
from handover.lead_commands import AgreeWithTeam
from handover.opening_hours import OpeningHours
from handover.permission import check_on_handover, may
from handover.policy import POLICY, Action, View
from handover.referral import commands as ref
from handover.refusals import HandoverNotFound, NotPermitted
from tests import daily as tests_daily
from tests import each_baby, putting_right, referring, undoing
from tests.agreeing import agree
from tests.exporting import export
from tests.losing import confirm, record_loss
from tests.moving import record_move
from tests.region import (
    CORBY,
    DERBY,
    HUGO,
    KIT,
    LEICESTER,
    LENA,
    MARY,
    NOTTINGHAM,
    TODAY,
    Region,
    acknowledge,
    answer_receiver,
    ask_sender,
    attempt,
    conversation,
    decline,
    done,
    enter_in_error,
    note,
    record,
    redirect,
    register,
    withdraw,
)
from tests.safeguarding import safety_told
from tests.structure.test_policy_rows import leaves
from tests.telling import told_of_family

TEAMS = {"sender": LEICESTER, "receiver": DERBY, "neither": NOTTINGHAM, "no team": None}

# Who may, as "role/relation"; * stands for both clinical roles. Written from the glossary and the
# design, not from the policy module.
MAY_ON_A_HANDOVER: dict[Action, set[str]] = {
    c.LogAttempt: {"*/sender"},
    c.LogConversation: {"*/sender"},
    c.Redirect: {"*/sender"},
    c.MarkReceived: {"*/receiver"},
    c.Acknowledge: {"*/receiver"},
    c.Decline: {"*/receiver"},
    c.Respond: {"*/receiver"},
    c.AskClarification: {"*/receiver"},
    c.AnswerClarification: {"*/sender"},
    c.AddNote: {"*/sender", "*/receiver"},
    c.Withdraw: {"*/sender"},
    c.EnterInError: {"*/sender"},
    f.RecordPerson: {"*/sender", "*/receiver"},
    f.PersonHasLeft: {"*/sender", "*/receiver"},
    f.RecordSocialCare: {"*/sender", "*/receiver"},
    f.RecordLoss: {"*/sender", "*/receiver"},
    f.ConfirmLossKnown: {"*/sender", "*/receiver"},
    s.SetSafeContact: {"*/sender", "*/receiver"},
    s.HideAddress: {"*/sender", "*/receiver"},
    s.StopHidingAddress: {"*/sender", "*/receiver"},
    ref.RecordReferral: {"*/sender", "*/receiver"},
    ref.AcknowledgeReferral: {"*/sender", "*/receiver"},
    ref.RecordOutcome: {"*/sender", "*/receiver"},
    ref.EnterReferralInError: {"*/sender", "*/receiver"},
    ref.ReviewReferral: {"lead/any"},
    d.RecordDisagreement: {"*/sender", "*/receiver"},
    d.SettleDisagreement: {"*/sender", "*/receiver", "lead/any"},
    baby.RecordBirth: {"*/sender", "*/receiver"},
    baby.RecordBabyNumber: {"*/sender", "*/receiver"},
    baby.RecordArrangement: {"*/sender", "*/receiver"},
    baby.RecordPlace: {"*/sender", "*/receiver"},
    p.Revise: {"*/sender"},
    p.ConfirmChangeRead: {"*/sender", "*/receiver"},
    p.CorrectIdentity: {"*/sender", "*/receiver"},
    p.Reopen: {"*/sender", "*/receiver"},
    RecordMove: {"*/sender", "*/receiver"},
    f.ExportChronology: {"*/sender", "*/receiver"},
    undo.AskLossUndone: {"*/sender", "*/receiver"},
    undo.AnswerLossUndone: {"*/sender", "*/receiver"},
    undo.ConfirmUndoKnown: {"*/sender", "*/receiver"},
    daily.Reassign: {"*/receiver"},
    daily.ReassignSender: {"*/sender"},
    daily.SetAside: {"*/sender", "*/receiver"},
    daily.ClaimCall: {"*/sender"},
    daily.ReportWordOfMouth: {"*/sender"},
    AgreeWithTeam: {"lead/any"},
    Chase: {"clock/any"},
    View.RECORD: {"*/sender", "*/receiver"},
    View.FAMILY: {"*/sender", "*/receiver"},
    View.TIMELINE: {"*/sender", "*/receiver", "lead/any"},
}
MAY_SOMEWHERE: dict[Action, set[Role]] = {
    c.Record: {Role.MIDWIFE, Role.HEALTH_VISITOR},
    c.RegisterTeam: {Role.KEEPER},
    c.VerifyNumber: {Role.KEEPER},
    c.CloseTeam: {Role.KEEPER},
    c.ChangeHours: {Role.KEEPER},
    t.AddNumber: {Role.KEEPER},
    t.RetireNumber: {Role.KEEPER},
    t.RingFirst: {Role.KEEPER},
    t.ChangeCover: {Role.KEEPER},
    t.ChangeMailbox: {Role.KEEPER},
    t.NameSuccessor: {Role.KEEPER},
    ChaseReferral: {Role.CLOCK},
    View.INBOX: {Role.MIDWIFE, Role.HEALTH_VISITOR},
    View.SENT: {Role.MIDWIFE, Role.HEALTH_VISITOR},
    View.REFERRALS: {Role.MIDWIFE, Role.HEALTH_VISITOR},
    View.BOARD: {Role.LEAD},
    View.DIRECTORY: {Role.MIDWIFE, Role.HEALTH_VISITOR, Role.LEAD, Role.KEEPER},
}


def _actor(role: Role, relation: str) -> Actor:
    return replace(MARY, account_id=f"{role.value} {relation}", role=role, team_id=TEAMS[relation])


def _expected(role: Role, action: Action, relation: str) -> bool:
    allowed = MAY_ON_A_HANDOVER[action]
    if role in {Role.MIDWIFE, Role.HEALTH_VISITOR}:
        return f"*/{relation}" in allowed
    return f"{role.value}/any" in allowed


def _handover(region: Region) -> Handover:
    return region.service.look_up(region.recorded(), MARY, View.RECORD)


def test_every_action_of_the_policy_is_in_one_of_the_tables_here() -> None:
    assert set(POLICY) == set(MAY_ON_A_HANDOVER) | set(MAY_SOMEWHERE)


def test_who_may_do_what_to_a_handover(region: Region) -> None:
    handover = _handover(region)
    for action in MAY_ON_A_HANDOVER:
        for role in Role:
            for relation in TEAMS:
                told = may(_actor(role, relation), action, handover)
                assert told is _expected(role, action, relation), (action, role, relation)


def test_who_may_do_what_somewhere() -> None:
    for action, roles in MAY_SOMEWHERE.items():
        assert {role for role, scopes in POLICY[action].items() if scopes} == roles, action


def test_whoever_may_not_even_look_is_told_that_there_is_none(region: Region) -> None:
    handover = _handover(region)
    for action in MAY_ON_A_HANDOVER:
        for role in Role:
            for relation in TEAMS:
                if _expected(role, action, relation):
                    continue
                may_look = _expected(role, View.TIMELINE, relation)
                refusal = NotPermitted if may_look else HandoverNotFound
                with pytest.raises(refusal):
                    check_on_handover(_actor(role, relation), action, handover)


def commands_on(handover_id: UUID) -> list[c.OnHandover]:
    return [
        attempt(handover_id),
        conversation(handover_id),
        c.MarkReceived(handover_id),
        acknowledge(handover_id),
        decline(handover_id),
        redirect(handover_id),
        done(handover_id),
        ask_sender(handover_id),
        answer_receiver(handover_id),
        note(handover_id),
        withdraw(handover_id),
        enter_in_error(handover_id),
        putting_right.revise(handover_id),
        putting_right.change_read(handover_id),
        putting_right.reopen(handover_id),
        putting_right.correct_number(handover_id),
        *told_of_family(handover_id),
        record_loss(handover_id),
        confirm(handover_id),
        *safety_told(handover_id),
        referring.refer(handover_id),
        referring.answer(handover_id),
        referring.outcome(handover_id),
        referring.in_error(handover_id),
        referring.review(handover_id),
        referring.disagree(handover_id, None),
        referring.settle(handover_id),
        each_baby.record_birth(handover_id),
        each_baby.number(handover_id),
        each_baby.mother_is(handover_id),
        each_baby.arranged(handover_id),
        record_move(handover_id),
        export(handover_id),
        putting_right.revise(handover_id),
        putting_right.change_read(handover_id),
        putting_right.reopen(handover_id),
        putting_right.correct_number(handover_id),
        undoing.ask_undone(handover_id),
        undoing.confirm_mistake(handover_id),
        undoing.undo_known(handover_id),
        tests_daily.reassign(handover_id),
        tests_daily.reassign_sender(handover_id),
        tests_daily.set_aside(handover_id),
        tests_daily.claim_call(handover_id),
        tests_daily.word_of_mouth(handover_id),
        agree(handover_id),
        Chase(handover_id),
    ]


def test_the_service_asks_the_policy_before_every_command(region: Region) -> None:
    handover_id = region.recorded()
    head = region.service.head()
    commands = commands_on(handover_id)
    assert {type(command) for command in commands} == leaves(c.OnHandover)
    for command in commands:
        for actor, refusal in ((HUGO, HandoverNotFound), (KIT, HandoverNotFound)):
            with pytest.raises(refusal):
                region.ask(actor, command)
        for who, actor in (("*/sender", MARY), ("lead/any", LENA)):
            if who not in MAY_ON_A_HANDOVER[type(command)]:
                with pytest.raises(NotPermitted):
                    region.ask(actor, command)
    assert region.service.head() == head


def test_a_stranger_cannot_tell_a_handover_from_none(region: Region) -> None:
    existing, made_up = region.recorded(), UUID(int=7)
    answers = []
    for handover_id in (existing, made_up, LEICESTER):
        with pytest.raises(HandoverNotFound) as refused:
            region.ask(HUGO, acknowledge(handover_id))
        with pytest.raises(HandoverNotFound) as looked:
            region.service.look_up(handover_id, HUGO, View.RECORD)
        answers.append((refused.value.message, looked.value.message, refused.value.field))
    assert len(set(answers)) == 1


@pytest.mark.parametrize("actor", [LENA, KIT])
def test_who_is_no_clinician_records_nothing(region: Region, actor: Actor) -> None:
    with pytest.raises(NotPermitted):
        region.ask(actor, record())
    with pytest.raises(NotPermitted):
        region.ask(replace(actor, team_id=LEICESTER), record())


@pytest.mark.parametrize("actor", [MARY, LENA])
def test_only_a_keeper_changes_the_directory(region: Region, actor: Actor) -> None:
    for command in (
        register("Lincoln"),
        c.VerifyNumber(DERBY, "01632 960555", TODAY),
        c.CloseTeam(DERBY, "Merged"),
        c.ChangeHours(DERBY, OpeningHours.weekdays(), "Ring the duty desk"),
        t.AddNumber(DERBY, "01632 960556", Purpose.TEAM_LEADER),
        t.RingFirst(DERBY, 1),
        t.RetireNumber(DERBY, 1, "The desk has moved"),
        t.ChangeCover(DERBY, ("Derby",), ()),
        t.ChangeMailbox(DERBY, "desk@example.nhs.uk"),
        t.NameSuccessor(CORBY, NOTTINGHAM),
    ):
        with pytest.raises(NotPermitted):
            region.ask(actor, command)
