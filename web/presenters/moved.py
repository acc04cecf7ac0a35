"""A move of the family in words: on top of a record until a team there has taken the family on.

Pure. Must not know routes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from handover.answers import Answer, Knowledge
from handover.family.family import Family
from handover.family.family_moves import FamilyMove
from handover.handover import Handover
from handover.words import say_date
from web.presenters.ending import who_and_when
from web.presenters.record import source_words

STANDS = "Nobody lets go because of a move: whoever holds the family goes on holding it"


@dataclass(frozen=True)
class MovedShown:
    """What stands on top; `is_known_where` once somebody has said to which area."""

    headline: str
    lines: tuple[str, ...]
    is_known_where: bool


def moved_shown(
    handover: Handover, family: Family | None, taken_on: Handover | None
) -> MovedShown | None:
    """The newest move; None where there is none, it is settled, or the record is closed."""
    if family is None or not family.moves or taken_on is not None or handover.ended is not None:
        return None
    said, move, by = family.moves[-1]
    where = move.to_authority or "an area that nobody knows yet"
    holder = handover.holder
    return MovedShown(
        headline=move_headline(where, is_suspected=move.is_suspected),
        lines=(
            f"{_capital(_when(move))}. {_source(move)}. {who_and_when(said)}",
            f"Tell the other agencies by {say_date(by)}",
            f"{STANDS}: {holder.name}, {holder.team.name}. {_until(where)}",
        ),
        is_known_where=bool(move.to_authority),
    )


def move_headline(where: str, *, is_suspected: bool) -> str:
    """Such as "The family has moved to Derby"."""
    return f"{moved_title(is_suspected=is_suspected)} to {where}"


def moved_title(*, is_suspected: bool) -> str:
    """The same without a place."""
    return "The family may have moved" if is_suspected else "The family has moved"


def moved_in_row(row: Mapping[Any, Any]) -> str:
    """One line of a list; empty if no move stands."""
    moved = row["moved"]
    if not moved:
        return ""
    where = moved["to"] or "an area that nobody knows yet"
    headline = move_headline(where, is_suspected=moved["is_suspected"])
    return (
        f"{headline}. Tell the other agencies by {say_date(date.fromisoformat(moved['tell_by']))}"
    )


def moves_shown(family: Family) -> Iterator[tuple[str, str]]:
    """Each move and who told it, the newest first."""
    for said, move, _ in reversed(family.moves):
        sure = "Suspected: from" if move.is_suspected else "From"
        yield f"{sure} {move_words(move)}", f"{_source(move)}. {who_and_when(said)}"


def move_words(move: FamilyMove) -> str:
    """Such as "Leicestershire to Derby, 3 May 2026"."""
    left, went = move.from_authority or "not known", move.to_authority or "not known"
    return f"{left} to {went}, {_when(move)}"


def _until(where: str) -> str:
    return f"That ends when a team of {where} acknowledges a handover of care"


def _when(move: FamilyMove) -> str:
    when = move.moved_on.in_words() if move.moved_on else "day not known"
    return f"{when}, for a time" if move.is_temporary else when


def _source(move: FamilyMove) -> str:
    return source_words(Answer(Knowledge.KNOWN, "Moved", move.how_known, move.from_whom))


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
