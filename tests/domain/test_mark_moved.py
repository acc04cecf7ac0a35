"""Of which baby a mark is referred: twins, and who it is about once that is put right."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from handover.content import Kind
from tests import referring as f
from tests import region as r
from tests.losing import record_loss
from tests.marking import LATER, beside, mark_on, mistaken, refused
from tests.putting_right import correct, correct_number, reopen
from tests.region import HANA, MARY, Region

TEN_MONTHS_OLD = date(2026, 1, 10)


@pytest.fixture
def mark_id(region: Region) -> UUID:
    """A mark that Mary has recorded for Derby; its referral was told at the stop."""
    return region.recorded(r.record_of_mark(r.referral()))


# --- twins ---


def test_a_referral_of_the_twin_is_none_of_this_baby(region: Region) -> None:
    mark_id, twin_id = region.recorded(mark_on(1)), beside(region, 2)
    region.ask(MARY, f.refer(twin_id))
    refused(region, f.in_error(mark_id))
    region.ask(MARY, f.refer(beside(region, 1)))
    mistaken(region, mark_id)


def test_where_it_is_about_both_each_has_a_referral(region: Region) -> None:
    mark_id = region.recorded(mark_on(1, 2))
    region.ask(MARY, f.refer(beside(region, 1)))
    refused(region, f.in_error(mark_id))
    region.ask(MARY, f.refer(beside(region, 2)))
    mistaken(region, mark_id)


def test_it_is_opened_again_only_where_each_has_one(region: Region) -> None:
    mark_id = region.recorded(mark_on(1, 2))
    region.ask(MARY, r.withdraw(mark_id))
    region.ask(MARY, f.refer(beside(region, 1)))
    mistaken(region, mark_id)
    refused(region, reopen(mark_id))
    region.ask(MARY, f.refer(beside(region, 2)))
    region.ask(MARY, reopen(mark_id), LATER)


def test_one_that_is_told_through_the_record_of_the_mark_is_about_whom_it_is_about(
    region: Region,
) -> None:
    """Also where the baby has died meanwhile: then a referral is about nobody who lives."""
    mark_id = region.recorded(mark_on(1))
    region.ask(MARY, record_loss(mark_id))
    region.ask(MARY, f.refer(mark_id, at=None))
    mistaken(region, mark_id)


# --- who it is about is put right ---


def test_the_referral_goes_along_and_is_needed_there_too(region: Region, mark_id: UUID) -> None:
    region.ask(MARY, correct_number(mark_id))
    refused(region, f.in_error(mark_id))


def test_a_mark_does_not_move_away_from_its_only_referral(region: Region, mark_id: UUID) -> None:
    region.ask(MARY, f.refer(beside(region)))
    mistaken(region, mark_id)
    refused(region, correct_number(mark_id), HANA)
    region.ask(MARY, f.refer(mark_id, at=None), LATER)
    region.ask(HANA, correct_number(mark_id), LATER)


def test_nor_to_the_date_of_another_baby(region: Region, mark_id: UUID) -> None:
    """Ten months older, it is another baby, who was not referred."""
    region.ask(MARY, f.refer(beside(region)))
    mistaken(region, mark_id)
    older = r.about(due_on=None, baby_born_on=TEN_MONTHS_OLD)
    region.recorded(r.record(Kind.CONCERN, whom=older))
    as_she_is = correct(mark_id, older.mother, baby_born_on=TEN_MONTHS_OLD)
    refused(region, as_she_is)
    region.ask(MARY, f.refer(mark_id, at=None), LATER)
    region.ask(MARY, as_she_is, LATER)


def test_a_name_is_put_right_whatever_it_stands_on(region: Region, mark_id: UUID) -> None:
    """Nothing is taken away by it; records from before this rule may stand on none."""
    region.ask(MARY, f.refer(beside(region)))
    mistaken(region, mark_id)
    region.ask(MARY, correct(mark_id, replace(r.about().mother, name="Rosa Lind")), LATER)
