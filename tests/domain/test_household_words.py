"""What is told of a person or of social care, word by word: what contradicts itself is refused."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from handover.answers import Answer, HowKnown, Knowledge
from handover.family.household import Person, Relation, Residence, Responsibility
from handover.family.part_dates import PartDate
from handover.family.social_care import CareStatus, SocialCare, Whose
from handover.refusals import InvalidValue
from tests.region import TODAY
from tests.telling import father, involvement


@pytest.mark.parametrize(
    "changed,says",
    [
        ({"is_open": True}, "What is open has no end. Choose closed, or leave the end out"),
        (
            {"from_on": PartDate(2010), "to_on": PartDate(2009, 5)},
            "The end is before the start. Check both dates",
        ),
    ],
)
def test_what_is_open_has_no_end_and_an_end_is_after_its_start(
    changed: dict[str, Any], says: str
) -> None:
    with pytest.raises(InvalidValue) as refused:
        involvement(**changed)
    assert (refused.value.field, refused.value.message) == ("to_on", says)


@pytest.mark.parametrize(
    "from_on,to_on,is_open",
    [
        (None, None, False),
        (None, PartDate(2009), False),
        (PartDate(2009), None, False),
        (PartDate(2009), PartDate(2009), False),
        (PartDate(2009, 5), PartDate(2009), False),
        (PartDate(2009), None, True),
    ],
)
def test_what_is_not_known_of_the_dates_contradicts_nothing(
    from_on: PartDate | None,
    to_on: PartDate | None,
    *,
    is_open: bool,
) -> None:
    told = involvement(from_on=from_on, to_on=to_on, is_open=is_open)
    assert (told.from_on, told.to_on, told.is_open) == (from_on, to_on, is_open)


def test_only_what_is_assumed_is_only_assumed() -> None:
    said = {one: involvement(how_known=one, from_whom="the mother") for one in HowKnown}
    assert [one for one, told in said.items() if told.is_only_assumed] == [HowKnown.ASSUMED]


IN_FUTURE = "This date is in the future. Check the year"


@pytest.mark.parametrize(
    "make,field,says",
    [
        (
            lambda on: father(born_on=on),
            "born_on",
            "This person's date of birth is in the future",
        ),
        (lambda on: involvement(from_on=on, to_on=None), "from_on", IN_FUTURE),
        (lambda on: involvement(to_on=on), "to_on", IN_FUTURE),
    ],
)
def test_a_date_may_be_that_of_today_and_not_of_tomorrow(
    make: Callable[[PartDate | None], Person | SocialCare], field: str, says: str
) -> None:
    for known in (None, PartDate(2026), PartDate(2026, 11, 24)):
        make(known).check_dates(TODAY)
    with pytest.raises(InvalidValue) as refused:
        make(PartDate(2026, 11, 25)).check_dates(date(2026, 11, 24))
    assert (refused.value.field, refused.value.message) == (field, says)


def test_a_line_is_one_line() -> None:
    with pytest.raises(InvalidValue, match="Enter where they live on one line"):
        Person(
            Relation.SIBLING,
            Answer(Knowledge.KNOWN, "Aged 4", HowKnown.SEEN_MYSELF),
            Responsibility.NO,
            Residence.NEITHER,
            whereabouts="with his\ngrandmother",
        )
    with pytest.raises(InvalidValue, match="Enter the local authority"):
        SocialCare(Whose.CHILD, " - ", CareStatus.CONTACT, is_open=True, how_known=HowKnown.ASSUMED)
