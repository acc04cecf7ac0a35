"""The record page: for members of the two teams, and for nobody else."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from handover import commands as c
from handover.content import Kind
from handover.policy import View
from handover.states import State
from tests import region
from tests.browsing import ClientOf, page, send, words
from tests.web.scene import MOTHER, Scene
from tests.world import MovableClock, World


def test_the_receiver_sees_what_is_known_what_nobody_asked_and_who_holds_it(
    scene: Scene, client_of: ClientOf
) -> None:
    handover_id = scene.recorded()
    scene.ask("mary", region.conversation(handover_id))
    html = page(client_of("hana"), f"/handovers/{handover_id}")
    said = words(html)

    for expected in (
        MOTHER,
        "Priority",
        "Who holds responsibility now Mary Okafor , midwife, Leicester community midwives",
        "What is not known Father and other men in the baby's life Not asked He was in the room",
        "Mary Okafor spoke with Hana Quorn",
        "Read back and confirmed",
        "Moved from Leicester to Derby last week",
        "Timeline True up to 10am Handover of care recorded",
    ):
        assert expected in said
    assert 'href="tel:01632960101"' in html


def test_the_title_names_the_call_reference_and_nobody(scene: Scene, client_of: ClientOf) -> None:
    html = page(client_of("hana"), f"/handovers/{scene.recorded()}")
    title = html.partition("<title>")[2].partition("</title>")[0]

    assert title.startswith("Record ")
    assert "Rosa" not in title


@pytest.mark.parametrize("username", ["hugo", "nina"])
def test_another_team_gets_the_answer_of_a_record_that_is_not_there(
    scene: Scene, client_of: ClientOf, username: str
) -> None:
    handover_id = scene.recorded()
    client = client_of(username)
    for path in ("", "/acknowledge", "/decline"):
        there = client.get(f"/handovers/{handover_id}{path}")
        not_there = client.get(f"/handovers/{uuid4()}{path}")

        assert (there.status_code, not_there.status_code) == (404, 404)
        assert words(there.text) == words(not_there.text)


def test_a_lead_may_not_open_a_record(scene: Scene, client_of: ClientOf) -> None:
    assert client_of("lena").get(f"/handovers/{scene.recorded()}").status_code == 403


def test_opening_it_marks_nothing(scene: Scene, client_of: ClientOf, world: World) -> None:
    handover_id = scene.recorded()
    head = world.together.service.head()
    page(client_of("hana"), f"/handovers/{handover_id}")

    assert world.together.service.head() == head


def test_a_person_marks_it_as_received_and_the_clock_goes_on(
    scene: Scene, client_of: ClientOf, world: World
) -> None:
    handover_id = scene.recorded()
    typed: dict[str, str | list[str]] = {"command_id": str(uuid4())}
    answer = send(client_of("hana"), f"/handovers/{handover_id}/received", typed, follow=True)
    said = words(answer.text)

    assert "Marked as received. Nobody has taken it on yet" in said
    assert "Received, not acknowledged" in said
    actor = world.accounts["hana"].actor
    stored = world.together.service.look_up(handover_id, actor, View.RECORD)
    assert stored.state is State.RECEIVED
    assert stored.acknowledged is None


def test_a_colleague_who_marked_it_first_is_no_failure(scene: Scene, client_of: ClientOf) -> None:
    handover_id = scene.recorded()
    client, address = client_of("hana"), f"/handovers/{handover_id}/received"
    send(client, address, {"command_id": str(uuid4())})
    again = send(client, address, {"command_id": str(uuid4())}, follow=True)

    assert again.status_code == 200
    assert "Your team has already marked this as received" in words(again.text)


def test_the_receiver_s_buttons_and_the_sender_s_differ(scene: Scene, client_of: ClientOf) -> None:
    handover_id = scene.recorded()
    receiver = page(client_of("hana"), f"/handovers/{handover_id}")
    sender = page(client_of("mary"), f"/handovers/{handover_id}")

    assert f'href="/handovers/{handover_id}/acknowledge"' in receiver
    assert "Mark as received" in receiver
    assert "Ring the receiving team" not in receiver
    assert "Ring the receiving team" in sender
    assert "Mark as received" not in sender


def test_the_sender_sees_the_reason_of_a_decline_and_may_redirect(
    scene: Scene, client_of: ClientOf, world: World
) -> None:
    handover_id = scene.recorded()
    scene.ask("hana", region.decline(handover_id, world.teams["leicester_visitors"]))
    said = words(page(client_of("mary"), f"/handovers/{handover_id}"))

    assert "The address is not in our area" in said
    assert "They suggest Leicester health visitors" in said
    assert "Redirect to another team" in said


def test_a_team_that_it_was_redirected_from_sees_it_no_more(
    scene: Scene, client_of: ClientOf, world: World
) -> None:
    handover_id = scene.recorded()
    scene.ask("hana", region.decline(handover_id))
    scene.ask("mary", region.redirect(handover_id, world.teams["leicester_visitors"]))

    assert client_of("hana").get(f"/handovers/{handover_id}").status_code == 404
    assert MOTHER in page(client_of("hugo"), f"/handovers/{handover_id}")


def test_a_concern_says_that_responsibility_stays_with_the_sender(
    scene: Scene, client_of: ClientOf
) -> None:
    handover_id = scene.recorded(region.record(kind=Kind.CONCERN))
    scene.ask("hana", region.acknowledge(handover_id))
    said = words(page(client_of("hana"), f"/handovers/{handover_id}"))

    assert "Mary Okafor , midwife, Leicester community midwives This is a concern" in said


def test_a_call_entered_late_shows_when_it_happened_and_when_it_was_recorded(
    scene: Scene, client_of: ClientOf, clock: MovableClock
) -> None:
    handover_id = scene.recorded()
    clock.move(hours=3)
    happened_at = clock.now - timedelta(hours=2)
    scene.ask("mary", region.conversation(handover_id, happened_at))
    said = words(page(client_of("hana"), f"/handovers/{handover_id}"))

    assert (
        "Tuesday 24 November 2026 at 11am Recorded later: Tuesday 24 November 2026 at 1pm" in said
    )


def test_after_a_redirect_both_reasons_stay_readable_for_both_teams(
    scene: Scene, client_of: ClientOf, world: World
) -> None:
    handover_id = scene.recorded()
    scene.ask("hana", c.Decline(handover_id, "The new address is in Leicester"))
    to_team_id = world.teams["leicester_visitors"]
    scene.ask("mary", c.Redirect(handover_id, to_team_id, "Moved back on Sunday"))
    for username in ("mary", "hugo"):
        said = words(page(client_of(username), f"/handovers/{handover_id}"))
        assert "Declined by Derby health visitors The new address is in Leicester" in said
        assert "Redirected to Leicester health visitors Moved back on Sunday" in said


@pytest.mark.parametrize(
    "is_read_back, said", [(True, "Read back and confirmed"), (False, "Not read back")]
)
def test_the_record_says_whether_it_was_read_back(
    scene: Scene, client_of: ClientOf, *, is_read_back: bool, said: str
) -> None:
    handover_id = scene.recorded()
    talk = region.conversation(handover_id)
    held = replace(talk, conversation=replace(talk.conversation, is_read_back=is_read_back))
    scene.ask("mary", held)

    page_said = words(page(client_of("hana"), f"/handovers/{handover_id}"))
    others = {"Read back and confirmed", "Not read back"} - {said}

    assert said in page_said
    assert not any(other in page_said for other in others)
