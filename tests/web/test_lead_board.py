from collections.abc import Callable
from uuid import UUID

import pytest
from flask.testing import FlaskClient

from handover.calls import AttemptOutcome
from handover.commands import Command
from handover.content import Kind
from handover.reference import call_reference
from handover.urgency import Urgency
from tests.browsing import ClientOf, page, words
from tests.leading import ask, hurry_up, sent
from tests.region import (
    acknowledge,
    attempt,
    conversation,
    decline,
    enter_in_error,
    not_done,
    withdraw,
)
from tests.world import MovableClock, World

NOTHING = "Nothing is unacknowledged or overdue in this selection."


@pytest.fixture
def lena(client_of: ClientOf) -> FlaskClient:
    return client_of("lena")


def board(client: FlaskClient, query: str = "") -> str:
    return words(page(client, f"/board{query}"))


def test_an_empty_board_says_so_in_plain_words(lena: FlaskClient) -> None:
    assert NOTHING in board(lena)


def test_only_a_lead_sees_the_board(client_of: ClientOf, stranger: FlaskClient) -> None:
    assert client_of("mary").get("/board").status_code == 403
    assert client_of("hana").get("/board").status_code == 403
    assert stranger.get("/board").headers["Location"].startswith("/sign-in")


def test_what_was_just_recorded_stands_on_the_board(world: World, lena: FlaskClient) -> None:
    handover_id = sent(world)
    said = board(lena)
    assert f"Handover of care {call_reference(handover_id)}" in said
    assert "Leicester community midwives, University Hospitals of Leicester NHS Trust" in said
    assert "Showing 1 to 1 of 1 that are open in the region" in said
    assert "Recorded Tuesday 24 November 2026 at 10am, under a minute ago" in said


def test_it_turns_overdue_when_the_clock_moves_and_nothing_is_written(
    world: World, clock: MovableClock, lena: FlaskClient
) -> None:
    sent(world, urgency=Urgency.IMMEDIATE)
    in_time = board(lena)
    head = world.together.service.head()
    clock.move(minutes=151)
    lena = signed_in_again(world, lena)
    late = board(lena)
    assert "0 Acknowledgements overdue" in in_time
    assert "0 Calls overdue" in in_time
    assert "1 Acknowledgements overdue" in late
    assert "1 Calls overdue" in late
    assert "Acknowledgement overdue by 31 minutes" in late
    assert "Call overdue by 2 hours 1 minute: nobody has rung" in late
    assert world.together.service.head() == head


def test_nobody_reached_names_the_attempts_and_the_last_outcome(
    world: World, clock: MovableClock, lena: FlaskClient
) -> None:
    handover_id = sent(world, urgency=Urgency.IMMEDIATE)
    for outcome in (AttemptOutcome.NO_ANSWER, AttemptOutcome.ENGAGED, AttemptOutcome.VOICEMAIL):
        ask(world, "mary", attempt(handover_id, outcome))
    clock.move(minutes=29)
    said = board(signed_in_again(world, lena))
    assert "1 Nobody reached" in said
    assert "Call due in 1 minute: 3 attempts, nobody reached (last: voicemail)" in said


def test_what_is_acknowledged_and_spoken_about_leaves_the_board(
    world: World, lena: FlaskClient
) -> None:
    handover_id = sent(world)
    ask(world, "hana", acknowledge(handover_id))
    assert "Acknowledged, but nobody has spoken yet" in board(lena)
    ask(world, "mary", conversation(handover_id))
    assert NOTHING in board(lena)


def test_the_sender_is_to_be_rung_when_it_was_declined(world: World, lena: FlaskClient) -> None:
    handover_id = sent(world)
    assert "Ring the receiving team" in board(lena)
    ask(world, "hana", decline(handover_id))
    said = board(lena)
    assert "Declined: back with the sending team" in said
    assert "Ring the sending team" in said
    assert 'href="tel:01632960101"' in page(lena, "/board")


def test_no_family_and_no_story_stands_on_the_board(world: World, lena: FlaskClient) -> None:
    sent(world)
    html = page(lena, "/board")
    for told in ("Test Mother", "9990000018", "999 000 0018", "birth plan", "Moved from"):
        assert told not in html


def test_the_holder_is_the_sender_until_care_is_acknowledged(
    world: World, lena: FlaskClient
) -> None:
    care, concern = sent(world), sent(world, kind=Kind.CONCERN)
    assert board(lena).count("Responsible now: Mary Okafor, Leicester community midwives") == 2
    ask(world, "hana", acknowledge(care))
    ask(world, "hana", acknowledge(concern))
    said = board(lena)
    assert said.count("Responsible now: Mary Okafor, Leicester community midwives") == 1
    assert said.count("Responsible now: Hana Quorn, Derby health visitors") == 1


@pytest.mark.parametrize(
    "query, to",
    [
        ("?ods_code=RT5", "leicester_visitors"),
        ("?area=Derby", "derby_visitors"),
        ("?ods_code=RWE&area=Derby", "derby_visitors"),
    ],
)
def test_the_board_can_be_narrowed(world: World, lena: FlaskClient, query: str, to: str) -> None:
    wanted = {key: sent(world, key) for key in ("derby_visitors", "leicester_visitors")}
    said = board(lena, query)
    for key, handover_id in wanted.items():
        assert (call_reference(handover_id) in said) == (key == to)
    assert "Showing 1 to 1 of 1 in this selection. 2 are open in the region." in said
    assert "Clear all filters" in said


