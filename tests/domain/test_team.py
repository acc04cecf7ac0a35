"""A team of the directory: registered, its number verified, closed; bad input beside its field."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from handover import commands as c
from handover.directory import commands as t
from handover.opening_hours import OpeningHours
from handover.policy import View
from handover.refusals import InvalidValue, Refusal, SucceedsItself, TeamClosed, TeamNotFound
from handover.team_events import Closed, NumberVerified, Registered, SuccessorNamed
from tests.region import CORBY, DERBY, KIT, MARY, NOTTINGHAM, TODAY, Region, register

TOMORROW = TODAY + timedelta(days=1)
LONGER_HOURS = OpeningHours.weekdays("07:00", "21:00")


def test_a_registered_team_keeps_what_was_said_of_it(region: Region) -> None:
    region.ask(KIT, register("Lincoln", telephone="+44 1632 960 777"))
    registered = region.service.read_log(11, 1)[0].event
    assert isinstance(registered, Registered)
    assert registered.telephone == "01632 960777"
    assert registered.places == ["Lincoln", "Lincoln North"]
    assert registered.envelope.name == "Kit Welland"


@pytest.mark.parametrize(
    "field,value",
    [
        ("name", ""),
        ("organisation", "."),
        ("ods_code", "R" * 13),
        ("area", "Line\nbreak"),
        ("places", ("Derby", " ")),
        ("telephone", "not a number"),
        ("out_of_hours", ""),
        ("verified_on", TOMORROW),
    ],
)
def test_a_team_with_bad_words_is_refused_beside_the_field(
    region: Region, field: str, value: object
) -> None:
    changed: dict[str, Any] = {field: value}
    with pytest.raises(InvalidValue) as refused:
        region.ask(KIT, replace(register("Lincoln"), **changed))
    assert refused.value.field == field


def test_a_team_whose_number_nobody_has_rung_yet_is_taken(region: Region) -> None:
    done = region.ask(KIT, register("Lincoln", verified_on=None))
    assert done.subject_version == 1


def test_a_number_is_verified_and_put_right(region: Region) -> None:
    region.ask(KIT, c.VerifyNumber(DERBY, "01632 960555", TODAY))
    verified = region.service.read_log(11, 1)[0].event
    assert isinstance(verified, NumberVerified)
    assert (verified.telephone, verified.verified_on) == ("01632 960555", TODAY)


def test_a_number_is_not_verified_tomorrow_nor_with_letters(region: Region) -> None:
    with pytest.raises(InvalidValue) as too_late:
        region.ask(KIT, c.VerifyNumber(DERBY, "01632 960555", TOMORROW))
    with pytest.raises(InvalidValue) as no_number:
        region.ask(KIT, c.VerifyNumber(DERBY, "switchboard", TODAY))
    assert (too_late.value.field, no_number.value.field) == ("verified_on", "telephone")


def test_a_closed_team_changes_no_more(region: Region) -> None:
    with pytest.raises(TeamClosed):
        region.ask(KIT, c.CloseTeam(CORBY, "Again"))
    with pytest.raises(TeamClosed):
        region.ask(KIT, c.VerifyNumber(CORBY, "01632 960555", TODAY))
    with pytest.raises(TeamClosed, match="nothing about it can be changed"):
        region.ask(KIT, c.ChangeHours(CORBY, LONGER_HOURS, "Ring the duty desk"))


def test_an_unknown_team_is_named_beside_its_field(region: Region) -> None:
    with pytest.raises(TeamNotFound) as refused:
        region.ask(KIT, c.CloseTeam(uuid4(), "Merged"))
    assert refused.value.field == "team_id"


def test_other_hours_hold_for_what_is_recorded_from_then_on(region: Region) -> None:
    before = region.recorded()
    region.ask(KIT, c.ChangeHours(DERBY, LONGER_HOURS, "Ring the on-call nurse"))
    after = region.recorded()
    due = [
        region.service.look_up(one, MARY, View.RECORD).due.acknowledge_due_at
        for one in (before, after)
    ]
    assert [at.hour for at in due] == [17, 21]


def test_a_route_out_of_hours_is_never_blank(region: Region) -> None:
    with pytest.raises(InvalidValue) as refused:
        region.ask(KIT, c.ChangeHours(DERBY, LONGER_HOURS, " - "))
    assert refused.value.field == "out_of_hours"


def test_a_closed_team_names_the_team_that_came_after_it(region: Region) -> None:
    done = region.ask(KIT, c.CloseTeam(DERBY, "Joined with Nottingham", NOTTINGHAM))
    closed, named, _receipt = (one.event for one in region.service.read_log(11, 3))
    assert isinstance(closed, Closed)
    assert isinstance(named, SuccessorNamed)
    assert named.successor.name == "Nottingham health visiting"
    assert done.subject_version == 3
    assert done.subject_id == DERBY


@pytest.mark.parametrize(
    "successor_id,refusal",
    [(DERBY, SucceedsItself), (CORBY, TeamClosed), (uuid4(), TeamNotFound)],
    ids=["itself", "a closed team", "no team"],
)
def test_only_an_open_team_takes_over(
    region: Region, successor_id: UUID, refusal: type[Refusal]
) -> None:
    head = region.service.head()
    with pytest.raises(refusal) as refused:
        region.ask(KIT, c.CloseTeam(DERBY, "Merged", successor_id))
    assert refused.value.field == "successor_id"
    assert region.service.head() == head


def test_closing_needs_a_reason(region: Region) -> None:
    with pytest.raises(InvalidValue) as refused:
        region.ask(KIT, c.CloseTeam(DERBY, " "))
    assert refused.value.field == "reason"


def test_a_team_without_a_number_for_the_night_has_none(region: Region) -> None:
    region.ask(KIT, register("Lincoln"))
    registered = region.service.read_log(11, 1)[0].event
    assert isinstance(registered, Registered)
    assert registered.out_of_hours_number == ""


def test_nothing_is_recorded_for_a_team_that_has_closed_and_the_choice_is_where_it_is_said(
    region: Region,
) -> None:
    region.ask(KIT, c.CloseTeam(DERBY, "Merged", NOTTINGHAM))
    with pytest.raises(TeamClosed) as refused:
        region.recorded()
    assert refused.value.field == "to_team_id"


def test_a_successor_is_kept_once_and_another_one_takes_its_place(region: Region) -> None:
    region.ask(KIT, c.CloseTeam(DERBY, "Merged", NOTTINGHAM))
    head = region.service.head()
    region.ask(KIT, t.NameSuccessor(DERBY, NOTTINGHAM))
    assert not [
        one for one in region.service.read_log(head, 9) if type(one.event) is SuccessorNamed
    ]
    lincoln = region.ask(KIT, register("Lincoln")).subject_id
    region.ask(KIT, t.NameSuccessor(DERBY, lincoln))
    named = [one.event for one in region.service.read_log(head, 9)]
    assert [one.successor.team_id for one in named if isinstance(one, SuccessorNamed)] == [lincoln]
