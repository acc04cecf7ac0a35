"""What a reader may not see of a family: today's rules, also where a moment of the past is shown.

Pure. Must not know what is shown.
"""

from collections.abc import Collection, Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from uuid import UUID

from handover.family.family import Family
from handover.handover import Handover
from web.presenters.veiled import teams_of, veiled


@dataclass(frozen=True)
class Limits:
    """Whom and what nothing may tell this reader.

    `named` are the teams that may be named, None while no address is hidden. `adopted` are babies
    of whom nothing may tell who receives them. `is_leaving` where it leaves the service.
    """

    named: Collection[UUID] | None
    adopted: Collection[UUID]
    is_leaving: bool = False

    @property
    def is_hidden(self) -> bool:
        """Whether the address of the family is hidden."""
        return self.named is not None


def limits_of(family: Family, mine: Iterable[Handover], *, is_leaving: bool = False) -> Limits:
    """The limits for a reader who may open `mine`, by what is known of `family` now.

    Where the address is hidden, the two teams of a record see each other here, as on the record. A
    file names teams that only ever send: which team receives is told by none (story 11).
    """
    adopted = frozenset(one for one in family.babies if family.each_baby.is_adopted(one))
    if not family.is_address_hidden:
        return Limits(None, adopted, is_leaving)
    every = list(mine)
    return Limits(_senders(every) if is_leaving else teams_of(every), adopted, is_leaving)


def within(family: Family, limits: Limits) -> Family:
    """`family` without what `limits` keep from its reader."""
    seen = copy(family) if limits.named is None else veiled(family, limits.named)
    arrangements = {
        baby_id: [(said, replace(one, cares="")) for said, one in told]
        if baby_id in limits.adopted
        else told
        for baby_id, told in seen.each_baby.arrangements.items()
    }
    seen.each_baby = replace(seen.each_baby, arrangements=arrangements)
    return seen


def _senders(every: Sequence[Handover]) -> frozenset[UUID]:
    receiving = {one.receiving.team_id for one in every}
    return frozenset(one.sending.team_id for one in every) - receiving
