"""Out of area: another organisation or another authority, unless the sender says otherwise."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from handover import commands as c
from handover.area import AreaSaid, is_out_of_area
from handover.area_events import AreaOverridden
from handover.directory import commands as t
from handover.handover import Handover
from handover.refusals import InvalidValue
from handover.teams import TeamKind, TeamNamed
from tests.region import HANA, KIT, MARY, NOTTINGHAM, Region, decline, record, redirect, register

OURS = TeamNamed(UUID(int=1), "Ours", "Trust", "RT5", "LLR", "01632 960100", ("Leicester",))
HERE = AreaSaid(is_out_of_area=False, reason=" The same building ")
AWAY = AreaSaid(is_out_of_area=True, reason="She lives beyond the border")


def seen(region: Region, handover_id: UUID) -> Handover:
    found: Handover = region.service.repository.get(handover_id)
    return found


def neighbours(region: Region, *authorities: str) -> UUID:
    """A team of Leicester's own organisation that covers these authorities."""
    told = register(
        "Oadby",
        kind=TeamKind.HEALTH_VISITING,
        organisation="Leicester Hospitals",
        ods_code="RWE",
        authorities=authorities,
    )
    return region.ask(KIT, told).subject_id


@pytest.mark.parametrize(
    "changed,is_out",
    [
        ({}, False),
        ({"authorities": ("Rutland", "LEICESTER")}, False),
        ({"authorities": ("Rutland",)}, True),
        ({"authorities": ()}, False),
        ({"ods_code": "RWE"}, True),
        ({"ods_code": "RWE", "authorities": ()}, True),
    ],
)
def test_another_organisation_or_no_authority_in_common_is_out_of_area(
    changed: dict[str, Any], *, is_out: bool
) -> None:
    theirs = replace(OURS, team_id=UUID(int=2), **changed)
    assert is_out_of_area(OURS, theirs) is is_out
    assert is_out_of_area(theirs, OURS) is is_out


def test_authorities_that_one_team_has_not_given_decide_nothing() -> None:
    assert not is_out_of_area(replace(OURS, authorities=()), replace(OURS, team_id=UUID(int=2)))


def test_what_each_team_covered_is_frozen_in_the_record(region: Region) -> None:
    oadby = neighbours(region, "Leicester", "Leicestershire")
    handover_id = region.recorded(record(to_team_id=oadby))
    found = seen(region, handover_id)
    assert (found.sending.authorities, found.receiving.authorities) == (
        ("Leicester",),
        ("Leicester", "Leicestershire"),
    )
    assert not found.is_out_of_area
    region.ask(KIT, t.ChangeCover(oadby, ("Rutland",), (), "It is Rutland's now"))
    assert not seen(region, handover_id).is_out_of_area
    assert seen(region, region.recorded(record(to_team_id=oadby))).is_out_of_area


def test_the_sender_says_otherwise_with_a_reason(region: Region) -> None:
    handover_id = region.ask(MARY, replace(record(), area=HERE)).subject_id
    found = seen(region, handover_id)
    assert not found.is_out_of_area
    assert found.area_said == AreaSaid(is_out_of_area=False, reason="The same building")
    oadby = neighbours(region, "Leicester")
    away = region.ask(MARY, replace(record(to_team_id=oadby), area=AWAY)).subject_id
    assert seen(region, away).is_out_of_area


@pytest.mark.parametrize("said", [None, AreaSaid(is_out_of_area=True, reason="Another trust")])
def test_saying_nothing_or_the_same_stores_nothing(region: Region, said: AreaSaid | None) -> None:
    head = region.service.head()
    found = seen(region, region.ask(MARY, replace(record(), area=said)).subject_id)
    events = [one.event for one in region.service.read_log(head, 20)]
    assert not any(isinstance(one, AreaOverridden) for one in events)
    assert (found.is_out_of_area, found.area_said) == (True, None)


def test_after_a_redirect_it_is_worked_out_again(region: Region) -> None:
    handover_id = region.ask(MARY, replace(record(), area=HERE)).subject_id
    region.ask(HANA, decline(handover_id))
    region.ask(MARY, redirect(handover_id))
    assert seen(region, handover_id).is_out_of_area
    assert seen(region, handover_id).area_said is None


def test_what_was_said_stays_when_a_team_takes_over(region: Region) -> None:
    handover_id = region.ask(MARY, replace(record(), area=HERE)).subject_id
    region.ask(KIT, c.CloseTeam(seen(region, handover_id).receiving.team_id, "Joined", NOTTINGHAM))
    assert not seen(region, handover_id).is_out_of_area


@pytest.mark.parametrize(
    "reason,says",
    [
        ("", "Enter the reason"),
        (" - ", "Enter the reason"),
        ("x" * 1001, "Shorten the reason to 1,000 characters or fewer: it has 1,001"),
    ],
)
def test_saying_otherwise_needs_a_reason(reason: str, says: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        AreaSaid(is_out_of_area=True, reason=reason)
    assert (refused.value.field, refused.value.message) == ("reason", says)
