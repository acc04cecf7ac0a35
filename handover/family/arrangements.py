"""Who will care for a baby where that is not the mother: surrogacy, fostering, adoption.

With what must not be told to whom. After an adoption nothing may link the old identity with the
new one (domain 2.7, [P]). Must not know who reads it.
"""

from dataclasses import dataclass
from enum import Enum

from handover.answers import HowKnown, known_from
from handover.refusals import InvalidValue
from handover.text import REASON, optional_line, paragraph


class ArrangementKind(Enum):
    """What is arranged, in the words of the guidance (domain 2.7)."""

    SURROGACY = "surrogacy"
    FOSTERING = "fostering"
    ADOPTION_PLANNED = "adoption_planned"
    ADOPTED = "adopted"


OF_ADOPTION = frozenset({ArrangementKind.ADOPTION_PLANNED, ArrangementKind.ADOPTED})


@dataclass(frozen=True)
class Arrangement:
    """What is arranged for one baby, and the limits on telling of it.

    `cares` says who receives the baby: a team or a role, for a surrogacy or fostering. `not_told`
    is what must not be told to whom. Raises InvalidValue.
    """

    kind: ArrangementKind
    not_told: str
    how_known: HowKnown | None
    cares: str = ""
    from_whom: str = ""

    def __post_init__(self) -> None:
        called = "what must not be told, and to whom"
        limits = paragraph(self.not_told, field="not_told", called=called, longest=REASON)
        object.__setattr__(self, "not_told", limits)
        cares = optional_line(self.cares, field="cares", called="who receives the baby")
        if cares and self.kind in OF_ADOPTION:
            raise InvalidValue(
                "Leave out who adopts the baby, or where: that is never recorded here",
                field="cares",
            )
        object.__setattr__(self, "cares", cares)
        object.__setattr__(self, "from_whom", known_from(self.how_known, self.from_whom))

    @property
    def is_adopted(self) -> bool:
        """Whether the baby has another identity now, of which nothing stands here."""
        return self.kind is ArrangementKind.ADOPTED
