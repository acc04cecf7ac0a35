"""A family's chronology as whoever is signed in may know it, now or at a moment of the past.

One way for the page, the API and the file. Must not know how it is drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID

from handover.actor import Actor
from handover.family.exports import Part
from handover.looking import Looks
from projections.chronology import chronology
from projections.chronology_parts import part_of
from web.composition import composition
from web.presenters.chronology import Entry, Words
from web.presenters.limits import limits_of
from web.seen import known_on


@dataclass(frozen=True)
class Chronicle:
    """The entries of one family, in order of happening.

    `others` counts the handovers of it that this person's team neither sends nor receives: nothing
    of them is told here.
    """

    handover_id: UUID
    mother_name: str
    nhs_number: str
    entries: Sequence[Entry]
    others: int
    is_hidden: bool


def chronicle(
    handover_id: UUID,
    actor: Actor,
    part: Part,
    moment: datetime | None = None,
    *,
    is_leaving: bool = False,
) -> Chronicle:
    """What of it `actor` may know, through one handover of the family.

    `is_leaving` where it goes into a file. Raises as Looks.family_of, and InvalidValue for a
    moment that is still to come, or before anything was recorded.
    """
    service = composition().service
    looking: Looks = service if moment is None else known_on(moment)
    _, family = looking.family_of(handover_id, actor)
    _, now = service.family_of(handover_id, actor)
    mine = looking.handovers_seen(family, actor)
    limits = limits_of(now, [*mine, *service.handovers_seen(now, actor)], is_leaving=is_leaving)
    found = part_of(chronology(looking.events_of, family, mine), part)
    words = Words(family, mine, cache(service.team_named), limits)
    return Chronicle(
        handover_id=handover_id,
        mother_name=family.mother.name,
        nhs_number=family.mother.nhs_number,
        entries=words.entries(found),
        others=len(family.handovers) - len(mine),
        is_hidden=limits.is_hidden,
    )
