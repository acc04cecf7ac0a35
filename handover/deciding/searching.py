"""Searches the free text of every command about a family, after the aggregates have decided.

So nobody who may not ask is told what was found, and no path stores what was not searched. Must not
decide what is found; handover/free_text/ does.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from eventsourcing.domain import Aggregate

from handover import commands as c
from handover.actor import Asked, Envelope
from handover.deciding.reach import Reach
from handover.family.family import Family
from handover.free_text.challenge import Search, check_words
from handover.free_text.words_told import words_of
from handover.handover import Handover
from handover.records import Records
from handover.team import Team

A = TypeVar("A", bound=Aggregate)
Changed = tuple[Aggregate, ...]


def searched(reach: Reach, command: c.Command, asked: Asked, changed: Changed) -> Changed:
    """What `command` changes, with the reasons for which challenged words are kept.

    Raises WordsChallenged. The directory's commands are about no family.
    """
    if not isinstance(command, c.Record | c.OnHandover):
        return changed
    handover = _handover(reach, command, changed)
    family = _first(Family, changed) or reach.families.known(handover)
    search = search_of(
        reach.records, family, handover.about.mother.nhs_number, handover.receiving.team_id
    )
    if search.is_hidden and _is_of_neither(handover, asked):
        search = replace(search, places=search.places + tuple(_every_place(reach)))
    kept = check_words(search, words_of(command), asked.keep)
    if not kept:
        return changed
    handover.keep_words(kept, Envelope.of(asked))
    return changed if handover in changed else (*changed, handover)


def search_of(
    records: Records,
    family: Family | None,
    nhs_number: str,
    receiving_id: UUID | None,
    *,
    hides: bool = False,
) -> Search:
    """What is looked for in texts about this family; `hides` where its address is about to be.

    Raises TeamNotFound.
    """
    own = frozenset({nhs_number, *(_numbers_of(family) if family else ())})
    if not hides and (family is None or not family.is_address_hidden):
        return Search(own, is_hidden=False)
    if receiving_id is None:
        return Search(own, is_hidden=True)
    return Search(own, is_hidden=True, places=_places_of(records.team(receiving_id)))


def _is_of_neither(handover: Handover, asked: Asked) -> bool:
    """Whether who asks, such as a lead, is not shown which team receives."""
    return asked.actor.team_id not in {handover.sending.team_id, handover.receiving.team_id}


def _every_place(reach: Reach) -> Iterator[str]:
    for team_id in reach.finds.teams():
        yield from _places_of(reach.records.team(team_id))


def _places_of(team: Team) -> tuple[str, ...]:
    return (*team.places, team.area, team.name)


def _numbers_of(family: Family) -> Iterator[str]:
    """The mother's number, and every number that a baby of hers has had."""
    yield family.mother.nhs_number
    for numbers in family.each_baby.numbers.values():
        yield from (number for _, number, _ in numbers)


def _handover(reach: Reach, command: c.Record | c.OnHandover, changed: Changed) -> Handover:
    """The handover that the command makes or is about; the one that is saved, if it is."""
    if isinstance(command, c.Record):
        made = _first(Handover, changed)
        assert made is not None  # noqa: S101 - recording makes one
        return made
    found = (one for one in changed if one.id == command.handover_id)
    return _first(Handover, tuple(found)) or reach.records.handover(command.handover_id)


def _first(kind: type[A], changed: Changed) -> A | None:
    return next((one for one in changed if isinstance(one, kind)), None)
