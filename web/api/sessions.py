"""Bearer tokens: sign in for one, sign out to end it. The password is in the body, never a URL.

Must not know what a token lets its holder do.
"""

from dataclasses import dataclass
from datetime import datetime

from flask import Flask, request
from marshmallow import fields

from web.account.pages import WRONG
from web.account.tries import limit_tries
from web.api.bearer import bearer_token
from web.api.blueprint import ApiBlueprint
from web.api.fields import Instant
from web.api.reading import read_json
from web.api.shown import ShownSchema
from web.api.told import Unreadable, WrongPassword
from web.composition import composition
from web.permissions import public, requires_sign_in
from web.schemas.made import MadeSchema

blueprint = ApiBlueprint("sessions", "/sessions", "Bearer tokens")


@dataclass(frozen=True)
class Token:
    """What a program signs in with; it also ends when it is idle for too long."""

    token: str
    expires_at: datetime


def _words(said: str) -> fields.String:
    return fields.String(
        required=True, error_messages={"required": said, "null": said, "invalid": said}
    )


class SignInBody(MadeSchema):
    """An account's username and password."""

    username = _words("Enter the username")
    password = _words("Enter the password")


class TokenSchema(ShownSchema):
    """A token, told once, and when it ends at the latest."""

    token = fields.String(required=True)
    expires_at = Instant(required=True)


@blueprint.creates("", public("nobody has a token before this"), body=SignInBody, gives=TokenSchema)
def start(account: dict[str, str]) -> Token:
    """Sign in. A wrong name and a wrong password get the same answer."""
    together = composition()
    found = together.desk.accounts.authenticate(account["username"], account["password"])
    if found is None:
        raise WrongPassword(WRONG)
    now = together.clock()
    token = together.desk.sessions.start(found.account_id, now)
    return Token(token, now + together.settings.signed_in_at_most)


@blueprint.ends("/current", requires_sign_in)
def end() -> None:
    """Sign out: the token of this request is worth nothing from now on."""
    together = composition()
    token = bearer_token()
    if token:
        together.desk.sessions.end(token, together.clock())


def limit_sign_in(app: Flask) -> None:
    """Count failed tries here and on the sign-in page together."""
    limit_tries(app, f"{blueprint.name}.{start.__name__}", _name_tried)


def _name_tried() -> str:
    try:
        body = read_json(request.get_data())
    except Unreadable:
        return ""
    name = body.get("username", "") if isinstance(body, dict) else ""
    return name if isinstance(name, str) else ""
