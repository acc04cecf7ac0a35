"""The form that puts right who a record is about: filled in with what the record says now.

Must not know the rules: the aggregate judges, and its words are shown.
"""

from datetime import date
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from handover.actor import Source
from handover.correcting.commands import CorrectIdentity
from handover.handover import Handover
from handover.refusals import HandoverNotFound, NotPermitted, Refusal
from web.account.strangers import typed_now
from web.asking import carry_out, new_command_id, posted_command_id
from web.composition import composition
from web.desk.held_forms import Typed
from web.forms import Form, held_form, read, refused
from web.permissions import requires
from web.presenters.changes import who_now
from web.presenters.record import spaced
from web.presenters.sheet import sheet
from web.schemas.correcting import IdentitySchema
from web.visitor.answering import OVERTAKEN, SEE_OTHER, UNPROCESSABLE, open_for, overtaken
from web.visitor.blueprint import blueprint

IS_CORRECTED = "Corrected. Each team that saw the record before is asked to read it."
_PARTS = ("day", "month", "year")
KEPT = {
    "NHS number": ("mother.nhs_number",),
    "Mother's name": ("mother.name",),
    "Mother's date of birth": tuple(f"mother.born_on-{part}" for part in _PARTS),
    "Due date": tuple(f"due_on-{part}" for part in _PARTS),
    "Baby's date of birth": tuple(f"baby_born_on-{part}" for part in _PARTS),
    "What was wrong": ("reason",),
}
"""What is shown again, to copy, when a loss has stopped it meanwhile."""


@blueprint.get("/handovers/<uuid:handover_id>/identity")
@requires(CorrectIdentity)
def identity(handover_id: UUID) -> ResponseReturnValue:
    """The form, with what the record says, or with what was typed before a session ran out."""
    handover = open_for(handover_id, CorrectIdentity)
    return _draw(handover, Form.of(held_form() or _as_it_is(handover)))


@blueprint.post("/handovers/<uuid:handover_id>/identity")
@requires(CorrectIdentity)
def send_identity(handover_id: UUID) -> ResponseReturnValue:
    """Put it right, and go back to the record. Whatever is wrong, what was typed is kept."""
    handover, typed, schema = open_for(handover_id, CorrectIdentity), typed_now(), IdentitySchema()
    made, errors = read(schema, typed)
    if errors:
        return _draw(handover, Form.of(typed, errors)), UNPROCESSABLE
    try:
        carry_out(made(handover_id), posted_command_id(), Source.PAGE)
    except OVERTAKEN as refusal:
        return overtaken(handover_id, refusal, typed, KEPT)
    except (HandoverNotFound, NotPermitted):
        raise
    except Refusal as refusal:
        fresh = open_for(handover_id, CorrectIdentity)
        return _draw(fresh, Form.of(typed, refused(refusal, schema))), UNPROCESSABLE
    flash(IS_CORRECTED, "success")
    return redirect(url_for("visitor.open_handover", handover_id=handover_id), SEE_OTHER)


def _as_it_is(handover: Handover) -> Typed:
    """The boxes as the record stands: whoever corrects changes what is wrong."""
    about = handover.about
    return {
        "mother.nhs_number": [spaced(about.mother.nhs_number).replace("\u00a0", " ")],
        "mother.name": [about.mother.name],
        **_boxes("mother.born_on", about.mother.born_on),
        **_boxes("due_on", about.due_on),
        **_boxes("baby_born_on", about.baby_born_on),
    }


def _boxes(field: str, day: date | None) -> Typed:
    if day is None:
        return {}
    return {f"{field}-{part}": [str(getattr(day, part))] for part in _PARTS}


def _draw(handover: Handover, form: Form) -> str:
    return render_template(
        "visitor/identity.html",
        handover_id=handover.id,
        sheet=sheet(handover, composition().clock()),
        form=form,
        now=who_now(handover.about),
        is_born=handover.about.baby_born_on is not None,
        changes_seen=len(handover.changes),
        command_id=form.value("command_id") or new_command_id(),
    )
