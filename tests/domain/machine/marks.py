"""A mark on a baby not yet mobile stays referred, as the oracle tells it: hazard log, row 21."""

from collections.abc import Iterator

from tests.domain.machine.told import Handover, Region
from tests.domain.machine.told_families import Referral

A_WEEK = 7 * 24 * 60


def left_without(region: Region, handover: Handover) -> str:
    """The refusal of what would go on with a mark that nobody has referred."""
    carried = _carriers(region, handover)
    return "" if all(carried) else "mark_needs_referral"


def would_be_left_without(region: Region, referral: Referral) -> str:
    """The refusal of calling a referral a mistake on which a mark stands that stands itself."""
    for handover in region.handovers:
        stands = handover.ended not in {"withdraw", "in error"}
        if stands and any(one == [referral.key] for one in _carriers(region, handover)):
            return "mark_needs_referral"
    return ""


def _carriers(region: Region, handover: Handover) -> Iterator[list[tuple[str, int]]]:
    """For each baby of a record of a mark, the referrals that were made of it, or told by it."""
    if handover.reason != "mark":
        return
    told_on = next(number for number, one in enumerate(region.handovers) if one is handover)
    for baby in handover.babies:
        yield [
            one.key
            for one in region.families[handover.mother].referrals
            if (one.told_on == told_on or baby in one.babies)
            and handover.recorded - one.made <= A_WEEK
            and not one.is_of_mother
            and not one.is_in_error
        ]