def test_a_team_sees_what_it_sends_and_what_it_receives(world: World, lena: FlaskClient) -> None:
    sent(world)
    sent(world, "leicester_midwives", by="hana")
    sent(world, "leicester_visitors", by="nina")
    team_id = world.teams["derby_visitors"]
    assert "Showing 1 to 2 of 2 in this selection" in board(lena, f"?team_id={team_id}")


def test_a_figure_leads_to_the_list_that_it_counts(
    world: World, clock: MovableClock, lena: FlaskClient
) -> None:
    late = sent(world, urgency=Urgency.IMMEDIATE)
    clock.move(hours=1)
    lena = signed_in_again(world, lena)
    in_time = sent(world)
    assert 'href="/board?show=overdue_calls"' in page(lena, "/board")
    said = board(lena, "?show=overdue_calls")
    assert call_reference(late) in said
    assert call_reference(in_time) not in said
    assert "2 Unacknowledged" in said, "the other figures go on counting everything"


@pytest.mark.parametrize(
    "query, told",
    [
        ("?ods_code=ZZZ", "No organisation in the directory has this ODS code"),
        ("?team_id=0b3f6f0c-5d1e-4c69-9d53-4f7f3e1f7a11", "This team is not in the directory"),
        ("?team_id=7", "This team is not in the directory"),
        ("?area=Atlantis", "No team in the directory is in this area"),
        ("?show=everything", "This link asks for a list that the board does not have"),
        ("?area=%00%F0%9F%98%80'--", "No team in the directory is in this area"),
    ],
)
def test_an_unknown_filter_is_said_and_hides_nothing(
    world: World, lena: FlaskClient, query: str, told: str
) -> None:
    handover_id = sent(world)
    html = page(lena, f"/board{query}")
    assert told in words(html)
    assert call_reference(handover_id) in html
    assert "<title>Error: Board" in html


def test_what_is_open_with_a_closed_team_can_still_be_looked_at(
    world: World, lena: FlaskClient
) -> None:
    team_id = world.teams["closed_visitors"]
    html = page(lena, f"/board?team_id={team_id}")
    assert "Old Town health visitors, Leicestershire Partnership NHS Trust (closed)" in html
    assert NOTHING in html


def test_pages_have_a_fixed_size_and_keep_the_filters(world: World, lena: FlaskClient) -> None:
    for _ in range(27):
        sent(world)
    first = page(lena, "/board?area=Derby")
    second = page(lena, "/board?area=Derby&page=2")
    assert "Showing 1 to 25 of 27" in first
    assert 'href="/board?area=Derby&amp;page=2"' in first
    assert "Showing 26 to 27 of 27" in second
    assert 'href="/board?area=Derby"' in second


@pytest.mark.parametrize("number", ["0", "-1", "two", "99", "9" * 5000, "²"])
def test_any_page_number_gives_a_page(world: World, lena: FlaskClient, number: str) -> None:
    sent(world)
    assert "Showing 1 to 1 of 1" in board(lena, f"?page={number}")


def test_a_board_that_is_behind_says_so_in_red_and_shows_what_it_has(
    world: World, lena: FlaskClient
) -> None:
    shown = sent(world)
    board(lena)
    hurry_up(world)
    with world.together.reads.writing():  # somebody holds the read tables: nothing can be folded
        missing = sent(world)
        said = board(lena)
        assert "This list is behind. True up to Tuesday 24 November 2026 at 10am" in said
        assert call_reference(shown) in said
        assert call_reference(missing) not in said
    said = board(lena)
    assert "This list is behind." not in said
    assert call_reference(missing) in said


def test_an_empty_board_that_is_behind_does_not_reassure(world: World, lena: FlaskClient) -> None:
    hurry_up(world)
    with world.together.reads.writing():
        sent(world)
        assert "But the list is behind: do not rely on it being empty." in board(lena)
    assert "do not rely on it" not in board(lena)


def test_a_promise_that_is_not_kept_comes_back_by_the_clock_alone(
    world: World, clock: MovableClock, lena: FlaskClient
) -> None:
    handover_id = sent(world)
    ask(world, "hana", acknowledge(handover_id))
    ask(world, "mary", conversation(handover_id))
    assert "0 Responses overdue" in board(lena)
    clock.move(days=8)
    lena = signed_in_again(world, lena)
    said = board(lena, "?show=overdue_responses")

    assert "1 Responses overdue" in said
    assert "Response overdue by 10 hours: promised for 1 December 2026 by Hana Quorn" in said
    assert "Ring the receiving team" in said
    assert "Responsible now: Hana Quorn, Derby health visitors" in said
    ask(world, "hana", not_done(handover_id))
    assert NOTHING in board(lena)


@pytest.mark.parametrize("end", [withdraw, enter_in_error])
def test_what_its_sender_ended_leaves_the_board(
    world: World, lena: FlaskClient, end: Callable[[UUID], Command]
) -> None:
    handover_id = sent(world)
    ask(world, "mary", end(handover_id))
    assert NOTHING in board(lena)


def signed_in_again(world: World, client: FlaskClient) -> FlaskClient:
    """The lead comes back after a while: an idle session has ended meanwhile."""
    lena = world.accounts["lena"]
    with client.session_transaction() as session:
        token = world.together.desk.sessions.start(lena.account_id, world.together.clock())
        session["_user_id"] = token
    return client
