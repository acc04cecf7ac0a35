"""The receiving team's morning: what waits, worst first."""

import re
from datetime import date

import pytest

from handover import commands as c
from handover.urgency import Urgency
from projections.model import PAGE_SIZE
from tests import region
from tests.browsing import ClientOf, page, words
from tests.web.scene import MOTHER, Scene
from tests.world import MovableClock, World


def test_an_empty_inbox_says_so_in_plain_words(client_of: ClientOf) -> None:
    said = words(page(client_of("hana"), "/inbox"))

    assert "Nothing is waiting" in said
    assert "Your team has answered everything that was sent to it" in said


def test_a_card_says_who_how_urgent_how_long_and_whether_anybody_rang(
    scene: Scene, client_of: ClientOf
) -> None:
    handover_id = scene.recorded(region.record(urgency=Urgency.IMMEDIATE))
    for _ in range(3):
        scene.ask("mary", region.attempt(handover_id))
    html = page(client_of("hana"), "/inbox")
    said = words(html)

    assert "1 waiting, none overdue" in said
    for expected in (
        "Immediate",
        "2 hours left to acknowledge",
        "Rosa Lind",
        "NHS number 999 000 0018",
        "Due 1 February 2027",
        "Handover of care: Family has moved or is moving",
        "From Mary Okafor, Leicester community midwives",
        "Rang 3 times, nobody reached (last: voicemail)",
        "Unacknowledged",
        "True up to 10am",
    ):
        assert expected in said
    assert f'href="/handovers/{handover_id}"' in html


def test_an_item_turns_overdue_by_the_clock_alone(
    scene: Scene, client_of: ClientOf, clock: MovableClock
) -> None:
    scene.recorded(region.record(urgency=Urgency.IMMEDIATE))
    clock.move(hours=2, minutes=20)
    said = words(page(client_of("hana"), "/inbox"))

    assert "1 waiting, 1 overdue" in said
    assert "Overdue by 20 minutes" in said


def test_the_worst_stands_first(scene: Scene, client_of: ClientOf, clock: MovableClock) -> None:
    scene.recorded(region.record(urgency=Urgency.SAME_DAY), name="Late Overdue")
    clock.move(hours=5)
    scene.recorded(region.record(urgency=Urgency.ROUTINE), name="Calm Routine")
    scene.recorded(region.record(urgency=Urgency.IMMEDIATE), name="New Immediate")
    said = words(page(client_of("hana"), "/inbox"))

    names = re.findall("Late Overdue|Calm Routine|New Immediate", said)
    assert names == ["New Immediate", "Late Overdue", "Calm Routine"]


def test_another_team_sees_nothing_of_it(scene: Scene, client_of: ClientOf) -> None:
    scene.recorded()

    assert MOTHER not in page(client_of("hugo"), "/inbox")
    assert MOTHER not in page(client_of("mary"), "/inbox")


def test_a_midwife_s_team_receives_as_well(scene: Scene, client_of: ClientOf, world: World) -> None:
    scene.ask("hana", region.record(to_team_id=world.teams["nottingham_midwives"]))

    assert "1 waiting" in words(page(client_of("nina"), "/inbox"))


def test_a_lead_has_no_inbox(client_of: ClientOf) -> None:
    assert client_of("lena").get("/inbox").status_code == 403


def test_what_was_taken_on_shows_the_promise_and_marks_a_date_that_has_gone(
    scene: Scene, client_of: ClientOf, clock: MovableClock
) -> None:
    handover_id = scene.recorded()
    promise = c.Acknowledge(
        handover_id, "Hana Novak", "Health visitor", "Visit at home", date(2026, 11, 25)
    )
    scene.ask("hana", promise)
    client = client_of("hana")
    said = words(page(client, "/inbox"))

    assert "Nothing is waiting" in said
    assert "By Wednesday 25 November 2026: Visit at home" in said
    assert "Taken on by Hana Novak" in said
    assert "Response overdue" not in said

    clock.move(days=2)
    html = page(client_of("hana"), "/inbox")
    assert "Response overdue by 10 hours" in words(html)
    assert 'class="app-card app-card--overdue"' in html
    assert f'href="/handovers/{handover_id}/response"' in html


def test_a_question_that_waits_for_the_sender_is_said_on_both_lists(
    scene: Scene, client_of: ClientOf
) -> None:
    waiting, taken = scene.recorded(), scene.recorded()
    scene.ask("hana", region.acknowledge(taken))
    for handover_id in (waiting, taken):
        scene.ask("hana", c.AskClarification(handover_id, "Is the father with her?"))
    said = words(page(client_of("hana"), "/inbox"))

    assert said.count("Question asked, waiting for the sender") == 2
    scene.ask("mary", c.AnswerClarification(waiting, "No"))
    again = words(page(client_of("hana"), "/inbox"))
    assert again.count("Question asked, waiting for the sender") == 1


def test_what_is_closed_leaves_both_lists(scene: Scene, client_of: ClientOf) -> None:
    waiting, taken = scene.recorded(), scene.recorded()
    scene.ask("hana", region.acknowledge(taken))
    scene.ask("hana", c.Respond(taken, is_done=True, words="Visited"))
    scene.ask("mary", c.Withdraw(waiting, "She is not moving"))

    assert MOTHER not in page(client_of("hana"), "/inbox")


def test_a_long_list_comes_in_pages_and_counts_all(scene: Scene, client_of: ClientOf) -> None:
    for number in range(PAGE_SIZE + 2):
        scene.recorded(name=f"Mother {chr(65 + number)}")
    client = client_of("hana")
    first, second = page(client, "/inbox"), page(client, "/inbox?page=2")

    assert f"{PAGE_SIZE + 2} waiting" in words(first)
    assert f"{PAGE_SIZE + 2} waiting" in words(second)
    assert first.count('class="app-card"') == PAGE_SIZE
    assert second.count('class="app-card"') == 2
    assert 'href="/inbox?taken=1&amp;page=2"' in first


@pytest.mark.parametrize("number", ["0", "-1", "two", "²", "9" * 400, ""])
def test_a_page_number_that_is_none_gives_a_page(client_of: ClientOf, number: str) -> None:
    assert page(client_of("hana"), f"/inbox?page={number}&taken={number}")


def test_the_title_and_the_address_name_nobody(scene: Scene, client_of: ClientOf) -> None:
    scene.recorded()
    html = page(client_of("hana"), "/inbox")
    title = re.search("<title>(.*)</title>", html)

    assert title is not None
    assert title.group(1) == "Waiting for my team - Pick up the Phone"
    assert not any("Rosa" in href or "999" in href for href in re.findall('href="([^"]*)"', html))


def test_what_is_typed_is_never_markup(scene: Scene, client_of: ClientOf) -> None:
    handover_id = scene.recorded(name="<b>Rosa</b>")
    client = client_of("hana")

    assert "<b>Rosa</b>" not in page(client, "/inbox")
    assert "<b>Rosa</b>" not in page(client, f"/handovers/{handover_id}")
