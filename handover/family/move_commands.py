"""Telling that a family has moved: data only, as commands.py."""

from dataclasses import dataclass

from handover.family.commands import TellOfFamily
from handover.family.family_moves import FamilyMove


@dataclass(frozen=True)
class RecordMove(TellOfFamily):
    """Record that the family has moved, is moving, or may have."""

    move: FamilyMove
