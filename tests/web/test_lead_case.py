from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from handover.actor import Asked, Source
from handover.calls import AttemptOutcome
from handover.commands import VerifyNumber
from handover.reference import call_reference
from handover.urgency import Urgency
from tests.browsing import ClientOf, page, words
from tests.leading import ask, hurry_up, sent
from tests.region import (
    KIT,
    acknowledge,
    answer_receiver,
    ask_sender,
    attempt,
    conversation,
    decline,
    done,
    not_done,
    note,
    redirect,
)
from tests.world import MovableClock, World


@pytest.fixture
def lena(client_of: ClientOf) -> FlaskClient:
    return client_of("lena")


def case(client: FlaskClient, handover_id: object, query: str = "") -> str:
    return words(page(client, f"/board/{handover_id}{query}"))


def test_the_case_tells_who_rang_when_and_what_came_of_it(world: World, lena: FlaskClient) -> None:
    handover_id = sent(world)
    ask(world, "mary", attempt(handover_id, AttemptOutcome.VOICEMAIL))
    ask(world, "mary", conversation(handover_id))
    ask(world, "hana", acknowledge(handover_id))
    said = case(lena, handover_id)
    assert f"Handover of care {call_reference(handover_id)}" in said
    assert "Call attempt: voicemail Tuesday 24 November 2026 at 10am" in said
    assert "Conversation with Hana Quorn" in said
    assert "Acknowledged by Hana Quorn" in said
    assert "Acknowledged and spoken about: nothing is waiting." in said
    assert "Responsible now Hana Quorn, Derby health visitors" in said


def test_the_case_shows_both_clocks_and_both_telephones(
    world: World, clock: MovableClock, lena: FlaskClient
) -> None:
    handover_id = sent(world, urgency=Urgency.IMMEDIATE)
    clock.move(minutes=29)
    html = page(lena, f"/board/{handover_id}")
    assert "1 minute left Due by Tuesday 24 November 2026 at 10:30am" in words(html)
    assert "1 hour 31 minutes left Due by Tuesday 24 November 2026 at midday" in words(html)
    assert 'href="tel:01632960101"' in html
    assert 'href="tel:01632960103"' in html


def test_the_number_to_ring_is_the_one_in_the_directory_now(
    world: World, lena: FlaskClient
) -> None:
    handover_id = sent(world)
    renumber(world, "derby_visitors", "01632 960177")
    assert 'href="tel:01632960177"' in page(lena, f"/board/{handover_id}")
    assert 'href="tel:01632960177"' in page(lena, "/board")


def test_no_family_and_no_story_stands_in_the_case(world: World, lena: FlaskClient) -> None:
    handover_id = sent(world)
    ask(world, "mary", conversation(handover_id))
    ask(world, "hana", decline(handover_id))
    html = page(lena, f"/board/{handover_id}")
    for told in ("Test Mother", "9990000018", "999 000 0018", "birth plan", "Visit on Monday"):
        assert told not in html
    assert "The address is not in our area" not in html
    assert "<title>Case - Pick up the Phone</title>" in html


def test_what_is_closed_says_how_and_keeps_the_words_from_the_lead(
    world: World, lena: FlaskClient
) -> None:
    handover_id = sent(world)
    ask(world, "hana", ask_sender(handover_id))
    ask(world, "mary", answer_receiver(handover_id))
    ask(world, "mary", note(handover_id))
    ask(world, "hana", acknowledge(handover_id))
    ask(world, "hana", not_done(handover_id))
    promised = case(lena, handover_id)
    ask(world, "hana", done(handover_id))
    said = case(lena, handover_id)

    assert "Response 14 days 14 hours left" in promised
    assert "Closed: the promised action was done. Tuesday 24 November 2026 at 10am." in said
    assert "Call Not done before it was closed" in said
    for title in ("Question asked", "Question answered", "Note added", "Promised action not done"):
        assert title in said
    for story in ("clinic", "market", "telephone number", "Nobody was at home", "Visited"):
        assert story not in said


def test_after_a_redirect_nobody_has_rung_the_new_team(world: World, lena: FlaskClient) -> None:
    handover_id = sent(world)
    ask(world, "mary", attempt(handover_id))
    ask(world, "hana", decline(handover_id))
    ask(world, "mary", redirect(handover_id, world.teams["leicester_visitors"]))
    said = case(lena, handover_id)
    assert "nobody has rung" in said
    assert "Redirected to Leicester health visitors" in said
    assert "Call attempt: voicemail" in said, "the timeline keeps the calls to the first team"


def test_the_way_back_keeps_the_filters_of_the_board(world: World, lena: FlaskClient) -> None:
    handover_id = sent(world)
    query = "?area=Derby&show=unacknowledged&page=2&smuggled=x"
    html = page(lena, f"/board/{handover_id}{query}")
    assert 'href="/board?area=Derby&amp;show=unacknowledged&amp;page=2"' in html
    assert "smuggled" not in html
    board = page(lena, "/board?area=Derby")
    assert f'href="/board/{handover_id}?area=Derby"' in board


def test_a_case_that_is_not_there_or_not_for_you_is_not_found(
    world: World, lena: FlaskClient, client_of: ClientOf
) -> None:
    handover_id = sent(world)
    assert lena.get(f"/board/{uuid4()}").status_code == 404
    assert lena.get("/board/7").status_code == 404
    unrelated = client_of("nina").get(f"/board/{handover_id}")
    unknown = client_of("nina").get(f"/board/{uuid4()}")
    assert unrelated.status_code == unknown.status_code == 404
    assert words(unrelated.text) == words(unknown.text), "the answer never tells that it exists"


def test_a_case_that_the_lists_do_not_show_yet_says_so(world: World, lena: FlaskClient) -> None:
    hurry_up(world)
    with world.together.reads.writing():  # somebody holds the read tables: nothing can be folded
        handover_id = sent(world)
        said = case(lena, handover_id)
        assert "This case is not on the lists yet" in said
        assert "This list is behind." in said
    assert call_reference(handover_id) in case(lena, handover_id)


def test_both_teams_may_see_the_case(world: World, client_of: ClientOf) -> None:
    handover_id = sent(world)
    for username in ("mary", "hana"):
        assert client_of(username).get(f"/board/{handover_id}").status_code == 200


def renumber(world: World, team: str, telephone: str) -> None:
    """The directory's keeper rang the team and wrote down another number."""
    now = world.together.clock()
    command = VerifyNumber(world.teams[team], telephone, now.date())
    world.together.service.execute(command, Asked(uuid4(), KIT, Source.COMMAND_LINE, now))
