"""The call page: whom to ring, what to say, and one press for what came of the call.

Pressing logs an attempt; only the conversation page can say that somebody was spoken to.
"""

from datetime import datetime
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from handover.actor import Source
from handover.calendar import local_date
from handover.calls import AttemptOutcome
from handover.commands import LogAttempt
from handover.deadlines import next_try_at
from handover.handover import Handover
from handover.reference import call_reference
from handover.refusals import Refusal
from handover.states import State
from web.account.strangers import typed_now
from web.asking import carry_out, new_command_id
from web.composition import composition
from web.forms import Form, held_form, read, refused
from web.midwife.blueprint import SEE_OTHER, UNPROCESSABLE, blueprint
from web.midwife.sender import (
    number_of,
    numbers_to_ring,
    own_handover,
    sender,
    team_in_directory,
)
from web.permissions import requires
from web.presenters import call as words
from web.presenters.actions import actions_for
from web.presenters.arrangements import arrangements_shown
from web.presenters.clocks import clock
from web.presenters.daily import daily_shown
from web.presenters.ending import ended
from web.presenters.hidden import safeguards_shown
from web.presenters.labels import ATTEMPT
from web.presenters.ladder import who_next
from web.presenters.loss import loss_shown
from web.presenters.reached import reached, rung_so_far
from web.presenters.script import script, voicemail_script
from web.schemas.calls import AttemptSchema
from web.seen import family_seen

ADDRESS = "/handovers/<uuid:handover_id>/call"


@blueprint.get(ADDRESS)
@requires(LogAttempt)
def call(handover_id: UUID) -> ResponseReturnValue:
    """Whom to ring and what to say."""
    handover = own_handover(handover_id, LogAttempt)
    return _draw(handover, Form.of(held_form() or {"number": [number_of(handover)]}))


@blueprint.post(ADDRESS)
@requires(LogAttempt)
def log_attempt(handover_id: UUID) -> ResponseReturnValue:
    """Log what came of one try, and say plainly that it is no contact."""
    handover = own_handover(handover_id, LogAttempt)
    now, typed = composition().clock(), typed_now()
    schema = AttemptSchema(today=local_date(now))
    about, errors = read(schema, typed)
    if errors:
        return _draw(handover, Form.of(typed, errors)), UNPROCESSABLE
    command = about(handover_id)
    try:
        done = carry_out(command, _command_id(command.attempt.outcome), Source.PAGE)
    except Refusal as refusal:
        return _draw(handover, Form.of(typed, refused(refusal, schema))), UNPROCESSABLE
    said = words.logged_words(
        command.attempt.outcome,
        handover,
        now,
        again_at=_again_at(handover, command.happened_at or now),
        is_repeat=done.is_repeat,
    )
    flash(said, "important")
    return redirect(url_for("midwife.call", handover_id=handover_id), SEE_OTHER)


def _again_at(handover: Handover, tried_at: datetime) -> datetime:
    """When the receiving area's rules ask for the next try; at once for a team that is not shown.

    The rules of today, not those of the record: ringing again is advice, and no due time.
    """
    team = team_in_directory(handover.receiving.team_id)
    if team is None:
        return tried_at
    rules = composition().rules_of(handover.receiving.area)
    return next_try_at(handover.urgency, tried_at, team.hours, rules)


def _command_id(outcome: AttemptOutcome) -> UUID:
    """The id of this button on this page: pressing it twice logs one try. Raises BadRequest."""
    try:
        return UUID(request.form.get(f"press.{outcome.value}", ""))
    except ValueError:
        raise BadRequest from None


def _draw(handover: Handover, form: Form) -> str:
    now, caller = composition().clock(), sender().actor
    due, closed_at = handover.due, handover.over.recorded_at if handover.over else None
    team = team_in_directory(handover.receiving.team_id)
    family = family_seen(handover, caller)
    return render_template(
        "midwife/call.html",
        form=form,
        handover=handover,
        team=team,
        number=number_of(handover),
        numbers=numbers_to_ring(handover),
        was_rung=bool(rung_so_far(handover)),
        reference=call_reference(handover.id),
        needs_out_of_hours=team is not None and words.out_of_hours_now(handover, team),
        script=script(handover, caller, family),
        voicemail=voicemail_script(handover, caller),
        ended=ended(handover),
        loss=loss_shown(handover, family, caller),
        arrangements=arrangements_shown(family, handover.baby_ids),
        handover_id=handover.id,
        safeguards=safeguards_shown(handover, family),
        loss_command_id=new_command_id(),
        who_next=who_next(handover, now),
        call_clock=clock(due.call_due_at, handover.call_stopped_at, now, closed_at=closed_at),
        acknowledge_clock=clock(
            due.acknowledge_due_at, words.answered_at(handover), now, closed_at=closed_at
        ),
        so_far=reached(handover),
        work=daily_shown(handover, now),
        actions=actions_for(caller, handover),
        ringing_command_id=new_command_id(),
        lines=words.call_lines(handover),
        holder=handover.holder,
        is_declined=handover.state is State.DECLINED,
        is_more_open=_is_more_open(form),
        pressed=_pressed(form),
        presses=[
            (one, ATTEMPT[one], words.PRESS_HINT.get(one, ""), new_command_id())
            for one in AttemptOutcome
        ],
    )


def _is_more_open(form: Form) -> bool:
    """Whether the folded fields hold something to look at."""
    is_wrong = any(form.error(field) for field in ("number", "note", "happened_at"))
    return is_wrong or any(form.value(field) for field in ("note", "happened_at.time"))


def _pressed(form: Form) -> str:
    """Which button was pressed on a form that has to be sent again."""
    labels = {outcome.value: label for outcome, label in ATTEMPT.items()}
    return labels.get(form.value("outcome"), "")
