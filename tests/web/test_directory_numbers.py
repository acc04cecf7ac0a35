"""A team's numbers and area on the keeper's pages, and through the API."""

from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from handover import commands as c
from handover.actor import Asked, Envelope, Source
from handover.handover import Handover
from handover.opening_hours import OpeningHours
from handover.team import Team
from handover.teams import TeamKind
from handover.urgency import Urgency
from tests.browsing import ClientOf, page, send, words
from tests.programs import Body, Program, once, program
from tests.region import record
from tests.web.form_on_page import boxes_of
from tests.web.keeping import ADD, COVER
from tests.web.scene import Scene
from tests.world import AT_NIGHT, MovableClock, World

LEADER = "01632 960142"


@pytest.fixture
def kit(client_of: ClientOf) -> FlaskClient:
    return client_of("kit")


@pytest.fixture
def derby(world: World) -> UUID:
    return world.teams["derby_visitors"]


def posted(browser: FlaskClient, address: str, typed: dict[str, str]) -> str:
    """Send the form and read what comes after it."""
    sent: dict[str, str | list[str]] = {"command_id": str(uuid4()), **typed}
    return words(send(browser, address, sent, follow=True).text)


def test_a_number_is_added_put_first_and_retired(
    kit: FlaskClient, client_of: ClientOf, derby: UUID
) -> None:
    said = posted(kit, f"/directory/{derby}/numbers/new", ADD.typed)
    assert "Number added. It is offered after the others." in said
    assert f"{LEADER} Named nurse for safeguarding Number verified on 20 November 2026" in said
    assert "Answered Monday to Friday 9am to 5pm, shut on bank holidays" in said
    assert f"Number added: {LEADER}" in said
    first = f"/directory/{derby}/numbers/3/first"
    assert "Whoever rings the team is offered this number before the others" in words(
        page(kit, first)
    )
    assert "Order changed. This number is offered first from now on." in posted(kit, first, {})
    assert f"Ring {LEADER}" in words(page(client_of("mary"), f"/directory/{derby}"))
    said = posted(kit, f"/directory/{derby}/numbers/1/retirement", {"reason": "The desk moved"})
    assert "Number retired. Nobody is offered it any more." in said
    assert "Number retired: 01632 960103" in said
    assert "The desk moved" in said
    assert kit.get(f"/directory/{derby}/numbers/1").status_code == 404


def test_a_number_without_hours_answers_when_the_team_does(kit: FlaskClient, derby: UUID) -> None:
    address = f"/directory/{derby}/numbers/new"
    assert boxes_of(page(kit, address))["hours.weekly.1.opens"] == ""
    typed = {"telephone": LEADER, "purpose": "team_leader"}
    said = posted(kit, address, {**typed, "hours.weekly.1.opens": "", "verified_on-day": ""})
    assert f"{LEADER} Team leader Number not verified: nobody has said that it is right" in said
    assert "Answered" not in said


def test_everybody_reads_every_number_and_only_the_keeper_changes_them(
    client_of: ClientOf, derby: UUID
) -> None:
    mary = client_of("mary")
    html = page(mary, f"/directory/{derby}")
    assert f"{AT_NIGHT} Out of hours Number verified on 20 October 2026" in words(html)
    assert f"/directory/{derby}/numbers" not in html
    assert mary.get(f"/directory/{derby}/numbers/new").status_code == 403


def test_when_the_team_is_shut_and_it_cannot_wait_the_number_for_the_night_is_offered(
    client_of: ClientOf, scene: Scene, clock: MovableClock
) -> None:
    urgent = scene.recorded(record(urgency=Urgency.SAME_DAY))
    routine = scene.recorded(record(urgency=Urgency.ROUTINE))
    clock.move(hours=8)
    mary = client_of("mary")
    html = page(mary, f"/handovers/{urgent}/call")
    assert "Take the out-of-hours route now" in words(html)
    assert f'class="nhsuk-button" href="tel:{AT_NIGHT.replace(" ", "")}"' in html
    assert 'class="nhsuk-button" href="tel:01632960103"' in page(mary, f"/handovers/{routine}/call")


