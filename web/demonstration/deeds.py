"""Turns one step of an invented handover into its command.

Must not know the schedule or the other steps.
"""

from datetime import datetime, timedelta
from uuid import UUID

from handover import commands as c
from handover.actor import Actor
from handover.calendar import local_date
from handover.calls import Attempt, AttemptOutcome, Conversation, VerifiedHow
from web.demonstration.people import job_title_of
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
        next_action_on=local_date(at) + timedelta(days=step.words["in_days"]),
    )


def _suggested(step: Step) -> UUID | None:
    key = step.words.get("suggest")
    return planned_teams()[key].team_id if key else None
