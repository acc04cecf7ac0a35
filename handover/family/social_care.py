"""What social care was, or is, involved: for each person, in each authority, closed ones too.

A move between authorities loses what keeps a child safe (domain 2.6), and what was closed
elsewhere is what nobody finds (the case in the briefing). Must not know pages.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from handover.answers import HowKnown, known_from
from handover.family.part_dates import PartDate
from handover.refusals import InvalidValue
from handover.text import line


class Whose(Enum):
    """Whose history it is: the mother's own as a child counts, and so does the father's."""

    MOTHER = "mother"
    FATHER = "father"
    CHILD = "child"
    OTHER = "other"


class CareStatus(Enum):
    """What the authority's involvement was, in the words of the glossary (9a)."""

    CONTACT = "contact"
    REFERRAL = "referral"
    EARLY_HELP = "early_help"
    CHILD_IN_NEED = "child_in_need"
    CHILD_PROTECTION_PLAN = "child_protection_plan"
    LOOKED_AFTER = "looked_after"
    OTHER = "other"


@dataclass(frozen=True)
class SocialCare:
    """One involvement of one authority with one person. Dates may be known in part, or not.

    How it is known must be said, as for any answer (answers.py).

    Raises InvalidValue.
    """

    whose: Whose
    authority: str
    status: CareStatus
    is_open: bool
    how_known: HowKnown | None
    from_whom: str = ""
    from_on: PartDate | None = None
    to_on: PartDate | None = None

    def __post_init__(self) -> None:
        called = "the local authority"
        cleaned = line(self.authority, field="authority", called=called)
        object.__setattr__(self, "authority", cleaned)
        object.__setattr__(self, "from_whom", known_from(self.how_known, self.from_whom))
        if self.is_open and self.to_on is not None:
            raise InvalidValue(
                "What is open has no end. Choose closed, or leave the end out", field="to_on"
            )
        if self.from_on and self.to_on and self.from_on.is_after(self.to_on):
            raise InvalidValue("The end is before the start. Check both dates", field="to_on")

    @property
    def is_only_assumed(self) -> bool:
        """Whether nobody said so and it is in no record."""
        return self.how_known is HowKnown.ASSUMED

    def check_dates(self, today: date) -> None:
        """Refuse what lies ahead of `today` (local). Raises InvalidValue."""
        for field in ("from_on", "to_on"):
            known: PartDate | None = getattr(self, field)
            if known is not None and known.earliest > today:
                raise InvalidValue("This date is in the future. Check the year", field=field)
