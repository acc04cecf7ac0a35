"""Finding records for somebody who only looks, and never more than the policy lets them see.

Whose records these are, those of now or those of a moment, is said by who builds it. Must not
change any record, and must not know pages.
"""

from collections.abc import Iterator
from uuid import UUID

from handover.actor import Actor
from handover.deciding.moving import taken_on
from handover.family.families import Families
from handover.family.family import Family
from handover.handover import Handover
from handover.permission import may
from handover.policy import View
from handover.records import Event, Records
from handover.referral.referral import Referral
from handover.refusals import HandoverNotFound
from handover.team import Team
from handover.teams import TeamKind, TeamNamed


class Looks:
    """What may be looked up. Each method finds what these records hold."""

    _records: Records
    families: Families

    def look_up(self, handover_id: UUID, actor: Actor, view: View) -> Handover:
        """The handover, if the policy lets `actor` have `view` of it.

        Raises HandoverNotFound for all others: the answer never tells that it exists.
        """
        handover = self._records.handover(handover_id)
        if not may(actor, view, handover):
            raise HandoverNotFound
        return handover

    def family_of(self, handover_id: UUID, actor: Actor) -> tuple[Handover, Family]:
        """A handover that `actor` may open, and what is known of its family.

        Raises HandoverNotFound for all others, NoFamilyHere as `Families.told_through`.
        """
        handover = self.look_up(handover_id, actor, View.FAMILY)
        return handover, self.families.told_through(handover)

    def known_family(self, handover: Handover) -> Family | None:
        """What is known of the family of a handover that somebody looked up; None if nothing."""
        return self.families.known(handover)

    def referrals_of(self, family: Family | None) -> list[Referral]:
        """The referrals of a family that somebody looked up, the oldest first."""
        if family is None:
            return []
        found = (self._records.find(Referral, one) for one in family.referrals)
        return [one for one in found if one is not None]

    def handovers_seen(self, family: Family, actor: Actor) -> list[Handover]:
        """Those handovers of the family that `actor` may open, the oldest first."""
        every = (self._records.handover(handover_id) for handover_id in family.handovers)
        return [one for one in every if may(actor, View.RECORD, one)]

    def events_of(self, stream_id: UUID) -> Iterator[Event]:
        """All that happened to one record that somebody looked up, in the order of recording."""
        return self._records.events_of(stream_id)

    def may_open(self, handover_id: UUID, actor: Actor) -> bool:
        """Whether the policy lets `actor` open this handover. Raises HandoverNotFound for none."""
        return may(actor, View.RECORD, self._records.handover(handover_id))

    def team_named(self, team_id: UUID) -> TeamNamed | None:
        """A team as the directory names it; None if there is none of this id."""
        team = self._records.find(Team, team_id)
        return None if team is None else team.named

    def kind_of_team(self, team_id: UUID) -> TeamKind:
        """Of which kind a team is. Raises TeamNotFound."""
        return self._records.team(team_id).kind

    def taken_on(self, family: Family | None) -> Handover | None:
        """The handover by which a team of the area that they moved to holds the family."""
        return None if family is None else taken_on(self._records, family)
