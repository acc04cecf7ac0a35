"""What a handover makes of a disagreement about it. It moves no responsibility and no clock.

A part of the Handover aggregate in a module of its own. Must not know who may say so, nor
referrals but by their id.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from uuid import UUID, uuid5

from handover.actor import Envelope
from handover.disagreement.commands import SettleDisagreement
from handover.disagreement.disagreement import Disagreement
from handover.disagreement.events import DisagreementRecorded, DisagreementSettled
from handover.disagreement.refusals import (
    AlreadyDisagreed,
    NoDisagreementOpen,
    NothingToDisagreeWith,
    NotYoursToSettle,
)
from handover.events import Event
from handover.family.refusals import RoutineContactStopped
from handover.ladder import RungDue
from handover.moves import Move
from handover.states import State
from handover.teams import TeamNamed
from handover.text import REASON, paragraph


class Disagreeing(ABC):
    """Disagreements about a decline of this handover, or about a referral of its family."""

    id: UUID
    state: State
    sending: TeamNamed
    receiving: TeamNamed
    moves: list[Move]
    disagreements: dict[UUID, Disagreement]

    def __init__(self) -> None:
        """Nobody differs."""
        super().__init__()
        self.disagreements = {}

    def disagree_with_decline(
        self, reasons: str, envelope: Envelope, ladder: Sequence[RungDue]
    ) -> None:
        """Differ with whoever declined it. Raises NothingToDisagreeWith or AlreadyDisagreed.

        Raises RoutineContactStopped after a loss: then nothing routine is argued about.
        """
        if self.is_stopped:
            raise self._stopped_refusal()
        if self.state is not State.DECLINED and not self.moves:
            raise NothingToDisagreeWith
        decliner = self.receiving if self.state is State.DECLINED else self.moves[-1].declined_by
        other = self.sending if envelope.team_id == decliner.team_id else decliner
        self._disagree(None, other.name, reasons, envelope, ladder)

    def disagree_with_outcome(
        self,
        referral_id: UUID,
        authority: str,
        reasons: str,
        envelope: Envelope,
        ladder: Sequence[RungDue],
    ) -> None:
        """Differ with what `authority` decided about a referral. Raises AlreadyDisagreed."""
        self._disagree(referral_id, authority, reasons, envelope, ladder)

    def settle(self, command: SettleDisagreement, envelope: Envelope) -> None:
        """Say what was agreed. Raises NoDisagreementOpen or NotYoursToSettle."""
        known = self.disagreements.get(command.disagreement_id)
        if known is None or known.settled is not None:
            raise NoDisagreementOpen
        if not known.may_be_settled_by(envelope):
            raise NotYoursToSettle
        words = paragraph(command.words, field="words", called="what was agreed", longest=REASON)
        self._happen(
            DisagreementSettled, envelope, disagreement_id=command.disagreement_id, words=words
        )

    def is_disputed(self, referral_id: UUID | None) -> bool:
        """Whether a disagreement about the decline (None), or about the referral, is open."""
        return any(
            one.referral_id == referral_id and one.settled is None
            for one in self.disagreements.values()
        )

    def _disagree(
        self,
        referral_id: UUID | None,
        other_side: str,
        reasons: str,
        envelope: Envelope,
        ladder: Sequence[RungDue],
    ) -> None:
        if self.is_disputed(referral_id):
            raise AlreadyDisagreed
        self._happen(
            DisagreementRecorded,
            envelope,
            disagreement_id=uuid5(self.id, f"disagreement/{len(self.disagreements) + 1}"),
            referral_id=referral_id,
            other_side=other_side,
            reasons=paragraph(reasons, field="reasons", called="why you disagree", longest=REASON),
            ladder=list(ladder),
        )

    @property
    @abstractmethod
    def is_stopped(self) -> bool:
        """Whether a loss stopped what is routine."""

    @abstractmethod
    def _stopped_refusal(self) -> RoutineContactStopped:
        """What to say then."""

    @abstractmethod
    def _happen(self, event: type[Event], envelope: Envelope, **facts: object) -> None:
        """State a fact."""
