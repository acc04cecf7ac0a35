"""The day-28 alert: midwifery care ends, and nobody has acknowledged the handover.

Must not know handovers, teams or working time: a baby's days are calendar days.
"""

from datetime import date, timedelta

from handover.content import Kind

LAST_DAY_OF_MIDWIFERY = 28
"""Midwifery care may run to day 28 and no longer (domain 2.3); the hard alert, 9(c), [P]."""


def midwifery_ends_on(kind: Kind, baby_born_on: date | None, recorded_on: date) -> date | None:
    """Day 28 of the baby whose care a record of `recorded_on` hands over, if it hands it over.

    None for a concern, for a baby not yet born, and for a record made when day 28 was over. The
    day of birth is day 0.
    """
    if kind is not Kind.HANDOVER_OF_CARE or baby_born_on is None:
        return None
    last = baby_born_on + timedelta(days=LAST_DAY_OF_MIDWIFERY)
    return last if recorded_on <= last else None


def is_nobodys(ends_on: date | None, *, is_acknowledged: bool, today: date) -> bool:
    """Whether day 28 has come and nobody has acknowledged: it does not lapse with time."""
    return ends_on is not None and not is_acknowledged and today >= ends_on
