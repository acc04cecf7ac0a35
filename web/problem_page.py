"""A problem as a page, for people. Must not know what caused it."""

from http import HTTPStatus

from flask import render_template, request
from flask.typing import ResponseReturnValue

from handover.refusals import Busy
from web import problem_words as words
from web.account.strangers import typed_now
from web.asking import has_stored
from web.problems import LISTS_RENEWED, OUTCOME_UNKNOWN, Problem
from web.request_id import request_id

OWN_PAGE = "same-origin"
ONLY_READ = frozenset({"GET", "HEAD"})
NO_WORDS = frozenset({"command_id", "next"})
SENT_AGAIN = frozenset({"stale_page", Busy.code, OUTCOME_UNKNOWN, LISTS_RENEWED})
"""Problems after which the same words are sent again, and so are shown to copy from."""


def problem_page(problem: Problem) -> ResponseReturnValue:
    """The page that says what happened and what to do."""
    is_ours = problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR
    is_stored = is_ours and has_stored()
    title, message = _said(problem, is_stored=is_stored)
    page = render_template(
        "errors/problem.html",
        title=title,
        message=message,
        typed=_typed_words() if problem.code in SENT_AGAIN and not is_stored else {},
        request_id=request_id(),
        # When a database does not answer, the page must not ask it who is signed in.
        is_bare=is_ours,
    )
    return page, problem.status, dict(problem.headers)


def _said(problem: Problem, *, is_stored: bool) -> tuple[str, str]:
    """Title and message, true of this request: what it stored, or that it was to store nothing."""
    if is_stored:
        return words.STORED_TITLE, words.STORED
    if problem.code == Busy.code and request.method in ONLY_READ:
        return problem.title, words.BUSY_READING
    return problem.title, problem.message


def _typed_words() -> dict[str, list[str]]:
    """What was typed into a page of ours, to copy from; never what another site sent."""
    if request.headers.get("Sec-Fetch-Site") != OWN_PAGE:
        return {}
    return {
        name: values
        for name, values in typed_now().items()
        if name not in NO_WORDS and any(value.strip() for value in values)
    }
