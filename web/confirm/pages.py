"""Confirm what was said on the telephone: give the call reference, read it, acknowledge by name.

Opening an address uses nothing up, for programs open links before people do. Must not know the
rules: the link and the handover judge.
"""

from uuid import UUID

from flask import Flask, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from handover.actor import Actor, Asked, Role, Source
from handover.handover import Handover
from handover.outbox.link import link_id
from handover.outbox.refusals import WrongCallReference
from handover.refusals import Busy, Refusal
from handover.teams import TeamKind
from web.account.strangers import typed_now
from web.account.tries import limit_tries
from web.asking import new_command_id, posted_command_id
from web.composition import composition
from web.confirm.blueprint import blueprint
from web.forms import FieldError, Form, keeps_in, read, refused
from web.permissions import public
from web.presenters.confirm import call_shown
from web.problems import RETRY_SECONDS
from web.schemas.answer import AcknowledgeSchema
from web.visitor.acknowledge import next_week

SEE_OTHER, UNPROCESSABLE, UNAVAILABLE = 303, 422, 503
WHO = "whoever has the email and the call reference may confirm that one call, without an account"
ROLES = {TeamKind.MIDWIFERY: Role.MIDWIFE, TeamKind.HEALTH_VISITING: Role.HEALTH_VISITOR}


def limit(app: Flask) -> None:
    """Limit how often it may fail, for one link and from one address.

    A link is called by its digest: tries are written down, and a code is written nowhere.
    """
    for endpoint in ("confirm.show_call", "confirm.acknowledge"):
        limit_tries(app, endpoint, lambda: f"link {_link_id()}")


@blueprint.get("", endpoint="start")
@public(WHO)
def start() -> ResponseReturnValue:
    """Two boxes: the code of the email, which a script fills in, and the call reference."""
    return render_template("confirm/start.html", form=Form.of({}))


@blueprint.post("", endpoint="show_call")
@public(WHO)
def show_call() -> ResponseReturnValue:
    """What the call was about, with the form that acknowledges."""
    typed = typed_now()
    try:
        handover = _opened()
    except Busy:
        raise  # the page of a service that is busy shows what was typed
    except Refusal as refusal:
        return _ask_again(Form.of(typed, (_beside(refusal),))), UNPROCESSABLE
    return _draw(handover, Form.of({**typed, **_reported(handover)}))


@blueprint.post("/acknowledgement", endpoint="acknowledge")
@public(WHO)
def acknowledge() -> ResponseReturnValue:
    """Acknowledge, as the person who is named. Whatever is wrong, what was typed is kept."""
    typed = typed_now()
    try:
        handover = _opened()
    except Busy:
        raise  # the page of a service that is busy shows what was typed
    except Refusal as refusal:
        return _ask_again(Form.of(typed, (_beside(refusal),))), UNPROCESSABLE
    schema = AcknowledgeSchema()
    made, errors = read(schema, typed)
    if errors:
        return _draw(handover, Form.of(typed, errors)), UNPROCESSABLE
    command = made(handover.id)
    together = composition()
    actor = _actor(handover, command.professional)
    keep = keeps_in(typed)
    asked = Asked(posted_command_id(), actor, Source.LINK, together.clock(), keep)
    try:
        together.service.execute(command, asked)
    except Busy as busy:
        page = _draw(handover, Form.of(typed, refused(busy, schema)))
        return page, UNAVAILABLE, {"Retry-After": RETRY_SECONDS}
    except Refusal as refusal:
        return _draw(handover, Form.of(typed, refused(refusal, schema))), UNPROCESSABLE
    return redirect(url_for("confirm.done"), SEE_OTHER)


@blueprint.get("/done")
@public(WHO)
def done() -> ResponseReturnValue:
    """Thanks; it tells nothing."""
    return render_template("confirm/done.html")


def _opened() -> Handover:
    """The handover of this link and this reference. Raises LinkWorksNoMore, WrongCallReference."""
    together = composition()
    found = _link_id()
    return together.service.links.open(found, request.form.get("reference", ""), together.clock())


def _link_id() -> UUID:
    return link_id(request.form.get("code", ""), composition().settings.secret_key)


def _actor(handover: Handover, name: str) -> Actor:
    """Who acts: a colleague of the receiving team, by the name that stands in the form."""
    team = handover.receiving
    role = ROLES[composition().service.kind_of_team(team.team_id)]
    return Actor(f"link-{_link_id()}", name, role, team.team_id, team.name)


def _reported(handover: Handover) -> dict[str, list[str]]:
    """What the sender reported, to be put right or left as it is."""
    assert handover.word_of_mouth is not None  # noqa: S101 - the link has just been opened for it
    _, said = handover.word_of_mouth
    day = said.next_action_on
    return {
        "professional": [said.professional],
        "professional_role": [said.professional_role],
        "next_action": [said.next_action],
        "next_action_on-day": [str(day.day)],
        "next_action_on-month": [str(day.month)],
        "next_action_on-year": [str(day.year)],
    }


def _beside(refusal: Refusal) -> FieldError:
    field = "reference" if isinstance(refusal, WrongCallReference) else "code"
    return FieldError(field, refusal.message)


def _ask_again(form: Form) -> str:
    return render_template("confirm/start.html", form=form)


def _draw(handover: Handover, form: Form) -> str:
    now = composition().clock()
    return render_template(
        "confirm/call.html",
        call=call_shown(handover),
        form=form,
        command_id=form.value("command_id") or new_command_id(),
        example_on=next_week(now),
    )
