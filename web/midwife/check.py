"""The last look before sending, and the sending: once, whatever is pressed twice.

Must not know how a step is drawn.
"""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from handover.actor import Source
from handover.commands import Record
from handover.deadlines import due_times
from handover.refusals import Refusal
from web.asking import carry_out
from web.composition import composition
from web.forms import Errors, FieldError, Form, keeps_in, refused
from web.midwife import half_done
from web.midwife.blueprint import SEE_OTHER, UNPROCESSABLE, blueprint
from web.midwife.half_done import HalfDone
from web.midwife.sender import sender, team_in_directory
from web.midwife.steps import chosen_team_id, first_unanswered, step_of, whole_record
from web.midwife.write import address_of, next_address
from web.permissions import requires
from web.presenters.record import (
    answer_cards,
    holds_words,
    out_of_area_words,
    out_of_hours_route,
)
from web.schemas.record import RecordSchema


@blueprint.get("/record/<uuid:draft_id>/check")
@requires(Record)
def check(draft_id: UUID) -> ResponseReturnValue:
    """All answers, with what sending them will start; a gap leads to its step instead."""
    record = half_done.find(draft_id, sender())
    if first_unanswered(record):
        return redirect(next_address(record), SEE_OTHER)
    return _draw(record, ())


@blueprint.post("/record/<uuid:draft_id>/check")
@requires(Record)
def send(draft_id: UUID) -> ResponseReturnValue:
    """Send it, and go straight to the call."""
    record = half_done.find(draft_id, sender())
    command, errors = whole_record(record)
    if errors or first_unanswered(record):
        return redirect(next_address(record), SEE_OTHER)
    try:
        done = carry_out(command, record.draft_id, Source.PAGE, keeps_in(record.everything()))
    except Refusal as refusal:
        return _draw(record, refused(refusal, RecordSchema())), UNPROCESSABLE
    half_done.end(record.draft_id, sender())
    flash("Sent. It is not acknowledged yet: now ring the receiving team.", "success")
    return redirect(url_for("midwife.call", handover_id=done.subject_id), SEE_OTHER)


def _draw(record: HalfDone, errors: Errors) -> str:
    command, _ = whole_record(record)
    team = team_in_directory(chosen_team_id(record))
    own = team_in_directory(sender().team_id)
    assert team is not None  # noqa: S101 - no unanswered step is left
    return render_template(
        "midwife/check.html",
        form=Form.of({}, errors),
        draft_id=record.draft_id,
        cards=answer_cards(command, team),
        team=team,
        holds=holds_words(command.kind),
        due=due_times(
            command.urgency,
            composition().clock(),
            team.hours,
            rules=composition().rules_of(team.area),
        ),
        out_of_area="" if command.area or not own else out_of_area_words(own, team),
        out_of_hours=out_of_hours_route(command.urgency, team),
        to_put_right=[(error, _step_address(error, record)) for error in errors],
        address_of=address_of,
    )


def _step_address(error: FieldError, record: HalfDone) -> str:
    """Where the refused answer is changed; empty when it is about no field."""
    step = step_of(error.field)
    return f"{address_of(step.name, record.draft_id)}#{error.anchor}" if step else ""
