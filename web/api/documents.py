"""The OpenAPI 3.1 description at /api/v1/openapi.json, made from the schemas and nothing else.

Must not know any one endpoint.
"""

from http import HTTPStatus

from flask import Flask
from flask.typing import ResponseReturnValue
from flask_smorest import Api

from web.api.blueprint import V1
from web.api.problems import MEDIA_TYPE, ProblemSchema
from web.fields import DateParts, Line
from web.permissions import public
from web.schemas.moment import Moment
from web.schemas.numbers import NhsNumber, Telephone

VERSION = "1"
ENDPOINT = "api-docs.openapi_json"
TOKEN = "token"  # noqa: S105 - what the description calls it
SUMMARY = (
    "Record a handover or a concern, log each call, acknowledge or decline, ask, report what was "
    "done, and see what waits. "
    "Send a new command_id with each new command and the same one when you send it again: a "
    "command is carried out once. Every problem is application/problem+json."
)


class DescribedApi(Api):  # type: ignore[misc]  # flask-smorest has no types
    """flask-smorest's API, which leaves every failure to web/problems.py."""

    ERROR_SCHEMA = ProblemSchema

    def _register_error_handlers(self) -> None:
        """None: pages and API share one way to answer a failure."""

    def _register_pagination_header(self) -> None:
        """None: a page of a list says in its body where it stands."""

    def _register_responses(self) -> None:
        """Describe a problem once, as what it is; each endpoint refers to it."""
        described = {
            "description": "Not done; the problem says why and what to do",
            "content": {MEDIA_TYPE: {"schema": ProblemSchema}},
        }
        for name in (HTTPStatus(422).name, self.DEFAULT_ERROR_RESPONSE_NAME):
            self.spec.components.response(name, described, lazy=True)


def describe(app: Flask) -> "DescribedApi":
    """The API of `app`, ready for its blueprints."""
    app.config.update(
        API_TITLE="Pick up the Phone",
        API_VERSION=VERSION,
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX=V1,
        OPENAPI_JSON_PATH="openapi.json",
    )
    options = {"info": {"description": SUMMARY}, "security": [{TOKEN: []}]}
    api = DescribedApi(app, spec_kwargs=options)
    api.spec.components.security_scheme(TOKEN, {"type": "http", "scheme": "bearer"})
    for field in (Line, NhsNumber, Telephone):
        api.register_field(field, "string", None)
    api.register_field(DateParts, "string", "date")
    api.register_field(Moment, "string", "date-time")
    _declare_public(app)
    return api


def _declare_public(app: Flask) -> None:
    """flask-smorest adds the description's own route, which must say who may ask, as all do."""
    described = app.view_functions[ENDPOINT]

    @public("it describes the API and holds nobody's data")
    def openapi_json() -> ResponseReturnValue:
        return described()  # type: ignore[return-value]  # flask-smorest answers at once, no task

    app.view_functions[ENDPOINT] = openapi_json
