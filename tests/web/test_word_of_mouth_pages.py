"""What was said on the telephone, in the conversation's form and in one of its own."""

from uuid import uuid4

import pytest

from handover.policy import View
from tests import daily, region
from tests.browsing import ClientOf, page, send, words
from tests.web.scene import Scene

SPOKEN: dict[str, str | list[str]] = {
    "with_name": "Priya Dale",
    "with_role": "Health visitor",
    "with_team": "Derby health visitors",
    "number": "01632 960103",
    "verified_how": "directory_number",
    "is_read_back": "yes",
    "agreed": "She takes it on",
}
WORD: dict[str, str | list[str]] = {
    "next_action": "She visits at home",
    "next_action_on-day": "27",
    "next_action_on-month": "11",
    "next_action_on-year": "2026",
}


def test_a_conversation_in_which_nobody_takes_it_on_reports_nothing(
    scene: Scene, client_of: ClientOf
) -> None:
    handover_id = scene.recorded()
    typed = {**SPOKEN, "command_id": str(uuid4())}
    assert (
        send(client_of("mary"), f"/handovers/{handover_id}/conversation", typed).status_code == 303
    )
    actor = scene.world.accounts["mary"].actor
    found = scene.world.together.service.look_up(handover_id, actor, View.RECORD)
    assert (len(found.conversations), found.words_of_mouth) == (1, [])


@pytest.mark.parametrize(
    "left_out,says",
    [
        ("next_action", "Enter the next action"),
        ("next_action_on-day", "The date of the next action must include a day"),
    ],
)
def test_half_a_word_of_mouth_stores_nothing_and_keeps_what_was_typed(
    scene: Scene, client_of: ClientOf, left_out: str, says: str
) -> None:
    handover_id = scene.recorded()
    head = scene.world.together.service.head()
    typed = {**SPOKEN, **WORD, left_out: "", "command_id": str(uuid4())}
    answer = send(client_of("mary"), f"/handovers/{handover_id}/conversation", typed)
    assert answer.status_code == 422
    assert says in words(answer.text)
    assert "She takes it on" in answer.text
    assert scene.world.together.service.head() == head


def test_a_day_that_cannot_be_promised_stores_no_conversation_either(
    scene: Scene, client_of: ClientOf
) -> None:
    handover_id = scene.recorded()
    head = scene.world.together.service.head()
    typed = {**SPOKEN, **WORD, "next_action_on-day": "23", "command_id": str(uuid4())}
    answer = send(client_of("mary"), f"/handovers/{handover_id}/conversation", typed)
    assert answer.status_code == 422
    assert "The date of the next action must be today or later." in words(answer.text)
    assert scene.world.together.service.head() == head


def test_sent_twice_both_are_stored_once(scene: Scene, client_of: ClientOf) -> None:
    handover_id = scene.recorded()
    mary = client_of("mary")
    typed = {**SPOKEN, **WORD, "command_id": str(uuid4())}
    for _ in range(2):
        answer = send(mary, f"/handovers/{handover_id}/conversation", typed)
        assert answer.status_code == 303
    actor = scene.world.accounts["mary"].actor
    found = scene.world.together.service.look_up(handover_id, actor, View.RECORD)
    assert (len(found.conversations), len(found.words_of_mouth)) == (1, 1)


def test_a_team_that_answered_meanwhile_loses_no_conversation(
    scene: Scene, client_of: ClientOf
) -> None:
    """The talk is a fact and is stored; only the report comes too late."""
    handover_id = scene.recorded()
    scene.ask("hana", region.acknowledge(handover_id))
    typed = {**SPOKEN, **WORD, "command_id": str(uuid4())}
    answer = send(client_of("mary"), f"/handovers/{handover_id}/conversation", typed)
    assert answer.status_code == 409
    read = words(answer.text)
    assert "Already acknowledged by Hana Quorn" in read
    assert "She visits at home" in read
    actor = scene.world.accounts["mary"].actor
    found = scene.world.together.service.look_up(handover_id, actor, View.RECORD)
    assert (len(found.conversations), found.words_of_mouth) == (1, [])


def test_the_form_for_a_word_knows_whom_she_spoke_to(scene: Scene, client_of: ClientOf) -> None:
    handover_id = scene.recorded()
    scene.ask("mary", region.conversation(handover_id))
    asked = page(client_of("mary"), f"/handovers/{handover_id}/word-of-mouth")
    assert 'value="Hana Quorn"' in asked
    assert "It stops no clock. Mary Okafor, Leicester community midwives, holds" in words(asked)


def test_the_receiving_team_reads_what_is_reported_of_it(scene: Scene, client_of: ClientOf) -> None:
    handover_id = scene.recorded()
    scene.ask("mary", region.conversation(handover_id))
    scene.ask("mary", daily.word_of_mouth(handover_id))
    said = (
        "By word of mouth only: Hana Quorn, Health visitor, by 27 November 2026. "
        "Reported by the sender, unconfirmed"
    )
    assert said in words(page(client_of("hana"), "/inbox"))
    assert "By word of mouth, unconfirmed" in words(page(client_of("mary"), "/sent"))
