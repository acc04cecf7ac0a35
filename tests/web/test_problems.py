import logging
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError

from tests.browsing import csrf_token, send, signed_in, words
from tests.web.practice_form import ADDRESS
from tests.world import World
from web.logs import FACTS
from web.problems import problem_of


@pytest.fixture
def mary(practice: Flask) -> FlaskClient:
    return signed_in(practice, "mary")


@pytest.mark.parametrize(
    "kind,status,said",
    [
        ("400", 400, "This could not be read"),
        ("403", 403, "Your account cannot open this"),
        ("404", 404, "Page not found"),
        ("405", 405, "This page cannot do that"),
        ("413", 413, "too long"),
        ("415", 415, "not read here"),
        ("418", 418, "I'm a Teapot"),
        ("429", 429, "Too many tries"),
        ("503", 503, "The service is busy"),
        ("NotPermitted", 403, "Your account cannot do this"),
        ("HandoverNotFound", 404, "Page not found"),
        ("Busy", 503, "The service is busy"),
        ("AlreadyAcknowledged", 409, "This has already been acknowledged."),
    ],
)
def test_each_problem_is_a_page_that_says_what_to_do(
    mary: FlaskClient, kind: str, status: int, said: str
) -> None:
    answer = mary.get(f"/practice/fails/{kind}")

    assert answer.status_code == status
    assert said in words(answer.text)
    assert answer.text.count("<h1") == 1


def test_a_handover_that_is_not_yours_reads_like_a_page_that_is_not_there(
    mary: FlaskClient,
) -> None:
    hidden = words(mary.get("/practice/fails/HandoverNotFound").text)
    absent = words(mary.get("/practice/things/not-an-id").text)

    assert hidden == absent


def test_a_wrong_method_is_told_the_right_ones(mary: FlaskClient) -> None:
    token = csrf_token(mary, ADDRESS)

    answer = mary.delete(ADDRESS, headers={"X-CSRFToken": token})

    assert answer.status_code == 405
    assert {"GET", "POST"} <= set(answer.headers["Allow"].split(", "))


def test_what_is_too_long_is_refused_before_it_is_read(mary: FlaskClient) -> None:
    answer = mary.post(ADDRESS, data={"words": "x" * 300_000})

    assert answer.status_code == 413
    assert "Nothing was stored" in words(answer.text)


def test_content_of_another_kind_is_refused(mary: FlaskClient) -> None:
    headers = {"X-CSRFToken": csrf_token(mary, ADDRESS), "Content-Type": "text/plain"}

    assert mary.post("/practice/json", data="words", headers=headers).status_code == 415


def test_a_fault_of_ours_tells_nothing_but_a_number_that_is_in_the_log(
    mary: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = mary.get("/practice/fails/secret")

    assert answer.status_code == 500
    assert "Rosa" not in answer.text
    assert "Rosa" not in caplog.text
    found = re.search(r"say: ([0-9a-f]{12})", words(answer.text))
    assert found
    [logged] = [one for one in caplog.records if one.name == "web.request_id"]
    assert "RuntimeError at GET /practice/fails/<kind>" in logged.getMessage()
    assert vars(logged)[FACTS] == {"request": found.group(1)}


def test_a_locked_database_is_busy_and_says_when_to_try_again(practice: Flask) -> None:
    error = OperationalError("UPDATE", {}, Exception("database is locked"))
    with practice.test_request_context():
        problem = problem_of(error)

    assert problem.status == 503
    assert problem.code == "busy"
    assert int(problem.headers["Retry-After"]) > 0


def test_even_without_the_desk_a_failure_is_a_page(mary: FlaskClient, world: World) -> None:
    with world.together.desk.database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE sessions RENAME TO lost")

    answer = mary.get(ADDRESS)

    # To a file's driver a table that is gone may be trouble that passes; to a server's it is ours.
    busy, ours = (503, "The service is busy"), (500, "Something went wrong here")
    told = ours if world.together.settings.database else busy
    assert (answer.status_code, told[1] in words(answer.text)) == (told[0], True)


def test_a_path_prefix_may_write_its_problems_its_own_way(practice: Flask) -> None:
    practice.extensions["problem_writers"]["/machine/"] = lambda problem: (
        {"code": problem.code},
        problem.status,
    )

    answer = practice.test_client().get("/machine/nothing")

    assert answer.get_json() == {"code": "not_found"}


@pytest.mark.parametrize(
    "body",
    [
        b"a=1&a=2&a.b=3&a.b.c=4",
        b"about=1&about.name=2",
        b"&".join(b"f%d=1" % number for number in range(5000)),
        b".=1&..=2&-day=3&about.-day=4&[]=5&about.born_on-day[]=6",
        ("a." * 5000 + "=1").encode(),
        b"words=%00%ff%fe%ed%a0%80",
        b"days=1&days%5B%5D=" + b"2&days%5B%5D=" * 50,
        b"\xff\xfe\x00",
        b"about.born_on-day=3&about.born_on-day-day=4&about.born_on=x",
    ],
)
def test_a_hostile_form_gets_an_answer_and_never_a_fault(mary: FlaskClient, body: bytes) -> None:
    token = csrf_token(mary, ADDRESS).encode()

    answer = mary.post(
        ADDRESS,
        data=b"csrf_token=" + token + b"&" + body,
        content_type="application/x-www-form-urlencoded",
    )

    assert answer.status_code in {200, 400, 413, 422}


def test_a_good_form_is_taken(mary: FlaskClient) -> None:
    answer = send(
        mary,
        ADDRESS,
        {
            "about.name": "Rosa Lind",
            "about.born_on-day": "3",
            "about.born_on-month": "may",
            "about.born_on-year": "1995",
            "days[]": ["2"],
        },
    )

    assert answer.status_code == 200
    assert "datetime.date(1995, 5, 3)" in answer.get_json()["loaded"]
    assert "'days': ['2']" in answer.get_json()["loaded"]
