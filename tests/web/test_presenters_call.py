"""What is read aloud, what a machine may hear, and what is said after a press."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from handover.calls import AttemptOutcome
from handover.content import Kind
from handover.handover import Handover
from handover.policy import View
from handover.reference import call_reference
from handover.urgency import Urgency
from tests.region import (
    HANA,
    MARY,
    NOW,
    Region,
    acknowledge,
    attempt,
    conversation,
    record,
    settle,
)
from web.presenters.call import PRESS_HINT, call_lines, logged_words, spoken_words
from web.presenters.script import script, voicemail_script

LATER = NOW + timedelta(days=1)
"""After the call is due."""


@pytest.fixture
def region(tmp_path: Path) -> Region:
    return settle(tmp_path / "events.sqlite")


def look_up(region: Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, MARY, View.RECORD)


def recorded(
    region: Region,
    urgency: Urgency = Urgency.PRIORITY,
    kind: Kind = Kind.HANDOVER_OF_CARE,
) -> Handover:
    return look_up(region, region.recorded(record(kind=kind, urgency=urgency)))


def test_the_script_goes_from_who_i_am_through_safer_to_the_read_back(region: Region) -> None:
    parts = script(recorded(region), MARY)
    assert [part.heading for part in parts] == [
        "Say who you are",
        "Say who it is about",
        "Situation",
        "Assessment",
        "Family factors",
        "Expected response",
        "Recording and read-back",
    ]
    assert all(line.strip() for part in parts for line in part.lines)


def test_a_concern_says_that_responsibility_stays(region: Region) -> None:
    said = " ".join(
        line for part in script(recorded(region, kind=Kind.CONCERN), MARY) for line in part.lines
    )
    assert "share a concern" in said
    assert "We go on holding responsibility" in said


@pytest.mark.parametrize("urgency", list(Urgency))
def test_a_machine_hears_the_reference_and_nothing_of_the_family(
    region: Region, urgency: Urgency
) -> None:
    handover = recorded(region, urgency)
    said = " ".join(voicemail_script(handover, MARY))
    assert call_reference(handover.id) in said
    assert handover.sending.telephone in said
    for private in ("Test Mother", "999", "Moved", "birth", "social care"):
        assert private not in said


@pytest.mark.parametrize("outcome", list(AttemptOutcome))
def test_every_press_says_that_it_is_no_contact(region: Region, outcome: AttemptOutcome) -> None:
    said = logged_words(outcome, recorded(region), NOW, again_at=LATER, is_repeat=False)
    assert "does not count as a contact: the call clock is still running" in said
    assert "Try again by Tuesday 24 November 2026 at 2pm" in said


def test_an_immediate_call_is_rung_again_at_once(region: Region) -> None:
    handover = recorded(region, Urgency.IMMEDIATE)
    said = logged_words(AttemptOutcome.ENGAGED, handover, NOW, again_at=NOW, is_repeat=False)
    assert "Ring again at once: the call is due by Tuesday 24 November 2026 at 10:30am" in said


def test_the_next_try_is_named_where_it_comes_before_the_call_is_due(region: Region) -> None:
    again_at = NOW + timedelta(hours=3, minutes=15)
    handover = recorded(region)
    said = logged_words(AttemptOutcome.NO_ANSWER, handover, NOW, again_at=again_at, is_repeat=False)
    assert "Try again by 1:15pm today: the call is due by Tuesday 24 November 2026 at 2pm" in said


def test_an_overdue_call_is_rung_again_now_whatever_the_next_try_is(region: Region) -> None:
    later = NOW + timedelta(hours=5)
    again_at = later + timedelta(hours=1)
    handover = recorded(region)
    said = logged_words(
        AttemptOutcome.NO_ANSWER, handover, later, again_at=again_at, is_repeat=False
    )
    assert "The call is overdue by 1 hour: ring again now." in said


def test_a_press_after_a_conversation_does_not_claim_that_the_clock_runs(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, conversation(handover_id))
    said = logged_words(
        AttemptOutcome.VOICEMAIL,
        look_up(region, handover_id),
        NOW,
        again_at=LATER,
        is_repeat=False,
    )
    assert "still running" not in said
    assert "had already stopped" in said


def test_every_hint_belongs_to_a_press() -> None:
    assert set(PRESS_HINT) <= set(AttemptOutcome)


def test_after_a_conversation_the_sender_still_holds_responsibility(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, conversation(handover_id))
    said = spoken_words(look_up(region, handover_id), is_repeat=False)
    assert "It is not acknowledged yet: Mary Ashby, Leicester midwives, holds" in said

    region.ask(HANA, acknowledge(handover_id))
    assert "It is acknowledged." in spoken_words(look_up(region, handover_id), is_repeat=False)


def test_calls_are_listed_latest_first_with_a_late_entry_marked(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, attempt(handover_id), NOW)
    region.ask(MARY, conversation(handover_id, NOW - timedelta(hours=2)), NOW)

    latest, earlier = call_lines(look_up(region, handover_id))

    assert latest.words == "Voicemail, on 01632 960100"
    assert not latest.recorded
    assert earlier.words.startswith("Spoke to Hana Quorn, Health visitor")
    assert earlier.happened == "Tuesday 24 November 2026 at 8am"
    assert earlier.recorded == "Tuesday 24 November 2026 at 10am"
