"""Who is ringing right now, so that two do not ring at once and nobody thinks that somebody did.

A part of the Handover aggregate in a module of its own. A claim refuses no fact: a call can be
logged by anybody at any time. Must not know who may act.
"""

from datetime import datetime

from handover.actor import Envelope
from handover.daily import commands as d
from handover.daily.claims import CLAIM_LASTS, Claim
from handover.daily.events import CallClaimed
from handover.daily.part import Part
from handover.daily.refusals import AlreadyRinging
from handover.words import say_clock


class RungFor(Part):
    """Who has said that they are ringing."""

    claims: list[Claim]

    def __init__(self) -> None:
        """Nobody rings."""
        super().__init__()
        self.claims = []

    def claim_call(self, command: d.ClaimCall, envelope: Envelope) -> None:
        """Say that one is ringing now. Refused once closed, and while somebody else's claim runs.

        Raises AlreadyRinging, which says who and since when.
        """
        self._check_allowed(command)
        if running := self.ringing(envelope.recorded_at):
            raise _already_ringing(running, envelope)
        until = envelope.recorded_at + CLAIM_LASTS
        self._happen(CallClaimed, envelope, until=until)

    def ringing(self, now: datetime) -> Claim | None:
        """Who is ringing the receiving team at `now`; None once they logged it or time ran out."""
        if not self.claims or self.over is not None:
            return None
        last = self.claims[-1]
        is_on = last.runs(now) and last.rounds == self.rounds
        return last if is_on and not self._is_answered(last) else None

    def rang_for_nothing(self, now: datetime) -> list[Claim]:
        """Claims that ended and nobody logged a call: whoever relied on one has to know."""
        return [
            one for one in self.claims if one != self.ringing(now) and not self._is_answered(one)
        ]

    def _is_answered(self, claim: Claim) -> bool:
        attempts = (said for said, _ in self.attempts[claim.attempts :])
        talks = (said for said, _ in self.conversations[claim.talks :])
        return any(claim.is_answered_by(call) for call in (*attempts, *talks))


def _already_ringing(running: Claim, asks: Envelope) -> AlreadyRinging:
    since = say_clock(running.since)
    if running.said.account_id == asks.account_id:
        return AlreadyRinging(f"You said at {since} that you are ringing. Log what came of it.")
    return AlreadyRinging(
        f"{running.said.name} has been ringing since {since}. "
        "If you have rung as well, log your call: it is always taken."
    )
