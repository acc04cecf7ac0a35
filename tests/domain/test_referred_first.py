"""A mark on a baby not yet mobile: referred first, or a named senior's reason; no way round."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from handover.content import Trigger
from handover.policy import View
from handover.referred_first import EARLIEST_REFERRAL, ReferredFirst
from handover.refusals import InvalidValue, ReferFirst
from handover.urgency import Urgency
from tests.region import MARY, NOW, Region, decision, record, record_of_mark, referral

MINUTE = timedelta(minutes=1)
OTHERS = [trigger for trigger in Trigger if trigger is not Trigger.MARK_BEFORE_MOBILE]


@pytest.mark.parametrize("urgency", Urgency)
def test_a_mark_that_was_not_referred_is_refused(region: Region, urgency: Urgency) -> None:
    head = region.service.head()
    with pytest.raises(ReferFirst) as refused:
        region.ask(MARY, record_of_mark(None, urgency))
    assert refused.value.field == "referred"
    assert "children's social care now, or ring 999" in refused.value.message
    assert region.service.head() == head


@pytest.mark.parametrize("told", [referral(), decision()], ids=["referral", "decision"])
def test_a_mark_with_its_referral_or_a_named_senior_is_recorded(
    region: Region, told: ReferredFirst
) -> None:
    handover_id = region.recorded(record_of_mark(told))
    assert region.service.look_up(handover_id, MARY, View.RECORD).referred == told


@pytest.mark.parametrize("urgency", [Urgency.SAME_DAY, Urgency.PRIORITY, Urgency.ROUTINE])
def test_a_mark_is_immediate_and_nothing_less(region: Region, urgency: Urgency) -> None:
    with pytest.raises(InvalidValue) as refused:
        region.ask(MARY, record_of_mark(referral(), urgency))
    assert refused.value.field == "urgency"


@pytest.mark.parametrize("trigger", OTHERS)
@pytest.mark.parametrize("told", [referral(), decision()], ids=["referral", "decision"])
def test_nothing_else_carries_a_referral(
    region: Region, trigger: Trigger, told: ReferredFirst
) -> None:
    with pytest.raises(InvalidValue) as refused:
        region.ask(MARY, replace(record(), trigger=trigger, referred=told))
    assert refused.value.field == "referred"


@pytest.mark.parametrize("trigger", OTHERS)
def test_everything_else_is_recorded_without_one(region: Region, trigger: Trigger) -> None:
    handover_id = region.recorded(replace(record(), trigger=trigger))
    assert region.service.look_up(handover_id, MARY, View.RECORD).referred is None


@pytest.mark.parametrize("referred_at", [NOW + MINUTE, NOW - EARLIEST_REFERRAL - MINUTE])
def test_a_referral_still_to_be_made_or_long_past_is_refused(
    region: Region, referred_at: datetime
) -> None:
    with pytest.raises(InvalidValue) as refused:
        region.ask(MARY, record_of_mark(referral(referred_at)))
    assert refused.value.field == "referred_at"


@pytest.mark.parametrize("referred_at", [NOW, NOW - EARLIEST_REFERRAL])
def test_a_referral_just_now_or_a_week_ago_is_taken(region: Region, referred_at: datetime) -> None:
    handover_id = region.recorded(record_of_mark(referral(referred_at)))
    found = region.service.look_up(handover_id, MARY, View.RECORD).referred
    assert found == referral(referred_at)


@pytest.mark.parametrize(
    "field,told,wrong",
    [
        ("referred_to", referral(), " - "),
        ("referred_to", referral(), "Derby\nLeicester"),
        ("referred_to", referral(), "x" * 121),
        ("referred_at", referral(), None),
        ("referred_at", referral(), NOW.replace(tzinfo=None)),
        ("reference", referral(), "one\ntwo"),
        ("reference", referral(), "-"),
        ("reference", referral(), "\u202e123"),
        ("senior_name", decision(), ""),
        ("senior_name", decision(), "Ines\nWold"),
        ("senior_role", decision(), "."),
        ("reason", decision(), ""),
        ("reason", decision(), "x" * 1001),
    ],
)
def test_half_a_referral_and_half_a_decision_are_refused(
    field: str, told: ReferredFirst, wrong: datetime | str | None
) -> None:
    half: dict[str, Any] = {field: wrong}
    with pytest.raises(InvalidValue) as refused:
        replace(told, **half)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "told,also",
    [
        (referral(), {"senior_name": "Dr Ines Wold"}),
        (referral(), {"senior_role": "Named doctor"}),
        (referral(), {"reason": "A birthmark"}),
        (decision(), {"referred_to": "Derby"}),
        (decision(), {"referred_at": NOW}),
        (decision(), {"reference": "CSC 1"}),
    ],
)
def test_a_referral_and_a_decision_against_it_are_not_told_together(
    told: ReferredFirst, also: dict[str, Any]
) -> None:
    with pytest.raises(InvalidValue) as refused:
        replace(told, **also)
    assert refused.value.field == "is_referred"


def test_words_are_trimmed_and_a_referral_needs_no_reference() -> None:
    told = replace(referral(), referred_to="  999 ", reference=" ")
    assert (told.referred_to, told.reference) == ("999", "")
    assert replace(decision(), senior_name=" Dr Ines Wold ") == decision()
