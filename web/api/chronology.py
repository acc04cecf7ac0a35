"""The chronology of a family, and taking it out. Must not know how it is put together."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from handover.family.commands import ExportChronology
from handover.family.family import Family
from handover.policy import View
from projections.model import page_in
from web.api.bearer import acting
from web.api.blueprint import ApiBlueprint
from web.api.once import Once, carried_out
from web.api.paging import PageQuery, shown
from web.api.shown_chronology import ChronologyPageSchema, FileSchema
from web.chronicle import chronicle
from web.exporting import File, file_of_export
from web.permissions import requires
from web.schemas.chronology import ChronologySchema, ExportSchema

blueprint = ApiBlueprint(
    "chronology", "/handovers/<uuid:handover_id>/family", "What happened to a family, in order"
)


class ChronologyQuery(PageQuery, ChronologySchema):
    """What of it, as known on which moment, and which page."""


@blueprint.reads(
    "/chronology", requires(View.FAMILY), query=ChronologyQuery, gives=ChronologyPageSchema
)
def show(query: dict[str, Any], handover_id: UUID) -> dict[str, Any]:
    """All that happened, the oldest first, across every handover of the family that you may open.

    `as_known_on` leaves out what was recorded after that moment, also of an earlier day.
    """
    moment = query["as_known_on"]
    found = chronicle(handover_id, acting().actor, query["part"], moment)
    page = shown(page_in(found.entries, query["page"]))
    beside = {"as_known_on": moment, "is_address_hidden": found.is_hidden}
    return page | beside | {"handovers_not_told": found.others}


@blueprint.changes(
    "/chronology-export", requires(ExportChronology), body=ExportSchema, gives=FileSchema
)
def take_out(once: Once, handover_id: UUID) -> tuple[File, HTTPStatus]:
    """Take it out of the service as a file, with a reason: a fact that stays in the record."""
    _, status = carried_out(Family, once.made(handover_id), once)
    return file_of_export(handover_id, acting().actor, once.command_id), status
