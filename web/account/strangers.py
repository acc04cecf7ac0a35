"""What somebody who is not signed in gets: the sign-in page, with nothing typed lost.

Must not know what was asked for.
"""

from urllib.parse import urlsplit

from flask import flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Unauthorized

from web.account.addresses import HOME, asked_address, page_of_this_form
from web.account.signed_in import expired_account_id, is_api
from web.composition import composition
from web.desk.held_forms import Typed

NEVER_HELD = frozenset({"csrf_token", "password"})
UNSEEN = frozenset({"command_id"})

IS_KEPT = "You were signed out. What you typed is kept: sign in to carry on."
SIGNED_OUT = "You were signed out to keep records safe. Sign in to carry on."


def refuse_stranger() -> ResponseReturnValue:
    """Send to the sign-in page and back here; the API gets 401."""
    if is_api():
        raise Unauthorized(www_authenticate=WWWAuthenticate("bearer"))
    if request.method in {"GET", "HEAD"}:
        return _to_sign_in(asked_address(), SIGNED_OUT)
    page = page_of_this_form()
    account_id = expired_account_id()
    if account_id is None:
        return _to_sign_in(page, None)
    if not typed_now().keys() - UNSEEN:
        return _to_sign_in(page, SIGNED_OUT)  # a button alone: there is nothing to keep
    together = composition()
    path = urlsplit(page).path
    together.desk.held_forms.hold(account_id, path, typed_now(), together.clock())
    return _to_sign_in(page, IS_KEPT)


def typed_now() -> Typed:
    """What this request's form holds, without what must never be kept."""
    typed: Typed = request.form.to_dict(flat=False)
    return {name: values for name, values in typed.items() if name not in NEVER_HELD}


def say_once(words: str) -> None:
    """Say it on the next page, once: a page that asks twice, or never came, has said it before."""
    if words not in [waiting for _, waiting in session.get("_flashes", [])]:
        flash(words, "important")


def _to_sign_in(page: str, words: str | None) -> ResponseReturnValue:
    if words and expired_account_id():
        say_once(words)
    if page == HOME:
        return redirect(url_for("account.sign_in"))
    return redirect(url_for("account.sign_in", next=page))
