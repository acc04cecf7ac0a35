"""Marks on a baby not yet mobile, and what is refused of their referrals, as tests tell it.

As tests/referring.py; everything is right on Tuesday 24 November 2026.
"""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from handover import commands as c
from handover.actor import Actor
from handover.content import Kind
from handover.family.babies import BabyNamed
from handover.referral.refusals import MarkNeedsReferral
from tests import referring as f
from tests import region as r
from tests.referring import FIRST_REFERRAL, referral_of
from tests.region import MARY, NOW, Region

LATER = NOW + timedelta(days=2)
SENTENCE = (
    "A mark on a baby who is not yet mobile would be left without a referral. Ring children's "
    "social care or 999 now and record that referral, then send this again. If the record of the "
    "mark itself is wrong, mark that handover as entered in error instead."
)


def mark_on(*babies: int) -> c.Record:
    """The record of a mark on these twins."""
    told = r.record_of_mark(r.referral())
    named = tuple(BabyNamed(order) for order in babies)
    return replace(told, about=replace(told.about, babies=named))


def beside(region: Region, *babies: int) -> UUID:
    """Another record about the same mother, and all her babies unless some are named."""
    return region.recorded(r.record(Kind.CONCERN, whom=mark_on(*babies).about))


def refused(region: Region, command: c.Command, actor: Actor = MARY) -> None:
    """It would leave the mark without a referral, so nothing is stored."""
    head = region.service.head()
    with pytest.raises(MarkNeedsReferral) as told:
        region.ask(actor, command, LATER)
    assert told.value.message == SENTENCE
    assert told.value.code == "mark_needs_referral"
    assert region.service.head() == head


def mistaken(region: Region, handover_id: UUID, referral_id: UUID = FIRST_REFERRAL) -> None:
    """Mary may say that it was a mistake."""
    region.ask(MARY, f.in_error(handover_id, referral_id), LATER)
    assert referral_of(region, referral_id).in_error is not None
