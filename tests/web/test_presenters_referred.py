"""What was referred first, in words: never blank, and never one for the other."""

from dataclasses import replace

from tests.region import decision, referral
from web.presenters.referred import referred_lines, referred_shown


def test_a_referral_says_to_whom_when_and_under_which_reference() -> None:
    shown = referred_shown(referral())
    assert shown is not None
    assert shown.headline == "Referred first: Derby children's social care"
    assert shown.facts == (
        ("Referred", "Yes: Derby children's social care"),
        ("When", "Tuesday 24 November 2026 at 9:35am"),
        ("Reference", "CSC 40417"),
    )


def test_a_decision_says_first_that_nobody_referred() -> None:
    shown = referred_shown(decision())
    assert shown is not None
    assert shown.headline.startswith("Not referred: decided by Dr Ines Wold, Named doctor")
    assert shown.facts[0] == ("Referred", "No: a named senior decided")
    assert next(referred_lines(decision())).startswith("The baby has not been referred")


def test_a_referral_without_a_reference_says_so_and_is_read_aloud_without_one() -> None:
    told = replace(referral(), reference="")
    shown = referred_shown(told)
    assert shown is not None
    assert shown.facts[-1] == ("Reference", "None given")
    assert len(list(referred_lines(told))) == 1


def test_where_nothing_was_asked_nothing_is_shown() -> None:
    assert referred_shown(None) is None
