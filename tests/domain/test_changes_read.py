"""Whoever saw a record before it was changed says by name that it has been read."""

from dataclasses import replace
from uuid import UUID

import pytest

from handover.correcting.refusals import ChangedMeanwhile, NoChangeToRead
from handover.correcting.revising import changed_keys
from handover.handover import Handover
from handover.policy import View
from tests import region as rg
from tests.putting_right import change_read, correct_number, revise
from tests.region import DERBY, HANA, HUGO, LEICESTER, MARY, NOTTINGHAM, Region


def seen(region: Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, MARY, View.RECORD)


def test_the_other_team_says_by_name_that_it_has_read(region: Region) -> None:
    handover_id = region.recorded()
    with pytest.raises(NoChangeToRead) as refused:
        region.ask(HANA, change_read(handover_id, 0))
    assert refused.value.message == (
        "No change is waiting for your team to say that it has been read."
    )
    region.ask(MARY, revise(handover_id))
    with pytest.raises(NoChangeToRead):
        region.ask(MARY, change_read(handover_id))
    found = seen(region, handover_id)
    assert (found.unread_by(LEICESTER), len(found.unread_by(DERBY))) == ((), 1)
    assert (found.unread_by(NOTTINGHAM), found.unread_by(None)) == ((), ())
    region.ask(HANA, change_read(handover_id))
    read = seen(region, handover_id)
    assert read.unread_by(DERBY) == ()
    assert [(one.said.name, one.changes) for one in read.readings] == [("Hana Quorn", 1)]
    with pytest.raises(NoChangeToRead):
        region.ask(HANA, change_read(handover_id))


def test_what_the_receiving_team_puts_right_waits_for_the_sender(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, correct_number(handover_id))
    found = seen(region, handover_id)
    assert (found.unread_by(DERBY), len(found.unread_by(LEICESTER))) == ((), 1)


def test_a_later_change_waits_again_and_is_not_read_unseen(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, revise(handover_id))
    region.ask(MARY, revise(handover_id, 1, situation="They are in a hotel now"))
    with pytest.raises(ChangedMeanwhile):
        region.ask(HANA, change_read(handover_id, 1))
    assert len(seen(region, handover_id).unread_by(DERBY)) == 2
    region.ask(HANA, change_read(handover_id, 2))
    region.ask(MARY, revise(handover_id, 2, situation="Back at home"))
    assert len(seen(region, handover_id).unread_by(DERBY)) == 1


def test_the_next_team_reads_it_as_it_is_and_the_one_before_is_told_no_more(
    region: Region,
) -> None:
    handover_id = region.recorded()
    region.ask(HANA, rg.decline(handover_id))
    region.ask(MARY, revise(handover_id))
    assert len(seen(region, handover_id).unread_by(DERBY)) == 1
    region.ask(MARY, rg.redirect(handover_id))
    assert seen(region, handover_id).unread_by(NOTTINGHAM) == ()
    assert seen(region, handover_id).unread_by(DERBY) == ()
    region.ask(MARY, revise(handover_id, 1, situation="They are in a hotel now"))
    assert len(seen(region, handover_id).unread_by(NOTTINGHAM)) == 1
    region.ask(HUGO, rg.decline(handover_id))
    region.ask(MARY, rg.redirect(handover_id, DERBY))
    assert seen(region, handover_id).unread_by(DERBY) == ()


def test_a_record_from_before_the_forms_is_changed_in_its_own_words() -> None:
    old = rg.safer()
    assert old.form is None
    assert list(changed_keys(old, replace(old, situation="They have moved"))) == ["situation"]