def test_the_area_is_shown_and_changed(kit: FlaskClient, client_of: ClientOf, derby: UUID) -> None:
    address = f"/directory/{derby}/cover"
    assert boxes_of(page(kit, address)) | {"authorities": "Derby", "districts": ""} == boxes_of(
        page(kit, address)
    )
    said = posted(kit, address, COVER.typed)
    assert "Area changed. Whoever looks for a team there finds this one from now on." in said
    assert "Covers Derby, Derbyshire, DE1, DE3" in said
    found = words(page(client_of("mary"), "/directory?q=de3"))
    assert "1 team for “de3”" in found


def test_giving_up_an_area_asks_why_and_keeps_what_was_typed(kit: FlaskClient, derby: UUID) -> None:
    address = f"/directory/{derby}/cover"
    assert "Why is it right" not in words(page(kit, address))
    said = posted(kit, address, {"authorities": "Derbyshire", "districts": "DE1"})
    assert "No other health visiting team covers Derby." in said
    assert "Why is it right that no team covers this area?" in said
    given = {"authorities": "Derbyshire", "districts": "DE1", "uncovered": "It was joined"}
    said = posted(kit, address, given)
    assert "Area left with no team" in said
    assert "Nobody else covers Derby" in said
    assert "It was joined" in said


def test_a_team_on_which_another_relied_for_an_area_says_so(
    kit: FlaskClient, world: World, derby: UUID
) -> None:
    other = world.teams["leicester_visitors"]
    posted(kit, f"/directory/{other}/cover", {"authorities": "Leicester\nDerby", "districts": ""})
    posted(kit, f"/directory/{derby}/cover", {"authorities": "Derbyshire", "districts": ""})
    said = words(page(kit, f"/directory/{other}"))
    assert "Relied on for Derby" in said
    assert "gave it up" in said


def leave_with_closed(world: World, handover_id: UUID) -> None:
    """It stands with a team that has closed: as if it was sent in the moment of the closing."""
    service = world.together.service
    handover: Handover = service.repository.get(handover_id)
    closed: Team = service.repository.get(world.teams["closed_visitors"])
    asked = Asked(uuid4(), world.accounts["kit"].actor, Source.PAGE, world.together.clock())
    handover.go_to_successor(handover.receiving, closed.named, Envelope.of(asked))
    service.save(handover)


def test_what_is_left_with_a_closed_team_is_seen_by_keeper_and_lead_and_moves(
    kit: FlaskClient, client_of: ClientOf, scene: Scene, world: World, app: Flask
) -> None:
    handover_id = scene.recorded()
    leave_with_closed(world, handover_id)
    closed = world.teams["closed_visitors"]
    listed = words(page(kit, "/directory"))
    assert "Left with a closed team (1)" in listed
    assert "Old Town health visitors" in listed
    lena = client_of("lena")
    assert "1 handover or concern is with a team that has closed" in words(page(lena, "/board"))
    assert "Left with a closed team (1)" in words(page(lena, "/directory"))
    board = program(app, "lena").get("/board").get_json()
    assert (board["wrong_numbers"], board["left_with_closed_teams"]) == (0, 1)

    address = f"/directory/{closed}/successor"
    assert "1 open handover or concern is with this team" in words(page(kit, address))
    typed = {"press": "find", "find": "leicester"}
    assert "Leicester health visitors" in posted(kit, address, typed)
    successor = str(world.teams["leicester_visitors"])
    said = posted(kit, address, {"successor_id": successor})
    assert "Successor named. Nothing is left open with the closed team." in said
    assert "Left with a closed team" not in words(page(kit, "/directory"))
    assert "Rosa Lind" in words(page(client_of("hugo"), "/inbox"))


def test_an_open_team_has_no_form_for_its_successor(kit: FlaskClient, derby: UUID) -> None:
    assert kit.get(f"/directory/{derby}/successor").location == f"/directory/{derby}"


