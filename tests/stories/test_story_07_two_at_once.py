"""Story 7: two health visitors of one team press acknowledge in the same second.

One holds the family. The other is told who, and when; nothing that she typed is lost.
"""

from dataclasses import dataclass, replace
from threading import Barrier, Thread
from uuid import UUID, uuid4

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.browsing import ClientOf, csrf_token, page, send, signed_in, words
from tests.programs import program
from tests.recording import sent
from tests.world import PASSWORD, World

PROMISED = {"hana": "Visit at home on Friday", "hetty": "Ring her, then visit on Monday"}
NAMES = {"hana": "Hana Novak", "hetty": "Hetty Quick"}


@pytest.fixture
def handover_id(world: World, client_of: ClientOf) -> UUID:
    """What Mary in Leicester has just sent to Derby, where Hana and Hetty are on duty."""
    hetty = replace(
        world.accounts["hana"], account_id="account-hetty", username="hetty", name="Hetty Quick"
    )
    world.together.desk.accounts.add(hetty, PASSWORD)
    return sent(client_of("mary"), world)


@dataclass(frozen=True)
class Pressed:
    """Whose press was stored, whose came second, and what the second one was shown."""

    first: str
    second: str
    shown: str


@pytest.fixture
def pressed(app: Flask, handover_id: UUID) -> Pressed:
    """Both have the form open; both press in the same second, each in her own browser."""
    address = f"/handovers/{handover_id}/acknowledge"
    at_once, answers = Barrier(2), dict[str, TestResponse]()

    def press(who: str) -> None:
        client = signed_in(app, who)
        form = {"csrf_token": csrf_token(client, address), **_typed(who)}
        at_once.wait(timeout=20)
        answers[who] = client.post(address, data=form)

    presses = [Thread(target=press, args=(who,)) for who in NAMES]
    for one in presses:
        one.start()
    for one in presses:
        one.join(timeout=60)
    by_status = {one.status_code: who for who, one in answers.items()}
    assert set(by_status) == {303, 409}, by_status
    return Pressed(by_status[303], by_status[409], answers[by_status[409]].text)


def _typed(who: str) -> dict[str, str | list[str]]:
    return {
        "command_id": str(uuid4()),
        "professional": NAMES[who],
        "professional_role": "Health visitor",
        "next_action": PROMISED[who],
        "next_action_on-day": "30",
        "next_action_on-month": "11",
        "next_action_on-year": "2026",
    }


def test_the_second_is_told_who_and_when_and_her_words_are_kept(pressed: Pressed) -> None:
    read = words(pressed.shown)
    assert (
        f"Already acknowledged by {NAMES[pressed.first]}, Derby health visitors, "
        "Tuesday 24 November 2026 at 10am" in read
    )
    assert f"Next action {PROMISED[pressed.second]}" in read
    assert "By which day 30 11 2026" in read


def test_both_see_one_name_on_their_list_and_nothing_waits(
    app: Flask, pressed: Pressed, handover_id: UUID
) -> None:
    for who in NAMES:
        read = words(page(signed_in(app, who), "/inbox"))
        assert "Nothing is waiting" in read
        assert f"Taken on by {NAMES[pressed.first]}" in read
        assert PROMISED[pressed.first] in read
        assert PROMISED[pressed.second] not in read
        record = program(app, who).get(f"/handovers/{handover_id}").get_json()
        assert record["holder"]["name"] == NAMES[pressed.first]


def test_mary_sees_who_holds_the_family_and_no_trace_of_two(
    app: Flask, pressed: Pressed, handover_id: UUID
) -> None:
    mary = signed_in(app, "mary")
    read = words(page(mary, f"/handovers/{handover_id}"))
    assert NAMES[pressed.first] in read
    assert NAMES[pressed.second] not in read
    assert f"{NAMES[pressed.first]}, Derby health visitors" in words(page(mary, "/sent"))


def test_what_the_second_typed_can_still_be_told_to_both_teams(
    app: Flask, pressed: Pressed, handover_id: UUID
) -> None:
    said = PROMISED[pressed.second]
    note: dict[str, str | list[str]] = {"command_id": str(uuid4()), "words": said}
    answer = send(signed_in(app, pressed.second), f"/handovers/{handover_id}/notes", note)
    assert answer.status_code == 303
    assert said in words(page(signed_in(app, "mary"), f"/handovers/{handover_id}"))
