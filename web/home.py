"""The start page: it sends everybody to where their day starts. Must not know those pages."""

from flask import Blueprint, Flask, redirect, render_template
from flask.typing import ResponseReturnValue

from web.account.signed_in import current_account
from web.navigation import first_page_of
from web.permissions import requires_sign_in

blueprint = Blueprint("home", __name__)


def register(app: Flask) -> None:
    """Add the start page to `app`."""
    app.register_blueprint(blueprint)


@blueprint.get("/")
@requires_sign_in
def start() -> ResponseReturnValue:
    """Go on to the first page of this person's role."""
    account = current_account()
    page = first_page_of(account) if account else None
    return redirect(page) if page else render_template("home.html")
