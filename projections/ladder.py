"""A ladder in a column: the rungs of one handover as JSON, and read back as what they were.

Must not know which rung is reached; that is asked of handover/ladder.py on every read.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from handover.ladder import RungDue, Stander


def as_stored(ladder: Sequence[RungDue]) -> list[dict[str, Any]]:
    """The rungs as JSON holds them."""
    return [
        {
            "due_at": rung.due_at.isoformat(),
            "sender": dict(vars(rung.sender)),
            "receiver": dict(vars(rung.receiver)),
        }
        for rung in ladder
    ]


def moments_in(stored: Sequence[Mapping[str, Any]]) -> list[datetime]:
    """When each of these rungs of a column is reached: a board asks it of every open ladder."""
    return [datetime.fromisoformat(rung["due_at"]) for rung in stored]


def ladder_of(row: Mapping[Any, Any]) -> tuple[RungDue, ...]:
    """The rungs of a row; none for what was recorded before ladders."""
    return tuple(
        RungDue(
            datetime.fromisoformat(rung["due_at"]),
            Stander(**rung["sender"]),
            Stander(**rung["receiver"]),
        )
        for rung in row["ladder"]
    )
