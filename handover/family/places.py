"""Where a baby or the mother is: they may be in different places on the same day.

It is a kind of place and an organisation; never an address. Must not know who is there.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from handover.answers import HowKnown, known_from
from handover.family.part_dates import PartDate
from handover.refusals import InvalidValue
from handover.text import optional_line


class PlaceKind(Enum):
    """With whom, or in what kind of place, somebody is."""

    WITH_MOTHER = "with_mother"
    NEONATAL_UNIT = "neonatal_unit"
    FOSTER_CARERS = "foster_carers"
    HOME = "home"
    HOSPITAL = "hospital"
    OTHER = "other"


OF_A_BABY = frozenset(
    {
        PlaceKind.WITH_MOTHER,
        PlaceKind.NEONATAL_UNIT,
        PlaceKind.FOSTER_CARERS,
        PlaceKind.HOSPITAL,
        PlaceKind.OTHER,
    }
)
OF_THE_MOTHER = frozenset({PlaceKind.HOME, PlaceKind.HOSPITAL, PlaceKind.OTHER})
NEEDS_WORDS = {
    PlaceKind.NEONATAL_UNIT: "Enter which neonatal unit",
    PlaceKind.HOSPITAL: "Enter which hospital",
    PlaceKind.OTHER: "Enter where it is, without an address",
}


@dataclass(frozen=True)
class Place:
    """Where somebody is since when, as far as that is known, and how it is known.

    `where` names the unit, the hospital or the other place. Raises InvalidValue.
    """

    kind: PlaceKind
    how_known: HowKnown | None
    where: str = ""
    since: PartDate | None = None
    from_whom: str = ""

    def __post_init__(self) -> None:
        where = optional_line(self.where, field="where", called="the place")
        if not where and self.kind in NEEDS_WORDS:
            raise InvalidValue(NEEDS_WORDS[self.kind], field="where")
        object.__setattr__(self, "where", where)
        object.__setattr__(self, "from_whom", known_from(self.how_known, self.from_whom))

    def check(self, today: date, *, is_mothers: bool) -> None:
        """Refuse a place that the person cannot be in, or is in only later. Raises InvalidValue."""
        if self.kind not in (OF_THE_MOTHER if is_mothers else OF_A_BABY):
            whose = "mother" if is_mothers else "baby"
            raise InvalidValue(f"Choose a place where the {whose} can be", field="kind")
        if self.since is not None and self.since.earliest > today:
            raise InvalidValue("This date is in the future. Check the year", field="since")
