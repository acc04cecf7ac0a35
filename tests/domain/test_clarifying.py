"""Questions to the sender, one at a time, their answers, and notes: none of them stops a clock."""

from datetime import timedelta
from uuid import UUID

import pytest

from handover import commands as c
from handover.handover import Handover
from handover.policy import View
from handover.refusals import AlreadyDeclined, NothingAsked, QuestionOpen
from handover.states import State
from tests.region import (
    HANA,
    HUGO,
    MARY,
    NOW,
    Region,
    answer_receiver,
    ask_sender,
    decline,
    note,
    redirect,
)

HOUR = timedelta(hours=1)


def _seen(region: Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, MARY, View.RECORD)


def test_a_question_is_open_until_the_sender_answers(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, ask_sender(handover_id), NOW + HOUR)
    found = _seen(region, handover_id)
    assert found.open_question == "Which clinic did she attend?"
    assert found.asked is not None
    assert (found.asked.name, found.asked.recorded_at) == ("Hana Quorn", NOW + HOUR)
    region.ask(MARY, answer_receiver(handover_id))
    found = _seen(region, handover_id)
    assert (found.open_question, found.asked) == ("", None)
    [(by, question, answer)] = found.answered
    assert by.name == "Mary Ashby"
    assert (question, answer) == ("Which clinic did she attend?", "The one at the market")


def test_one_question_at_a_time(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, ask_sender(handover_id))
    with pytest.raises(QuestionOpen) as refused:
        region.ask(HANA, c.AskClarification(handover_id, "And which midwife?"))
    assert refused.value.field == "question"
    region.ask(MARY, answer_receiver(handover_id))
    region.ask(HANA, c.AskClarification(handover_id, "And which midwife?"))
    assert _seen(region, handover_id).open_question == "And which midwife?"


def test_an_answer_needs_a_question(region: Region) -> None:
    handover_id = region.recorded()
    with pytest.raises(NothingAsked) as refused:
        region.ask(MARY, answer_receiver(handover_id))
    assert refused.value.field == "answer"
    region.ask(HANA, ask_sender(handover_id))
    region.ask(MARY, answer_receiver(handover_id))
    with pytest.raises(NothingAsked):
        region.ask(MARY, answer_receiver(handover_id))


def test_who_has_declined_asks_nothing_more(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, decline(handover_id))
    with pytest.raises(AlreadyDeclined):
        region.ask(HANA, ask_sender(handover_id))


def test_a_question_of_the_team_that_declined_does_not_bind_the_new_team(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, ask_sender(handover_id))
    region.ask(HANA, decline(handover_id))
    region.ask(MARY, redirect(handover_id))
    with pytest.raises(NothingAsked):
        region.ask(MARY, answer_receiver(handover_id))
    region.ask(HUGO, c.AskClarification(handover_id, "Is she in Nottingham yet?"))
    assert _seen(region, handover_id).open_question == "Is she in Nottingham yet?"


def test_notes_of_both_teams_are_kept_and_change_nothing_else(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, note(handover_id), NOW + HOUR)
    region.ask(HANA, decline(handover_id))
    region.ask(HANA, note(handover_id), NOW + 2 * HOUR)
    found = _seen(region, handover_id)
    assert [(by.name, by.recorded_at, words) for by, words in found.notes] == [
        ("Mary Ashby", NOW + HOUR, "She has a new telephone number"),
        ("Hana Quorn", NOW + 2 * HOUR, "She has a new telephone number"),
    ]
    assert found.state is State.DECLINED
