"""A family that has moved, or may have: from one authority to another, never an address.

A move between authorities loses what keeps a child safe (domain 2.6). Must not know handovers: who
holds the family goes on holding it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from handover.answers import HowKnown, known_from
from handover.calendar import ENGLAND, WorkingCalendar
from handover.family.part_dates import PartDate
from handover.opening_hours import OpeningHours
from handover.refusals import InvalidValue
from handover.text import optional_line, same_words
from handover.urgency import Urgency

TELL_WITHIN = {
    Urgency.IMMEDIATE: 0,
    Urgency.SAME_DAY: 0,
    Urgency.PRIORITY: 1,
    Urgency.ROUTINE: 5,
}
"""Working days in which other agencies are told of a move, by the concern [P]; never more than 5
(Pan-Dorset procedures, domain 2.6)."""
FURTHEST_AHEAD = timedelta(days=366)


@dataclass(frozen=True)
class FamilyMove:
    """From where to where, as far as is known; `is_suspected` where nobody is sure.

    Either authority may be unknown (empty), not both. `is_temporary`: they mean to come back.
    Raises InvalidValue.
    """

    from_authority: str
    to_authority: str
    is_suspected: bool
    is_temporary: bool
    how_known: HowKnown | None
    moved_on: PartDate | None = None
    from_whom: str = ""

    def __post_init__(self) -> None:
        for field, called in (
            ("from_authority", "the authority that they left"),
            ("to_authority", "the authority that they went to"),
        ):
            cleaned = optional_line(getattr(self, field), field=field, called=called)
            object.__setattr__(self, field, cleaned)
        if not self.from_authority and not self.to_authority:
            raise InvalidValue(
                "Enter the authority that they left, or the one that they went to",
                field="to_authority",
            )
        if is_same_area(self.from_authority, self.to_authority):
            raise InvalidValue(
                "This is the authority that they left. Enter the one that they went to",
                field="to_authority",
            )
        object.__setattr__(self, "from_whom", known_from(self.how_known, self.from_whom))

    def check(self, today: date) -> None:
        """Refuse a move that lies too far ahead of `today` (local). Raises InvalidValue."""
        if self.moved_on is not None and self.moved_on.earliest > today + FURTHEST_AHEAD:
            raise InvalidValue("This is more than a year ahead. Check the year", field="moved_on")


def is_same_area(one: str, other: str) -> bool:
    """Whether both are the same authority, as people type it; an unknown one is none."""
    return bool(one) and same_words(one, other)


def tell_by(urgency: Urgency | None, today: date, calendar: WorkingCalendar = ENGLAND) -> date:
    """The day by which other agencies are told of a move that was learned of on `today`.

    `urgency` is the highest of the family's open handovers; None where none is open.
    """
    days = TELL_WITHIN[urgency or Urgency.ROUTINE]
    if days == 0:
        return today
    return calendar.nth_working_day_after(OpeningHours.weekdays(), today, days)
