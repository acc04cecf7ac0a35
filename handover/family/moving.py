"""What a family's record makes of a move. A part of the Family aggregate in a module of its own.

Must not know who holds the family: a move changes nothing about that.
"""

from abc import ABC, abstractmethod
from datetime import date

from handover.actor import Envelope
from handover.calendar import local_date
from handover.family.events import Event
from handover.family.family_moves import FamilyMove
from handover.family.move_commands import RecordMove
from handover.family.move_events import FamilyMoved


class Moving(ABC):
    """The moves of a family, the newest last."""

    moves: list[tuple[Envelope, FamilyMove, date]]

    def record_move(self, command: RecordMove, envelope: Envelope, *, tell_by: date) -> None:
        """Keep the move. Raises InvalidValue for one that lies too far ahead."""
        command.move.check(local_date(envelope.recorded_at))
        self._happen(FamilyMoved, envelope, move=command.move, tell_by=tell_by)

    @abstractmethod
    def _happen(self, event: type[Event], envelope: Envelope, **facts: object) -> None:
        """State a fact."""
