"""Story 3: two voicemails and a carpet shop, and only then a health visitor who answers.

Nobody is reached by any of the three; the wrong number is on the keeper's list, the next number is
offered, and only the conversation stops the call clock.
"""

from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from handover.directory.commands import AddNumber
from handover.directory.numbers import Purpose
from tests.browsing import ClientOf, page, send, words
from tests.leading import ask
from tests.programs import program
from tests.recording import sent
from tests.ringing import pressing, spoke, stored
from tests.world import MovableClock, World

DESK, LEADER, CARPETS = "01632 960103", "01632 960113", "01632 960114"


@pytest.fixture
def handover_id(world: World, client_of: ClientOf) -> UUID:
    """Derby can be rung on three numbers, and Mary has just sent it something."""
    derby = world.teams["derby_visitors"]
    ask(world, "kit", AddNumber(derby, LEADER, Purpose.TEAM_LEADER))
    ask(world, "kit", AddNumber(derby, CARPETS, Purpose.NAMED_ROLE, "Named nurse"))
    world.together.projector.catch_up_fully()
    return sent(client_of("mary"), world)


def rings(mary: FlaskClient, handover_id: UUID, outcome: str) -> str:
    """She rings the number that is offered and presses what came of it; what she then reads."""
    pressed = pressing(mary, handover_id, outcome)
    answer = send(mary, f"/handovers/{handover_id}/call", pressed, follow=True)
    return words(answer.text)


def test_nobody_is_reached_until_somebody_is(
    world: World, client_of: ClientOf, clock: MovableClock, handover_id: UUID
) -> None:
    mary = client_of("mary")
    call = f"/handovers/{handover_id}/call"
    assert f"Ring {DESK} Duty desk." in words(page(mary, call))

    read = rings(mary, handover_id, "voicemail")
    assert "Voicemail logged. It does not count as a contact" in read
    assert f"Ring {LEADER} Now try: Team leader." in read
    clock.move(minutes=10)
    read = rings(mary, handover_id, "voicemail")
    assert f"Ring {CARPETS} Now try: Named nurse." in read
    clock.move(minutes=10)
    before = words(page(client_of("kit"), "/directory")).partition("All teams")[0]
    assert "To put right" in before
    assert "Reported wrong Derby" not in before
    read = rings(mary, handover_id, "wrong_number")

    assert "Wrong number logged. It does not count as a contact: the call clock is still" in read
    assert f"Ring {DESK} Now try: Duty desk." in read, "the carpet shop is offered last"
    assert "Nobody in Derby health visitors has been reached" in read
    handover = stored(world, handover_id)
    assert (handover.call_stopped_at, len(handover.attempts)) == (None, 3)
    listed = words(page(client_of("kit"), "/directory")).partition("All teams")[0]
    assert "Reported wrong Derby health visitors" in listed
    assert f"Named nurse {CARPETS} . This number was reported wrong on 24 November 2026" in listed
    board = words(page(client_of("lena"), "/board"))
    assert "1 Nobody reached" in board
    assert "1 Wrong numbers" in board

    clock.move(minutes=10)
    talk = spoke(mary, handover_id)
    assert talk["number"] == DESK
    answer = send(mary, f"/handovers/{handover_id}/conversation", talk, follow=True)
    assert "Conversation logged. The call clock has stopped." in words(answer.text)
    handover = stored(world, handover_id)
    assert handover.call_stopped_at == clock()
    assert handover.conversations[0][1].is_read_back
    assert "0 Nobody reached" in words(page(client_of("lena"), "/board"))


def test_the_keeper_puts_that_one_number_right_and_it_is_offered_again(
    world: World, client_of: ClientOf, handover_id: UUID
) -> None:
    mary, kit = client_of("mary"), client_of("kit")
    for outcome in ("voicemail", "voicemail", "wrong_number"):
        rings(mary, handover_id, outcome)
    derby = world.teams["derby_visitors"]
    right: dict[str, str | list[str]] = {
        "command_id": str(uuid4()),
        "telephone": "01632 960115",
        "verified_on-day": "24",
        "verified_on-month": "11",
        "verified_on-year": "2026",
    }
    answer = send(kit, f"/directory/{derby}/numbers/4", right, follow=True)
    read = words(answer.text)
    assert "01632 960115 Named nurse Number verified on 24 November 2026" in read
    assert f"{DESK} Duty desk Number verified on 20 October 2026" in read
    assert "Ring 01632 960115 Now try: Named nurse." in words(
        page(mary, f"/handovers/{handover_id}/call")
    )


def test_a_program_is_told_the_same(app: Flask, world: World, handover_id: UUID) -> None:
    mary, derby = program(app, "mary"), world.teams["derby_visitors"]
    for number, outcome in (
        (DESK, "voicemail"),
        (LEADER, "voicemail"),
        (CARPETS, "wrong_number"),
    ):
        left = mary.do(f"/handovers/{handover_id}/attempts", outcome=outcome, number=number)
        assert left["call_stopped_at"] is None
    numbers = mary.get(f"/teams/{derby}").get_json()["numbers"]
    wrong = {one["telephone"] for one in numbers if one["reported_wrong_at"]}
    assert wrong == {CARPETS}
