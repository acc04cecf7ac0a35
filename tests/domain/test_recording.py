"""Recording a handover or a concern: what is frozen, and everything that is refused."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from handover import refusals
from handover.calendar import LONDON
from handover.content import Kind, Trigger
from handover.deadlines import due_and_ladder
from handover.forms.filled import FilledForm
from handover.opening_hours import OpeningHours
from handover.policy import View
from handover.refusals import (
    InvalidValue,
    NotPermitted,
    RealNumberRefused,
    Refusal,
    SendsToItself,
    TeamClosed,
    TeamNotFound,
)
from handover.states import State
from handover.urgency import Urgency
from tests.region import (
    CORBY,
    HANA,
    ISSUED_NUMBER,
    LEICESTER,
    MARY,
    NOW,
    TODAY,
    Region,
    about,
    record,
    settle,
)

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("urgency", Urgency)
def test_a_record_freezes_who_said_what_to_whom_and_its_due_times(
    region: Region, kind: Kind, urgency: Urgency
) -> None:
    command = record(kind, urgency=urgency)
    found = region.service.look_up(region.recorded(command), MARY, View.RECORD)
    assert (found.kind, found.urgency, found.trigger) == (kind, urgency, Trigger.MOVE)
    asked = command.safer.form or FilledForm("safer/1")
    assert found.about == command.about
    assert found.safer == replace(command.safer, form=asked)
    assert (found.sending.ods_code, found.receiving.ods_code) == ("RWE", "RY8")
    assert found.due == due_and_ladder(urgency, NOW, OpeningHours.weekdays())
    assert (found.recorded.name, found.recorded.recorded_at) == ("Mary Ashby", NOW)
    assert found.state is State.WAITING
    assert found.is_out_of_area


def test_a_health_visitor_records_too(region: Region) -> None:
    done = region.ask(HANA, record(to_team_id=LEICESTER))
    assert region.service.look_up(done.subject_id, HANA, View.RECORD).sending.ods_code == "RY8"


def test_a_record_to_an_unknown_team_is_refused(region: Region) -> None:
    with pytest.raises(TeamNotFound) as refused:
        region.ask(MARY, record(to_team_id=uuid4()))
    assert refused.value.field == "to_team_id"


def test_a_handover_is_not_mistaken_for_a_team(region: Region) -> None:
    with pytest.raises(TeamNotFound):
        region.ask(MARY, record(to_team_id=region.recorded()))


def test_a_record_to_a_closed_team_is_refused(region: Region) -> None:
    with pytest.raises(TeamClosed) as refused:
        region.ask(MARY, record(to_team_id=CORBY))
    assert refused.value.field == "to_team_id"


def test_a_record_to_the_own_team_is_refused(region: Region) -> None:
    with pytest.raises(SendsToItself) as refused:
        region.ask(MARY, record(to_team_id=LEICESTER))
    assert refused.value.field == "to_team_id"


def test_a_midwife_without_a_team_cannot_record(region: Region) -> None:
    with pytest.raises(NotPermitted):
        region.ask(replace(MARY, team_id=None), record())


@pytest.mark.parametrize(
    "field,dates",
    [
        ("born_on", {"born_on": TOMORROW}),
        ("born_on", {"born_on": date(2026, 11, 1)}),
        ("born_on", {"born_on": date(2016, 11, 25)}),
        ("born_on", {"born_on": date(1965, 11, 24)}),
        ("born_on", {"born_on": date(1, 1, 1)}),
        ("due_on", {"due_on": TODAY + timedelta(days=281)}),
        ("due_on", {"due_on": TODAY - timedelta(days=22)}),
        ("due_on", {"due_on": date(9999, 12, 31)}),
        ("baby_born_on", {"due_on": None, "baby_born_on": TOMORROW}),
        ("baby_born_on", {"due_on": None, "baby_born_on": TODAY - timedelta(days=367)}),
        ("baby_born_on", {"due_on": None, "baby_born_on": date(1, 1, 1)}),
    ],
)
def test_dates_that_cannot_be_are_refused_beside_their_field(
    region: Region, field: str, dates: dict[str, Any]
) -> None:
    with pytest.raises(InvalidValue) as refused:
        region.ask(MARY, record(whom=about(**dates)))
    assert refused.value.field == field
    assert region.service.head() == _head_of_an_empty_region()


@pytest.mark.parametrize(
    "dates",
    [
        {"born_on": date(2016, 11, 24)},
        {"born_on": date(1965, 11, 25)},
        {"due_on": TODAY + timedelta(days=280)},
        {"due_on": TODAY - timedelta(days=21)},
        {"due_on": None, "baby_born_on": TODAY},
        {"due_on": None, "baby_born_on": TODAY - timedelta(days=366)},
    ],
)
def test_dates_that_just_can_be_are_taken(region: Region, dates: dict[str, Any]) -> None:
    handover_id = region.recorded(record(whom=about(**dates)))
    assert region.service.look_up(handover_id, MARY, View.RECORD).about == about(**dates)


def test_today_is_the_day_in_england_not_in_greenwich(region: Region) -> None:
    after_midnight = datetime(2026, 6, 2, 0, 30, tzinfo=LONDON).astimezone(UTC)
    assert after_midnight.date() == date(2026, 6, 1)
    born = about(due_on=None, baby_born_on=date(2026, 6, 2))
    handover_id = region.recorded(record(whom=born), after_midnight)
    assert region.service.look_up(handover_id, MARY, View.RECORD).about == born


def test_a_demonstration_takes_no_number_that_could_be_somebodys(region: Region) -> None:
    with pytest.raises(RealNumberRefused) as refused:
        region.ask(MARY, record(whom=about(ISSUED_NUMBER)))
    assert refused.value.field == "nhs_number"


def test_practice_takes_no_test_number(log: str) -> None:
    practice = settle(log, is_demonstration=False)
    with pytest.raises(refusals.TestNumberRefused) as refused:
        practice.recorded()
    assert refused.value.field == "nhs_number"
    done = practice.ask(MARY, record(whom=about(ISSUED_NUMBER)))
    assert done.position == practice.service.head()
    practice.service.close()


def test_a_refused_record_leaves_nothing_in_the_log(region: Region) -> None:
    with pytest.raises(Refusal):
        region.ask(MARY, record(to_team_id=CORBY))
    assert region.service.head() == _head_of_an_empty_region()


def _head_of_an_empty_region() -> int:
    """Four teams registered and one closed, each with its receipt; and one that was relied on."""
    return 11
