"""The lists: what waits for my team, what it has sent, and the lead's board. Worst first.

Must not know how a list is kept. Overdue is worked out now, from due times.
"""

from enum import Enum
from typing import Any

from marshmallow import fields

from handover.policy import View
from projections import disagreements, inbox, overdue, referral_lists, sent
from projections.directory import wrong_numbers
from projections.successions import left_with_closed_count
from web.api.bearer import own_team_id
from web.api.blueprint import ApiBlueprint
from web.api.fields import OneOf
from web.api.paging import PageQuery, caught_up, shown
from web.api.shown_lists import BoardSchema, InboxSchema, SentSchema
from web.composition import composition
from web.permissions import requires

blueprint = ApiBlueprint("lists", "", "What waits, what was sent, and what is overdue")


class InboxPart(Enum):
    """Which part of the inbox: what nobody has answered, or what the team took on."""

    WAITING = "waiting"
    TAKEN_ON = "taken_on"
    STOPPED = "stopped"
    CHANGED = "changed"


class SentPart(Enum):
    """Which part of what was sent: what the team still has to see to, or what is settled."""

    OPEN = "open"
    SETTLED = "settled"
    STOPPED = "stopped"
    CHANGED = "changed"


class InboxQuery(PageQuery):
    """Which part, and which page of it."""

    show = OneOf(InboxPart, InboxPart.WAITING)


class SentQuery(PageQuery):
    """Which part, and which page of it."""

    show = OneOf(SentPart, SentPart.OPEN)


class PlaceQuery(PageQuery):
    """Narrows a lead's list to one organisation, team or area, sending or receiving."""

    ods_code = fields.String(load_default="")
    team_id = fields.UUID(load_default=None, error_messages={"invalid_uuid": "Send a team's id"})
    area = fields.String(load_default="")


class BoardQuery(PlaceQuery):
    """The same, or one figure of the board."""

    show = OneOf(overdue.Show, None)


@blueprint.reads("/inbox", requires(View.INBOX), query=InboxQuery, gives=InboxSchema)
def waiting(query: dict[str, Any]) -> dict[str, Any]:
    """What was sent to your team: what is overdue first, then the most urgent."""
    team_id, truth = own_team_id(), caught_up()
    with composition().reads.reading() as connection:
        if query["show"] is InboxPart.TAKEN_ON:
            now = composition().clock()
            page = inbox.taken_on_by(connection, team_id, now, query["page"])
        elif query["show"] is InboxPart.STOPPED:
            page = inbox.stopped_for(connection, team_id, query["page"])
        elif query["show"] is InboxPart.CHANGED:
            page = inbox.changed_for(connection, team_id, query["page"])
        else:
            now = composition().clock()
            page = inbox.waiting_for(connection, team_id, now, query["page"])
    return truth | shown(page)


@blueprint.reads("/sent", requires(View.SENT), query=SentQuery, gives=SentSchema)
def sent_by_us(query: dict[str, Any]) -> dict[str, Any]:
    """What your team has sent: what was declined first, then what is overdue."""
    team_id, truth = own_team_id(), caught_up()
    with composition().reads.reading() as connection:
        if query["show"] is SentPart.SETTLED:
            page = sent.settled_of(connection, team_id, query["page"])
        elif query["show"] is SentPart.STOPPED:
            page = sent.stopped_of(connection, team_id, query["page"])
        elif query["show"] is SentPart.CHANGED:
            page = sent.changed_of(connection, team_id, query["page"])
        else:
            page = sent.open_of(connection, team_id, composition().clock(), query["page"])
    return truth | shown(page)


@blueprint.reads("/board", requires(View.BOARD), query=BoardQuery, gives=BoardSchema)
def board(query: dict[str, Any]) -> dict[str, Any]:
    """What nobody took on or spoke about, or no response came to in time; the worst first."""
    number = query.pop("page")
    narrowed, truth, now = overdue.Narrowed(**query), caught_up(), composition().clock()
    with composition().reads.reading() as connection:
        page = overdue.worst_first(connection, now, narrowed, number)
        counts = overdue.counts(connection, now, narrowed)
        beside = {
            "unanswered_referrals": referral_lists.unanswered_count(connection, now, narrowed),
            "reviews": referral_lists.unreviewed_count(connection, narrowed),
            "disagreements": disagreements.unsettled_count(connection, narrowed),
        }
        wrong = wrong_numbers(connection)
        left = left_with_closed_count(connection)
    in_region = {"wrong_numbers": wrong, "left_with_closed_teams": left}
    return truth | shown(page) | {"counts": vars(counts) | beside} | in_region
