"""What this person may do with this handover as it stands now: the buttons of the record page.

Asks the policy table and the states table, and decides nothing itself.
"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from handover import commands as c
from handover.actor import Actor
from handover.correcting import commands as p
from handover.correcting.refusals import NeverReopened
from handover.daily import commands as d
from handover.daily.refusals import NeverSetAside, NotSpokenTo
from handover.family.commands import RecordLoss
from handover.family.refusals import RoutineContactStopped
from handover.handover import Handover
from handover.permission import may
from handover.refusals import AlreadyAcknowledged, NothingAsked, QuestionOpen
from handover.states import REFUSED_IN
from handover.stopped import may_follow_loss
from handover.urgency import Urgency


@dataclass(frozen=True)
class Actions:
    """Which buttons to show."""

    mark_received: bool
    acknowledge: bool
    decline: bool
    ring: bool
    redirect: bool
    respond: bool
    ask: bool
    answer: bool
    add_note: bool
    withdraw: bool
    enter_in_error: bool
    record_loss: bool
    reassign: bool
    reassign_sender: bool
    set_aside: bool
    claim_call: bool
    report_word: bool
    revise: bool
    reopen: bool
    correct_identity: bool


def actions_for(actor: Actor, handover: Handover, closed_teams: Collection[UUID] = ()) -> Actions:
    """The buttons for `actor`, where `closed_teams` have been closed since."""
    return Actions(
        mark_received=_can(actor, c.MarkReceived, handover),
        acknowledge=_can(actor, c.Acknowledge, handover),
        decline=_can(actor, c.Decline, handover),
        ring=_can(actor, c.LogAttempt, handover),
        redirect=_can(actor, c.Redirect, handover),
        respond=_can(actor, c.Respond, handover),
        ask=_can(actor, c.AskClarification, handover),
        answer=_can(actor, c.AnswerClarification, handover),
        add_note=_can(actor, c.AddNote, handover),
        withdraw=_can(actor, c.Withdraw, handover),
        enter_in_error=_can(actor, c.EnterInError, handover),
        record_loss=not handover.is_in_error and _can(actor, RecordLoss, handover),
        reassign=_can(actor, d.Reassign, handover),
        reassign_sender=_can(actor, d.ReassignSender, handover),
        set_aside=handover.waits_for(actor.team_id) and _can(actor, d.SetAside, handover),
        claim_call=_can(actor, d.ClaimCall, handover),
        report_word=_can(actor, d.ReportWordOfMouth, handover),
        revise=_can(actor, p.Revise, handover),
        correct_identity=not handover.is_in_error and _can(actor, p.CorrectIdentity, handover),
        reopen=_can(actor, p.Reopen, handover)
        and handover.closed_by.team_id == actor.team_id
        and _acting_again(handover).isdisjoint(closed_teams),
    )


def why_not(command: type[c.OnHandover], handover: Handover) -> Exception | None:
    """The refusal that `command` would meet as the record stands; None if it would meet none."""
    if handover.is_stopped and not may_follow_loss(command):
        return RoutineContactStopped()
    if command is p.Reopen and handover.is_in_error:
        return NeverReopened()
    if refusal := REFUSED_IN[command].get(handover.state):
        return refusal()
    if command is c.AskClarification and handover.open_question:
        return QuestionOpen()
    if command is c.AnswerClarification and not handover.open_question:
        return NothingAsked()
    return _why_not_daily(command, handover)


def _why_not_daily(command: type[c.OnHandover], handover: Handover) -> Exception | None:
    """The same, of daily work: what depends on more than the state."""
    if command is d.ReassignSender and handover.holder.team != handover.sending:
        return AlreadyAcknowledged()
    if command is d.SetAside and handover.urgency is Urgency.IMMEDIATE:
        return NeverSetAside()
    if command is d.ReportWordOfMouth and not handover.spoken_to:
        return NotSpokenTo()
    return None


def _acting_again(handover: Handover) -> set[UUID]:
    """The teams that act on it once it is opened again: each has to be open (ADR 13)."""
    sent_to = {handover.receiving.team_id} if handover.acknowledgement is None else set()
    return {handover.closed_by.team_id, *sent_to}


def _can(actor: Actor, command: type[c.OnHandover], handover: Handover) -> bool:
    """Permitted to this person, and not refused as it stands."""
    return may(actor, command, handover) and why_not(command, handover) is None
