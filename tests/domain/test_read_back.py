"""Read-back lifts an item to checked together: with whom, since when, and for which team."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from handover.actor import Envelope
from handover.handover import Handover
from handover.policy import View
from handover.read_back import ALL, Since, checked_together, items, read_back
from handover.refusals import InvalidValue
from tests.region import (
    HANA,
    MARY,
    NOW,
    Region,
    conversation,
    decline,
    form_of_move,
    redirect,
    safer,
    safer_before_sources,
)

HOUR, MOMENT = timedelta(hours=1), timedelta(microseconds=1)
TALK = conversation(UUID(int=1)).conversation
FATHER_CHECKED = replace(TALK, checked=("father",))


def seen(region: Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, MARY, View.RECORD)


def said_at(region: Region, at: datetime) -> Envelope:
    """What Mary said then."""
    return replace(seen(region, region.recorded()).recorded, happened_at=at)


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
    with pytest.raises(InvalidValue) as refused:
        talk(region, handover_id, "father", "shoe_size")
    says = "Tick only what this record says"
    assert (refused.value.field, refused.value.message) == ("checked", says)


def test_what_was_not_read_back_is_not_checked() -> None:
    silent = replace(TALK, is_read_back=False)
    assert read_back(silent, safer()) == ()
    with pytest.raises(InvalidValue) as refused:
        read_back(replace(silent, checked=("father",)), safer())
    says = "Say that it was read back, or leave out what was read back"
    assert (refused.value.field, refused.value.message) == ("checked", says)


def test_each_item_is_checked_once_in_the_order_of_the_record() -> None:
    ticked = replace(TALK, checked=("safe_contact", "father", "safe_contact"))
    assert read_back(ticked, safer()) == ("father", "safe_contact")
    every = replace(TALK, checked=("safe_contact", "social_care", "father"))
    assert read_back(every, safer()) == ("father", "social_care", "safe_contact")


def test_all_is_every_item_also_beside_others() -> None:
    ticked = replace(TALK, checked=("father", "all"))
    assert read_back(ticked, safer()) == ("father", "social_care", "safe_contact")


def test_talk_counts_from_the_moment_on_which_the_team_was_asked(region: Region) -> None:
    first, second = said_at(region, NOW), said_at(region, NOW + HOUR)
    talks = [(first, FATHER_CHECKED), (second, FATHER_CHECKED)]
    for counts_from, at in ((None, NOW + HOUR), (NOW + HOUR, NOW + HOUR)):
        assert checked_together(talks, counts_from, {})["father"].at == at
    assert checked_together(talks[:1], NOW, {})["father"].at == NOW
    assert checked_together(talks, NOW + HOUR + MOMENT, {}) == {}


def test_what_was_changed_is_checked_by_talk_that_came_after_the_change(region: Region) -> None:
    """Neither by talk before it, nor by talk that was entered late and happened before it."""
    talks = [(said_at(region, NOW), FATHER_CHECKED), (said_at(region, NOW + HOUR), FATHER_CHECKED)]
    for since, is_checked in (
        (Since(1, NOW + HOUR), True),
        (Since(1, NOW + HOUR + MOMENT), False),
        (Since(2, NOW), False),
        (Since(0, NOW), True),
    ):
        found = checked_together(talks, None, {"father": since})
        assert ("father" in found) is is_checked
    kept = checked_together(talks[:1], None, {"social_care": Since(1, NOW + HOUR)})
    assert set(kept) == {"father"}, "another item was changed"


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


def test_what_a_form_asks_is_read_back_after_what_every_record_says() -> None:
    form = form_of_move()
    keys = [item.key for item in items(replace(safer(), form=form))]
    assert keys == ["father", "social_care", "safe_contact", *(one.key for one in form.answers)]
    assert len(form.answers) > 1
