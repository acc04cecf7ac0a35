import pytest
from flask import Blueprint, Flask
from flask.views import MethodView

from handover.policy import View
from tests.browsing import ClientOf, send, signed_in, words
from tests.web.practice_form import ADDRESS
from web.permissions import (
    AnySignedIn,
    Needs,
    Public,
    UndeclaredRouteError,
    check_all_declared,
    permission_of,
    public,
    requires,
    requires_sign_in,
)


def undeclared() -> str:
    return ""


def test_a_route_that_does_not_say_who_may_ask_stops_the_start() -> None:
    app = Flask("bare", static_folder=None)
    app.add_url_rule("/open", "open", undeclared, methods=["POST"])

    with pytest.raises(UndeclaredRouteError, match=r"POST /open \(open\).*@requires"):
        check_all_declared(app)


def test_the_library_s_own_static_route_counts_too() -> None:
    with pytest.raises(UndeclaredRouteError, match="static"):
        check_all_declared(Flask("bare"))


def test_a_class_declares_each_of_its_methods() -> None:
    class Both(MethodView):
        @requires(View.INBOX)
        def get(self) -> str:
            return ""

        def post(self) -> str:
            return ""

    app = Flask("bare", static_folder=None)
    app.add_url_rule("/both", view_func=Both.as_view("both"))

    assert permission_of(app.view_functions["both"], "GET") == Needs(View.INBOX)
    with pytest.raises(UndeclaredRouteError, match=r"These routes.*: POST /both \(both\)\. "):
        check_all_declared(app)


def test_what_was_declared_can_be_read_from_the_view() -> None:
    assert permission_of(public("why")(undeclared), "GET") == Public("why")
    assert permission_of(requires_sign_in(undeclared), "GET") == AnySignedIn()
    assert permission_of(requires(View.BOARD)(undeclared), "GET") == Needs(View.BOARD)


def test_every_route_of_the_service_is_declared(app: Flask) -> None:
    check_all_declared(app)


def test_a_stranger_is_sent_to_sign_in_and_back(practice: Flask) -> None:
    answer = practice.test_client().get(f"{ADDRESS}?page=2")

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/sign-in?next=/practice?page%3D2"


def test_a_role_without_the_action_is_told_so(practice: Flask) -> None:
    answer = signed_in(practice, "lena").get(ADDRESS)

    assert answer.status_code == 403
    assert "Your account cannot do this" in words(answer.text)


def test_a_role_with_the_action_gets_the_page(practice: Flask) -> None:
    assert signed_in(practice, "hana").get(ADDRESS).status_code == 200


def test_a_page_s_cookie_never_opens_the_api(practice: Flask) -> None:
    api = Blueprint("things", __name__, url_prefix="/api/v1")

    @api.get("/things")
    @requires(View.INBOX)
    def things() -> str:
        return "things"

    practice.register_blueprint(api)

    answer = signed_in(practice, "hana").get("/api/v1/things")

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].lower().startswith("bearer")


@pytest.mark.parametrize(
    "username,expected", [("mary", "Mary Okafor"), ("lena", "Lena Price, Midlands region")]
)
def test_every_page_says_who_is_signed_in(practice: Flask, username: str, expected: str) -> None:
    assert expected in words(signed_in(practice, username).get("/", follow_redirects=True).text)


def test_each_role_starts_where_its_day_starts(
    client_of: ClientOf,
) -> None:
    starts = {"mary": "/sent", "hana": "/inbox", "lena": "/board", "kit": "/directory"}
    for username, start in starts.items():
        answer = client_of(username).get("/")
        assert answer.headers["Location"] == start
        assert client_of(username).get(start).status_code == 200


def test_signing_out_needs_the_button_and_not_a_link(practice: Flask) -> None:
    client = signed_in(practice, "mary")

    assert client.get("/sign-out").status_code == 405
    assert send(client, "/sign-out", {}).status_code == 303
