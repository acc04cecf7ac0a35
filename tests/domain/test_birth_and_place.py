"""What is told of a birth or of a place, word by word: as exactly as it is known, no address."""

from datetime import date

import pytest

from handover.answers import HowKnown
from handover.family.birth import Gestation
from handover.family.part_dates import PartDate
from handover.family.places import PlaceKind
from handover.refusals import InvalidValue
from tests.each_baby import birth, place
from tests.region import TODAY

BOTH_MAY_BE = {PlaceKind.HOSPITAL, PlaceKind.OTHER}
BABIES_MAY_BE = {
    *(PlaceKind.WITH_MOTHER, PlaceKind.NEONATAL_UNIT, PlaceKind.FOSTER_CARERS),
    *BOTH_MAY_BE,
}
MOTHERS_MAY_BE = {PlaceKind.HOME, *BOTH_MAY_BE}


@pytest.mark.parametrize(
    "typed,weeks,days,is_about,read",
    [
        ("34", 34, None, False, "34 weeks"),
        ("34+2", 34, 2, False, "34+2"),
        (" 34 weeks + 0 days ", 34, 0, False, "34+0"),
        ("about 34 weeks", 34, None, True, "about 34 weeks"),
        ("~20", 20, None, True, "about 20 weeks"),
        ("About 45+6", 45, 6, True, "about 45+6"),
    ],
)
def test_a_gestation_is_taken_as_exactly_as_it_is_known(
    *,
    typed: str,
    weeks: int,
    days: int | None,
    is_about: bool,
    read: str,
) -> None:
    known = Gestation.read(typed)
    assert (known.weeks, known.days, known.is_about) == (weeks, days, is_about)
    assert known.in_words() == read


IN_WEEKS = "Enter the gestation in weeks, for example 34+2 or about 34 weeks"
CHECK_IT = "A baby is born at 20 to 45 weeks. Check the gestation"
DAYS = "Enter 0 to 6 days after the weeks"


@pytest.mark.parametrize(
    "typed,says",
    [
        ("", IN_WEEKS),
        ("thirty", IN_WEEKS),
        ("34+2 or so", IN_WEEKS),
        ("٣٤", IN_WEEKS),
        ("19", CHECK_IT),
        ("46", CHECK_IT),
        ("34+7", DAYS),
    ],
)
def test_a_gestation_that_cannot_be_is_refused(typed: str, says: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        Gestation.read(typed)
    assert (refused.value.field, refused.value.message) == ("gestation", says)


def test_no_day_is_before_the_first_of_a_week() -> None:
    with pytest.raises(InvalidValue, match=DAYS):
        Gestation(34, -1)


def test_a_birth_says_where_or_at_which_gestation() -> None:
    assert birth(place=" ").place == ""
    assert birth(gestation=None).gestation is None
    with pytest.raises(InvalidValue) as refused:
        birth(place=" ", gestation=None)
    says = "Enter where the baby was born, or the gestation"
    assert (refused.value.field, refused.value.message) == ("place", says)


@pytest.mark.parametrize("kind", PlaceKind, ids=lambda kind: kind.value)
def test_a_mother_and_a_baby_are_where_each_can_be(kind: PlaceKind) -> None:
    told = place(kind, where="Somewhere known")
    for may_be, whose, is_mothers in (
        (MOTHERS_MAY_BE, "mother", True),
        (BABIES_MAY_BE, "baby", False),
    ):
        if kind in may_be:
            told.check(TODAY, is_mothers=is_mothers)
            continue
        with pytest.raises(InvalidValue) as refused:
            told.check(TODAY, is_mothers=is_mothers)
        says = f"Choose a place where the {whose} can be"
        assert (refused.value.field, refused.value.message) == ("kind", says)


@pytest.mark.parametrize(
    "kind,says",
    [
        (PlaceKind.NEONATAL_UNIT, "Enter which neonatal unit"),
        (PlaceKind.HOSPITAL, "Enter which hospital"),
        (PlaceKind.OTHER, "Enter where it is, without an address"),
    ],
)
def test_a_unit_a_hospital_and_another_place_are_named(kind: PlaceKind, says: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        place(kind, where=" ")
    assert (refused.value.field, refused.value.message) == ("where", says)
    assert place(kind, where=" Ward 4 ").where == "Ward 4"


@pytest.mark.parametrize("kind", [PlaceKind.WITH_MOTHER, PlaceKind.FOSTER_CARERS, PlaceKind.HOME])
def test_another_place_need_not_be_named(kind: PlaceKind) -> None:
    assert place(kind, where=" ").where == ""


def test_nobody_is_anywhere_from_a_day_to_come() -> None:
    place(since=PartDate(2026, 11, 24)).check(date(2026, 11, 24), is_mothers=False)
    place(since=None).check(date(2026, 11, 24), is_mothers=False)
    with pytest.raises(InvalidValue) as refused:
        place(since=PartDate(2026, 11, 25)).check(date(2026, 11, 24), is_mothers=False)
    says = "This date is in the future. Check the year"
    assert (refused.value.field, refused.value.message) == ("since", says)


def test_a_place_and_a_birth_say_how_they_are_known() -> None:
    for made in (place, birth):
        with pytest.raises(InvalidValue, match="Say how you know"):
            made(how_known=None)
        with pytest.raises(InvalidValue, match="Say who told you"):
            made(from_whom=" ")
    assert place(how_known=HowKnown.ASSUMED, from_whom="").from_whom == ""
