"""The machine's clock is put back, or years ahead: every page is there, and nothing is lost."""

import re

import pytest
from flask import Flask

from tests.browsing import ClientOf, page, words
from tests.leading import sent
from tests.programs import acknowledge_body, attempt_body, program
from tests.world import MovableClock, World

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
