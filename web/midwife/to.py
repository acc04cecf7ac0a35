"""The step on which the receiving team is found, by place, organisation or ODS code.

A search is posted and goes on to a plain address, so the back button and a bookmark work.
"""

from dataclasses import dataclass
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from handover.commands import Record
from projections.directory import find_teams
from web.composition import composition
from web.directory.search import Q, sought, words_instead
from web.forms import Form, held_form
from web.midwife import half_done
from web.midwife.blueprint import SEE_OTHER, UNPROCESSABLE, blueprint
from web.midwife.half_done import HalfDone
from web.midwife.sender import sender, team_in_directory
from web.midwife.steps import chosen_team_id, step_named
from web.midwife.write import form_of, keep_posted, next_address, place_words, with_held
from web.permissions import requires
from web.presenters.team import TeamShown, team_shown


@dataclass(frozen=True)
class Found:
    """Teams that a search found, and where the search stands. Never the sender's own team."""

    words: str
    teams: tuple[TeamShown, ...]
    total: int
    page: int
    pages: int


def search(words: str, page: int) -> Found:
    """The open teams that hold every one of `words`; nothing is searched for no words."""
    words = sought(words)
    if not words:
        return Found("", (), 0, 1, 1)
    together, own = composition(), sender().team_id
    with together.reads.reading() as connection:
        found = find_teams(connection, words, page)
    now = together.clock()
    teams = tuple(team_shown(row, now) for row in found.rows if row["team_id"] != own)
    hidden = len(found.rows) - len(teams)
    return Found(words, teams, found.total - hidden, found.number, found.pages)


@blueprint.get("/record/<uuid:draft_id>/to")
@requires(Record)
def show_to(draft_id: UUID) -> ResponseReturnValue:
    """The search, what it found, and the team that was chosen before."""
    step = step_named("to")
    held = held_form()
    if (instead := words_instead(held)) is not None:
        return _go_on(draft_id, instead)
    record = with_held(step, half_done.find(draft_id, sender()), held)
    return _draw(record, form_of(step, record))


@blueprint.post("/record/<uuid:draft_id>/to")
@requires(Record)
def keep_to(draft_id: UUID) -> ResponseReturnValue:
    """Keep the chosen team and go on; or only look for one."""
    if Q in request.form:
        return _go_on(draft_id, sought(request.form[Q]))
    step = step_named("to")
    record = keep_posted(step, half_done.find(draft_id, sender()))
    form = form_of(step, record)
    if form.errors:
        return _draw(record, form), UNPROCESSABLE
    return redirect(next_address(record), SEE_OTHER)


def _go_on(draft_id: UUID, words: str) -> ResponseReturnValue:
    return redirect(url_for("midwife.show_to", draft_id=draft_id, q=words), SEE_OTHER)


def _draw(record: HalfDone, form: Form) -> str:
    found = search(request.args.get(Q, ""), request.args.get("page", 1, int))
    chosen = team_in_directory(chosen_team_id(record))
    is_offered = chosen is None or any(team.team_id == chosen.team_id for team in found.teams)
    return render_template(
        "midwife/step_to.html",
        form=form,
        draft_id=record.draft_id,
        step=step_named("to"),
        place=place_words(step_named("to"), record),
        back=url_for("midwife.show_step", draft_id=record.draft_id, step="about"),
        found=found,
        chosen=None if is_offered or form.errors else chosen,
    )
