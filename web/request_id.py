"""A number for each request, so that a person can quote it and the log can be searched for it.

Must not know what was asked: what is logged here holds no personal data.
"""

import logging
import traceback
from uuid import uuid4

from flask import Flask, Response, g, request

from handover.failure_kind import kind_of
from web.logs import FACTS

HEADER = "X-Request-Id"
log = logging.getLogger(__name__)


def install(app: Flask) -> None:
    """Give every answer of `app` its number."""

    def number(response: Response) -> Response:
        response.headers[HEADER] = request_id()
        return response

    app.after_request(number)


def request_id() -> str:
    """The number of this request."""
    if "request_id" not in g:
        g.request_id = uuid4().hex[:12]
    number: str = g.request_id
    return number


def log_failure(error: Exception) -> None:
    """Log where `error` came from and of what kind; its words may hold what somebody typed."""
    where = "".join(traceback.format_tb(error.__traceback__))
    said = (kind_of(error), request.method, request.url_rule, where)
    log.error("%s at %s %s\n%s", *said, extra={FACTS: {"request": request_id()}})
