"""The verbs of daily work, and the team's next working morning, which only the directory knows.

Must not decide what is allowed when; the aggregate does.
"""

from datetime import datetime

from handover.actor import Envelope
from handover.calendar import next_working_morning
from handover.commands import OnHandover
from handover.daily import commands as d
from handover.deciding.reach import Reach
from handover.handover import Handover


def on_daily(reach: Reach, handover: Handover, command: OnHandover, envelope: Envelope) -> None:
    """Ask the handover. Raises Refusal."""
    match command:
        case d.Reassign():
            handover.reassign(command, envelope)
        case d.ReassignSender():
            handover.reassign_sender(command, envelope)
        case d.SetAside():
            handover.set_aside(command, envelope, next_morning=_next_morning(reach, envelope))
        case d.ClaimCall():
            handover.claim_call(command, envelope)
        case d.ReportWordOfMouth():
            handover.report_word_of_mouth(command, envelope)
        case _:
            raise TypeError(command)


def _next_morning(reach: Reach, envelope: Envelope) -> datetime:
    """When the team of whoever asks opens on its next working day."""
    assert envelope.team_id is not None  # noqa: S101 - only a member of one of the two teams may
    hours = reach.records.team(envelope.team_id, field="team_id").hours
    return next_working_morning(hours, envelope.recorded_at)
