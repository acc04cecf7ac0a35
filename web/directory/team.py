"""One team of the directory: what everybody may know of it, and what happened to it.

Must not know the forms but by their addresses.
"""

from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue

from handover.policy import View
from projections.team_history import history_of
from web.composition import composition
from web.directory.blueprint import blueprint
from web.directory.keeping import is_keeper, team_now
from web.permissions import requires
from web.presenters.directory import directory_tag, history_line


@blueprint.get("/<uuid:team_id>")
@requires(View.DIRECTORY)
def team(team_id: UUID) -> ResponseReturnValue:
    """The team, open or closed, with its history."""
    found = team_now(team_id)
    together = composition()
    with together.reads.reading() as connection:
        true_up_to = together.projector.true_up_to(connection, together.clock())
        lines = history_of(connection, team_id)
    return render_template(
        "directory/team.html",
        team=found,
        tag=directory_tag(found),
        successor=team_now(found.successor_id) if found.successor_id else None,
        lines=[history_line(line) for line in lines],
        is_keeper=is_keeper(),
        true_up_to=true_up_to,
    )
