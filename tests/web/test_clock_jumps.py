"""The machine's clock is put back, or years ahead: every page is there, and nothing is lost."""

import re
from datetime import timedelta

import pytest
from flask import Flask

from tests.browsing import ClientOf, csrf_token, page, words
from tests.daily import claim_call
from tests.leading import ask, sent
from tests.programs import acknowledge_body, attempt_body, program
from tests.recording import ABOUT, answer, begun
from tests.world import MovableClock, World
from web.composition import compose
from web.forgetting import forget_what_is_old

HOURS = (-1, -48, 24 * 365 * 9)
ADDRESSES = {
    "mary": ("/sent", "/record", "/referrals", "/handovers/{}", "/handovers/{}/call"),
    "hana": ("/inbox", "/referrals", "/handovers/{}", "/handovers/{}/acknowledge"),
    "lena": ("/board", "/board/{}", "/board/emails", "/board/not-shown"),
}
LESS_THAN_NOTHING = re.compile(r"(?<![\w:/])-\d")


@pytest.mark.parametrize("hours", HOURS)
def test_every_list_and_the_record_can_be_read_and_no_length_is_less_than_nothing(
    client_of: ClientOf, world: World, clock: MovableClock, hours: int
) -> None:
    handover_id = sent(world)
    clock.move(hours=hours)
    for username, addresses in ADDRESSES.items():
        browser = client_of(username)
        for address in addresses:
            said = words(page(browser, address.format(handover_id)))
            assert not LESS_THAN_NOTHING.search(said), (address, said)


@pytest.mark.parametrize("hours", HOURS)
def test_what_was_sent_is_tried_spoken_of_and_taken_on_whatever_the_clock_says(
    app: Flask, world: World, clock: MovableClock, hours: int
) -> None:
    handover_id = sent(world)
    clock.move(hours=hours)
    mary, hana = program(app, "mary"), program(app, "hana")
    mary.do(f"/handovers/{handover_id}/attempts", **attempt_body())
    taken = acknowledge_body(next_action_on=clock.now.date().isoformat())
    hana.do(f"/handovers/{handover_id}/acknowledgement", **taken)
    clock.move(hours=-hours)
    shown = program(app, "mary").get(f"/handovers/{handover_id}").get_json()
    assert shown["state"] == "acknowledged"
    assert len(shown["attempts"]) == 1


def test_what_was_said_while_the_clock_was_ahead_keeps_nobody_from_ringing(
    client_of: ClientOf, world: World, clock: MovableClock
) -> None:
    handover_id = sent(world)
    clock.move(hours=48)
    ask(world, "mary", claim_call(handover_id))
    mary, said = client_of("mary"), "has been ringing since"
    assert said in words(page(mary, "/sent"))
    clock.move(hours=-48)
    for username, addresses in ADDRESSES.items():
        for address in addresses:
            assert said not in words(page(client_of(username), address.format(handover_id)))
    assert "I am ringing now" in words(page(client_of("mary"), f"/handovers/{handover_id}/call"))


@pytest.fixture
def half_done(client_of: ClientOf) -> str:
    """The address of a record that Mary has just begun, with its first answer."""
    mary = client_of("mary")
    draft_id = begun(mary)
    answer(mary, draft_id, "about", ABOUT)
    return f"/record/{draft_id}/about"


def test_no_other_process_that_starts_while_it_is_ahead_deletes_what_is_half_done(
    client_of: ClientOf, world: World, clock: MovableClock, half_done: str
) -> None:
    ahead = clock() + timedelta(days=8)
    compose(world.together.settings, lambda: ahead).close()
    assert "Ann Test" in page(client_of("mary"), half_done)


@pytest.mark.parametrize("days", [8, 3000])
def test_what_is_typed_and_not_sent_is_there_when_it_was_ahead_and_is_put_right(
    client_of: ClientOf, world: World, clock: MovableClock, half_done: str, days: int
) -> None:
    mary, note = client_of("mary"), f"/handovers/{sent(world)}/notes"
    token = csrf_token(mary)
    clock.move(minutes=31)
    mary.post(note, data={"csrf_token": token, "words": "The dog is in the yard"})
    clock.put(days=days)
    ahead = client_of("mary")
    assert "Ann Test" not in page(ahead, "/record")
    assert ahead.get(half_done).status_code == 410
    forget_what_is_old(world.together)
    clock.put(days=-days)
    assert "Ann Test" in page(client_of("mary"), "/record")
    assert "Ann Test" in page(client_of("mary"), half_done)
    assert "The dog is in the yard" in page(client_of("mary"), note)
