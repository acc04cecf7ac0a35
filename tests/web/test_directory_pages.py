"""The directory's pages: a keeper puts it right, registers and closes; everybody else reads it."""

import re
from uuid import UUID

import pytest
from flask.testing import FlaskClient

from handover import commands as c
from handover.calls import Attempt, AttemptOutcome
from handover.opening_hours import OpeningHours
from projections.directory import team_of
from tests.browsing import ClientOf, page, send, words
from tests.recording import answered, begun
from tests.web.form_on_page import boxes_of
from tests.web.keeping import CLOSE, HOURS, REGISTER, VERIFY
from tests.web.scene import Scene
from tests.world import MovableClock, World

REPORTED = "This number was reported wrong on 24 November 2026"


@pytest.fixture
def kit(client_of: ClientOf) -> FlaskClient:
    return client_of("kit")


@pytest.fixture
def derby(world: World) -> UUID:
    return world.teams["derby_visitors"]


def keep(browser: FlaskClient, address: str, typed: dict[str, str]) -> str:
    """Fill in the form at `address` and send it as it then stands; what is read after that."""
    html = page(browser, address)
    found = re.search(r'name="command_id" value="([^"]+)"', html)
    assert found
    sent = {"command_id": found.group(1), **boxes_of(html), **typed}
    answer = send(browser, address, dict(sent), follow=True)
    return words(answer.text)


def report_wrong(scene: Scene) -> UUID:
    handover_id = scene.recorded()
    rang = Attempt(AttemptOutcome.WRONG_NUMBER, "01632 960103")
    scene.ask("mary", c.LogAttempt(handover_id, rang))
    return handover_id


def test_a_keeper_starts_with_what_needs_putting_right(
    kit: FlaskClient, scene: Scene, derby: UUID
) -> None:
    assert "Every number was verified in the last 90 days" in words(page(kit, "/"))
    report_wrong(scene)
    said = words(page(kit, "/"))
    first, _, everything = said.partition("All teams")
    assert "To put right (1)" in first
    assert "Reported wrong Derby health visitors" in first
    assert REPORTED in first
    assert "Leicester health visitors" not in first
    assert "Leicester health visitors" in everything
    assert f"/directory/{derby}" in page(kit, "/directory")


def test_after_ninety_days_every_number_is_in_doubt(
    client_of: ClientOf, clock: MovableClock
) -> None:
    clock.move(days=60)  # verified on 20 October: 95 days ago
    said = words(page(client_of("kit"), "/directory"))
    assert "To put right (4)" in said
    assert "Number not verified for 95 days (last on 20 October 2026)" in said


def test_a_number_that_was_reported_wrong_is_said_wherever_it_is_rung(
    client_of: ClientOf, scene: Scene
) -> None:
    mary, handover_id = client_of("mary"), report_wrong(scene)
    said = words(page(mary, f"/handovers/{handover_id}/call"))
    assert f"{REPORTED}. If it is wrong, ring the switchboard" in said


def test_whoever_chooses_the_team_reads_that_its_number_was_reported_wrong(
    client_of: ClientOf, scene: Scene, world: World
) -> None:
    mary = client_of("mary")
    report_wrong(scene)
    assert REPORTED in words(page(mary, f"/record/{begun(mary)}/to?q=derby"))
    assert REPORTED in words(page(mary, f"/record/{answered(mary, world)}/check"))


def test_a_press_on_wrong_number_puts_the_team_on_the_keepers_list(
    kit: FlaskClient, client_of: ClientOf, scene: Scene
) -> None:
    mary, handover_id = client_of("mary"), scene.recorded()
    address = f"/handovers/{handover_id}/call"
    found = re.search(r'name="press.wrong_number" value="([^"]+)"', page(mary, address))
    assert found
    typed: dict[str, str | list[str]] = {
        "press.wrong_number": found.group(1),
        "outcome": "wrong_number",
        "number": "01632 960103",
    }
    for _ in range(2):
        assert send(mary, address, typed).status_code == 303
    assert "To put right (1)" in words(page(kit, "/directory"))


