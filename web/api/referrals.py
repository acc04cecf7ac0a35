"""Referrals and disagreements: told through a handover of the family, and listed for who follows.

Must not know the rules: a command is made and handed over.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from uuid import UUID

from handover.disagreement import commands as d
from handover.policy import View
from handover.referral import commands as c
from handover.referral.referral import Referral
from projections import disagreements, overdue, referral_lists
from web.api.bearer import acting, own_team_id
from web.api.blueprint import ApiBlueprint
from web.api.lists import PlaceQuery
from web.api.once import Left, Once, carried_out, carry_out_once
from web.api.paging import PageQuery, caught_up, shown
from web.api.shown_handover import StandingSchema
from web.api.shown_referral import (
    DisputedSchema,
    FollowedSchema,
    ReferralSchema,
    ReferralsSchema,
    ReviewedSchema,
    reviewed,
    whole_referral,
)
from web.composition import composition
from web.permissions import requires
from web.schemas import referral as schemas

blueprint = ApiBlueprint("referrals", "", "Referrals followed to their outcome, disagreements")

_OF = "/handovers/<uuid:handover_id>"
Told = tuple[Mapping[str, Any], HTTPStatus]
"""The referral as a command left it, and 201; or 200 for a repeat, as it was left then."""


@blueprint.reads(f"{_OF}/referrals", requires(View.FAMILY), gives=ReferralsSchema)
def show(handover_id: UUID) -> Mapping[str, Any]:
    """Every referral of the family, for members of the handover's two teams."""
    service = composition().service
    handover = service.look_up(handover_id, acting().actor, View.FAMILY)
    found = service.referrals_of(service.known_family(handover))
    return {"referrals": [whole_referral(one) for one in found]}


@blueprint.changes(
    f"{_OF}/referrals",
    requires(c.RecordReferral),
    body=schemas.ReferralSchema,
    gives=ReferralSchema,
)
def record_referral(once: Once, handover_id: UUID) -> Told:
    """Say that a referral was made. It is followed from now on; this service does not refer."""
    return _told(once, handover_id)


@blueprint.changes(
    f"{_OF}/referrals/acknowledgement",
    requires(c.AcknowledgeReferral),
    body=schemas.ReferralAnswerSchema,
    gives=ReferralSchema,
)
def acknowledge_referral(once: Once, handover_id: UUID) -> Told:
    """Say that the authority has it, and as what it was taken."""
    return _told(once, handover_id)


@blueprint.changes(
    f"{_OF}/referrals/outcome",
    requires(c.RecordOutcome),
    body=schemas.OutcomeSchema,
    gives=ReferralSchema,
)
def record_outcome(once: Once, handover_id: UUID) -> Told:
    """Say what the authority decided. "No further action" opens a review at once."""
    return _told(once, handover_id)


@blueprint.changes(
    f"{_OF}/referrals/error",
    requires(c.EnterReferralInError),
    body=schemas.ReferralErrorSchema,
    gives=ReferralSchema,
)
def enter_referral_in_error(once: Once, handover_id: UUID) -> Told:
    """Say that it should never have been recorded, for the team that did. Nothing is erased."""
    return _told(once, handover_id)


@blueprint.changes(
    f"{_OF}/referrals/review",
    requires(c.ReviewReferral),
    body=schemas.ReviewSchema,
    gives=ReviewedSchema,
)
def review(once: Once, handover_id: UUID) -> Told:
    """Review a "no further action", as somebody other than the decider."""
    referral, status = _left(once, handover_id)
    return reviewed(referral), status


@blueprint.changes(
    f"{_OF}/disagreements",
    requires(d.RecordDisagreement),
    body=schemas.DisagreementSchema,
    gives=StandingSchema,
)
def disagree(once: Once, handover_id: UUID) -> Left:
    """Differ with the outcome of a referral, or with a decline. Its ladder is its own."""
    return carry_out_once(once.made(handover_id), once)


@blueprint.changes(
    f"{_OF}/disagreements/settlement",
    requires(d.SettleDisagreement),
    body=schemas.SettlementSchema,
    gives=StandingSchema,
)
def settle(once: Once, handover_id: UUID) -> Left:
    """Say what was agreed: the team that disagreed, or a lead."""
    return carry_out_once(once.made(handover_id), once)


@blueprint.reads("/referrals", requires(View.REFERRALS), query=PageQuery, gives=FollowedSchema)
def followed(query: dict[str, Any]) -> dict[str, Any]:
    """What your team waits for, the longest due first."""
    team_id, truth = own_team_id(), caught_up()
    with composition().reads.reading() as connection:
        return truth | shown(referral_lists.followed_by(connection, team_id, query["page"]))


@blueprint.reads("/board/referrals", requires(View.BOARD), query=PlaceQuery, gives=FollowedSchema)
def unanswered(query: dict[str, Any]) -> dict[str, Any]:
    """Words of authorities that are late, the latest first."""
    number, truth, now = query.pop("page"), caught_up(), composition().clock()
    with composition().reads.reading() as connection:
        page = referral_lists.unanswered(connection, now, overdue.Narrowed(**query), number)
    return truth | shown(page)


@blueprint.reads("/board/reviews", requires(View.BOARD), query=PlaceQuery, gives=FollowedSchema)
def unreviewed(query: dict[str, Any]) -> dict[str, Any]:
    """Reviews of "no further action" that nobody has done, the first due first."""
    number, truth = query.pop("page"), caught_up()
    with composition().reads.reading() as connection:
        page = referral_lists.unreviewed(connection, overdue.Narrowed(**query), number)
    return truth | shown(page)


@blueprint.reads(
    "/board/disagreements", requires(View.BOARD), query=PlaceQuery, gives=DisputedSchema
)
def disputed(query: dict[str, Any]) -> dict[str, Any]:
    """Disagreements that are not settled, the oldest first."""
    number, truth = query.pop("page"), caught_up()
    with composition().reads.reading() as connection:
        page = disagreements.unsettled(connection, overdue.Narrowed(**query), number)
    return truth | shown(page)


def _told(once: Once, handover_id: UUID) -> Told:
    referral, status = _left(once, handover_id)
    return whole_referral(referral), status


def _left(once: Once, handover_id: UUID) -> tuple[Referral, HTTPStatus]:
    return carried_out(Referral, once.made(handover_id), once)
