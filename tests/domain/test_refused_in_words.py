"""What is refused, in full: the sentence that is read with a telephone in hand, and its field."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from handover import commands as c
from handover.acknowledgement import promised_day
from handover.calls import Attempt, AttemptOutcome, parse_telephone
from handover.content import ParentsTold, Trigger
from handover.referred_first import check_referred_first, check_urgency
from handover.refusals import InvalidValue, NextActionInPast, NextActionTooFar, TeamClosed
from handover.rules.rulebook import same_area
from handover.urgency import Urgency
from tests.region import DERBY, KIT, NOW, TODAY, Region, conversation, decision, referral

DAY, INSTANT = timedelta(days=1), timedelta(microseconds=1)
MARK, IMMEDIATE = Trigger.MARK_BEFORE_MOBILE, Urgency.IMMEDIATE

NOT_BOTH = "Record the referral, or the named senior's decision, not both"
REFUSED: dict[str, tuple[Callable[[], object], str, str]] = {
    "a referral and a decision": (
        lambda: replace(referral(), reason="A birthmark"),
        NOT_BOTH,
        "is_referred",
    ),
    "a decision and a referral": (
        lambda: replace(decision(), referred_at=NOW),
        NOT_BOTH,
        "is_referred",
    ),
    "a referral to come": (
        lambda: referral(NOW + INSTANT).check_when(NOW),
        "The time of the referral is in the future. Refer now, then enter when you did",
        "referred_at",
    ),
    "a referral long past": (
        lambda: referral(NOW - 7 * DAY - INSTANT).check_when(NOW),
        (
            "The referral was more than 7 days ago. Check the date. "
            "If the mark is new, refer again now"
        ),
        "referred_at",
    ),
    "a referral without a time": (
        lambda: replace(referral(), referred_at=None),
        "Enter the date and time of the referral",
        "referred_at",
    ),
    "a referral without a zone": (
        lambda: referral(NOW.replace(tzinfo=None)),
        "Say in which time zone you referred, for example 2026-05-03T16:30:00+01:00",
        "referred_at",
    ),
    "a reference of two lines": (
        lambda: replace(referral(), reference="one\ntwo"),
        "Enter the reference on one line",
        "reference",
    ),
    "a reference that deceives": (
        lambda: replace(referral(), reference="\u202e123"),
        "Remove the invisible characters from the reference: type it again instead of pasting it",
        "reference",
    ),
    "a mark that could wait": (
        lambda: check_urgency(MARK, Urgency.SAME_DAY),
        "Choose Immediate: a mark on a baby who is not yet mobile cannot wait",
        "urgency",
    ),
    "a referral with something else": (
        lambda: check_referred_first(Trigger.MOVE, IMMEDIATE, referral(), NOW),
        "Leave the referral out: it belongs only to a mark on a baby who is not yet mobile",
        "referred",
    ),
    "parents who know nothing": (
        lambda: ParentsTold(told=False, why_not=" - "),
        "Say why the parents have not been told",
        "why_not",
    ),
    "a number that rings nowhere": (
        lambda: parse_telephone("960123"),
        "Enter a UK telephone number with its area code, for example 01632 960123",
        "number",
    ),
    "a number of another country": (
        lambda: parse_telephone("+33 1 23 45 67 89", field="telephone"),
        "Enter a UK telephone number with its area code, for example 01632 960123",
        "telephone",
    ),
    "a promise without a day": (
        lambda: promised_day(None, TODAY),
        "Enter the day by which it will be done",
        "next_action_on",
    ),
}


@pytest.mark.parametrize("make,words,field", REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_is_refused_in_these_words(
    make: Callable[[], object], words: str, field: str
) -> None:
    with pytest.raises(InvalidValue) as refused:
        make()
    assert (str(refused.value), refused.value.field) == (words, field)


def test_what_just_can_be_is_taken() -> None:
    referral(NOW).check_when(NOW)
    referral(NOW - 7 * DAY).check_when(NOW)
    decision().check_when(NOW)
    check_urgency(MARK, IMMEDIATE)
    check_urgency(Trigger.MOVE, Urgency.ROUTINE)
    assert promised_day(TODAY, TODAY) == TODAY
    assert promised_day(TODAY + 366 * DAY, TODAY) == TODAY + 366 * DAY


def test_a_number_is_kept_in_the_form_in_which_it_is_dialled() -> None:
    talk = conversation(DERBY).conversation
    assert replace(talk, number="+44 1632 960100").number == "01632 960100"
    assert Attempt(AttemptOutcome.ENGAGED, "01632960100").number == "01632 960100"


def test_an_area_is_the_same_in_capitals_and_with_more_space() -> None:
    assert same_area("  Derby   NORTH ") == "derby north"


def test_a_promise_is_for_today_or_within_a_year() -> None:
    with pytest.raises(NextActionInPast) as past:
        promised_day(TODAY - DAY, TODAY)
    with pytest.raises(NextActionTooFar) as far:
        promised_day(TODAY + 367 * DAY, TODAY)
    assert (past.value.field, far.value.field) == ("next_action_on", "next_action_on")


def test_a_number_rung_tomorrow_verifies_nothing(region: Region) -> None:
    with pytest.raises(InvalidValue) as refused:
        region.ask(KIT, c.VerifyNumber(DERBY, "01632 960100", TODAY + DAY))
    assert str(refused.value) == "The day on which the number was rung is in the future"
    assert refused.value.field == "verified_on"


def test_a_closed_team_says_that_nothing_changes_any_more(region: Region) -> None:
    region.ask(KIT, c.CloseTeam(DERBY, "Merged", uncovered="Nobody"))
    with pytest.raises(TeamClosed) as refused:
        region.ask(KIT, c.VerifyNumber(DERBY, "01632 960100", TODAY))
    assert str(refused.value) == ("This team has closed: nothing about it can be changed any more.")
    assert refused.value.field == "team_id"