@pytest.mark.parametrize("number", ["01632 960103", "01632 960555"])
def test_verifying_or_correcting_the_number_takes_it_off_the_list(
    kit: FlaskClient, scene: Scene, derby: UUID, number: str
) -> None:
    report_wrong(scene)
    said = keep(kit, f"/directory/{derby}/number", {"telephone": number})
    assert "Number verified. Everybody who rings this team sees it from now on." in said
    assert "Number verified on 24 November 2026" in said
    assert f"Number verified: {number} Tuesday 24 November 2026 at 10am" in said
    assert "Number reported wrong: 01632 960103" in said  # in the history
    assert "Kit Welland, directory keeper" in said
    assert "To put right (" not in words(page(kit, "/directory"))


def test_the_form_for_the_hours_shows_them_and_changes_them(
    kit: FlaskClient, derby: UUID, world: World
) -> None:
    address = f"/directory/{derby}/hours"
    standing = boxes_of(page(kit, address))
    filled = {name: value for name, value in standing.items() if value}
    assert filled == HOURS.typed | {"out_of_hours": "Ring the duty desk on 01632 960199."}
    changed = {
        "hours.weekly.6.opens": "9am",
        "hours.weekly.6.closes": "12:30pm",
        "out_of_hours": "Ring 01632 960190, then 999.",
    }
    said = keep(kit, address, changed)
    assert "Hours changed. They count for what is recorded from now on." in said
    assert "Saturday 9am to 12:30pm, shut on bank holidays" in said
    with world.together.reads.reading() as connection:
        row = team_of(connection, derby)
    assert row is not None
    assert OpeningHours(**row["hours"]).weekly[-1] == (6, "09:00", "12:30")


def test_a_team_is_registered_and_can_be_sent_to_at_once(
    kit: FlaskClient, client_of: ClientOf
) -> None:
    said = keep(kit, "/directory/new", REGISTER.typed)
    assert "Team registered. It can be sent to from now on." in said
    assert "Belper health visitors" in said
    assert "Number 01632 960140, verified on 20 November 2026" in said
    assert "Belper health visitors" in words(page(client_of("mary"), "/directory?q=duffield"))


def test_a_number_that_nobody_has_rung_is_on_the_list_at_once(kit: FlaskClient) -> None:
    never = {name: "" for name in REGISTER.typed if name.startswith("verified_on")}
    keep(kit, "/directory/new", {**REGISTER.typed, **never})
    said = words(page(kit, "/directory"))
    assert "To put right (1)" in said
    assert "Number not verified: nobody has said that it is right" in said


def test_closing_says_what_is_open_and_moves_it_to_whoever_takes_over(
    kit: FlaskClient, scene: Scene, derby: UUID, world: World
) -> None:
    address = f"/directory/{derby}/close"
    assert "Nothing that is open was sent to this team or by it." in words(page(kit, address))
    handover_id = scene.recorded()
    said = words(page(kit, address))
    assert "1 open handover or concern is with this team" in said
    assert "All of it moves to the team that takes over" in said
    assert str(handover_id) not in page(kit, address)
    assert "1 handover or concern is open with this team. Choose the team that takes over" in (
        keep(kit, address, {"reason": "Joined with Leicester"})
    )
    successor = str(world.teams["leicester_visitors"])
    said = keep(kit, address, {"reason": "Joined with Leicester", "successor_id": successor})
    assert (
        "Team closed. Nothing can be sent to it any more, and nothing is left open with it." in said
    )
    assert "This team is closed; now Leicester health visitors" in said


