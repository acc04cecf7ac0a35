"""A rule by which an ordinary team is rung after it has to acknowledge is refused by example."""

from datetime import timedelta

import pytest

from handover.repeat_attempts import AtOnce
from handover.rules.checks import check_call_comes_first
from handover.rules.rule import Rule
from handover.time_limits import ByClosing, ClockTime, OpenTime, TimeLimit

HOUR = timedelta(hours=1)


def rule(call: TimeLimit, acknowledge: TimeLimit) -> Rule:
    return Rule("test/1", call, acknowledge, AtOnce())


@pytest.mark.parametrize(
    "call,acknowledge,recorded,rung,acknowledged",
    [
        (
            *(ClockTime(3 * HOUR), ClockTime(2 * HOUR)),
            *("midnight at the end of Sunday 1 February 2026", "Monday 2 February 2026 at 3am"),
            "Monday 2 February 2026 at 2am",
        ),
        # Only from Friday evening on is one open hour further off than 64 hours: 10am on Monday.
        (
            *(OpenTime(HOUR), ClockTime(64 * HOUR)),
            *("Friday 6 February 2026 at 5pm", "Monday 9 February 2026 at 10am"),
            "Monday 9 February 2026 at 9am",
        ),
    ],
)
def test_the_first_hour_of_an_ordinary_week_that_goes_wrong_is_told(
    call: TimeLimit, acknowledge: TimeLimit, recorded: str, rung: str, acknowledged: str
) -> None:
    with pytest.raises(ValueError, match="the call would be due") as refused:
        check_call_comes_first(rule(call, acknowledge), ValueError)
    assert str(refused.value) == (
        "the call would be due after the acknowledgement. For a team open Monday to Friday "
        f"9am to 5pm, a record of {recorded} would be rung by {rung} and acknowledged by "
        f"{acknowledged}. Give call less time, or acknowledge more."
    )


@pytest.mark.parametrize(
    "call,acknowledge",
    [
        (ClockTime(HOUR), ClockTime(HOUR)),
        (OpenTime(HOUR), ClockTime(65 * HOUR)),
        (OpenTime(4 * HOUR), ByClosing(1)),
    ],
)
def test_a_call_that_is_due_with_the_acknowledgement_or_before_is_taken(
    call: TimeLimit, acknowledge: TimeLimit
) -> None:
    check_call_comes_first(rule(call, acknowledge), ValueError)
