"""The page by which a family's chronology is taken out of the service, with a reason.

Must not know what stands in the file (web/exporting.py), nor the rules: the aggregate judges.
"""

from uuid import UUID

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from handover.actor import Source
from handover.family.commands import ExportChronology
from handover.family.exports import Part
from handover.handover import Handover
from handover.refusals import HandoverNotFound, NotPermitted, Refusal
from web.account.strangers import typed_now
from web.asking import carry_out, new_command_id, posted_command_id
from web.composition import composition
from web.exporting import file_of_export
from web.family.blueprint import blueprint
from web.forms import Form, held_form, read, refused
from web.permissions import requires
from web.presenters.chronology_labels import EXPORT_PURPOSE, PART
from web.presenters.sheet import sheet
from web.schemas.chronology import ExportSchema
from web.visitor.answering import SEE_OTHER, UNPROCESSABLE, me, open_for

PATH = "/handovers/<uuid:handover_id>/family/chronology/export"


@blueprint.get(PATH)
@requires(ExportChronology)
def export(handover_id: UUID) -> ResponseReturnValue:
    """The form, with what was chosen on the chronology, or typed before a session ran out."""
    chosen = {"part": [Part.SIGNIFICANT.value], **request.args.to_dict(flat=False)}
    return _draw(open_for(handover_id, ExportChronology), Form.of(held_form() or chosen))


@blueprint.post(PATH)
@requires(ExportChronology)
def take_out(handover_id: UUID) -> ResponseReturnValue:
    """Store who takes it out and why, then lead to the file. What was typed is always kept."""
    handover = open_for(handover_id, ExportChronology)
    typed, schema = typed_now(), ExportSchema()
    command_for, errors = read(schema, typed)
    if errors:
        return _draw(handover, Form.of(typed, errors)), UNPROCESSABLE
    try:
        command_id = posted_command_id()
        carry_out(command_for(handover_id), command_id, Source.PAGE)
    except (HandoverNotFound, NotPermitted):
        raise
    except Refusal as refusal:
        return _draw(handover, Form.of(typed, refused(refusal, schema))), UNPROCESSABLE
    to_file = url_for("family.file", handover_id=handover_id, export_id=command_id)
    return redirect(to_file, SEE_OTHER)


@blueprint.get(f"{PATH}/<uuid:export_id>")
@requires(ExportChronology)
def file(handover_id: UUID, export_id: UUID) -> ResponseReturnValue:
    """The file of an export, for whoever exported it. Raises HandoverNotFound for all others."""
    made = file_of_export(handover_id, me().actor, export_id)
    answer = Response(made.content, content_type=made.media_type)
    answer.headers.set("Content-Disposition", "attachment", filename=made.name)
    return answer


def _draw(handover: Handover, form: Form) -> str:
    return render_template(
        "family/export.html",
        handover_id=handover.id,
        sheet=sheet(handover, composition().clock()),
        form=form,
        parts=PART,
        purposes=EXPORT_PURPOSE,
        command_id=form.value("command_id") or new_command_id(),
    )
