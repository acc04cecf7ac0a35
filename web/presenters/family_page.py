"""The family's page in words, from the record of the family and the handovers that one may open.

Pure: records and `now` go in, words come out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from handover.calendar import local_date
from handover.family.family import Family
from handover.handover import Handover
from handover.reference import call_reference
from handover.words import say_date, say_time
from web.presenters.arrangements import ArrangementShown, arrangements_shown
from web.presenters.each_baby import (
    BabyShown,
    ToldShown,
    babies_shown,
    babies_to_choose,
    mother_place_shown,
)
from web.presenters.ending import standing_tag
from web.presenters.family_known import (
    AuthorityShown,
    PersonShown,
    authorities_shown,
    care_words,
    history_in_short,
    is_a_man_recorded,
    people_shown,
    title_of,
)
from web.presenters.labels import KIND, TRIGGER
from web.presenters.loss import babies_to_lose
from web.presenters.moved import moves_shown
from web.presenters.tags import Tag
from web.presenters.undone import UndoAskedShown, babies_to_undo, undo_asked_shown, undone_lines

Choices = list[tuple[str, str]]
"""Value and words of what may be chosen on a form."""


@dataclass(frozen=True)
class HandoverShown:
    """One handover of this family that the reader's team sends or receives."""

    handover_id: UUID
    reference: str
    about: str
    teams: str
    recorded: str
    state: Tag


@dataclass(frozen=True)
class FamilyPage:
    """Everything that the page says, in words."""

    mother_name: str
    nhs_number: str
    mother_born: str
    babies: tuple[BabyShown, ...]
    mother_place: ToldShown | None
    people: tuple[PersonShown, ...]
    is_a_man_recorded: bool
    authorities: tuple[AuthorityShown, ...]
    history: str
    handovers: tuple[HandoverShown, ...]
    others: int
    undone: tuple[str, ...]
    moves: tuple[tuple[str, str], ...]
    arrangements: tuple[ArrangementShown, ...]


@dataclass(frozen=True)
class Known:
    """What may be chosen on a form: people, and lines of the history."""

    people: Choices
    entries: Choices
    babies: Choices
    each: Choices = field(default_factory=list)
    lost: Choices = field(default_factory=list)
    undo: UndoAskedShown | None = None


def family_page(family: Family, mine: Sequence[Handover], now: datetime) -> FamilyPage:
    """The page at `now`; `mine` are the handovers that the reader may open."""
    today = local_date(now)
    return FamilyPage(
        mother_name=family.mother.name,
        nhs_number=family.mother.nhs_number,
        mother_born=say_date(family.mother.born_on),
        babies=tuple(babies_shown(family, today)),
        mother_place=mother_place_shown(family),
        people=tuple(people_shown(family.facts)),
        is_a_man_recorded=is_a_man_recorded(family.facts),
        authorities=tuple(authorities_shown(family.facts)),
        history=history_in_short(family.facts),
        handovers=tuple(_handover(one) for one in mine),
        others=len(family.handovers) - len(mine),
        undone=undone_lines(family),
        moves=tuple(moves_shown(family)),
        arrangements=arrangements_shown(family, tuple(family.babies)),
    )


def choices_of(family: Family | None) -> Known:
    """What a form offers to be put right: the newest of each, in the order of recording."""
    if family is None:
        return Known([], [], [])
    facts = family.facts
    return Known(
        people=[(str(key), title_of(said[-1][1])) for key, said in facts.people.items()],
        entries=[
            (str(key), f"{said[-1][1].authority}. {care_words(said[-1][1])}")
            for key, said in facts.social_care.items()
        ],
        babies=babies_to_lose(family),
        each=babies_to_choose(family),
        lost=babies_to_undo(family),
        undo=undo_asked_shown(family, family.undo_asked) if family.undo_asked else None,
    )


def _handover(handover: Handover) -> HandoverShown:
    return HandoverShown(
        handover_id=handover.id,
        reference=call_reference(handover.id),
        about=f"{KIND[handover.kind]}: {TRIGGER[handover.trigger]}",
        teams=f"From {handover.sending.name} to {handover.receiving.name}",
        recorded=say_time(handover.recorded.recorded_at),
        state=standing_tag(handover),
    )
