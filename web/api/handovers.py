"""Handovers and concerns: record one, read it, and read what happened to it.

Must not know the rules: a command is made and handed over.
"""

from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import url_for

from handover import commands as c
from handover.handover import Handover
from handover.looking import Looks
from handover.permission import may
from handover.policy import View
from projections.hidden import veiled_line
from projections.timeline import timeline_of
from projections.whole_timeline import whole_timeline
from web.api.bearer import acting
from web.api.blueprint import ApiBlueprint
from web.api.once import Once, carry_out_once
from web.api.paging import caught_up
from web.api.shown_handover import HandoverSchema, StandingSchema, whole
from web.api.shown_timeline import TimelineSchema
from web.composition import composition
from web.permissions import requires
from web.schemas.chronology import AsKnownSchema
from web.schemas.record import RecordSchema
from web.seen import is_hidden, known_on

blueprint = ApiBlueprint("handovers", "/handovers", "Handovers of care and concerns")


@blueprint.changes("", requires(c.Record), body=RecordSchema, gives=StandingSchema)
def record(once: Once) -> tuple[Handover, HTTPStatus, dict[str, str]]:
    """Record a handover of care or a concern, from your team to another."""
    handover, status = carry_out_once(once.made, once)
    address = url_for(f"{blueprint.name}.{show.__name__}", handover_id=handover.id)
    return handover, status, {"Location": address}


@blueprint.reads(
    "/<uuid:handover_id>", requires(View.RECORD), query=AsKnownSchema, gives=HandoverSchema
)
def show(query: dict[str, Any], handover_id: UUID) -> Mapping[str, Any]:
    """The whole record, for members of its two teams; `as_known_on` as it was known then."""
    return whole(_look_up(handover_id, View.RECORD, query["as_known_on"]))


@blueprint.reads(
    "/<uuid:handover_id>/timeline",
    requires(View.TIMELINE),
    query=AsKnownSchema,
    gives=TimelineSchema,
)
def timeline(query: dict[str, Any], handover_id: UUID) -> dict[str, Any]:
    """What happened, in the order of recording, without the family's story.

    With `as_known_on`, without what was recorded later than that, and without emails: what became
    of one stands in its line as it is now.
    """
    handover = _look_up(handover_id, View.TIMELINE)
    truth, is_theirs = caught_up(), may(acting().actor, View.RECORD, handover)
    if (moment := query["as_known_on"]) is not None:
        known_on(moment).look_up(handover_id, acting().actor, View.TIMELINE)
    with composition().reads.reading() as connection:
        if moment is None:
            lines = whole_timeline(connection, handover_id)
        else:
            lines = [*timeline_of(connection, handover_id, moment)]
        if not is_theirs and is_hidden(connection, handover):
            lines = [veiled_line(line, handover.sending.name) for line in lines]
    return truth | {"handover_id": handover_id, "lines": lines}


def _look_up(handover_id: UUID, view: View, moment: datetime | None = None) -> Handover:
    """The handover, now or as known on `moment`.

    Raises HandoverNotFound for whoever may not have `view` of it now, InvalidValue for a moment
    that is still to come, or before it was recorded.
    """
    looking: Looks = composition().service if moment is None else known_on(moment)
    return looking.look_up(handover_id, acting().actor, view)
