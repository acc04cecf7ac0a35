"""Daily work as it is read: by colleagues, by the other team, and by the lead."""

from dataclasses import replace
from uuid import UUID, uuid4

from flask import Flask
from flask.testing import FlaskClient

from handover.actor import Asked, Source
from handover.urgency import Urgency
from tests import daily, region
from tests.browsing import ClientOf, page, send, words
from tests.programs import program
from tests.web.scene import Scene
from tests.world import MovableClock

SPOKEN: dict[str, str | list[str]] = {
    "with_name": "Priya Dale",
    "with_role": "Health visitor",
    "with_team": "Derby health visitors",
    "number": "01632 960103",
    "verified_how": "directory_number",
    "is_read_back": "yes",
    "agreed": "She takes it on",
}


def press(client: FlaskClient, address: str, **typed: str | list[str]) -> str:
    """Send a form, which must be carried out, and read the page after it."""
    answer = send(client, address, {"command_id": str(uuid4()), **typed})
    assert answer.status_code == 303, words(answer.text)
    return words(page(client, answer.location))


def test_a_colleague_is_named_and_both_teams_read_who_and_by_whom(
    scene: Scene, client_of: ClientOf
) -> None:
    handover_id = scene.recorded()
    scene.ask("hana", region.acknowledge(handover_id))
    hana = client_of("hana")
    asked = words(page(hana, f"/handovers/{handover_id}/colleague"))
    assert "Promised by Hana Quorn: Visit at home" in asked
    press(
        hana,
        f"/handovers/{handover_id}/colleague",
        name="Hilda Dove",
        role="Specialist health visitor",
        why="away",
    )
    for reader in ("hana", "mary"):
        record = words(page(client_of(reader), f"/handovers/{handover_id}"))
        assert "Hilda Dove , Specialist health visitor, Derby health visitors" in record
        assert (
            "Named by Hana Novak, Derby health visitors, Tuesday 24 November 2026 at 10am: "
            "away, on leave or ill" in record
        )
        assert "Taken on by Hana Quorn, Health visitor" in record
        assert "Reassigned to Hilda Dove" in record
    assert "Now with Hilda Dove." in words(page(client_of("mary"), "/sent?show=open"))
    assert "Taken on by Hana Quorn. Now with Hilda Dove." in words(page(hana, "/inbox"))


def test_the_lead_sees_the_named_holder(
    scene: Scene, client_of: ClientOf, clock: MovableClock
) -> None:
    sent, taken = scene.recorded(), scene.recorded()
    scene.ask("mary", daily.reassign_sender(sent))
    scene.ask("hana", region.acknowledge(taken))
    scene.ask("hana", daily.reassign(taken))
    board = words(page(client_of("lena"), "/board"))
    assert "Responsible now: Maud Lark, Leicester community midwives" in board
    clock.move(days=8)
    board = words(page(client_of("lena"), "/board"))
    assert "Responsible now: Hilda Dove, Derby health visitors" in board
    assert "promised for 1 December 2026 by Hana Quorn, now with Hilda Dove" in board


def test_the_midwife_who_goes_off_duty_names_who_holds_the_family(
    scene: Scene, client_of: ClientOf
) -> None:
    handover_id = scene.recorded()
    mary = client_of("mary")
    asked = words(page(mary, f"/handovers/{handover_id}/sender"))
    assert "Mary Okafor, Leicester community midwives, holds responsibility now" in asked
    said = press(
        mary,
        f"/handovers/{handover_id}/sender",
        name="Maud Lark",
        role="Community midwife",
        why="off_duty",
    )
    assert "Maud Lark , Community midwife, Leicester community midwives" in said
    assert "Named by Mary Okafor, Leicester community midwives" in said
    assert "Stands for the sender now Maud Lark, Community midwife" in said
    assert "Responsibility: Maud Lark, Leicester community midwives" in words(page(mary, "/sent"))


def test_what_is_set_aside_says_so_to_everybody_and_stands_last(
    scene: Scene, client_of: ClientOf, clock: MovableClock
) -> None:
    first = scene.recorded(name="Rosa Lind")
    clock.move(minutes=1)
    scene.recorded(name="Una Brook")
    hana = client_of("hana")
    press(hana, f"/handovers/{first}/set-aside", how_long="two_hours", why="ring_back_agreed")
    said = "Set aside until 12:01pm today by Hana Novak"
    inbox = words(page(hana, "/inbox"))
    assert f"{said}: a call back is agreed for then" in inbox
    assert inbox.index("Una Brook") < inbox.index("Rosa Lind")
    assert "2 waiting" in inbox
    board = words(page(client_of("lena"), "/board"))
    assert f"{said}: a call back is agreed for then (the receiving team)" in board
    assert f"{said}, Derby health visitors" in words(page(client_of("mary"), f"/handovers/{first}"))
    assert said not in words(page(client_of("mary"), "/sent")), "it is out of Hana's way only"
    clock.move(hours=2)
    assert "Set aside" not in words(page(client_of("hana"), "/inbox"))
    assert "Set aside until" not in words(page(client_of("lena"), "/board"))


