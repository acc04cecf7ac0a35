"""The start page: it sends everybody to where their day starts. Must not know those pages."""

from flask import Blueprint, Flask, redirect
from flask.typing import ResponseReturnValue

from handover.refusals import NotPermitted
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
    if account is None:
        raise NotPermitted
    return redirect(first_page_of(account))
