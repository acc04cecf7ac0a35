"""How often a wrong password may be tried: for one name, and from one address.

Counted on the desk, for all workers together. Must not know passwords.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, after_this_request, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import TooManyRequests

from web.composition import composition

EACH_NAME = 10
EACH_ADDRESS = 50
"""Failed tries let through in a quarter of an hour: a ward shares one address, so it may fail more
often [P]."""


def limit_tries(app: Flask, endpoint: str, name_tried: Callable[[], str]) -> None:
    """Limit the failed tries at `endpoint`; all endpoints limited so are counted together.

    `name_tried` reads the username from the request; it is never written to a log.
    """
    view: Any = app.view_functions[endpoint]

    @wraps(view)
    def limited(**arguments: object) -> ResponseReturnValue:
        tried = {
            f"name {name_tried().strip().casefold()}": EACH_NAME,
            f"address {request.remote_addr}": EACH_ADDRESS,
        }
        together = composition()
        now, tries = together.clock(), together.desk.tries
        if any(tries.failed(one, now) >= most for one, most in tried.items()):
            raise TooManyRequests

        @after_this_request
        def count(response: Response) -> Response:
            if _has_failed(response):
                for one in tried:
                    tries.count(one, now)
            return response

        answer: ResponseReturnValue = view(**arguments)
        return answer

    app.view_functions[endpoint] = limited


def _has_failed(response: Response) -> bool:
    """Whether it was refused; that we could not answer is nobody's failed try."""
    return HTTPStatus.BAD_REQUEST <= response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
