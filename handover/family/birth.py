"""How a baby was born: where, and at which gestation, as exactly as somebody knows it.

"About 34 weeks" is a whole answer and is never rounded. Must not know whose birth it is.
"""

import re
from dataclasses import dataclass

from handover.answers import HowKnown, known_from
from handover.refusals import InvalidValue
from handover.text import optional_line

SHORTEST_WEEKS, LONGEST_WEEKS = 20, 45
"""A birth at fewer weeks is recorded as a loss; at more there is a slip of the finger [K]."""
DAYS_A_WEEK = 7
_TYPED = re.compile(
    r"(?P<about>about|approximately|around|~)?\s*(?P<weeks>\d{1,2})\s*(?:weeks?|w)?"
    r"(?:\s*\+\s*(?P<days>\d)\s*(?:days?|d)?)?",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True)
class Gestation:
    """Weeks, and days if known; `is_about` says that nobody is sure. Raises InvalidValue."""

    weeks: int
    days: int | None = None
    is_about: bool = False

    def __post_init__(self) -> None:
        if not SHORTEST_WEEKS <= self.weeks <= LONGEST_WEEKS:
            raise InvalidValue(
                "A baby is born at 20 to 45 weeks. Check the gestation", field="gestation"
            )
        if self.days is not None and not 0 <= self.days < DAYS_A_WEEK:
            raise InvalidValue("Enter 0 to 6 days after the weeks", field="gestation")

    @classmethod
    def read(cls, text: str) -> "Gestation":
        """From "34", "34+2" or "about 34 weeks". Raises InvalidValue."""
        found = _TYPED.fullmatch(text.strip())
        if found is None:
            raise InvalidValue(
                "Enter the gestation in weeks, for example 34+2 or about 34 weeks",
                field="gestation",
            )
        days = found["days"]
        return cls(int(found["weeks"]), None if days is None else int(days), bool(found["about"]))

    def in_words(self) -> str:
        """As it is read: "34+2", "34 weeks" or "about 34 weeks"."""
        known = f"{self.weeks} weeks" if self.days is None else f"{self.weeks}+{self.days}"
        return f"about {known}" if self.is_about else known


@dataclass(frozen=True)
class Birth:
    """Where a baby was born (an organisation, no address) and at which gestation, if known.

    How it is known must be said, as for any answer. Raises InvalidValue.
    """

    place: str
    how_known: HowKnown | None
    gestation: Gestation | None = None
    from_whom: str = ""

    def __post_init__(self) -> None:
        place = optional_line(self.place, field="place", called="where the baby was born")
        if not place and self.gestation is None:
            raise InvalidValue("Enter where the baby was born, or the gestation", field="place")
        object.__setattr__(self, "place", place)
        object.__setattr__(self, "from_whom", known_from(self.how_known, self.from_whom))
