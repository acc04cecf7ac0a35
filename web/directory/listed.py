"""The directory as a list: for keeper and lead what needs putting right first, then every team.

A search is posted and goes on to a plain address, so the back button and a bookmark work.
"""

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from handover.policy import View
from projections.directory import find_open_and_closed, team_of
from projections.model import Page
from web.composition import composition
from web.directory.blueprint import blueprint
from web.directory.keeping import SEE_OTHER, is_keeper, sees_what_is_wrong
from web.directory.put_right import put_right
from web.directory.search import Q, sought, words_instead
from web.forms import held_form
from web.permissions import requires
from web.presenters.directory import directory_tag
from web.presenters.tags import Tag
from web.presenters.team import TeamShown, team_shown
from web.presenters.team_numbers import VERIFIED_FOR


@blueprint.get("")
@requires(View.DIRECTORY)
def listed() -> ResponseReturnValue:
    """What is in doubt, and one page of the teams that hold every word of `q`."""
    together = composition()
    together.projector.catch_up()
    now = together.clock()
    if (instead := words_instead(held_form())) is not None:
        return _go_on(instead)
    words = sought(request.args.get(Q, ""))
    with together.reads.reading() as connection:
        true_up_to = together.projector.true_up_to(connection, now)
        found = find_open_and_closed(connection, words, _page("page"))
        found_wrong = put_right(connection, _page("doubtful")) if sees_what_is_wrong() else None
        successors = _successors(connection, found)
    return render_template(
        "directory/listed.html",
        words=words,
        found=found,
        teams=_shown(found),
        put_right=found_wrong,
        doubtful=found_wrong.doubtful if found_wrong else None,
        doubtful_teams=_shown(found_wrong.doubtful) if found_wrong else [],
        successors=successors,
        is_keeper=is_keeper(),
        days=VERIFIED_FOR.days,
        true_up_to=true_up_to,
    )


@blueprint.post("")
@requires(View.DIRECTORY)
def find() -> ResponseReturnValue:
    """Go on to the page of what was typed."""
    return _go_on(sought(request.form.get(Q, "")))


def _go_on(words: str) -> ResponseReturnValue:
    return redirect(url_for("directory.listed", q=words, _anchor="all-teams"), SEE_OTHER)


def _shown(page: Page) -> list[tuple[TeamShown, Tag | None]]:
    now = composition().clock()
    teams = [team_shown(row, now) for row in page.rows]
    return [(team, directory_tag(team)) for team in teams]


def _successors(connection: Connection, page: Page) -> dict[UUID, str]:
    """The names of the teams that came after the closed ones of this page."""
    ids = {row["successor_id"] for row in page.rows if row["successor_id"]}
    teams = (team_of(connection, team_id) for team_id in ids)
    return {team["team_id"]: team["name"] for team in teams if team}


def _page(name: str) -> int:
    """The page number of the address; the first page answers a slip or a game."""
    return request.args.get(name, 1, int)
