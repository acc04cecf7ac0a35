"""Each request in the log and in the counts, when it is over: by the pattern of its address alone.

Must not know what was asked. Nothing that is told names a person, a record or a place.
"""

import logging
import time

from flask import Flask, Response, g, request

from handover.commands import Command
from web.counts import REQUESTS, SECONDS
from web.logs import FACTS
from web.request_id import request_id

NO_ROUTE = "none"
"""What was asked for and is no address of ours may hold anything."""

log = logging.getLogger(__name__)


def install(app: Flask) -> None:
    """Tell of every request of `app`, from before anything else is done for it."""

    def begin() -> None:
        g.began_at = time.monotonic()

    def tell(response: Response) -> Response:
        seconds = time.monotonic() - g.began_at
        route = request.url_rule.rule if request.url_rule else NO_ROUTE
        status = response.status_code
        REQUESTS.labels(_method(), route, status).inc()
        SECONDS.labels(route).observe(seconds)
        facts = {
            "request": request_id(),
            "method": _method(),
            "route": route,
            "status": status,
            "milliseconds": round(seconds * 1000),
        }
        if "command_kind" in g:
            facts["command"] = g.command_kind
        log.info("answered", extra={FACTS: facts})
        return response

    app.before_request(begin)
    app.after_request(tell)


def tell_of(command: Command) -> None:
    """Let this request's line say which kind of command it carried."""
    g.command_kind = type(command).__name__


def _method() -> str:
    """As it was asked, if it is one that there is; anything else may hold anything."""
    return request.method if request.method in KNOWN_METHODS else NO_ROUTE


KNOWN_METHODS = {"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"}