def test_the_successor_is_found_within_the_form_and_nothing_typed_is_lost(
    kit: FlaskClient, derby: UUID
) -> None:
    typed: dict[str, str | list[str]] = {
        "press": "find",
        "find": "health visitors",
        "reason": "Joined",
    }
    answer = send(kit, f"/directory/{derby}/close", typed)
    assert boxes_of(answer.text)["reason"] == "Joined"
    said = words(answer.text)
    assert "Leicester health visitors" in said
    assert "Old Town" not in said
    assert "Which team takes over? Derby" not in said
    typed["find"] = "nowhere"
    assert "No team fits these words." in words(send(kit, f"/directory/{derby}/close", typed).text)


def test_whoever_looks_for_the_closed_team_finds_its_successor(
    kit: FlaskClient, client_of: ClientOf, derby: UUID, world: World
) -> None:
    successor = str(world.teams["leicester_visitors"])
    keep(kit, f"/directory/{derby}/close", {"reason": "Joined", "successor_id": successor})
    said = words(page(client_of("mary"), "/directory?q=derby+health+visitors"))
    assert "2 teams" in said  # the closed one is named as closed
    assert "Closed Derby health visitors" in said
    assert "Closed; now Leicester health visitors" in said
    assert "Took over from Derby health visitors" in words(page(kit, f"/directory/{successor}"))


@pytest.mark.parametrize("form", ["number", "hours", "close"])
def test_a_closed_team_has_no_forms(kit: FlaskClient, world: World, form: str) -> None:
    closed = world.teams["closed_visitors"]
    answer = kit.get(f"/directory/{closed}/{form}")
    assert answer.location == f"/directory/{closed}"
    said = words(page(kit, f"/directory/{closed}"))
    assert "This team is closed. Nothing can be sent to it." in said
    assert "Change the hours" not in said


@pytest.mark.parametrize("username", ["mary", "hana", "lena"])
def test_everybody_else_reads_the_directory_and_changes_nothing(
    client_of: ClientOf, derby: UUID, username: str
) -> None:
    browser = client_of(username)
    listed, team = page(browser, "/directory"), page(browser, f"/directory/{derby}")
    assert ("To put right" in listed) is (username == "lena")
    assert "Register a team" not in listed
    assert "What has happened" in team
    assert f"/directory/{derby}/" not in team
    for address in ("new", f"{derby}/number", f"{derby}/hours", f"{derby}/close"):
        assert browser.get(f"/directory/{address}").status_code == 403
        typed = dict(VERIFY.typed)
        assert send(browser, f"/directory/{address}", {**typed}).status_code == 403


def test_a_keeper_sees_no_family(kit: FlaskClient, scene: Scene, derby: UUID) -> None:
    handover_id = report_wrong(scene)
    for address in ("/directory", f"/directory/{derby}", f"/directory/{derby}/close"):
        html = page(kit, address)
        assert "Rosa Lind" not in html
        assert str(handover_id) not in html
    for address in ("/inbox", "/sent", "/board"):
        assert kit.get(address).status_code == 403
    assert kit.get(f"/handovers/{handover_id}").status_code in {403, 404}


@pytest.mark.parametrize("address", ["", "/number", "/hours", "/close"])
def test_a_team_that_does_not_exist_has_no_page(kit: FlaskClient, address: str) -> None:
    assert kit.get(f"/directory/{UUID(int=7)}{address}").status_code == 404


@pytest.mark.parametrize("query", ["page=0", "page=-1", "page=two", "page=9999", "doubtful=99"])
def test_any_page_number_gives_a_page(kit: FlaskClient, query: str) -> None:
    assert "5 teams" in words(page(kit, f"/directory?{query}"))


def test_sending_a_form_twice_changes_nothing_the_second_time(
    kit: FlaskClient, derby: UUID, world: World
) -> None:
    successor = str(world.teams["leicester_visitors"])
    typed: dict[str, str | list[str]] = {
        **CLOSE.typed,
        "successor_id": successor,
        "command_id": str(UUID(int=9)),
    }
    heads = []
    for _ in range(2):
        assert send(kit, f"/directory/{derby}/close", typed).status_code == 303
        heads.append(world.together.service.head())
    assert heads[0] == heads[1]
