"""What a family's record makes of its chronology being taken out of the service.

A part of the Family aggregate in a module of its own. Must not know who may ask, nor what is
written into the file.
"""

from abc import ABC, abstractmethod
from datetime import datetime

from handover.actor import Envelope
from handover.family.commands import ExportChronology
from handover.family.events import Event
from handover.family.export_events import ChronologyExported
from handover.family.exports import AFTER_LOSS, Export
from handover.family.refusals import ExportAfterLoss
from handover.moment_asked import check_moment, nothing_known
from handover.text import REASON, paragraph


class Exporting(ABC):
    """The exports of a family's chronology, the newest last."""

    exports: list[tuple[Envelope, Export]]

    def export_chronology(
        self,
        command: ExportChronology,
        envelope: Envelope,
        *,
        opened_at: datetime,
        is_routine_allowed: bool,
    ) -> None:
        """Keep who takes out what, and why: it is stored before anything leaves the service.

        `opened_at` is when anybody first recorded about this family, `is_routine_allowed` the
        answer of `routine_contact_allowed` about whom the handover is about.

        Raises ExportAfterLoss, or InvalidValue for no reason or a moment that cannot be.
        """
        reason = paragraph(command.reason, field="reason", called="the reason", longest=REASON)
        if command.as_known_on is not None:
            check_moment(command.as_known_on, envelope.recorded_at)
            if command.as_known_on < opened_at:
                raise nothing_known()
        if not is_routine_allowed and command.purpose not in AFTER_LOSS:
            raise ExportAfterLoss(field="purpose")
        self._happen(
            ChronologyExported,
            envelope,
            handover_id=command.handover_id,
            part=command.part,
            purpose=command.purpose,
            reason=reason,
            as_known_on=command.as_known_on,
        )

    @abstractmethod
    def _happen(self, event: type[Event], envelope: Envelope, **facts: object) -> None:
        """State a fact."""
