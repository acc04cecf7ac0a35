"""The chronology of a family on a page: all that happened, as far as this person may know.

Must not know how it is put together (web/chronicle.py) nor the words (presenters).
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from uuid import UUID

from flask import render_template, request
from flask.typing import ResponseReturnValue

from handover.family.exports import Part
from handover.policy import View
from handover.refusals import InvalidValue
from projections.model import page_in
from web.chronicle import Chronicle, chronicle
from web.family.blueprint import blueprint
from web.forms import Errors, Form, read, refused
from web.page_asked import page_asked
from web.permissions import requires
from web.presenters.as_known import as_known_words
from web.presenters.chronology_labels import PART
from web.schemas.chronology import ChronologySchema
from web.visitor.answering import UNPROCESSABLE, me


@blueprint.get("/handovers/<uuid:handover_id>/family/chronology")
@requires(View.FAMILY)
def chronology(handover_id: UUID) -> ResponseReturnValue:
    """The page. Raises HandoverNotFound, or NoFamilyHere for a record that was made in error."""
    typed, schema = request.args.to_dict(flat=False), ChronologySchema()
    asked, errors = read(schema, typed)
    if errors:
        return _not_drawn(handover_id, typed, errors)
    part, moment = asked["part"], asked["as_known_on"]
    try:
        found = chronicle(handover_id, me().actor, part, moment)
    except InvalidValue as refusal:
        return _not_drawn(handover_id, typed, refused(refusal, schema))
    return _draw(found, part, moment, Form.of(typed))


def _draw(found: Chronicle, part: Part, moment: datetime | None, form: Form) -> str:
    page = page_in(found.entries, page_asked())
    return render_template(
        "family/chronology.html",
        handover_id=found.handover_id,
        found=found,
        page=page,
        form=form,
        parts=PART,
        part=part,
        as_known=as_known_words(moment) if moment else "",
        kept=_kept(part, moment),
    )


def _not_drawn(
    handover_id: UUID, typed: Mapping[str, Sequence[str]], errors: Errors
) -> ResponseReturnValue:
    """The form alone, with what is wrong: nothing of now in the place of what was asked for."""
    now = chronicle(handover_id, me().actor, Part.EXPORTS)
    form = Form.of(typed, errors)
    page = render_template(
        "family/chronology.html",
        handover_id=handover_id,
        found=now,
        form=form,
        parts=PART,
        part=Part.SIGNIFICANT,
    )
    return page, UNPROCESSABLE


def _kept(part: Part, moment: datetime | None) -> dict[str, str]:
    """What the address keeps from page to page."""
    on = {"as_known_on": moment.astimezone(UTC).isoformat()} if moment else {}
    return {"part": part.value, **on}
