"""What is said in SAFER order: each part is needed, and is asked for in its own words."""

from dataclasses import replace
from typing import Any

import pytest

from handover.content import ParentsTold
from handover.refusals import InvalidValue
from tests.region import safer

ASKED = {
    "situation": "the situation",
    "assessment": "your assessment",
    "expected_response": "what you ask the receiving team to do",
}


@pytest.mark.parametrize("field,called", ASKED.items())
def test_each_part_is_said_and_may_be_four_thousand_characters(field: str, called: str) -> None:
    longest: dict[str, Any] = {field: f" {'x' * 4000}\n"}
    said = replace(safer(), **longest)
    assert getattr(said, field) == "x" * 4000
    for typed, says in (
        (" - ", f"Enter {called}"),
        ("x" * 4001, f"Shorten {called} to 4,000 characters or fewer: it has 4,001"),
    ):
        changed: dict[str, Any] = {field: typed}
        with pytest.raises(InvalidValue) as refused:
            replace(safer(), **changed)
        assert (refused.value.field, refused.value.message) == (field, says)


def test_who_was_told_needs_no_reason_and_may_have_one() -> None:
    assert ParentsTold(told=True).why_not == ""
    assert ParentsTold(told=True, why_not=" By her mother ").why_not == "By her mother"


@pytest.mark.parametrize("why_not", ["", " ", "-"])
def test_who_was_not_told_needs_a_reason(why_not: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        ParentsTold(told=False, why_not=why_not)
    assert refused.value.field == "why_not"
    assert refused.value.message == "Say why the parents have not been told"


def test_why_they_were_not_told_is_no_longer_than_an_answer() -> None:
    assert ParentsTold(told=False, why_not="x" * 2000).why_not == "x" * 2000
    with pytest.raises(InvalidValue) as refused:
        ParentsTold(told=False, why_not="x" * 2001)
    assert refused.value.field == "why_not"
    assert refused.value.message == (
        "Shorten the reason to 2,000 characters or fewer: it has 2,001"
    )


def test_a_record_from_before_the_forms_has_none() -> None:
    assert safer().form is None
