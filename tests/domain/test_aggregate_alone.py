"""The aggregates by themselves: what they refuse and keep, whoever carries the command to them."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from eventsourcing.utils import get_topic

from handover import commands as c
from handover.actor import Actor, Asked, Envelope, Source
from handover.deadlines import DueTimes
from handover.family.family import Family
from handover.handover import Handover
from handover.person import About
from handover.receipt import Receipt, fingerprint_of, receipt_id
from handover.referral.referral import Referral
from handover.refusals import InvalidValue, SendsToItself
from handover.states import State
from handover.team import Team
from handover.teams import TeamNamed
from tests.domain.stored import log_mapper
from tests.region import (
    DERBY,
    HANA,
    KIT,
    LEICESTER,
    MARY,
    NOW,
    TODAY,
    about,
    conversation,
    decline,
    note,
    record,
    redirect,
    register,
)

HANDOVER_ID, COMMAND_ID = UUID(int=1), UUID(int=9)
HOUR = timedelta(hours=1)
TRANSCODER = log_mapper().transcoder
FROM = TeamNamed(LEICESTER, "Leicester midwives", "Leicester Hospitals", "RWE", "Leicester", "")
TO = TeamNamed(DERBY, "Derby health visiting", "Derbyshire Community", "RY8", "Derby", "")
DUE = DueTimes(NOW + HOUR, NOW + 2 * HOUR, "priority/1", "england/1")


def said(actor: Actor = MARY, after: timedelta = timedelta(0)) -> Envelope:
    return Envelope.of(Asked(COMMAND_ID, actor, Source.PAGE, NOW + after), None)


def recorded(whom: About | None = None, sending: TeamNamed = FROM) -> Handover:
    command = record(whom=whom)
    return Handover.record(
        command, said(), handover_id=HANDOVER_ID, sending=sending, receiving=TO, due=DUE
    )


def test_a_handover_has_the_id_that_it_was_given_and_the_times_of_its_envelopes() -> None:
    handover = recorded()
    assert (handover.id, handover.created_on) == (HANDOVER_ID, NOW)
    handover.add_note(note(HANDOVER_ID), said(after=HOUR))
    assert handover.modified_on == NOW + HOUR


def test_a_new_record_says_nothing_of_what_has_not_happened() -> None:
    handover = recorded()
    assert handover.state is State.WAITING
    assert (handover.decline_reason, handover.suggested) == ("", None)
    assert (handover.open_question, handover.asked, handover.answered) == ("", None, [])
    assert (handover.ended, handover.end_reason, handover.is_in_error) == (None, "", False)
    assert (handover.response_due_at, handover.checked_together) == (None, {})


@pytest.mark.parametrize(
    "whom,field",
    [
        (about(born_on=TODAY), "born_on"),
        (about(due_on=TODAY + timedelta(days=281)), "due_on"),
        (about(due_on=None, baby_born_on=TODAY + timedelta(days=1)), "baby_born_on"),
    ],
)
def test_the_record_itself_refuses_dates_that_cannot_be(whom: About, field: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        recorded(whom)
    assert refused.value.field == field


def test_the_record_itself_refuses_to_send_to_its_sender() -> None:
    with pytest.raises(SendsToItself) as refused:
        recorded(sending=TO)
    assert refused.value.field == "to_team_id"

    handover = recorded()
    handover.decline(decline(HANDOVER_ID), said(HANA), suggested=None)
    with pytest.raises(SendsToItself) as refused:
        handover.redirect(redirect(HANDOVER_ID), said(), receiving=FROM, due=DUE)
    assert refused.value.field == "to_team_id"


def test_what_was_read_back_is_kept_with_the_conversation() -> None:
    handover = recorded()
    command = conversation(HANDOVER_ID)
    talk = replace(command.conversation, checked=("all",))
    handover.log_conversation(replace(command, conversation=talk), said())

    kept = handover.conversations[0][1].checked
    assert sorted(kept) == ["father", "safe_contact", "social_care"]
    assert handover.checked_together["father"].name == "Hana Quorn"


def test_a_team_has_the_id_that_it_was_given_and_the_times_of_its_envelopes() -> None:
    team = Team.register(register("Oakham"), said(KIT), team_id=DERBY)
    assert (team.id, team.created_on) == (DERBY, NOW)
    assert (team.reported_wrong_at, team.successor, team.is_closed) == (None, None, False)
    team.close(c.CloseTeam(DERBY, "Merged", uncovered="Nobody"), said(KIT, HOUR))
    assert (team.modified_on, team.is_closed) == (NOW + HOUR, True)


def test_a_receipt_stands_under_its_command_and_says_what_that_changed() -> None:
    handover = recorded()
    receipt = Receipt.give(Asked(COMMAND_ID, MARY, Source.API, NOW), "print", handover)
    assert (receipt.id, receipt.created_on) == (receipt_id(COMMAND_ID), NOW)
    assert (receipt.fingerprint, receipt.subject_id) == ("print", HANDOVER_ID)
    assert receipt.subject_version == handover.version


@pytest.mark.parametrize(
    "kind,topic",
    [
        (Handover, "stream.handover"),
        (Team, "stream.team"),
        (Receipt, "stream.receipt"),
        (Family, "stream.family"),
        (Referral, "stream.referral"),
    ],
)
def test_a_stream_is_stored_under_its_own_short_topic(kind: type, topic: str) -> None:
    assert get_topic(kind) == topic


def test_a_receipt_is_found_again_in_years_to_come() -> None:
    """The id is worked out from the command's: another way of working would lose old receipts."""
    assert receipt_id(UUID(int=1)) == UUID("609fbad7-5a3a-5af7-95c5-67757fa4178d")


def test_the_same_words_in_another_command_are_another_body() -> None:
    asked = Asked(COMMAND_ID, MARY, Source.API, NOW)
    one, other = c.Withdraw(HANDOVER_ID, "Moved"), c.EnterInError(HANDOVER_ID, "Moved")
    assert fingerprint_of(one, asked, TRANSCODER) == fingerprint_of(one, asked, TRANSCODER)
    assert fingerprint_of(one, asked, TRANSCODER) != fingerprint_of(other, asked, TRANSCODER)
