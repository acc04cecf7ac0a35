"""The lead's lists beside the board: referrals without an answer, reviews, and disagreements.

Names no family. Must not know how words are made (presenters) nor what counts as late.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from handover.policy import View
from projections import disagreements, referral_lists
from projections.directory import all_teams
from projections.model import Page
from projections.overdue import Narrowed
from web.composition import composition
from web.lead.blueprint import blueprint
from web.lead.filters import parameters, read_filters
from web.permissions import requires
from web.presenters import followed as words
from web.presenters.figures import FOLLOWED, FOLLOWED_MEANING, FollowedFigure, followed_figures

Read = Callable[[Connection, datetime, Narrowed, int], Page]


@dataclass(frozen=True)
class FollowedList:
    """One such list: how it is read and said, and what a lead does about an item."""

    name: str
    read: Read
    item: Callable[[Mapping[Any, Any], datetime], words.LeadItem]
    then: str = ""
    """The form that a lead opens from an item; empty where only a team can act."""
    chooses: str = ""
    press: str = ""


LISTS = (
    FollowedList(
        "referrals",
        referral_lists.unanswered,
        words.unanswered_item,
    ),
    FollowedList(
        "reviews",
        lambda connection, _now, narrowed, number: referral_lists.unreviewed(
            connection, narrowed, number
        ),
        words.review_item,
        then="referral.review-get",
        chooses="referral_id",
        press="Review",
    ),
    FollowedList(
        "disagreements",
        lambda connection, _now, narrowed, number: disagreements.unsettled(
            connection, narrowed, number
        ),
        words.disagreement_item,
        then="referral.settled-get",
        chooses="disagreement_id",
        press="Record that it is settled",
    ),
)


def counted(connection: Connection, now: datetime, narrowed: Narrowed) -> dict[str, int]:
    """How long each list is, by its name."""
    return {
        "referrals": referral_lists.unanswered_count(connection, now, narrowed),
        "reviews": referral_lists.unreviewed_count(connection, narrowed),
        "disagreements": disagreements.unsettled_count(connection, narrowed),
    }


def figures_of(
    found: dict[str, int], narrowed: Narrowed, chosen: str = ""
) -> list[tuple[FollowedFigure, str]]:
    """The figures of these lists with their addresses; the chosen one leads back to the board."""
    kept = parameters(narrowed)
    return [
        (
            figure,
            url_for("lead.board", **kept)
            if figure.is_chosen
            else url_for(f"lead.{figure.name}", **kept),
        )
        for figure in followed_figures(found, chosen)
    ]


def _shown(listed: FollowedList) -> Callable[[], ResponseReturnValue]:
    def view() -> ResponseReturnValue:
        together = composition()
        together.projector.catch_up()
        now = together.clock()
        with together.reads.reading() as connection:
            true_up_to = together.projector.true_up_to(connection, now)
            filters = read_filters(connection, request.args, all_teams(connection))
            narrowed = filters.narrowed
            found = counted(connection, now, narrowed)
            page = listed.read(connection, now, narrowed, filters.page)
        here = f"lead.{listed.name}"
        kept = parameters(narrowed)
        return render_template(
            "lead/followed.html",
            listed=listed,
            called=FOLLOWED[listed.name][0],
            meaning=FOLLOWED_MEANING[listed.name],
            filters=filters,
            figures=figures_of(found, narrowed, listed.name),
            items=[listed.item(row, now) for row in page.rows],
            page=page,
            board=url_for("lead.board", **kept),
            all_of_it=url_for(here),
            previous=url_for(here, **kept, page=page.number - 1) if page.number > 1 else "",
            next=url_for(here, **kept, page=page.number + 1) if page.number < page.pages else "",
            true_up_to=true_up_to,
        )

    return view


for _listed in LISTS:
    blueprint.add_url_rule(
        f"/board/{_listed.name}",
        _listed.name,
        requires(View.BOARD)(_shown(_listed)),
        methods=["GET"],
    )
