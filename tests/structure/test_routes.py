"""Every route declares who may ask it, and the few that anybody may ask are known by name."""

import pytest
from flask import Flask

from handover.policy import POLICY
from web.permissions import (
    Needs,
    Permission,
    Public,
    UndeclaredRouteError,
    check_all_declared,
    permission_of,
    public,
)

OPEN_TO_ALL = {
    ("account.sign_in", "GET"),
    ("account.try_sign_in", "POST"),
    ("confirm.acknowledge", "POST"),
    ("confirm.done", "GET"),
    ("confirm.show_call", "POST"),
    ("confirm.start", "GET"),
    ("health.chaser", "GET"),
    ("health.live", "GET"),
    ("health.post", "GET"),
    ("health.projections", "GET"),
    ("health.ready", "GET"),
    ("metrics.metrics", "GET"),
    ("api-docs.openapi_json", "GET"),
    ("api-sessions.start", "POST"),
}
"""Whoever opens another route to everybody must say so here too."""


def declarations(app: Flask) -> dict[tuple[str, str], Permission | None]:
    """Endpoint and method to what was declared; None where nothing was."""
    return {
        (rule.endpoint, method): permission_of(app.view_functions[rule.endpoint], method)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def test_every_route_declares_a_permission(app: Flask) -> None:
    found = declarations(app)
    assert len(found) > 30
    assert [route for route, declared in found.items() if declared is None] == []


def test_every_action_that_a_route_needs_has_a_row_in_the_policy(app: Flask) -> None:
    needed = {one.action for one in declarations(app).values() if isinstance(one, Needs)}
    assert needed <= set(POLICY)


def test_only_the_routes_known_here_are_open_to_all_and_each_says_why(app: Flask) -> None:
    opened = {route: one for route, one in declarations(app).items() if isinstance(one, Public)}
    assert set(opened) == OPEN_TO_ALL
    assert all(len(one.reason) > 10 for one in opened.values())


def test_a_route_that_declares_nothing_is_noticed_and_stops_the_start() -> None:
    bare = Flask("bare", static_folder=None)

    @bare.get("/open")
    @public("this is a test of public routes")
    def declared() -> str:
        return ""

    assert list(declarations(bare).values()) == [Public("this is a test of public routes")]
    check_all_declared(bare)
    bare.add_url_rule("/forgotten", "forgotten", lambda: "", methods=["GET", "POST"])
    assert declarations(bare)["forgotten", "POST"] is None
    with pytest.raises(UndeclaredRouteError, match="forgotten"):
        check_all_declared(bare)
    assert declared() == ""
