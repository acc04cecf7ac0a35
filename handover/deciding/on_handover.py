"""Commands about one handover that exists.

Must not decide what is allowed in which state; the aggregate does.
"""

from eventsourcing.domain import Aggregate

from handover import commands as c
from handover.actor import Asked, Envelope
from handover.calls import AttemptOutcome
from handover.deciding.leading import agree
from handover.deciding.on_daily import on_daily
from handover.deciding.reach import Reach
from handover.family.commands import ConfirmLossKnown
from handover.family.undo_commands import ConfirmUndoKnown
from handover.handover import Handover
from handover.lead_commands import AgreeWithTeam


def on_handover(reach: Reach, command: c.OnHandover, asked: Asked) -> tuple[Aggregate, ...]:
    """The handover as `command` leaves it, and what else that changes: it first. Raises Refusal."""
    if isinstance(command, AgreeWithTeam):
        return agree(reach, command, asked)
    handover = reach.handover(command, asked)
    envelope = Envelope.of(asked, getattr(command, "happened_at", None))
    match command:
        case c.LogAttempt():
            handover.log_attempt(command, envelope)
            return (handover, *_wrong_number(reach, handover, command, envelope))
        case c.LogConversation():
            handover.log_conversation(command, envelope)
        case c.MarkReceived():
            handover.mark_received(command, envelope)
        case c.Acknowledge():
            handover.acknowledge(command, envelope)
        case c.Decline():
            _decline(reach, handover, command, envelope)
        case c.Redirect():
            return (handover, *_redirect(reach, handover, command, envelope))
        case _:
            _follow(reach, handover, command, envelope)
    return (handover,)


def _wrong_number(
    reach: Reach, handover: Handover, command: c.LogAttempt, envelope: Envelope
) -> tuple[Aggregate, ...]:
    """A wrong number of the directory is also reported to whoever keeps it, in one save."""
    if command.attempt.outcome is not AttemptOutcome.WRONG_NUMBER:
        return ()
    team = reach.records.team(handover.receiving.team_id)
    team.report_wrong_number(command.attempt.number, envelope)
    return (team,) if team.pending_events else ()


def _decline(reach: Reach, handover: Handover, command: c.Decline, envelope: Envelope) -> None:
    suggested = None
    if command.suggested_team_id is not None:
        suggested = reach.records.team(command.suggested_team_id, field="suggested_team_id")
        suggested.check_open(field="suggested_team_id")
    handover.decline(command, envelope, suggested=suggested.named if suggested else None)


def _redirect(
    reach: Reach, handover: Handover, command: c.Redirect, envelope: Envelope
) -> list[Aggregate]:
    """What who declined it had referred: they can open it no more, so the sending team follows.

    And the family, as it was before that was looked for: whoever refers meanwhile meets it there.
    """
    gone = handover.receiving.team_id
    receiving = reach.records.team(command.to_team_id)
    receiving.check_open()
    due = reach.due(handover.urgency, envelope.recorded_at, receiving)
    handover.redirect(command, envelope, receiving=receiving.named, due=due)
    family = reach.families.known(handover)
    referrals = [one for one in reach.told_by(handover) if one.is_waited_for_by(gone)]
    for one in referrals:
        one.go_to(handover.sending, envelope)
    if family is None:
        return [*referrals]
    family.note_handover(handover.id, handover.baby_ids, envelope)
    return [*referrals, family]


def _follow(reach: Reach, handover: Handover, command: c.OnHandover, envelope: Envelope) -> None:
    """What goes on around an answer; the rest is daily work."""
    match command:
        case c.Respond():
            handover.respond(command, envelope)
        case c.AskClarification():
            handover.ask_clarification(command, envelope)
        case c.AnswerClarification():
            handover.answer_clarification(command, envelope)
        case c.AddNote():
            handover.add_note(command, envelope)
        case c.Withdraw():
            handover.withdraw(command, envelope)
        case c.EnterInError():
            handover.enter_in_error(command, envelope)
        case ConfirmLossKnown():
            handover.confirm_loss_known(envelope)
        case ConfirmUndoKnown():
            handover.confirm_undo_known(envelope)
        case _:
            on_daily(reach, handover, command, envelope)
