"""Where the pages behind a one-time link are registered."""

from flask import Blueprint, Response

blueprint = Blueprint("confirm", __name__, url_prefix="/confirm")


@blueprint.after_request
def tell_nobody_where_from(response: Response) -> Response:
    """A page elsewhere that is opened from here learns no address of ours."""
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
