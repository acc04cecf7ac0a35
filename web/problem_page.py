"""A problem as a page, for people. Must not know what caused it."""

from http import HTTPStatus

from flask import render_template, request
from flask.typing import ResponseReturnValue

from handover.refusals import Busy
from web.account.strangers import typed_now
from web.problems import LISTS_RENEWED, OUTCOME_UNKNOWN, Problem
from web.request_id import request_id

OWN_PAGE = "same-origin"
NO_WORDS = frozenset({"command_id", "next"})
SENT_AGAIN = frozenset({"stale_page", Busy.code, OUTCOME_UNKNOWN, LISTS_RENEWED})
"""Problems after which the same words are sent again, and so are shown to copy from."""


def problem_page(problem: Problem) -> ResponseReturnValue:
    """The page that says what happened and what to do."""
    page = render_template(
        "errors/problem.html",
        problem=problem,
        typed=_typed_words() if problem.code in SENT_AGAIN else {},
        request_id=request_id(),
        # When a database does not answer, the page must not ask it who is signed in.
        is_bare=problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR,
    )
    return page, problem.status, dict(problem.headers)


def _typed_words() -> dict[str, list[str]]:
    """What was typed into a page of ours, to copy from; never what another site sent."""
    if request.headers.get("Sec-Fetch-Site") != OWN_PAGE:
        return {}
    return {
        name: values
        for name, values in typed_now().items()
        if name not in NO_WORDS and any(value.strip() for value in values)
    }
