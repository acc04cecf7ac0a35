"""What is told of a referral: what is blank is asked for, what is long is kept short."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from handover.content import ParentsTold
from handover.referral.told import (
    FrontDoor,
    FrontDoorAnswer,
    GivenHow,
    Outcome,
    OutcomeGiven,
)
from handover.refusals import InvalidValue
from tests import referring as f
from tests.region import NOW

SAM, LATER = "Sam Rowe", NOW + timedelta(days=2)
FIVE_PM = datetime(2026, 11, 25, 17, 0, tzinfo=UTC)
"""The day after the referral, when an office closes."""


BLANK = [
    (lambda: f.told(authority=" "), "authority", "Enter the local authority"),
    (lambda: f.told(made_by="-"), "made_by", "Enter who made the referral"),
    (lambda: f.told(reference="a\nb"), "reference", "Enter their reference on one line"),
    (
        lambda: FrontDoorAnswer(" ", GivenHow.EMAIL, FrontDoor.REFERRAL),
        "given_by",
        "Enter who told you",
    ),
    (lambda: OutcomeGiven(f.NFA, "", GivenHow.EMAIL, "No"), "given_by", "Enter who told you"),
    (
        lambda: OutcomeGiven(f.NFA, SAM, GivenHow.EMAIL),
        "words",
        "Enter what they decided, and why",
    ),
    (
        lambda: OutcomeGiven(Outcome.OTHER, SAM, GivenHow.EMAIL, " "),
        "words",
        "Enter what they decided, and why",
    ),
]


@pytest.mark.parametrize("make,field,says", BLANK, ids=[str(n) for n in range(len(BLANK))])
def test_what_is_blank_is_asked_for(make: Callable[[], object], field: str, says: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        make()
    assert (refused.value.field, refused.value.message) == (field, says)


def test_words_are_trimmed_and_most_outcomes_need_none() -> None:
    trimmed = f.told(authority=" Derby ", made_by=" Mary ", reference=" ")
    assert (trimmed.authority, trimmed.made_by, trimmed.reference) == ("Derby", "Mary", "")
    given = OutcomeGiven(Outcome.SECTION_47, f" {SAM} ", GivenHow.MEETING, " ")
    assert (given.given_by, given.words) == (SAM, "")


def test_what_they_decided_is_kept_within_a_reasons_length() -> None:
    with pytest.raises(InvalidValue, match="1,000 characters or fewer: it has 1,001"):
        OutcomeGiven(Outcome.OTHER, SAM, GivenHow.EMAIL, "x" * 1001)
    assert OutcomeGiven(Outcome.OTHER, SAM, GivenHow.EMAIL, "x" * 1000).words == "x" * 1000


def test_parents_not_told_need_a_reason() -> None:
    with pytest.raises(InvalidValue, match="Say why the parents have not been told"):
        f.told(parents_told=ParentsTold(told=False))
