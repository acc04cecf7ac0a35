"""Whom the birth of an awaited baby reaches, as the oracle tells it: ADR 20. It stops no clock."""

from tests.domain.machine.families import family_of
from tests.domain.machine.told import Handover, Region

BIRTH = frozenset({"birth_learned"})


def learn_of_birth(region: Region, handover: Handover) -> None:
    """It counts from the day of birth that the family knows, unless it gives one itself."""
    each = family_of(region, handover).each
    days = [each[baby].born for baby in handover.babies]
    if handover.born is None:
        handover.birth_learned = max((day for day in days if day is not None), default=None)


def tell_of_birth(region: Region, mother: str) -> None:
    """A birth is news: every open record of the family learns of it."""
    for one in region.handovers:
        if one.mother == mother and not one.is_closed:
            learn_of_birth(region, one)
