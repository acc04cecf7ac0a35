"""A page with a form, installed only in tests: what any form of the service may lean on."""

from uuid import UUID

from flask import Blueprint, Flask, abort, render_template_string, request
from flask.typing import ResponseReturnValue
from marshmallow import Schema, fields

from handover import refusals
from handover.policy import View
from web.account.strangers import typed_now
from web.fields import DateParts, Line, Paragraph
from web.forms import Form, held_form, read
from web.permissions import requires, requires_sign_in

ADDRESS = "/practice"
SOMEBODY = "Rosa Lind, 999 000 0018"
PAGE = """
{% extends "layout.html" %}
{% from "macros/fields.html" import button, checkboxes, date_input, radios %}
{% from "macros/fields.html" import text_input, textarea, tick, unseen %}
{% block title %}Practice{% endblock %}
{% block content %}<h1>Practice</h1>
<form method="post">{{ unseen() }}
{{ text_input(form, "about.name", "Name", hint="As in the notes") }}
{{ textarea(form, "words", "Words") }}
{{ date_input(form, "about.born_on", "Date of birth") }}
{{ radios(form, "urgency", "How urgent", [
  {"value": "routine", "text": "Routine"}, {"value": "now", "text": "Now"}]) }}
{{ checkboxes(form, "days", "Days", [
  {"value": "1", "text": "Monday"}, {"value": "2", "text": "Tuesday"}]) }}
{{ tick(form, "told", "The parents know") }}
{{ button("Send") }}
</form>{% endblock %}
"""


class AboutSchema(Schema):
    name = Line(called="the mother's name")
    born_on = DateParts(called="the mother's date of birth")


class PracticeSchema(Schema):
    about = fields.Nested(AboutSchema, required=True)
    words = Paragraph(called="the words", required=False)
    days = fields.List(fields.String())


blueprint = Blueprint("practice", __name__)


@blueprint.get(ADDRESS)
@requires(View.INBOX)
def show() -> ResponseReturnValue:
    return render_template_string(PAGE, form=Form.of(held_form() or {}))


@blueprint.post(ADDRESS)
@requires(View.INBOX)
def take() -> ResponseReturnValue:
    typed = typed_now()
    loaded, errors = read(PracticeSchema(), typed)
    if errors:
        return render_template_string(PAGE, form=Form.of(typed, errors)), 422
    return {"loaded": str(loaded)}


@blueprint.post("/practice/only-sent")
@requires_sign_in
def only_sent() -> ResponseReturnValue:
    return "sent"


@blueprint.get("/practice/fails/<kind>")
@requires_sign_in
def fail(kind: str) -> ResponseReturnValue:
    if kind.isdigit():
        abort(int(kind))
    if kind == "secret":
        raise RuntimeError(SOMEBODY)
    raise getattr(refusals, kind)


@blueprint.get("/practice/things/<uuid:thing>")
@requires_sign_in
def thing(thing: UUID) -> ResponseReturnValue:
    return str(thing)


@blueprint.post("/practice/json")
@requires_sign_in
def take_json() -> ResponseReturnValue:
    return {"got": request.get_json()}


def register(app: Flask) -> None:
    app.register_blueprint(blueprint)
