"""What happened to a handover, in order, with both times and none of the family's story."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from handover import commands as c
from projections.timeline import timeline, timeline_of
from tests.projections.boards import Boards
from tests.region import (
    DERBY,
    HANA,
    MARY,
    NOTTINGHAM,
    NOW,
    acknowledge,
    answer_receiver,
    ask_sender,
    attempt,
    conversation,
    decline,
    done,
    enter_in_error,
    not_done,
    note,
    redirect,
    safer,
    withdraw,
)

HOUR = timedelta(hours=1)


def _lines(boards: Boards, handover_id: UUID) -> list[Mapping[Any, Any]]:
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        return timeline_of(connection, handover_id)


def _lived_through(boards: Boards) -> UUID:
    region = boards.region
    handover_id = region.recorded()
    region.ask(MARY, attempt(handover_id))
    region.ask(HANA, c.MarkReceived(handover_id))
    region.ask(HANA, decline(handover_id, NOTTINGHAM))
    region.ask(MARY, redirect(handover_id, DERBY))
    region.ask(MARY, conversation(handover_id, NOW), NOW + 3 * HOUR)
    region.ask(HANA, acknowledge(handover_id), NOW + 4 * HOUR)
    return handover_id


def test_every_fact_is_one_line_in_the_order_of_recording(boards: Boards) -> None:
    lines = _lines(boards, _lived_through(boards))
    assert [line["what"] for line in lines] == [
        "recorded",
        "call_attempted",
        "marked_received",
        "declined",
        "redirected",
        "conversation_held",
        "acknowledged",
    ]
    places = [line["position"] for line in lines]
    assert places == sorted(set(places))


def test_what_follows_an_acknowledgement_is_told_without_its_words(boards: Boards) -> None:
    region = boards.region
    handover_id = region.recorded()
    region.ask(HANA, ask_sender(handover_id))
    region.ask(MARY, answer_receiver(handover_id))
    region.ask(HANA, acknowledge(handover_id))
    region.ask(HANA, not_done(handover_id))
    region.ask(MARY, note(handover_id))
    region.ask(HANA, done(handover_id))
    told = [(line["what"], line["detail"]) for line in _lines(boards, handover_id)]
    assert told[1:3] == [("clarification_asked", {}), ("clarification_answered", {})]
    assert told[4:] == [
        ("response_reported", {"is_done": False, "next_action_on": "2026-12-08"}),
        ("note_added", {}),
        ("response_reported", {"is_done": True, "next_action_on": ""}),
    ]


@pytest.mark.parametrize(
    "end,what", [(withdraw, "withdrawn"), (enter_in_error, "entered_in_error")]
)
def test_an_end_is_one_line_and_its_reason_is_not_for_the_lead(
    boards: Boards, end: Callable[[UUID], c.OnHandover], what: str
) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, end(handover_id))
    last = _lines(boards, handover_id)[-1]
    assert (last["what"], last["detail"], last["by_name"]) == (what, {}, "Mary Ashby")


def test_a_late_entry_shows_when_it_happened_and_when_it_was_recorded(boards: Boards) -> None:
    spoken = _lines(boards, _lived_through(boards))[5]
    assert (spoken["happened_at"], spoken["recorded_at"]) == (NOW, NOW + 3 * HOUR)


def test_a_line_says_who_in_which_role_and_team_by_which_path(boards: Boards) -> None:
    lines = _lines(boards, _lived_through(boards))
    first, last = lines[0], lines[-1]
    assert (first["by_name"], first["by_role"]) == ("Mary Ashby", "midwife")
    assert (first["by_team"], first["source"]) == ("Leicester midwives", "page")
    assert (last["by_name"], last["by_role"]) == ("Hana Quorn", "health_visitor")


def test_lines_tell_what_came_of_each_step(boards: Boards) -> None:
    details = {line["what"]: line["detail"] for line in _lines(boards, _lived_through(boards))}
    assert details["recorded"]["receiving"] == "Derby health visiting"
    assert details["call_attempted"] == {"outcome": "voicemail", "number": "01632 960100"}
    assert details["marked_received"] == {}
    assert details["declined"] == {"suggested": "Nottingham health visiting"}
    assert details["redirected"] == {"receiving": "Derby health visiting"}
    assert details["conversation_held"]["is_read_back"] is True
    assert details["acknowledged"]["next_action_on"] == "2026-12-01"


def test_no_line_names_the_mother_or_tells_her_story(boards: Boards) -> None:
    handover_id = _lived_through(boards)
    told = repr([dict(line) for line in _lines(boards, handover_id)])
    story = safer()
    for private in (
        "Test Mother",
        "9990000018",
        story.situation,
        story.assessment,
        story.father.words,
        story.expected_response,
        "The address is not in our area",
        "Visit at home",
        "Visit on Monday",
    ):
        assert private not in told


def test_lines_of_other_handovers_stay_apart(boards: Boards) -> None:
    one, other = boards.region.recorded(), boards.region.recorded()
    assert {line["handover_id"] for line in _lines(boards, one)} == {one}
    assert _lines(boards, UUID(int=9)) == []
    with boards.reads.reading() as connection:
        assert {row["handover_id"] for row in connection.execute(timeline.select()).mappings()} == {
            one,
            other,
        }
