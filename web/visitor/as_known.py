"""A record as anybody could have known it at a moment. Nothing can be done from such a page.

Must not know how words are made (presenters) nor who may see it (the policy).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from flask import render_template, request
from flask.typing import ResponseReturnValue

from handover.actor import Actor
from handover.policy import View
from handover.refusals import InvalidValue
from projections.timeline import timeline_of
from web.composition import composition
from web.forms import Errors, Form, read, refused
from web.permissions import requires
from web.presenters.as_known import as_known_words
from web.presenters.sheet import sheet
from web.presenters.timeline import timeline_line
from web.schemas.chronology import AsKnownSchema
from web.seen import family_then, known_on
from web.visitor.answering import UNPROCESSABLE, me
from web.visitor.blueprint import blueprint
from web.visitor.record_parts import parts_of


@blueprint.get("/handovers/<uuid:handover_id>/as-known")
@requires(View.RECORD)
def as_known(handover_id: UUID) -> ResponseReturnValue:
    """The form for a moment, or the record as it was known then. Raises HandoverNotFound."""
    actor = me().actor
    typed, schema = request.args.to_dict(flat=False), AsKnownSchema()
    asked, errors = read(schema, typed)
    if errors:
        return _asked_again(handover_id, actor, typed, errors), UNPROCESSABLE
    moment = asked["as_known_on"]
    if moment is None:
        return _asked_again(handover_id, actor, typed)
    try:
        return _draw(handover_id, actor, moment, Form.of(typed))
    except InvalidValue as refusal:
        page = _asked_again(handover_id, actor, typed, refused(refusal, schema))
        return page, UNPROCESSABLE


def _draw(handover_id: UUID, actor: Actor, moment: datetime, form: Form) -> str:
    together, then = composition(), known_on(moment)
    handover = then.look_up(handover_id, actor, View.RECORD)
    together.projector.catch_up()
    with together.reads.reading() as connection:
        true_up_to = together.projector.true_up_to(connection, together.clock())
        lines = [timeline_line(row) for row in timeline_of(connection, handover_id, moment)]
    return render_template(
        "visitor/record.html",
        **parts_of(then, handover, family_then(then, handover, actor), actor, moment),
        as_known=as_known_words(moment),
        moment=moment.isoformat(),
        form=form,
        lines=lines,
        telephone=handover.sending.telephone,
        true_up_to=true_up_to,
    )


def _asked_again(
    handover_id: UUID, actor: Actor, typed: Mapping[str, Sequence[str]], errors: Errors = ()
) -> str:
    """The form alone: nothing of now stands in the place of what was asked for."""
    together = composition()
    handover = together.service.look_up(handover_id, actor, View.RECORD)
    return render_template(
        "visitor/as_known.html",
        handover_id=handover_id,
        sheet=sheet(handover, together.clock()),
        form=Form.of(typed, errors),
    )
