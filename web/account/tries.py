"""How often a wrong password may be tried: for one name, and from one address.

Counted in this process's memory; several workers would each count. Must not know passwords.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from flask import Flask, Response
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

EACH_NAME = "10 per 15 minutes"
EACH_ADDRESS = "50 per 15 minutes"
"""Failed tries let through: a ward shares one address, so it may fail more often [P]."""

COUNTED_TOGETHER = "sign in"
_LIMITER = "sign_in_limiter"


def limit_tries(app: Flask, endpoint: str, name_tried: Callable[[], str]) -> None:
    """Limit the failed tries at `endpoint`; all endpoints limited so are counted together.

    `name_tried` reads the username from the request; it is never written to a log.
    """
    if _LIMITER not in app.extensions:
        limiter = Limiter(get_remote_address, app=app, storage_uri="memory://")
        app.extensions[_LIMITER] = limiter
    view: Any = app.view_functions[endpoint]
    for limit, key in (
        (EACH_NAME, lambda: f"name {name_tried().strip().casefold()}"),
        (EACH_ADDRESS, lambda: f"address {get_remote_address()}"),
    ):
        limited = app.extensions[_LIMITER].shared_limit(
            limit, scope=COUNTED_TOGETHER, key_func=key, deduct_when=_has_failed
        )
        view = limited(view)
    app.view_functions[endpoint] = view


def _has_failed(response: Response) -> bool:
    return response.status_code >= HTTPStatus.BAD_REQUEST
