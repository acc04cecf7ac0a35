"""The sign-in page and the sign-out button. Must not know what anybody may do once in."""

from flask import Blueprint, Flask, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from web.account.addresses import own_address
from web.account.signed_in import current_account, sign_in, sign_out
from web.account.strangers import typed_now
from web.account.tries import limit_tries
from web.composition import composition
from web.forms import FieldError, Form
from web.permissions import public, requires_sign_in

WRONG = "The username or the password is not right. Check both and try again."
UNPROCESSABLE = 422
SEE_OTHER = 303

blueprint = Blueprint("account", __name__)


def register(app: Flask) -> None:
    """Add the pages to `app`."""
    app.register_blueprint(blueprint)
    limit_tries(app, "account.try_sign_in", lambda: request.form.get("username", ""))


@blueprint.get("/sign-in", endpoint="sign_in")
@public("nobody is signed in before this page")
def show_sign_in() -> ResponseReturnValue:
    """The sign-in page; somebody who is signed in goes on at once."""
    page = own_address(request.args.get("next"))
    if current_account():
        return redirect(page)
    return render_template("account/sign_in.html", form=Form.of({"next": [page]}))


@blueprint.post("/sign-in")
@public("nobody is signed in before this page")
def try_sign_in() -> ResponseReturnValue:
    """Sign in and go on; a wrong name and a wrong password get the same answer."""
    name, password = request.form.get("username", ""), request.form.get("password", "")
    account = composition().desk.accounts.authenticate(name, password)
    if account:
        sign_in(account)
        return redirect(own_address(request.form.get("next")), SEE_OTHER)
    form = Form.of(typed_now(), (FieldError("username", WRONG),))
    return render_template("account/sign_in.html", form=form), UNPROCESSABLE


@blueprint.get("/screen-hidden", endpoint="hidden")
@requires_sign_in
def hide_screen() -> ResponseReturnValue:
    """A page that says nothing, for when somebody comes near the screen. Nobody is signed out."""
    return render_template("account/hidden.html")


@blueprint.post("/sign-out")
@requires_sign_in
def leave() -> ResponseReturnValue:
    """Sign out, here and on the server."""
    sign_out()
    flash("You are signed out.", "success")
    return redirect(url_for("account.sign_in"), SEE_OTHER)
