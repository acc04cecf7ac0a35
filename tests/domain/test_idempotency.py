"""The same command id twice changes nothing and gives the same answer; another body is refused."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from handover import commands as c
from handover.actor import Asked, Source
from handover.calls import AttemptOutcome
from handover.directory import commands as t
from handover.directory.numbers import Purpose
from handover.policy import View
from handover.refusals import AlreadyAcknowledged, CommandReused, NextActionInPast
from handover.urgency import Urgency
from tests.region import (
    DERBY,
    HANA,
    KIT,
    LEICESTER,
    MARY,
    NOTTINGHAM,
    NOW,
    TODAY,
    Region,
    acknowledge,
    attempt,
    conversation,
    decline,
    record,
    redirect,
    register,
)


def test_every_command_sent_twice_is_carried_out_once(region: Region) -> None:
    handover_id = region.recorded()
    for actor, command in (
        (MARY, record()),
        (MARY, attempt(handover_id)),
        (MARY, conversation(handover_id)),
        (HANA, c.MarkReceived(handover_id)),
        (HANA, decline(handover_id)),
        (MARY, redirect(handover_id, DERBY)),
        (HANA, acknowledge(handover_id)),
        (KIT, register("Lincoln")),
        (KIT, c.VerifyNumber(DERBY, "01632 960555", TODAY)),
        (KIT, t.AddNumber(DERBY, "01632 960556", Purpose.TEAM_LEADER)),
        (KIT, t.RingFirst(DERBY, 2)),
        (KIT, t.RetireNumber(DERBY, 1, "The desk has moved")),
        (KIT, t.ChangeCover(DERBY, ("Derby",), ("DE1",))),
        (KIT, c.CloseTeam(DERBY, "Merged", NOTTINGHAM)),
        (KIT, t.NameSuccessor(DERBY, LEICESTER)),
    ):
        command_id = uuid4()
        first = region.ask(actor, command, command_id=command_id)
        head = region.service.head()
        again = region.ask(actor, command, command_id=command_id)
        assert (first.is_repeat, again.is_repeat) == (False, True)
        assert again.subject_id == first.subject_id
        assert again.subject_version == first.subject_version
        assert again.position >= first.position
        assert region.service.head() == head


def test_a_repeat_by_another_path_or_later_is_the_same_command(region: Region) -> None:
    asked = Asked(uuid4(), MARY, Source.PAGE, NOW)
    first = region.service.execute(record(), asked)
    later = replace(asked, source=Source.API, at=NOW.replace(hour=23))
    again = region.service.execute(record(), later)
    assert (again.is_repeat, again.subject_id) == (True, first.subject_id)


def test_a_repeat_gives_the_first_answer_whatever_has_happened_since(region: Region) -> None:
    handover_id, command_id = region.recorded(), uuid4()
    first = region.ask(HANA, acknowledge(handover_id), command_id=command_id)
    region.ask(MARY, attempt(handover_id))
    with pytest.raises(AlreadyAcknowledged):
        region.ask(HANA, acknowledge(handover_id))
    again = region.ask(HANA, acknowledge(handover_id), command_id=command_id)
    assert again.is_repeat
    assert again.subject_version == first.subject_version


def test_the_same_id_with_another_body_is_refused(region: Region) -> None:
    command_id = uuid4()
    first = region.ask(MARY, record(), command_id=command_id)
    head = region.service.head()
    for other in (record(urgency=Urgency.IMMEDIATE), attempt(first.subject_id)):
        with pytest.raises(CommandReused):
            region.ask(MARY, other, command_id=command_id)
    assert region.service.head() == head


def test_the_same_id_by_another_person_is_refused(region: Region) -> None:
    command_id = uuid4()
    region.ask(MARY, record(), command_id=command_id)
    colleague = replace(MARY, account_id="nina")
    with pytest.raises(CommandReused):
        region.ask(colleague, record(), command_id=command_id)


def test_words_that_differ_in_spaces_only_are_the_same_body(region: Region) -> None:
    handover_id, command_id = region.recorded(), uuid4()
    typed = attempt(handover_id)
    spaced = replace(typed, attempt=replace(typed.attempt, number="01632960100", note=" "))
    region.ask(MARY, typed, command_id=command_id)
    assert region.ask(MARY, spaced, command_id=command_id).is_repeat


def test_a_refused_command_may_be_put_right_under_the_same_id(region: Region) -> None:
    handover_id, command_id = region.recorded(), uuid4()
    with pytest.raises(NextActionInPast):
        region.ask(HANA, acknowledge(handover_id, date(2020, 1, 1)), command_id=command_id)
    region.ask(HANA, acknowledge(handover_id), command_id=command_id)
    found = region.service.look_up(handover_id, HANA, View.RECORD)
    assert found.acknowledgement is not None


def test_an_attempt_that_differs_in_outcome_is_another_body(region: Region) -> None:
    handover_id, command_id = region.recorded(), uuid4()
    region.ask(MARY, attempt(handover_id, AttemptOutcome.VOICEMAIL), command_id=command_id)
    with pytest.raises(CommandReused):
        region.ask(MARY, attempt(handover_id, AttemptOutcome.ENGAGED), command_id=command_id)
