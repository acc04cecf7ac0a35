"""Read-back lifts an item to checked together: with whom, since when, and for which team."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from handover.handover import Handover
from handover.policy import View
from handover.read_back import ALL, items
from handover.refusals import InvalidValue
from tests.region import (
    HANA,
    MARY,
    NOW,
    Region,
    conversation,
    decline,
    redirect,
    safer_before_sources,
)

HOUR = timedelta(hours=1)


def seen(region: Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, MARY, View.RECORD)


def talk(region: Region, handover_id: UUID, *checked: str, after: timedelta = HOUR) -> None:
    """Mary and Hana speak, and Hana repeats what is named."""
    command = conversation(handover_id)
    said = replace(command.conversation, checked=checked)
    region.ask(MARY, replace(command, conversation=said), NOW + after)


def test_what_was_read_back_has_the_name_the_role_and_the_time(region: Region) -> None:
    handover_id = region.recorded()
    talk(region, handover_id, "social_care")
    [checked] = seen(region, handover_id).checked_together.values()
    assert (checked.key, checked.name, checked.role) == (
        "social_care",
        "Hana Quorn",
        "Health visitor",
    )
    assert checked.at == NOW + HOUR


def test_all_stands_for_every_item_in_the_log(region: Region) -> None:
    handover_id = region.recorded()
    talk(region, handover_id, ALL)
    assert set(seen(region, handover_id).checked_together) == {
        "father",
        "social_care",
        "safe_contact",
    }


def test_a_talk_without_ticks_checks_nothing(region: Region) -> None:
    handover_id = region.recorded()
    talk(region, handover_id)
    assert seen(region, handover_id).checked_together == {}


def test_what_the_record_does_not_say_cannot_be_checked(region: Region) -> None:
    handover_id = region.recorded()
    with pytest.raises(InvalidValue, match="Tick only what this record says"):
        talk(region, handover_id, "shoe_size")


def test_talk_with_the_team_that_declined_is_not_checked_with_the_next(region: Region) -> None:
    handover_id = region.recorded()
    talk(region, handover_id, ALL)
    region.ask(HANA, decline(handover_id), NOW + 2 * HOUR)
    region.ask(MARY, redirect(handover_id), NOW + 3 * HOUR)
    assert seen(region, handover_id).checked_together == {}
    talk(region, handover_id, "father", after=4 * HOUR)
    assert set(seen(region, handover_id).checked_together) == {"father"}


def test_what_is_only_assumed_is_read_back_first() -> None:
    assert [item.key for item in items(safer_before_sources())] == [
        "social_care",
        "father",
        "safe_contact",
    ]
