"""The JSON API at /api/v1: what the pages can do, for programs, under the same policy.

Takes a bearer token and never a cookie, so no other site can act through a browser. Must not
know pages.
"""

from flask import Flask

from web.account.signed_in import API_PREFIX
from web.api import (
    answers,
    bearer,
    calls,
    chronology,
    correcting,
    daily,
    documents,
    family,
    following,
    handovers,
    keeping,
    keeping_numbers,
    leading,
    lists,
    referrals,
    sessions,
    teams,
)
from web.api.problems import problem_document
from web.app import CSRF, OTHER_WRITERS

PARTS = (
    sessions,
    teams,
    keeping,
    keeping_numbers,
    handovers,
    calls,
    answers,
    chronology,
    following,
    correcting,
    daily,
    family,
    leading,
    referrals,
    lists,
)
"""In the order of the description."""


def register(app: Flask) -> None:
    """Add the API to `app`, with its own way to write a problem down."""
    app.extensions[OTHER_WRITERS][API_PREFIX] = problem_document
    app.before_request(bearer.let_in_bearer)
    api = documents.describe(app)
    for part in PARTS:
        api.register_blueprint(part.blueprint)
        app.extensions[CSRF].exempt(part.blueprint)
    sessions.limit_sign_in(app)
