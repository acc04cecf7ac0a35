"""What the keeper's forms share: the team they are about, who keeps it, and sending one of them.

Must not know any one form.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from marshmallow import Schema
from werkzeug.exceptions import NotFound

from handover.actor import Source
from handover.commands import Command, RegisterTeam
from handover.directory.refusals import NumberNotKept
from handover.policy import View, scopes_of
from handover.refusals import Refusal
from projections.directory import team_of
from web.account.signed_in import current_account
from web.account.strangers import typed_now
from web.asking import carry_out, new_command_id, posted_command_id
from web.composition import composition
from web.forms import Form, held_form, read, refused
from web.presenters.team import TeamShown, team_shown

SEE_OTHER, UNPROCESSABLE = 303, 422

Draw = Callable[[Form], str]
"""Draws the page of one form."""
Typed = dict[str, list[str]]


def is_keeper() -> bool:
    """Whether whoever looks may change the directory."""
    account = current_account()
    return account is not None and bool(scopes_of(account.role, RegisterTeam))


def sees_what_is_wrong() -> bool:
    """Whether whoever looks keeps the directory, or watches over the region."""
    account = current_account()
    return account is not None and (is_keeper() or bool(scopes_of(account.role, View.BOARD)))


def team_now(team_id: UUID) -> TeamShown:
    """The team as the lists show it, brought up to the log. Raises NotFound."""
    together = composition()
    together.projector.catch_up()
    with together.reads.reading() as connection:
        row = team_of(connection, team_id)
    if row is None:
        raise NotFound
    return team_shown(row, together.clock())


def open_form(team: TeamShown, template: str, typed: Typed, **shown: Any) -> ResponseReturnValue:
    """The form with these words in it; a closed team has none, and its page says so."""
    if team.is_closed:
        return redirect(url_for("directory.team", team_id=team.team_id))
    return draw_form(Form.of(held_form() or typed), template, team=team, **shown)


def draw_form(form: Form, template: str, **shown: Any) -> str:
    """The page of one form, with a command id of its own or the one it had."""
    command_id = form.value("command_id") or new_command_id()
    return render_template(template, form=form, command_id=command_id, **shown)


def send(
    schema: Schema, command_of: Callable[[Any], Command], *, draw: Draw, thanks: str
) -> ResponseReturnValue:
    """Do what the form asks and show the team. Whatever is wrong, nothing typed is lost.

    `command_of` completes what `schema` makes. `thanks` is said when it is done.
    """
    typed = typed_now()
    made, errors = read(schema, typed)
    if errors:
        return draw(Form.of(typed, errors)), UNPROCESSABLE
    command = command_of(made)
    try:
        done = carry_out(command, posted_command_id(), Source.PAGE)
    except NumberNotKept as refusal:
        # Its form has nothing to be about any more; the team's page shows the numbers there are.
        flash(refusal.message, "important")
        return redirect(url_for("directory.team", team_id=vars(command)["team_id"]), SEE_OTHER)
    except Refusal as refusal:
        return draw(Form.of(typed, refused(refusal, schema))), UNPROCESSABLE
    flash(thanks, "success")
    return redirect(url_for("directory.team", team_id=done.subject_id), SEE_OTHER)
