"""Sends a declined handover on to another team: a new clock, the same record.

The search is a button of the same form, so that a reason typed before it is not lost.
"""

from uuid import UUID

from flask import flash, render_template, request, url_for
from flask import redirect as go_to
from flask.typing import ResponseReturnValue

from handover.actor import Source
from handover.commands import Redirect
from handover.handover import Handover
from handover.reference import call_reference
from handover.refusals import Refusal
from handover.states import State
from web.account.strangers import typed_now
from web.asking import carry_out, new_command_id, posted_command_id
from web.composition import composition
from web.forms import Form, held_form, read, refused
from web.midwife.blueprint import SEE_OTHER, UNPROCESSABLE, blueprint
from web.midwife.sender import own_handover, team_in_directory
from web.midwife.to import search
from web.permissions import requires
from web.presenters.ending import ended
from web.presenters.record import urgency_choice
from web.presenters.team import TeamShown
from web.schemas.answer import RedirectSchema

ADDRESS = "/handovers/<uuid:handover_id>/redirect"


@blueprint.get(ADDRESS)
@requires(Redirect)
def redirect(handover_id: UUID) -> ResponseReturnValue:
    """The suggested team first, a search for others, and the reason."""
    handover = own_handover(handover_id, Redirect)
    return _draw(handover, Form.of(held_form() or _suggested(handover)), new_command_id())


@blueprint.post(ADDRESS)
@requires(Redirect)
def send_on(handover_id: UUID) -> ResponseReturnValue:
    """Search, or send it on, as the pressed button says."""
    handover = own_handover(handover_id, Redirect)
    typed, command_id = typed_now(), posted_command_id()
    if request.form.get("do") == "search":
        return _draw(handover, Form.of(typed), command_id)
    about, errors = read(RedirectSchema(), typed)
    if errors:
        return _draw(handover, Form.of(typed, errors), command_id), UNPROCESSABLE
    try:
        carry_out(about(handover_id), command_id, Source.PAGE)
    except Refusal as refusal:
        form = Form.of(typed, refused(refusal, RedirectSchema()))
        return _draw(handover, form, command_id), UNPROCESSABLE
    flash("Redirected. It is not acknowledged yet: now ring the new team.", "success")
    return go_to(url_for("midwife.call", handover_id=handover_id), SEE_OTHER)


def _suggested(handover: Handover) -> dict[str, list[str]]:
    return {"to_team_id": [str(handover.suggested.team_id)]} if handover.suggested else {}


def _draw(handover: Handover, form: Form, command_id: UUID) -> str:
    found = search(form.value("q"), 1)
    suggested = team_in_directory(handover.suggested.team_id) if handover.suggested else None
    return render_template(
        "midwife/redirect.html",
        form=form,
        handover=handover,
        reference=call_reference(handover.id),
        command_id=command_id,
        found=found,
        suggested=suggested,
        offered=[(team, *_due(handover, team)) for team in _offered(found.teams, suggested)],
        can_redirect=handover.state is State.DECLINED,
        ended=ended(handover),
    )


def _offered(found: tuple[TeamShown, ...], suggested: TeamShown | None) -> list[TeamShown]:
    """The suggested team, unless it has closed, then what was found."""
    if suggested is None or suggested.is_closed:
        return list(found)
    return [suggested, *(team for team in found if team.team_id != suggested.team_id)]


def _due(handover: Handover, team: TeamShown) -> tuple[str, str]:
    """When the call and the acknowledgement would be due with this team, from now."""
    now, rules = composition().clock(), composition().rules_of(team.area)
    choice = urgency_choice(handover.urgency, team.hours, now, rules)
    return choice.call_due, choice.acknowledge_due
