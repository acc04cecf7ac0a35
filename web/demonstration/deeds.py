"""Turns one step of an invented handover into its command.

Must not know the schedule or the other steps.
"""

from datetime import datetime, timedelta
from uuid import UUID

from handover import commands as c
from handover.actor import Actor
from handover.calls import Attempt, AttemptOutcome, Conversation, VerifiedHow
from handover.lead_commands import AgreeWithTeam, Side
from web.demonstration.corrections import puts_right
from web.demonstration.daily import of_daily_work
from web.demonstration.families import about_family
from web.demonstration.losses import about_loss
from web.demonstration.people import job_title_of
from web.demonstration.safeguarding import about_safety
from web.demonstration.stories import Deed, Step
from web.demonstration.teams import planned_teams


def command(step: Step, handover_id: UUID, actor: Actor, at: datetime) -> c.OnHandover:
    """The command that `actor` gives at `at` to do `step`."""
    match step.deed:
        case Deed.ATTEMPT:
            return c.LogAttempt(handover_id, _attempt(step))
        case Deed.CONVERSATION:
            return c.LogConversation(handover_id, _conversation(step), _happened_at(step, at))
        case Deed.RECEIVED:
            return c.MarkReceived(handover_id)
        case Deed.ACKNOWLEDGE:
            return _acknowledge(step, handover_id, actor, at)
        case Deed.DECLINE:
            return c.Decline(handover_id, step.words["reason"], _suggested(step))
        case Deed.REDIRECT:
            return c.Redirect(handover_id, step.receiving.team_id, step.words["reason"])
        case _:
            return _follow(step, handover_id, at)


def _follow(step: Step, handover_id: UUID, at: datetime) -> c.OnHandover:
    """What goes on around an answer, and how it ends."""
    match step.deed:
        case Deed.DONE:
            return c.Respond(handover_id, is_done=True, words=step.words["words"])
        case Deed.NOT_DONE:
            day = step.promised_on(at)
            return c.Respond(
                handover_id, is_done=False, words=step.words["words"], next_action_on=day
            )
        case Deed.ASK:
            return c.AskClarification(handover_id, step.words["question"])
        case Deed.ANSWER:
            return c.AnswerClarification(handover_id, step.words["answer"])
        case Deed.NOTE:
            return c.AddNote(handover_id, step.words["words"])
        case Deed.WITHDRAW:
            return c.Withdraw(handover_id, step.words["reason"])
        case Deed.ENTER_IN_ERROR:
            return c.EnterInError(handover_id, step.words["reason"])
        case Deed.LEAD_AGREED:
            return _agreed(step, handover_id, at)
    if told := (
        about_loss(step, handover_id, at)
        or about_family(step, handover_id, at)
        or about_safety(step, handover_id)
        or puts_right(step, handover_id)
        or of_daily_work(step, handover_id, at)
    ):
        return told
    raise ValueError(f"No command does {step.deed.value}.")


def _attempt(step: Step) -> Attempt:
    return Attempt(
        outcome=AttemptOutcome(step.words["outcome"]),
        number=step.words.get("number", step.receiving.telephone),
        note=step.words.get("note", ""),
    )


def _conversation(step: Step) -> Conversation:
    return Conversation(
        with_name=step.words["with"],
        with_role=step.words["with_role"],
        with_team=step.receiving.name,
        number=step.receiving.telephone,
        verified_how=VerifiedHow(step.words["verified"]),
        is_read_back=step.words["read_back"],
        agreed=step.words["agreed"],
    )


def _happened_at(step: Step, at: datetime) -> datetime | None:
    """When the talk took place, if it was entered late."""
    late = step.words.get("entered_late_minutes")
    return at - timedelta(minutes=late) if late else None


def _acknowledge(step: Step, handover_id: UUID, actor: Actor, at: datetime) -> c.Acknowledge:
    return c.Acknowledge(
        handover_id,
        professional=actor.name,
        professional_role=job_title_of(actor.name),
        next_action=step.words["next_action"],
        next_action_on=step.promised_on(at),
    )


def _agreed(step: Step, handover_id: UUID, at: datetime) -> AgreeWithTeam:
    return AgreeWithTeam(
        handover_id,
        side=Side.RECEIVING,
        with_name=step.words["with"],
        with_role=step.words["with_role"],
        agreed=step.words["agreed"],
        next_action_on=step.promised_on(at),
    )


def _suggested(step: Step) -> UUID | None:
    key = step.words.get("suggest")
    return planned_teams()[key].team_id if key else None
