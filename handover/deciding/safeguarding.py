"""How to reach a mother safely, and a hidden address: told through a handover of the family.

Must not decide what may be told; the family does.
"""

from eventsourcing.domain import Aggregate

from handover import commands as c
from handover.actor import Asked, Envelope
from handover.deciding.on_family import told_through
from handover.deciding.reach import Reach
from handover.family import safety_commands as s
from handover.family.family import Family

Safeguards = s.SetSafeContact | s.HideAddress | s.StopHidingAddress


def safeguard(reach: Reach, command: Safeguards, asked: Asked) -> tuple[Aggregate, ...]:
    """The family, with what it was told. Raises Refusal."""
    family, envelope = told_through(reach, command, asked), Envelope.of(asked)
    match command:
        case s.SetSafeContact():
            family.set_safe_contact(command.safe_contact, envelope)
        case s.HideAddress():
            family.hide_address(command.because, envelope)
        case s.StopHidingAddress():
            family.stop_hiding_address(command, envelope)
    return (family,)


def told_when_recorded(family: Family, command: c.Record, envelope: Envelope) -> None:
    """What a sender knows at once. A flag that is set already stays as it was set."""
    if command.safe_contact is not None:
        family.set_safe_contact(command.safe_contact, envelope)
    if command.hidden_because is not None and not family.is_address_hidden:
        family.hide_address(command.hidden_because, envelope)
