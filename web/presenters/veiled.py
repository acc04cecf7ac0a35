"""A family as the reader may know it while its address is hidden: other teams are not named.

Who told something gives away where she lives, as much as who receives her. Pure.
"""

from collections.abc import Collection, Iterable
from copy import copy
from dataclasses import fields, is_dataclass, replace
from uuid import UUID

from handover.actor import Envelope
from handover.family.family import Family
from handover.handover import Handover

SOMEBODY = "Somebody of another team"
NOT_SHOWN = "team not shown"


def teams_of(mine: Iterable[Handover]) -> frozenset[UUID]:
    """The teams that a reader who may open `mine` sees on these records."""
    return frozenset(team.team_id for one in mine for team in (one.sending, one.receiving))


def as_seen(family: Family, mine: Iterable[Handover]) -> Family:
    """`family` for a reader who may open `mine`: their teams are named, and no other.

    Whoever told anything is looked for wherever it stands, so that what is told of families in
    years to come is not forgotten here.
    """
    return veiled(family, teams_of(mine)) if family.is_address_hidden else family


def veiled(family: Family, teams: Collection[UUID]) -> Family:
    """`family`, in which nobody is named but who is of one of `teams`."""
    seen = copy(family)
    for name, told in vars(family).items():
        if not name.startswith("_"):
            setattr(seen, name, _veiled(told, teams))
    return seen


def veil(envelope: Envelope, teams: Collection[UUID]) -> Envelope:
    """Who said it, if they are of one of `teams`; else that it was somebody."""
    if envelope.team_id in teams:
        return envelope
    return replace(envelope, name=SOMEBODY, team_name=NOT_SHOWN)


def _veiled(told: object, teams: Collection[UUID]) -> object:
    match told:
        case Envelope():
            return veil(told, teams)
        case dict():
            return {key: _veiled(one, teams) for key, one in told.items()}
        case list():
            return [_veiled(one, teams) for one in told]
        case tuple():
            return tuple(_veiled(one, teams) for one in told)
    if not is_dataclass(told) or isinstance(told, type):
        return told
    seen = copy(told)
    for field in fields(told):  # past a frozen value's own checks: they judged it long ago
        object.__setattr__(seen, field.name, _veiled(getattr(told, field.name), teams))
    return seen
