"""Moves of a family in tests: commands for one handover, and bodies for the API.

As tests/telling.py; everything is right on Tuesday 24 November 2026.
"""

from typing import Any
from uuid import UUID

from handover.answers import HowKnown
from handover.family.family_moves import FamilyMove
from handover.family.move_commands import RecordMove
from handover.family.part_dates import PartDate
from tests.programs import Body, once


def move(**changed: Any) -> FamilyMove:
    """From Leicester to Nottinghamshire, this month."""
    facts: dict[str, Any] = {
        "from_authority": "Leicestershire",
        "to_authority": "Nottinghamshire",
        "is_suspected": False,
        "is_temporary": False,
        "how_known": HowKnown.TOLD,
        "moved_on": PartDate(2026, 11),
        "from_whom": "the mother",
        **changed,
    }
    return FamilyMove(**facts)


def record_move(handover_id: UUID, **changed: Any) -> RecordMove:
    """The command that records it."""
    return RecordMove(handover_id, move(**changed))


def move_body(**changed: Any) -> Body:
    """The same, as a program sends it."""
    told = {
        "from_authority": "Leicestershire",
        "to_authority": "Nottinghamshire",
        "is_suspected": False,
        "is_temporary": False,
        "moved_on": "2026-11",
        "how_known": "told",
        "from_whom": "the mother",
    }
    return once({**told, **changed})
