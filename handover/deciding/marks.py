"""Which referrals carry the record of a mark: told through it, or about the same baby.

Must not decide what is refused where none does; the aggregates do.
"""

from handover.deciding.reach import Reach
from handover.family.family import Family
from handover.handover import Handover
from handover.marked import Carriers


def carried(reach: Reach, family: Family, handover: Handover) -> list[Carriers]:
    """For each baby of it the referrals of the family on which a record of a mark may stand."""
    recorded_at = handover.recorded.recorded_at
    every = [one for one in reach.referrals(family.referrals) if one.carries_mark(recorded_at)]
    return [
        frozenset(
            one.id
            for one in every
            if one.handover_id == handover.id or baby_id in family.referrals[one.id]
        )
        for baby_id in handover.baby_ids
    ]


def marks_of(reach: Reach, family: Family) -> list[Carriers]:
    """The same, of every record of a mark of the family that stands and needs a referral."""
    every = (reach.records.handover(one) for one in family.handovers)
    marks = (one for one in every if one.needs_referral)
    return [carriers for one in marks for carriers in carried(reach, family, one)]
