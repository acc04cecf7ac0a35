"""Everything that can go wrong, as one plain answer: what happened, and what to do.

Pages and the API share the `Problem`; each writes it in its own way. Must not know any page.
"""

import dataclasses
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from eventsourcing import persistence
from flask import Flask, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy import exc
from werkzeug.exceptions import HTTPException, MethodNotAllowed, Unauthorized

from handover.log_errors import LogOutOfReachError, OutcomeUnknownError
from handover.newer import NewerReleaseError
from handover.refusals import Busy, HandoverNotFound, NotPermitted, Refusal
from projections.database import TablesRenewedError
from web import problem_words as words
from web.desk.drafts import DraftNotFoundError
from web.request_id import log_failure

RETRY_SECONDS = "5"
WAIT_AFTER_TRIES_SECONDS = "900"
LOCKED = (
    LogOutOfReachError,
    persistence.OperationalError,
    exc.OperationalError,
    exc.TimeoutError,
    sqlite3.OperationalError,
)
"""What the databases raise when somebody else holds them for too long, or they do not answer."""
OUTCOME_UNKNOWN = "outcome_unknown"
LISTS_RENEWED = "lists_renewed"
NEWER_RELEASE = "newer_release"


@dataclass(frozen=True)
class Problem:
    """One answer that is not what was asked for. `message` is written for the person who asked.

    `code` is the stable name for API clients, `field` the input it is about.
    """

    status: int
    title: str
    message: str
    code: str
    cause: Exception
    field: str | None = None
    headers: Mapping[str, str] = dataclasses.field(default_factory=dict)


Writer = Callable[[Problem], ResponseReturnValue]


def register(app: Flask, page: Writer, others: Mapping[str, Writer]) -> None:
    """Answer every failure of `app`: by `page`, or by the writer whose path prefix fits."""

    def answer(error: Exception) -> ResponseReturnValue:
        if isinstance(error, HTTPException) and _is_an_answer(error):
            return error.get_response()
        problem = problem_of(error)
        if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            log_failure(error)
        for prefix, writer in others.items():
            if request.path.startswith(prefix):
                return writer(problem)
        return page(problem)

    app.register_error_handler(HTTPException, answer)
    app.register_error_handler(Exception, answer)


def problem_of(error: Exception) -> Problem:
    """What to tell of `error`: never more than the person may know."""
    match error:
        case Refusal():
            return _of_refusal(error)
        case DraftNotFoundError():
            return _plain(HTTPStatus.NOT_FOUND, error)
        case CSRFError():
            return Problem(400, words.STALE_TITLE, words.STALE, "stale_page", error)
        case HTTPException():
            return _of_http(error)
        case OutcomeUnknownError():
            headers = {"Retry-After": RETRY_SECONDS}
            title, said = words.UNKNOWN_TITLE, words.UNKNOWN
            return Problem(503, title, said, OUTCOME_UNKNOWN, error, headers=headers)
        case TablesRenewedError():
            headers = {"Retry-After": RETRY_SECONDS}
            title, said = words.RENEWED_TITLE, words.RENEWED
            return Problem(503, title, said, LISTS_RENEWED, error, headers=headers)
        case NewerReleaseError():
            return Problem(503, words.NEWER_TITLE, words.NEWER, NEWER_RELEASE, error)
        case _ if isinstance(error, LOCKED):
            return _busy(error)
        case _:
            return _plain(HTTPStatus.INTERNAL_SERVER_ERROR, error)


def _of_refusal(error: Refusal) -> Problem:
    match error:
        case HandoverNotFound():
            return _plain(HTTPStatus.NOT_FOUND, error, code=error.code)
        case Busy():
            return _busy(error)
        case NotPermitted():
            status = HTTPStatus.FORBIDDEN
        case _:
            status = HTTPStatus.CONFLICT
    title = words.WORDS[status][0]
    return Problem(status, title, error.message, error.code, error, error.field)


def _of_http(error: HTTPException) -> Problem:
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    headers = {}
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        headers["Allow"] = ", ".join(sorted(error.valid_methods))
    if isinstance(error, Unauthorized) and error.www_authenticate:
        headers["WWW-Authenticate"] = ", ".join(str(one) for one in error.www_authenticate)
    if status is HTTPStatus.TOO_MANY_REQUESTS:
        headers["Retry-After"] = WAIT_AFTER_TRIES_SECONDS
    return _plain(status, error, headers=headers)


def _busy(error: Exception) -> Problem:
    headers = {"Retry-After": RETRY_SECONDS}
    return _plain(HTTPStatus.SERVICE_UNAVAILABLE, error, code=Busy.code, headers=headers)


def _plain(
    status: HTTPStatus,
    error: Exception,
    *,
    code: str = "",
    headers: Mapping[str, str] | None = None,
) -> Problem:
    title, message = words.WORDS.get(status, (status.phrase, words.OTHER))
    named = code or status.name.lower()
    return Problem(status, title, message, named, error, headers=headers or {})


def _is_an_answer(error: HTTPException) -> bool:
    """A redirect to the right address, or a whole response that a view gave up with."""
    return error.response is not None or (error.code or 0) < HTTPStatus.BAD_REQUEST
