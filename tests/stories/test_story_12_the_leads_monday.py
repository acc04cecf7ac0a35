"""Story 12: Monday, 9:10am. 9 teams, 41 open, 6 overdue, 2 not reached, 1 wrong number, 1 review.

The lead sees the worst first with the reason, calls a team leader, writes what was agreed, and each
item then shows it. A board that is behind says so in red, with the time up to which it is true; and
so it does when the clock process has been dead since Sunday. Overdue is worked out when the page is
read, so that nothing is hidden by that.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from handover.calls import Attempt, AttemptOutcome
from handover.commands import LogAttempt
from handover.reference import call_reference
from handover.urgency import Urgency
from projections.chaser import Chaser
from projections.heartbeat import CHASER, beat
from tests.browsing import ClientOf, page, send, words
from tests.leading import ask, sent
from tests.programs import program
from tests.referring import outcome, refer
from tests.region import attempt, conversation, register
from tests.world import MovableClock, World

FRIDAY = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 30, 9, 10, tzinfo=UTC)
TOWNS = ("Buxton", "Matlock", "Glossop", "Belper", "Ripley")
TEAMS = ("derby_visitors", "leicester_visitors", "nottingham_midwives", *TOWNS)
"""Those that receive; with the sending midwives of Leicester there are nine."""
AGREED = "Petra rings Leicester herself before 10am and names a health visitor for both"


@dataclass(frozen=True)
class Weekend:
    """What was left on Friday: two that nobody was reached about, and four that were spoken of."""

    wrong_number: UUID
    not_reached: UUID
    spoken: tuple[UUID, ...]


@pytest.fixture
def weekend(world: World, clock: MovableClock) -> Weekend:
    """On Friday, 41 are recorded; six of them cannot wait for Monday, and nobody took them on."""
    clock.now = FRIDAY
    for town in TOWNS:
        world.teams[town] = ask(world, "kit", register(town))
    wrong = sent(world, urgency=Urgency.IMMEDIATE)
    clock.move(minutes=5)
    nobody = sent(world, urgency=Urgency.IMMEDIATE)
    carpet_shop = Attempt(AttemptOutcome.WRONG_NUMBER, "01632 960103")
    ask(world, "mary", LogAttempt(wrong, carpet_shop))
    ask(world, "mary", attempt(nobody, AttemptOutcome.VOICEMAIL))
    spoken = tuple(sent(world, to=to, urgency=Urgency.SAME_DAY) for to in TEAMS[1:5])
    for one in spoken:
        ask(world, "mary", conversation(one))
    referral_id = ask(world, "mary", refer(spoken[0], at=None))
    ask(world, "mary", outcome(spoken[0], referral_id=referral_id))
    clock.move(hours=5)
    for number in range(35):
        sent(world, to=TEAMS[number % len(TEAMS)], urgency=Urgency.ROUTINE)
    clock.now = MONDAY
    return Weekend(wrong, nobody, spoken)


@pytest.fixture
def lena(client_of: ClientOf, weekend: Weekend) -> FlaskClient:
    assert len(weekend.spoken) == 4
    return client_of("lena")


def test_the_figures_stand_at_the_top(lena: FlaskClient, app: Flask) -> None:
    board = words(page(lena, "/board"))
    assert "41 Unacknowledged" in board
    assert "6 Acknowledgements overdue" in board
    assert "2 Nobody reached" in board
    assert "of 41 that are open in the region" in board
    assert "True up to 9:10am" in board
    rows = [
        row
        for number in (1, 2)
        for row in program(app, "lena").get("/board", page=str(number)).get_json()["handovers"]
    ]
    sides = {row[side]["team_id"] for row in rows for side in ("sending", "receiving")}
    assert len(sides) == 9


def test_the_worst_stands_first_with_the_reason(lena: FlaskClient, weekend: Weekend) -> None:
    board = words(page(lena, "/board"))
    places = [
        board.index(call_reference(one))
        for one in (weekend.wrong_number, weekend.not_reached, *weekend.spoken[:1])
    ]
    assert places == sorted(places)
    first = board[places[0] : places[1]]
    assert "Call overdue by 2 days" in first
    assert "1 attempt, nobody reached (last: wrong number)" in first
    assert "Ann" not in board
    assert "Test Mother" not in board


@pytest.mark.usefixtures("weekend")
def test_the_wrong_number_waits_with_the_keeper_of_the_directory(client_of: ClientOf) -> None:
    assert "1 Wrong numbers" in words(page(client_of("lena"), "/board"))
    to_put_right = words(page(client_of("kit"), "/directory"))
    assert "To put right (1)" in to_put_right
    assert "Reported wrong" in to_put_right
    assert "Derby health visitors" in to_put_right


@pytest.mark.usefixtures("weekend")
def test_one_review_waits_until_somebody_other_than_the_decider_has_looked(
    lena: FlaskClient,
) -> None:
    assert "1 Reviews waiting" in words(page(lena, "/board"))
    reviews = words(page(lena, "/board/reviews"))
    assert "No further action" in reviews
    assert "Ann" not in reviews


def test_what_the_lead_agreed_stands_on_each_item_for_everybody(
    client_of: ClientOf, lena: FlaskClient, weekend: Weekend
) -> None:
    first, second = weekend.wrong_number, weekend.not_reached
    case = page(lena, f"/board/{first}")
    assert 'href="tel:01632960103"' in case, "whom to ring"
    typed: dict[str, str | list[str]] = {
        "command_id": str(uuid4()),
        "side": "receiving",
        "with_name": "Petra Lund",
        "with_role": "Team leader",
        "agreed": AGREED,
        "next_action_on-day": "30",
        "next_action_on-month": "11",
        "next_action_on-year": "2026",
        "also[]": [str(second)],
    }
    assert send(lena, f"/handovers/{first}/agreed", typed).status_code == 303
    board = words(page(lena, "/board"))
    assert board.count(f"Agreed with Petra Lund, Team leader, Derby health visitors: {AGREED}") == 2
    for one in (first, second):
        assert AGREED in words(page(lena, f"/board/{one}"))
        for who in ("mary", "hana"):
            assert AGREED in words(page(client_of(who), f"/handovers/{one}"))


def test_writing_it_down_makes_nothing_less_overdue(
    lena: FlaskClient, weekend: Weekend, app: Flask
) -> None:
    before = program(app, "lena").get("/board").get_json()["counts"]
    body = {
        "command_id": str(uuid4()),
        "side": "receiving",
        "with_name": "Petra Lund",
        "with_role": "Team leader",
        "agreed": AGREED,
        "next_action_on": "2026-11-30",
    }
    answer = program(app, "lena").post(f"/handovers/{weekend.not_reached}/agreed", body)
    assert answer.status_code == 201, answer.text
    assert program(app, "lena").get("/board").get_json()["counts"] == before
    assert "6 Acknowledgements overdue" in words(page(lena, "/board"))


@pytest.mark.usefixtures("weekend")
def test_it_is_overdue_by_the_clock_alone(world: World, lena: FlaskClient) -> None:
    head = world.together.service.head()
    assert "6 Acknowledgements overdue" in words(page(lena, "/board"))
    assert world.together.service.head() == head, "nothing was written: it is worked out on read"


def test_a_board_that_is_behind_says_so_in_red_at_the_top(
    world: World, clock: MovableClock, lena: FlaskClient
) -> None:
    page(lena, "/board")
    with world.together.reads.writing():  # somebody holds the read tables: nothing can be folded
        clock.move(minutes=1)
        sent(world)
        html = page(lena, "/board")
    said = words(html)
    assert '<div class="app-behind" role="alert">' in html
    assert "This list is behind. True up to Friday 27 November 2026 at 3:05pm" in said
    assert said.index("This list is behind") < said.index("Unacknowledged")


def the_clock_runs(world: World, now: datetime) -> None:
    """A chaser works at `now`, and is heard of once."""
    together = world.together
    Chaser(
        together.service,
        together.projector,
        together.reads,
        reads_at=together.settings.reads_path,
        clock=lambda: now,
    ).chase_all()
    with together.reads.writing() as connection:
        beat(connection, CHASER, now)


SUNDAY = datetime(2026, 11, 29, 16, 0, tzinfo=UTC)
DEAD = "The clock process has not been heard of since Sunday 29 November 2026 at 4pm."


@pytest.mark.usefixtures("weekend")
def test_when_the_clock_process_has_been_dead_since_sunday_the_board_says_so_in_red(
    world: World, lena: FlaskClient, clock: MovableClock, app: Flask
) -> None:
    the_clock_runs(world, SUNDAY)
    html = page(lena, "/board")
    said = words(html)
    assert '<div class="app-behind" role="alert">' in html
    assert f"{DEAD} True up to Sunday 29 November 2026 at 4pm." in said
    assert said.index("heard of since Sunday") < said.index("Unacknowledged")
    assert "6 Acknowledgements overdue" in said, "worked out on read all the same"
    health = app.test_client().get("/health/chaser")
    assert (health.status_code, health.text) == (
        503,
        "0 fell due and are not recorded, the chaser is silent",
    )
    the_clock_runs(world, clock.now)
    assert "The clock process" not in words(page(lena, "/board"))
    assert app.test_client().get("/health/chaser").text == "ok"


def test_where_no_clock_process_was_started_the_board_says_what_is_not_recorded(
    world: World, lena: FlaskClient, weekend: Weekend, app: Flask
) -> None:
    said = words(page(lena, "/board"))
    assert "No clock process is running. True up to Friday 27 November 2026 at midday." in said
    assert "24 things have fallen due since and are not recorded." in said
    assert "24 fell due" in app.test_client().get("/health/chaser").text
    the_clock_runs(world, MONDAY)
    assert "No clock process" not in words(page(lena, "/board"))
    case = words(page(lena, f"/board/{weekend.not_reached}"))
    assert "Escalation: rung 4 of 4 reached" in case
    assert "Recorded by itself, the clock" in case
    assert "Rung 4 was recorded by itself Monday 30 November 2026 at 9:10am" in case
