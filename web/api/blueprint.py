"""How an endpoint of the API is declared: who may ask, what it takes, and what it gives.

flask-smorest writes the OpenAPI description from the same declaration. Must not know any endpoint.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar

from flask_smorest import Blueprint
from marshmallow import Schema

from web.account.signed_in import API_PREFIX
from web.api.once import with_command_id
from web.api.reading import StrictParser
from web.permissions import Public

View = TypeVar("View", bound=Callable[..., Any])
Guard = Callable[[Any], Any]
"""`requires(...)`, `requires_sign_in` or `public(...)` of web/permissions.py."""

V1 = f"{API_PREFIX}v1"
REPEATED = "The same command was carried out before: this is the answer that it got then."


class ApiBlueprint(Blueprint):  # type: ignore[misc]  # flask-smorest has no types
    """A part of the API. The guard stands outermost: a stranger's body is not even read."""

    ARGUMENTS_PARSER = StrictParser()

    def __init__(self, name: str, path: str, description: str) -> None:
        super().__init__(f"api-{name}", __name__, url_prefix=f"{V1}{path}", description=description)

    def reads(
        self, rule: str, guard: Guard, *, gives: type[Schema], query: type[Schema] | None = None
    ) -> Callable[[View], View]:
        """A GET that gives `gives`; what `query` makes of the query string is its argument."""

        def declare(view: View) -> View:
            answering = self.response(HTTPStatus.OK, gives)(view)
            if query:
                answering = self.arguments(query, location="query")(answering)
            return self._at(rule, "GET", guard, answering, view)

        return declare

    def looks_for(
        self, rule: str, guard: Guard, *, body: type[Schema], gives: type[Schema]
    ) -> Callable[[View], View]:
        """As `reads`, by POST: what is looked for stands in the JSON and in no address."""
        return self._posted(HTTPStatus.OK, rule, guard, body, gives)

    def creates(
        self, rule: str, guard: Guard, *, body: type[Schema], gives: type[Schema]
    ) -> Callable[[View], View]:
        """A POST that answers 201; what `body` makes of the JSON is its first argument."""
        return self._posted(HTTPStatus.CREATED, rule, guard, body, gives)

    def changes(
        self, rule: str, guard: Guard, *, body: type[Schema], gives: type[Schema]
    ) -> Callable[[View], View]:
        """As `creates`, for a command, with its id beside `body`: 200 when that id came before."""
        repeated = self.alt_response(HTTPStatus.OK, schema=gives, description=REPEATED)
        creates = self.creates(rule, guard, body=with_command_id(body), gives=gives)

        def declare(view: View) -> View:
            creates(repeated(view))
            return view

        return declare

    def ends(self, rule: str, guard: Guard) -> Callable[[View], View]:
        """A DELETE that answers 204."""

        def declare(view: View) -> View:
            answering = self.response(HTTPStatus.NO_CONTENT)(view)
            return self._at(rule, "DELETE", guard, answering, view)

        return declare

    def _posted(
        self, status: HTTPStatus, rule: str, guard: Guard, body: type[Schema], gives: type[Schema]
    ) -> Callable[[View], View]:
        def declare(view: View) -> View:
            answering = self.response(status, gives)(view)
            answering = self.arguments(body)(answering)
            return self._at(rule, "POST", guard, answering, view)

        return declare

    def _at(self, rule: str, method: str, guard: Guard, answering: Any, view: View) -> View:  # noqa: ANN401 - flask-smorest has no types
        """Register it; in the description a public endpoint needs no token."""
        guarded = guard(answering)
        if isinstance(guarded.permission, Public):
            guarded = self.doc(security=[])(guarded)
        self.route(rule, methods=[method])(guarded)
        return view
