"""What a regional lead agreed with one of the two teams: kept, shown to all, and no answer.

A part of the Handover aggregate. It stops no clock and moves no responsibility (ADR 8). Must not
know who may act.
"""

from abc import ABC, abstractmethod

from handover import events
from handover.acknowledgement import promised_day
from handover.actor import Envelope
from handover.agreed import Agreed
from handover.commands import OnHandover
from handover.following import local_today
from handover.lead_commands import AgreeWithTeam, Side
from handover.lead_events import LeadActed
from handover.teams import TeamNamed
from handover.text import REASON, line, paragraph


class Led(ABC):
    """What leads agreed about this handover, the oldest first."""

    sending: TeamNamed
    receiving: TeamNamed
    agreements: list[Agreed]

    def __init__(self) -> None:
        """No lead has agreed anything."""
        super().__init__()
        self.agreements = []

    def agree_with_team(self, command: AgreeWithTeam, envelope: Envelope) -> None:
        """Keep what was agreed. Refused once closed.

        Raises InvalidValue and the NextAction refusals for what cannot be.
        """
        self._check_allowed(command)
        self._happen(
            LeadActed,
            envelope,
            team=self.team_on(command.side),
            with_name=line(
                command.with_name, field="with_name", called="the name of whom you spoke with"
            ),
            with_role=line(command.with_role, field="with_role", called="their role"),
            agreed=paragraph(
                command.agreed, field="agreed", called="what was agreed", longest=REASON
            ),
            next_action_on=promised_day(command.next_action_on, local_today(envelope)),
        )

    def team_on(self, side: Side) -> TeamNamed:
        """The team that sends it, or the one that receives it now."""
        return self.sending if side is Side.SENDING else self.receiving

    @abstractmethod
    def _check_allowed(self, command: OnHandover) -> None:
        """Raise the refusal of this command in this state, if there is one."""

    @abstractmethod
    def _happen(self, event: type[events.Event], envelope: Envelope, **facts: object) -> None:
        """State a fact."""
