"""Every place that takes words: what its refusals call it, its field, and how long it may be."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from handover.answers import Answer, HowKnown, Knowledge
from handover.calls import Attempt, AttemptOutcome
from handover.content import ParentsTold
from handover.person import Mother
from handover.refusals import InvalidValue
from tests.domain.typed import LINE, OF_FAMILIES, REASON, SOURCED, Value
from tests.region import (
    conversation,
    decision,
    referral,
    safer,
)

LINES, LONG = 4000, 2000
TALK = conversation(UUID(int=1)).conversation
TOLD = HowKnown.TOLD


VALUES = [
    Value("words", "the answer", LONG, lambda t: Answer(Knowledge.DECLINED, t), is_optional=True),
    Value("from_whom", "who told you", LINE, lambda t: Answer(Knowledge.KNOWN, "Closed", TOLD, t)),
    Value(
        "note",
        "the note",
        REASON,
        lambda t: Attempt(AttemptOutcome.ENGAGED, "01632 960100", t),
        is_optional=True,
    ),
    Value(
        "with_name",
        "the name of the person you spoke to",
        LINE,
        lambda t: replace(TALK, with_name=t),
    ),
    Value("with_role", "their role", LINE, lambda t: replace(TALK, with_role=t)),
    Value("with_team", "their team", LINE, lambda t: replace(TALK, with_team=t)),
    Value("agreed", "what was agreed", LINES, lambda t: replace(TALK, agreed=t)),
    Value("situation", "the situation", LINES, lambda t: replace(safer(), situation=t)),
    Value("assessment", "your assessment", LINES, lambda t: replace(safer(), assessment=t)),
    Value(
        "expected_response",
        "what you ask the receiving team to do",
        LINES,
        lambda t: replace(safer(), expected_response=t),
    ),
    Value(
        "why_not",
        "the reason",
        LONG,
        lambda t: ParentsTold(told=True, why_not=t),
        is_optional=True,
    ),
    Value("name", "the mother's name", LINE, lambda t: Mother("9990000018", t, date(1996, 5, 3))),
    Value(
        "referred_to",
        "which children's social care you referred to, or 999",
        LINE,
        lambda t: replace(referral(), referred_to=t),
    ),
    Value(
        "reference",
        "the reference",
        LINE,
        lambda t: replace(referral(), reference=t),
        is_optional=True,
    ),
    Value(
        "senior_name",
        "the name of the senior who decided",
        LINE,
        lambda t: replace(decision(), senior_name=t),
    ),
    Value("senior_role", "the senior's role", LINE, lambda t: replace(decision(), senior_role=t)),
    Value(
        "reason", "the reason for not referring", REASON, lambda t: replace(decision(), reason=t)
    ),
    *OF_FAMILIES,
]
every_value = pytest.mark.parametrize("value", VALUES, ids=lambda one: f"{one.called}")


@every_value
def test_words_are_kept_without_the_space_around_them(value: Value) -> None:
    assert getattr(value.make("  Long words\n"), value.field) == "Long words"
    assert getattr(value.make("x" * value.longest), value.field) == "x" * value.longest


@every_value
def test_words_that_are_too_long_are_refused_beside_their_field(value: Value) -> None:
    with pytest.raises(InvalidValue) as refused:
        value.make("x" * (value.longest + 1))
    assert str(refused.value).startswith(f"Shorten {value.called}")
    assert f"to {value.longest:,} characters" in str(refused.value)
    assert refused.value.field == (value.beside or value.field)


@pytest.mark.parametrize(
    "value", [one for one in VALUES if not one.is_optional], ids=lambda one: f"{one.called}"
)
def test_words_that_are_blank_are_asked_for_beside_their_field(value: Value) -> None:
    with pytest.raises(InvalidValue) as refused:
        value.make("  ")
    assert refused.value.field == (value.beside or value.field)
    words = "Say who told you" if value.field == "from_whom" else f"Enter {value.called}"
    assert str(refused.value) == words


@pytest.mark.parametrize(
    "value", [one for one in VALUES if one.is_optional], ids=lambda one: one.called
)
def test_words_that_may_be_blank_are_kept_blank(value: Value) -> None:
    assert getattr(value.make("  "), value.field) == ""


@pytest.mark.parametrize("make", SOURCED.values(), ids=SOURCED.keys())
def test_what_is_known_of_a_family_says_from_whom(
    make: Callable[[str, HowKnown | None], Any],
) -> None:
    assert make("  the ward ", TOLD).from_whom == "the ward"
    assert make(" ", HowKnown.ASSUMED).from_whom == ""
    for typed, how, field, says in (
        (" ", TOLD, "from_whom", "Say who told you"),
        ("x" * 121, TOLD, "from_whom", "Shorten who told you to 120 characters"),
        ("the ward", None, "how_known", "Say how you know: who told you, in which record you saw"),
    ):
        with pytest.raises(InvalidValue) as refused:
            make(typed, how)
        assert (refused.value.field, str(refused.value)[: len(says)]) == (field, says)
