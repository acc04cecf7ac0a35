"""A family as the reader may know it while its address is hidden: other teams are not named.

Who told something gives away where she lives, as much as who receives her. Pure.
"""

from collections.abc import Collection, Iterable
from copy import copy
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from handover.actor import Envelope
from handover.family.facts import Facts
from handover.family.family import Family
from handover.handover import Handover

T = TypeVar("T")
SOMEBODY = "Somebody of another team"
NOT_SHOWN = "team not shown"


def as_seen(family: Family, mine: Iterable[Handover]) -> Family:
    """`family` for a reader who may open `mine`: their two teams are named, and no other."""
    if not family.is_address_hidden:
        return family
    teams = {team.team_id for handover in mine for team in (handover.sending, handover.receiving)}
    seen = copy(family)
    seen.facts = Facts(
        people={key: _veiled(said, teams) for key, said in family.facts.people.items()},
        left={key: (veil(who, teams), why) for key, (who, why) in family.facts.left.items()},
        social_care={key: _veiled(said, teams) for key, said in family.facts.social_care.items()},
    )
    seen.safe_contacts = _veiled(family.safe_contacts, teams)
    seen.flags = [(veil(who, teams), because, why) for who, because, why in family.flags]
    if family.hidden:
        seen.hidden = (veil(family.hidden[0], teams), family.hidden[1])
    return seen


def veil(envelope: Envelope, teams: Collection[UUID]) -> Envelope:
    """Who said it, if they are of one of `teams`; else that it was somebody."""
    if envelope.team_id in teams:
        return envelope
    return replace(envelope, name=SOMEBODY, team_name=NOT_SHOWN)


def _veiled(said: list[tuple[Envelope, T]], teams: Collection[UUID]) -> list[tuple[Envelope, T]]:
    return [(veil(who, teams), what) for who, what in said]
