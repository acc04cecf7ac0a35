"""A loss that was recorded by mistake, in words: what is asked, what was undone, and who knows.

Pure. Must not know routes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from handover.actor import Actor
from handover.family.family import Family
from handover.family.losses import UndoAsked, Undone
from handover.handover import Handover
from handover.words import say_time
from web.presenters.ending import who_and_when
from web.presenters.loss import called_in, say_lost

Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class UndoAskedShown:
    """What the second person reads before answering."""

    about: tuple[str, ...]
    reason: str
    by: str


@dataclass(frozen=True)
class UndoneShown:
    """What stands on top of a record whose loss was a mistake. `known` says which team knows."""

    lines: tuple[str, ...]
    known: tuple[str, ...]
    must_confirm: bool


@dataclass(frozen=True)
class UndoShown:
    """All that a record says of undoing; `may_ask` while a loss stands that nobody questions."""

    asked: UndoAskedShown | None
    undone: UndoneShown | None
    refused: tuple[str, ...]
    may_ask: bool


@dataclass(frozen=True)
class UntoldShown:
    """One line of the list of mistakes of which a team has not said that it knows."""

    handover_id: UUID
    reference: str
    mother: str
    nhs_number: str
    words: str


def undo_shown(handover: Handover, family: Family | None, actor: Actor) -> UndoShown | None:
    """What is asked and undone about the babies of `handover`; None where nothing is to be said."""
    if family is None or handover.is_in_error:
        return None
    mine = set(handover.baby_ids)
    asking = family.undo_asked or None
    shown = UndoShown(
        asked=undo_asked_shown(family, asking) if asking else None,
        undone=_undone(handover, family, actor),
        refused=tuple(
            f"Asked to undo it: {one.reason}. Answered: the loss stands, {words}. "
            f"{who_and_when(answered)}"
            for one, answered, words in family.undo_refused
            if mine.intersection(one.baby_ids)
        ),
        may_ask=bool(mine.intersection(family.losses)) and asking is None,
    )
    is_anything = shown.asked or shown.undone or shown.refused or shown.may_ask
    return shown if is_anything else None


def undo_asked_shown(family: Family, asking: UndoAsked) -> UndoAskedShown:
    """The question as it was asked."""
    return UndoAskedShown(
        about=tuple(_lost(family, one) for one in asking.baby_ids if one in family.losses),
        reason=asking.reason,
        by=who_and_when(asking.asked),
    )


def babies_to_undo(family: Family) -> Choices:
    """Value and words of the lost babies, where there is more than one."""
    choices = [(str(one), _lost(family, one)) for one in family.losses]
    return choices if len(choices) > 1 else []


def undone_lines(family: Family) -> tuple[str, ...]:
    """Each loss that was a mistake, with both facts."""
    return tuple(line for one in family.undone for line in _both_facts(family, one))


def untold(row: Mapping[Any, Any]) -> UntoldShown:
    """One row of that list."""
    since = row["undone_stopped_at"]
    goes_on = (
        f"It goes on. It was stopped from {say_time(since)} to {say_time(row['undone_at'])}"
        if since
        else "It was not stopped"
    )
    return UntoldShown(
        handover_id=row["handover_id"],
        reference=row["reference"],
        mother=row["mother_name"],
        nhs_number=row["nhs_number"],
        words=f"{goes_on}.",
    )


def _undone(handover: Handover, family: Family, actor: Actor) -> UndoneShown | None:
    found = [one for one in family.undone if one.baby_id in handover.baby_ids]
    if not found:
        return None
    lines = [line for one in found for line in _both_facts(family, one)]
    stops = [
        f"Stopped from {say_time(since)} to {say_time(said.recorded_at)}. The due times are those "
        "set before"
        for said, since in handover.undone
        if since is not None
    ]
    return UndoneShown(
        lines=(*lines, *stops),
        known=tuple(_known(handover)) if handover.undone else (),
        must_confirm=bool(handover.undone) and actor.team_id not in handover.undo_known_by,
    )


def _both_facts(family: Family, one: Undone) -> Iterator[str]:
    said = say_lost(one.loss.kind, called_in(family, family.babies[one.baby_id]))
    yield f"Recorded by mistake: {said}. {who_and_when(one.recorded)}"
    yield f"Asked to undo it: {one.asking.reason}. {who_and_when(one.asking.asked)}"
    words = f": {one.words}" if one.words else ""
    yield f"Confirmed as a mistake{words}. {who_and_when(one.confirmed)}"


def _lost(family: Family, baby_id: UUID) -> str:
    _, loss = family.losses[baby_id]
    return say_lost(loss.kind, called_in(family, family.babies[baby_id]))


def _known(handover: Handover) -> Iterator[str]:
    for team in (handover.sending, handover.receiving):
        said = handover.undo_known_by.get(team.team_id)
        yield f"{who_and_when(said)}: knows" if said else f"{team.name}: has not confirmed yet"