def test_a_new_fact_brings_back_what_was_set_aside(scene: Scene, client_of: ClientOf) -> None:
    handover_id = scene.recorded()
    scene.ask("hana", daily.set_aside(handover_id))
    scene.ask("mary", region.note(handover_id))
    assert "Set aside" not in words(page(client_of("hana"), "/inbox"))


def maud_rings(scene: Scene, handover_id: UUID) -> None:
    """A colleague of Mary's, who has no account in this region, says that she is ringing."""
    maud = replace(scene.world.accounts["mary"].actor, account_id="maud", name="Maud Lark")
    asked = Asked(uuid4(), maud, Source.PAGE, scene.clock.now)
    scene.world.together.service.execute(daily.claim_call(handover_id), asked)


def test_colleagues_see_who_is_ringing_and_nobody_is_kept_from_logging_a_call(
    scene: Scene, client_of: ClientOf, clock: MovableClock
) -> None:
    handover_id = scene.recorded()
    maud_rings(scene, handover_id)
    mary, said = client_of("mary"), "Maud Lark has been ringing since 10am"
    call = page(mary, f"/handovers/{handover_id}/call")
    assert f"{said}. Wait for what comes of it." in words(call)
    assert "I am ringing now" not in words(call)
    for where in ("/sent", f"/handovers/{handover_id}"):
        assert said in words(page(mary, where))
    assert said in words(page(client_of("hana"), "/inbox"))
    assert said in words(page(client_of("lena"), "/board"))
    press(
        mary,
        f"/handovers/{handover_id}/call",
        outcome="voicemail",
        number="01632 960103",
        **{"press.voicemail": str(uuid4())},
    )
    assert said in words(page(mary, "/sent")), "Maud is ringing still"
    clock.move(minutes=15)
    assert said not in words(page(mary, "/sent"))
    told = "Maud Lark said at Tuesday 24 November 2026 at 10am that they were ringing"
    for where in (f"/handovers/{handover_id}/call", f"/handovers/{handover_id}"):
        assert f"{told}. No call was logged." in words(page(mary, where))
    assert "No call has been logged from this" in words(page(mary, f"/handovers/{handover_id}"))


def test_one_press_says_that_i_am_ringing_and_the_call_ends_it(
    scene: Scene, client_of: ClientOf
) -> None:
    handover_id = scene.recorded()
    mary = client_of("mary")
    assert "I am ringing now" in words(page(mary, f"/handovers/{handover_id}/call"))
    said = press(mary, f"/handovers/{handover_id}/ringing")
    assert "Your colleagues see that you are ringing." in said
    assert "Mary Okafor has been ringing since 10am" in said
    press(mary, f"/handovers/{handover_id}/conversation", **SPOKEN)
    read = words(page(mary, f"/handovers/{handover_id}"))
    assert "has been ringing" not in read
    assert "Said to be ringing" in read
    assert "A call was logged" in read
    assert "No call was logged" not in read


def test_immediate_cannot_even_be_asked_to_be_set_aside(scene: Scene, client_of: ClientOf) -> None:
    handover_id = scene.recorded(region.record(urgency=Urgency.IMMEDIATE))
    hana = client_of("hana")
    assert "Set aside" not in words(page(hana, f"/handovers/{handover_id}"))
    answer = hana.get(f"/handovers/{handover_id}/set-aside")
    assert answer.status_code == 409
    assert "What is Immediate is never set aside." in words(answer.text)


def test_the_api_says_all_of_it(scene: Scene, app: Flask) -> None:
    handover_id = scene.recorded()
    mary, hana, lena = (program(app, who) for who in ("mary", "hana", "lena"))
    path = f"/handovers/{handover_id}"
    mary.post(f"{path}/sender", daily.reassign_sender_body())
    mary.post(f"{path}/ringing", {"command_id": str(uuid4())})
    hana.post(f"{path}/set-aside", daily.set_aside_body())
    told = mary.get(path).get_json()
    assert told["holder"]["name"] == "Maud Lark"
    [named] = told["named_senders"]
    assert (named["name"], named["role"], named["why"], named["said"]["name"]) == (
        "Maud Lark",
        "Community midwife",
        "off_duty",
        "Mary Okafor",
    )
    assert told["ringing"]["said"]["name"] == "Mary Okafor"
    [aside] = told["set_aside"]
    assert (aside["why"], aside["said"]["name"]) == ("another_family", "Hana Novak")
    assert (told["word_of_mouth"], told["rang_for_nothing"], told["named_receivers"]) == (
        None,
        [],
        [],
    )
    for one, where in ((hana, "/inbox"), (mary, "/sent"), (lena, "/board")):
        [row] = one.get(where).get_json()["handovers"]
        assert row["sender_now"] == "Maud Lark"
        assert row["responsible"] == "Maud Lark, Leicester community midwives"
        assert row["ringing"]["by"] == "Mary Okafor"
        [in_row] = row["set_aside"]
        assert (in_row["side"], in_row["by"]) == ("receiving", "Hana Novak")
        assert "ringing_account" not in row
