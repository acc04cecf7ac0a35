"""A team of the directory: registered, its number verified, closed; bad input beside its field."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from handover import commands as c
from handover.refusals import InvalidValue, TeamClosed, TeamNotFound
from handover.team import NumberVerified, Registered
from tests.region import CORBY, DERBY, KIT, TODAY, Region, register

TOMORROW = TODAY + timedelta(days=1)


def test_a_registered_team_keeps_what_was_said_of_it(region: Region) -> None:
    region.ask(KIT, register("Lincoln", telephone="+44 1632 960 777"))
    registered = region.service.read_log(10, 1)[0].event
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
    verified = region.service.read_log(10, 1)[0].event
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


def test_an_unknown_team_is_named_beside_its_field(region: Region) -> None:
    with pytest.raises(TeamNotFound) as refused:
        region.ask(KIT, c.CloseTeam(uuid4(), "Merged"))
    assert refused.value.field == "team_id"


def test_closing_needs_a_reason(region: Region) -> None:
    with pytest.raises(InvalidValue) as refused:
        region.ask(KIT, c.CloseTeam(DERBY, " "))
    assert refused.value.field == "reason"
