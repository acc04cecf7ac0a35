"""Losses as people tell them in tests: commands for one handover, and bodies for the API.

As tests/telling.py; everything is right on Tuesday 24 November 2026.
"""

from typing import Any
from uuid import UUID

from handover.answers import HowKnown
from handover.family.commands import ConfirmLossKnown, RecordLoss
from handover.family.losses import Loss, LossKind
from handover.family.part_dates import PartDate
from tests.programs import Body, once

KEY_CONTACT = "Ines Wold, Bereavement midwife, 01632 960177"


def loss(kind: LossKind = LossKind.STILLBIRTH, **changed: Any) -> Loss:
    """A stillbirth this month; the day is not known."""
    facts: dict[str, Any] = {
        "how_known": HowKnown.TOLD,
        "plan": "The key contact rings on Friday",
        "happened_on": PartDate(2026, 11),
        "from_whom": "the delivery suite",
        "contact_name": "Ines Wold",
        "contact_role": "Bereavement midwife",
        "contact_telephone": "01632 960177",
        **changed,
    }
    return Loss(kind, **facts)


def record_loss(
    handover_id: UUID, told: Loss | None = None, baby_id: UUID | None = None
) -> RecordLoss:
    """The command that records a loss of all that the handover is about, unless one is named."""
    return RecordLoss(handover_id, told or loss(), baby_id)


def confirm(handover_id: UUID) -> ConfirmLossKnown:
    """The command by which a team says that it knows."""
    return ConfirmLossKnown(handover_id)


def loss_body(**changed: Any) -> Body:
    """The same, as a program sends it."""
    told = {
        "kind": "stillbirth",
        "happened_on": "2026-11",
        "how_known": "told",
        "from_whom": "the delivery suite",
        "contact_name": "Ines Wold",
        "contact_role": "Bereavement midwife",
        "contact_telephone": "01632 960177",
        "plan": "The key contact rings on Friday",
    }
    return once({**told, **changed})
