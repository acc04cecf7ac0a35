"""Lists that are damaged while somebody works: they are told, nothing is lost, and it heals."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.browsing import ClientOf, page, words
from tests.leading import sent
from tests.programs import check_problem, program, record_body
from tests.world import MovableClock, World


def damage(world: World) -> None:
    with world.together.reads.writing() as connection:
        connection.exec_driver_sql("DROP TABLE board")


def test_a_page_tells_once_and_shows_everything_the_next_time(
    client_of: ClientOf, world: World
) -> None:
    sent(world)
    lena = client_of("lena")
    before = words(page(lena, "/board"))
    damage(world)
    told = lena.get("/board")
    assert told.status_code == 503
    assert int(told.headers["Retry-After"]) > 0
    assert "The lists are being made anew" in words(told.text)
    assert "Nothing that was recorded is lost" in words(told.text)
    world.together.projector.catch_up_fully()
    assert words(page(lena, "/board")) == before


def test_a_program_is_told_by_name(app: Flask, world: World) -> None:
    lena = program(app, "lena")
    damage(world)
    answer = lena.get("/board")
    problem = check_problem(answer, 503, "lists_renewed")
    assert "it is never carried out twice" in problem["detail"]
    assert int(answer.headers["Retry-After"]) > 0


def test_what_is_recorded_in_that_moment_is_acknowledged_once_and_shown_later(
    app: Flask, world: World
) -> None:
    mary = program(app, "mary")
    body = record_body(world.teams["derby_visitors"])
    damage(world)
    answers = [mary.post("/handovers", body) for _ in range(2)]
    assert {one.status_code for one in answers} <= {200, 201}, [one.text for one in answers]
    world.together.projector.catch_up_fully()
    assert mary.get("/sent").get_json()["total"] == 1


@pytest.mark.files
@pytest.mark.parametrize("gone", ["*.sqlite", "*.live", "*"])
def test_files_that_are_removed_under_a_running_service_are_made_anew(
    client_of: ClientOf, world: World, gone: str
) -> None:
    sent(world)
    lena = client_of("lena")
    before = words(page(lena, "/board"))
    for one in world.together.settings.data.glob(f"reads-{gone}"):
        one.unlink()
    assert words(page(lena, "/board")) == before
    assert lena.get("/health/projections").text == "ok"


@pytest.mark.parametrize("address", ["/health/chaser", "/health/post"])
def test_whoever_watches_is_not_told_that_all_is_well_by_lists_that_are_not_filled(
    stranger: FlaskClient, world: World, clock: MovableClock, address: str
) -> None:
    sent(world)
    together = world.together
    together.projector.catch_up_fully()
    assert stranger.get(address).text == "ok"
    damage(world)
    assert stranger.get("/health/chaser").text == "cannot be read", "which finds it out"
    told = stranger.get(address)
    assert told.status_code == 503
    assert told.text == f"the lists are {together.service.head()} events behind"
    together.projector.catch_up_fully()
    assert stranger.get(address).text == "ok"
    sent(world)
    clock.move(minutes=1)
    assert stranger.get(address).text == "ok", "what was recorded just now may be on its way"
    together.projector.catch_up_fully()
    clock.move(days=1)
    sent(world)
    assert "behind" not in stranger.get(address).text, "after a quiet day too"
