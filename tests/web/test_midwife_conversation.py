"""The conversation form: the only page that can stop the call clock."""

import pytest

from tests.browsing import ClientOf, send, words
from tests.recording import sent
from tests.ringing import spoke, stored
from tests.world import World


def test_a_conversation_stops_the_call_clock_and_says_what_it_does_not_stop(
    client_of: ClientOf, world: World
) -> None:
    mary = client_of("mary")
    handover_id = sent(mary, world)
    typed = spoke(mary, handover_id)

    done = send(mary, f"/handovers/{handover_id}/conversation", typed, follow=True)

    said = words(done.text)
    assert "Conversation logged. The call clock has stopped. It is not acknowledged yet" in said
    assert "Spoke to Hana Novak, Health visitor, Derby health visitors (read back)" in said
    assert "Done in time" in said
    assert stored(world, handover_id).call_stopped_at == world.together.clock()


def test_a_conversation_sent_twice_is_one(client_of: ClientOf, world: World) -> None:
    mary = client_of("mary")
    handover_id = sent(mary, world)
    typed = spoke(mary, handover_id)
    address = f"/handovers/{handover_id}/conversation"
    send(mary, address, typed)
    again = send(mary, address, typed, follow=True)
    assert "already logged" in words(again.text)
    assert len(stored(world, handover_id).conversations) == 1


@pytest.mark.parametrize(
    "field, value, message",
    [
        ("with_name", "", "Enter the name of the person you spoke to"),
        ("with_role", " ", "Enter their role"),
        ("with_team", "", "Enter their team"),
        (
            "number",
            "not a number",
            "Enter a UK telephone number with its area code, for example 01632 960123",
        ),
        ("verified_how", "", "Choose how you know who you spoke to"),
        ("is_read_back", "", "Choose whether they read the key facts back to you"),
        ("agreed", "", "Enter what was agreed"),
    ],
)
def test_a_conversation_without_its_facts_is_refused_and_kept(
    client_of: ClientOf, world: World, field: str, value: str, message: str
) -> None:
    mary = client_of("mary")
    handover_id = sent(mary, world)
    typed = spoke(mary, handover_id, agreed="She visits on Monday") | {field: value}

    response = send(mary, f"/handovers/{handover_id}/conversation", typed)

    assert response.status_code == 422
    assert words(response.text).count(message) == 2
    assert f'href="#{field}"' in response.text
    assert "She visits on Monday" in response.text or field == "agreed"
    assert stored(world, handover_id).conversations == []
