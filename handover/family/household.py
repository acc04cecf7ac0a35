"""The people around a baby, with or without a name, resident or not: men first of all.

"Father" means any male with a caretaking role, resident or not (domain 4.3). Two groups of men
stay hidden: those who pose a risk, and those who could protect. So "not asked", and why, is a fact
that is kept and shown. The mother's and the father's data are those of two people: nothing here
is ever printed for, or told to, either of them. Must not know pages.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from handover.answers import Answer
from handover.family.part_dates import PartDate
from handover.refusals import InvalidValue
from handover.text import optional_line


class Relation(Enum):
    """What somebody is to the baby."""

    FATHER = "father"
    MOTHERS_PARTNER = "mothers_partner"
    OTHER_MALE_CARER = "other_male_carer"
    SIBLING = "sibling"
    GRANDPARENT = "grandparent"
    OTHER = "other"


class Responsibility(Enum):
    """Whether somebody has parental responsibility (PR) in law."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"


class Residence(Enum):
    """Whether somebody lives in the baby's home. A visitor counts."""

    LIVES_THERE = "lives_there"
    VISITS = "visits"
    NEITHER = "neither"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True)
class Person:
    """One person, as far as somebody knows. `name` is empty where it is not known.

    `answer` says how far anybody asked, and how it is known. `whereabouts` is with whom a sibling
    lives, say; it is no address. Raises InvalidValue.
    """

    relation: Relation
    answer: Answer
    responsibility: Responsibility
    residence: Residence
    name: str = ""
    born_on: PartDate | None = None
    whereabouts: str = ""

    def __post_init__(self) -> None:
        for field, called in (("name", "the person's name"), ("whereabouts", "where they live")):
            cleaned = optional_line(getattr(self, field), field=field, called=called)
            object.__setattr__(self, field, cleaned)

    def check_dates(self, today: date) -> None:
        """Refuse a birth that lies ahead of `today` (local). Raises InvalidValue."""
        if self.born_on is not None and self.born_on.earliest > today:
            raise InvalidValue("This person's date of birth is in the future", field="born_on")
