import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.faults import lose_events
from tests.world import World


@pytest.fixture
def watcher(practice: Flask) -> FlaskClient:
    """Whoever watches the service: it has no account."""
    return practice.test_client()


def test_a_living_process_says_ok(watcher: FlaskClient) -> None:
    assert watcher.get("/health/live").text == "ok"


def test_a_service_whose_files_can_be_read_is_ready(watcher: FlaskClient) -> None:
    answer = watcher.get("/health/ready")

    assert (answer.status_code, answer.text) == (200, "ok")


@pytest.mark.parametrize(
    "table,part", [("sessions", "desk"), ("position", "read tables"), ("events", "log")]
)
def test_a_part_that_cannot_be_read_is_named_and_no_more(
    watcher: FlaskClient, world: World, table: str, part: str
) -> None:
    lose(world, table)

    answer = watcher.get("/health/ready")

    assert answer.status_code == 503
    assert answer.text.startswith("cannot read: ")
    assert part in answer.text
    assert watcher.get("/health/live").status_code == 200


def lose(world: World, table: str) -> None:
    """Take a table away, as a damaged file would."""
    change = f"ALTER TABLE {table} RENAME TO lost"
    match table:
        case "sessions":
            with world.together.desk.database.writing() as connection:
                connection.exec_driver_sql(change)
        case "position":
            with world.together.reads.writing() as connection:
                connection.exec_driver_sql(change)
        case _:
            lose_events(world.together.settings.events_path)
