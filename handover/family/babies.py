"""One baby, born or not: told apart from a twin by the order of birth, with a state of its own.

Must not know how pregnancies are told apart, nor handovers.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from uuid import UUID, uuid5

from handover.refusals import InvalidValue
from handover.text import optional_line

MOST_BABIES = 6
"""More in one pregnancy is a slip of the finger [K]."""


class BabyState(Enum):
    """Where a baby's life stands. An unborn baby has a due date and no NHS number (glossary)."""

    UNBORN = "unborn"
    BORN = "born"
    DIED = "died"


@dataclass(frozen=True)
class BabyNamed:
    """A baby as a sender speaks of it: first, second, ... of this pregnancy, perhaps with a name.

    Raises InvalidValue.
    """

    order: int
    name: str = ""

    def __post_init__(self) -> None:
        if isinstance(self.order, bool) or not 1 <= self.order <= MOST_BABIES:
            raise InvalidValue(
                "Number the babies in the order of birth: the first is 1, the last at most 6",
                field="babies",
            )
        name = optional_line(self.name, field="babies", called="the baby's name")
        object.__setattr__(self, "name", name)


@dataclass(frozen=True)
class Baby:
    """A baby of the family, as it is known now. `born_on` is None until the birth is recorded."""

    baby_id: UUID
    pregnancy_id: UUID
    order: int
    state: BabyState
    name: str = ""
    born_on: date | None = None


def baby_id_of(pregnancy_id: UUID, order: int) -> UUID:
    """The id of one baby of a pregnancy: made from both, so that two senders mean the same one."""
    return uuid5(pregnancy_id, f"baby/{order}")


def check_babies(babies: tuple[BabyNamed, ...]) -> None:
    """Refuse the same baby twice. Raises InvalidValue."""
    if len({baby.order for baby in babies}) < len(babies):
        raise InvalidValue("Name each baby once: twins are 1 and 2", field="babies")
