"""Who is acting in this request: a session's cookie on pages, a bearer token in the API.

The two never mix: an API request is never let in by a cookie, so it needs no CSRF token.
Must not know what anybody may do (permissions.py).
"""

from dataclasses import dataclass

from flask import Flask, g, request, session
from flask_login import LoginManager, current_user, login_user, logout_user

from web.composition import composition
from web.desk.accounts import Account

API_PREFIX = "/api/"
"""Requests below this path are let in by `let_in` alone."""
_TOKEN = "_user_id"  # noqa: S105 - where flask-login keeps its user id, which is our token
_CSRF = "csrf_token"


@dataclass(frozen=True)
class SignedIn:
    """What flask-login calls a user: an account, under one session's token."""

    account: Account
    token: str
    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        """The cookie carries the session's token and nothing else."""
        return self.token


def install(app: Flask) -> None:
    """Let flask-login find the session of each request."""
    login = LoginManager()
    # It would tie a session to one network address; a midwife's telephone changes it all day.
    login.session_protection = None
    login.user_loader(_load)
    login.init_app(app, add_context_processor=False)
    app.jinja_env.globals["current_account"] = current_account


def current_account() -> Account | None:
    """The account that acts in this request, or None for a stranger."""
    if is_api():
        account: Account | None = g.get("let_in")
        return account
    return current_user.account if current_user.is_authenticated else None


def is_api() -> bool:
    """Whether this request is for the API."""
    return request.path.startswith(API_PREFIX)


def let_in(account: Account) -> None:
    """Let this API request act as `account`, whose bearer token was found right."""
    g.let_in = account


def sign_in(account: Account) -> None:
    """Start a session under a new token; what belonged to the one before is dropped."""
    together = composition()
    now = together.clock()
    returning = expired_account_id() == account.account_id
    if token := session.get(_TOKEN):
        together.desk.sessions.end(token, now)
    # The same person, back after a pause: the forms in their other tabs go on working.
    csrf = session.get(_CSRF) if returning else None
    session.clear()
    if csrf:
        session[_CSRF] = csrf
    login_user(SignedIn(account, together.desk.sessions.start(account.account_id, now)))


def sign_out() -> None:
    """End this session on the server and forget it in the browser."""
    together = composition()
    if token := session.get(_TOKEN):
        together.desk.sessions.end(token, together.clock())
    logout_user()
    session.clear()


def expired_account_id() -> str | None:
    """Whose session this is, if it ran out of time; None if it was signed out or is live."""
    together = composition()
    token = session.get(_TOKEN)
    found = together.desk.sessions.find(token, together.clock()) if token else None
    return found.account_id if found and found.is_expired else None


def _load(token: str) -> SignedIn | None:
    together = composition()
    found = together.desk.sessions.find(token, together.clock())
    if found is None or found.is_expired:
        return None
    account = together.desk.accounts.get(found.account_id)
    return SignedIn(account, token) if account else None
