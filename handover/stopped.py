"""What a loss does to a handover: it stops what is routine, and each team says that it knows.

A part of the Handover aggregate in a module of its own. Deny by default: once stopped, no event
is stated but those named here, so that a new verb is refused until somebody has thought about it
(9d, 13: fails closed). Must not know who lives; the family says.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from uuid import UUID

from handover import commands as c
from handover import events, undo_events
from handover.actor import Envelope
from handover.birth_events import BirthLearned
from handover.chasing.events import DisagreementEscalated
from handover.content import Trigger
from handover.correcting.events import ChangeRead, IdentityCorrected, NeighbourCorrected
from handover.daily import commands as w
from handover.daily.events import Reassigned, SenderReassigned
from handover.disagreement.events import DisagreementRecorded, DisagreementSettled
from handover.family.babies import BabyNamed
from handover.family.losses import Loss
from handover.family.refusals import NoLossToConfirm, RoutineContactStopped
from handover.loss_events import LossKnown, LossLearned
from handover.move_events import MoveLearned
from handover.states import REFUSED_IN, State
from handover.succession_events import TeamSucceeded
from handover.teams import TeamNamed
from handover.words_events import WordsKept

ALSO_AFTER_LOSS: frozenset[type[c.OnHandover]] = frozenset(
    {c.EnterInError, w.Reassign, w.ReassignSender}
)
"""What may be done beside telling facts: say that the record was about somebody else, and who holds
the family while somebody is away."""
EVENTS_AFTER_LOSS: frozenset[type[events.Event]] = frozenset(
    {
        events.CallAttempted,
        events.ConversationHeld,
        events.NoteAdded,
        events.EnteredInError,
        BirthLearned,
        LossLearned,
        LossKnown,
        TeamSucceeded,
        WordsKept,
        DisagreementRecorded,
        DisagreementSettled,
        DisagreementEscalated,  # about a referral: an inquiry about brothers and sisters goes on
        MoveLearned,
        ChangeRead,
        IdentityCorrected,
        NeighbourCorrected,
        undo_events.LossUndoAsked,
        undo_events.LossUndoRefused,
        undo_events.LossUndone,
        undo_events.UndoKnown,
        Reassigned,
        SenderReassigned,
    }
)
"""What may be stated: the last door, for a verb that asks nobody."""


def may_follow_loss(command: type[c.OnHandover]) -> bool:
    """Whether `command` is no routine: a fact, which no state refuses, or named above.

    Facts may still be told and confirmed, and so may what is between professionals about a
    referral, such as an inquiry about brothers and sisters.
    """
    return command in ALSO_AFTER_LOSS or not REFUSED_IN[command]


class Stopped(ABC):
    """Losses that this handover learned of; `lost` holds those that stand."""

    state: State
    trigger: Trigger
    sending: TeamNamed
    receiving: TeamNamed
    losses: list[tuple[Envelope, tuple[BabyNamed, ...], Loss]]
    lost: dict[UUID, Loss]
    loss_known_by: dict[UUID, Envelope]
    stopped: Envelope | None
    ended: Envelope | None

    def __init__(self) -> None:
        """Nobody was lost."""
        super().__init__()
        self.losses, self.lost, self.loss_known_by = [], {}, {}
        self.stopped = None

    @property
    def over(self) -> Envelope | None:
        """What ended it for whoever waits: it was closed, or a loss stopped it; None while open."""
        return self.ended or self.stopped

    @property
    def is_stopped(self) -> bool:
        """Whether nothing routine is due, asked or shown as overdue any more."""
        return self.stopped is not None

    def learn_of_loss(
        self,
        lost: Sequence[BabyNamed],
        baby_ids: Sequence[UUID],
        loss: Loss,
        envelope: Envelope,
        *,
        is_one_living: bool,
    ) -> None:
        """A baby of it was lost. It stops unless another lives, or it is about the loss itself."""
        is_stop = not is_one_living and self.trigger is not Trigger.LOSS
        self._happen(
            LossLearned,
            envelope,
            lost=list(lost),
            baby_ids=list(baby_ids),
            loss=loss,
            is_stop=is_stop,
        )

    def confirm_loss_known(self, envelope: Envelope) -> None:
        """A team knows. Raises NoLossToConfirm, also for a team that has said so."""
        if not self.lost or envelope.team_id in self.loss_known_by:
            raise NoLossToConfirm
        self._happen(LossKnown, envelope)

    def _check_routine(self, command: type[c.OnHandover]) -> None:
        """Refuse what is routine after a loss. Raises RoutineContactStopped."""
        if self.is_stopped and not may_follow_loss(command):
            raise self._stopped_refusal()

    def _check_stated(self, event: type[events.Event]) -> None:
        """As `_check_routine`, for whatever reached this point without asking."""
        if self.is_stopped and event not in EVENTS_AFTER_LOSS:
            raise self._stopped_refusal()

    def _stopped_refusal(self) -> RoutineContactStopped:
        loss = list(self.lost.values())[-1]
        return RoutineContactStopped(
            f"{RoutineContactStopped.sentence} Key contact: {loss.key_contact}."
        )

    @abstractmethod
    def _happen(self, event: type[events.Event], envelope: Envelope, **facts: object) -> None:
        """State a fact."""
