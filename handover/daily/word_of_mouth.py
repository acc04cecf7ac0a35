"""Acknowledged by word of mouth: what a team that is not on the service said on the telephone.

A part of the Handover aggregate in a module of its own. It is reported by the sender and
unconfirmed, so it stops no clock and moves no responsibility (story 8). Must not know who may act.
"""

from handover.acknowledgement import Acknowledgement
from handover.actor import Envelope
from handover.calls import Conversation
from handover.commands import Acknowledge
from handover.daily import commands as d
from handover.daily.events import AcknowledgedByWordOfMouth
from handover.daily.part import Part
from handover.daily.refusals import NotSpokenTo
from handover.following import local_today
from handover.states import State

Reported = tuple[Envelope, Acknowledgement]
"""Who reported it, and what was said."""


class ToldByMouth(Part):
    """What was reported, one after the other."""

    words_of_mouth: list[tuple[Envelope, Acknowledgement, int]]

    def __init__(self) -> None:
        """Nothing was reported."""
        super().__init__()
        self.words_of_mouth = []

    @property
    def word_of_mouth(self) -> Reported | None:
        """What stands for want of anything better.

        None once the team has answered itself, or it began anew.
        """
        if self.state not in {State.WAITING, State.RECEIVED} or not self.words_of_mouth:
            return None
        said, acknowledgement, rounds = self.words_of_mouth[-1]
        return (said, acknowledgement) if rounds == self.rounds else None

    @property
    def spoken_to(self) -> list[Conversation]:
        """The conversations since it was sent to the team where it stands, the latest first."""
        since = self.calls_count_from
        return [
            talk
            for said, talk in reversed(self.conversations)
            if since is None or said.happened_at >= since
        ]

    def report_word_of_mouth(self, command: d.ReportWordOfMouth, envelope: Envelope) -> None:
        """Report that somebody takes it on, with a next action and a day. It needs a conversation.

        Refused once the team has answered itself. Raises NotSpokenTo, InvalidValue and the
        NextAction refusals.
        """
        self._check_allowed(command)
        talk = self._talk_with(command.professional)
        said = Acknowledgement.of(
            Acknowledge(
                command.handover_id,
                talk.with_name,
                talk.with_role,
                command.next_action,
                command.next_action_on,
            ),
            local_today(envelope),
        )
        self._happen(AcknowledgedByWordOfMouth, envelope, acknowledgement=said)

    def _talk_with(self, name: str) -> Conversation:
        wanted = name.strip().casefold()
        for talk in self.spoken_to:
            if talk.with_name.casefold() == wanted:
                return talk
        raise NotSpokenTo(field="professional")
