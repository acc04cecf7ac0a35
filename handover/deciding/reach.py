"""What a decision may load, and the few things that most decisions need of it.

Must not decide what may happen to a record.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handover import commands as c
from handover.actor import Asked
from handover.deadlines import DueTimes, due_and_ladder
from handover.family.families import Families
from handover.finding import Finds
from handover.handover import Handover
from handover.permission import check_on_handover
from handover.records import Records
from handover.referral.referral import Referral
from handover.refusals import InvalidValue
from handover.rules.rulebook import Rulebook
from handover.team import Team
from handover.urgency import Urgency


@dataclass(frozen=True)
class Reach:
    """The records, where to find some, the families, and the rules by which something is due.

    In a demonstration only test NHS numbers are taken.
    """

    records: Records
    finds: Finds
    families: Families
    rulebook: Rulebook
    is_demonstration: bool

    def handover(self, command: c.OnHandover, asked: Asked) -> Handover:
        """The handover that `command` is about, if the actor may do it.

        Raises HandoverNotFound or NotPermitted.
        """
        handover = self.records.handover(command.handover_id)
        check_on_handover(asked.actor, type(command), handover)
        return handover

    def referral(self, handover: Handover, referral_id: UUID) -> Referral:
        """The referral of the handover's family. Raises InvalidValue for any other.

        It was made, and is followed, also where the handover was entered in error.
        """
        family = self.families.known(handover)
        if family is None or referral_id not in family.referrals:
            raise InvalidValue("Choose a referral of this family", field="referral_id")
        referral = self.records.find(Referral, referral_id)
        assert referral is not None  # noqa: S101 - the family learned of it in the same save
        return referral

    def told_by(self, handover: Handover) -> list[Referral]:
        """The referrals that were first told by this handover, the oldest first."""
        family = self.families.known(handover)
        known = family.referrals if family is not None else ()
        return [one for one in self.referrals(known) if one.handover_id == handover.id]

    def referrals(self, referral_ids: Iterable[UUID]) -> list[Referral]:
        """These referrals of a family, which learned of each in the save that made it."""
        found = (self.records.find(Referral, one) for one in referral_ids)
        return [one for one in found if one is not None]

    def due(self, urgency: Urgency, starts_at: datetime, receiving: Team) -> DueTimes:
        """The due times and the ladder by the rules of the receiving team's area, as of today."""
        return due_and_ladder(urgency, starts_at, receiving.hours, self.rulebook, receiving.area)