def test_teams_for_whom_nobody_can_sign_in_are_listed_with_what_is_open(
    kit: FlaskClient, client_of: ClientOf, scene: Scene, world: World
) -> None:
    assert "Nobody can sign in" not in words(page(kit, "/directory"))
    scene.recorded()
    assert "Nobody can sign in" not in words(page(kit, "/directory")), "Hana can, and Mary"
    buxton = scene.ask("kit", _registered("Buxton"))
    scene.ask("kit", c.CloseTeam(world.teams["derby_visitors"], "Joined", buxton))
    listed = words(page(kit, "/directory"))
    assert "Nobody can sign in (1)" in listed
    assert "Buxton visitors , Peak trust. 1 open handover or concern is with this team" in listed
    assert "Nobody can sign in (1)" in words(page(client_of("lena"), "/directory"))


def _registered(name: str) -> c.RegisterTeam:
    return c.RegisterTeam(
        name=f"{name} visitors",
        kind=TeamKind.HEALTH_VISITING,
        organisation="Peak trust",
        ods_code="RPK",
        area="Peak",
        places=(name,),
        telephone="01632 960150",
        verified_on=None,
        hours=OpeningHours.weekdays(),
        out_of_hours="Ring 999",
        authorities=("Peak",),
    )


def test_a_team_without_a_number_for_the_night_is_not_complete(
    kit: FlaskClient, scene: Scene
) -> None:
    assert "Not complete" not in words(page(kit, "/directory"))
    scene.ask("kit", _registered("Buxton"))
    listed = words(page(kit, "/directory"))
    assert "Not complete (1)" in listed
    assert "Buxton visitors , Peak trust. It has no number for out of hours" in listed


def test_both_sides_read_which_team_took_over(
    client_of: ClientOf, scene: Scene, world: World
) -> None:
    handover_id = scene.recorded()
    close = c.CloseTeam(world.teams["derby_visitors"], "Joined", world.teams["leicester_visitors"])
    scene.ask("kit", close)
    for username in ("mary", "hugo"):
        read = words(page(client_of(username), f"/handovers/{handover_id}"))
        assert "Derby health visitors closed; now with Leicester health visitors" in read
        assert "Every due time, every promise and its age stayed as they were" in read
    assert "Rosa Lind" in words(page(client_of("hugo"), "/inbox"))
    assert "Rosa Lind" not in words(page(client_of("hana"), "/inbox"))
    assert client_of("hana").get(f"/handovers/{handover_id}").status_code == 404


@pytest.fixture
def keeping(app: Flask) -> Program:
    return program(app, "kit")


def test_a_program_keeps_numbers_and_area(keeping: Program, derby: UUID) -> None:
    left = keeping.do(f"/teams/{derby}/numbers", telephone=LEADER, purpose="team_leader")
    assert [(one["key"], one["telephone"], one["purpose"]) for one in left["numbers"]] == [
        (1, "01632 960103", "duty_desk"),
        (2, AT_NIGHT, "out_of_hours"),
        (3, LEADER, "team_leader"),
    ]
    assert left["numbers"][2]["hours"] is None
    one = f"/teams/{derby}/numbers/3"
    left = keeping.do(f"{one}/verification", telephone=LEADER, verified_on="2026-11-24")
    assert left["numbers"][2]["verified_on"] == "2026-11-24"
    left = keeping.do(f"{one}/first")
    assert (left["telephone"], left["numbers"][0]["key"]) == (LEADER, 3)
    left = keeping.do(f"/teams/{derby}/numbers/1/retirement", reason="Moved")
    assert [one["key"] for one in left["numbers"]] == [3, 2]
    left = keeping.do(f"/teams/{derby}/cover", authorities=["Derby"], districts=["de1 2ab"])
    assert (left["authorities"], left["districts"]) == (["Derby"], ["DE1"])
    assert left == keeping.get(f"/teams/{derby}").get_json()


@pytest.mark.parametrize("path", ["numbers", "numbers/1/first", "cover", "successor"])
def test_a_team_that_is_not_there_has_neither(keeping: Program, path: str) -> None:
    bodies: dict[str, Body] = {
        "numbers": {"telephone": LEADER, "purpose": "team_leader"},
        "cover": {"authorities": ["Derby"]},
        "successor": {"successor_id": str(UUID(int=8))},
    }
    answer = keeping.post(f"/teams/{UUID(int=7)}/{path}", once(bodies.get(path, {})))
    assert answer.status_code == 404
