"""Finds candidates in the read tables, and in the log whatever the tables do not show (yet).

As handover/finding.py asks: never one too few. Must not decide what is done with them.
"""

from collections.abc import Callable, Collection, Iterable
from uuid import UUID

from sqlalchemy import Connection

from handover import events, team_events
from handover.application import HandoverService
from handover.finding import touched_since
from handover.referral import events as referral_events
from handover.referral.referral import Referral
from projections.database import ReadDatabase
from projections.directory import all_teams
from projections.mark import mark_in
from projections.parked import held_of
from projections.projector import Projector
from projections.successions import open_ids

Kind = type[events.Event] | type[referral_events.Event] | type[team_events.Event]
TOPIC: dict[Kind, str] = {
    events.Event: "handover",
    referral_events.Event: "referral",
    team_events.Event: "team",
}
"""The word with which the topics of a kind begin."""


class InTables:
    """Looks where the lists look, and reads the rest of the log."""

    def __init__(self, service: HandoverService, reads: ReadDatabase, projector: Projector) -> None:
        self._service = service
        self._read_log = service.read_log
        self._reads = reads
        self._projector = projector

    def open_with(self, team_id: UUID) -> Collection[UUID]:
        """Handovers that may be open with the team, on either side."""

        def listed(connection: Connection) -> set[UUID]:
            return open_ids(connection, team_id)

        found, (handovers, referrals) = self._found(listed, events.Event, referral_events.Event)
        return sorted(found | handovers | self._told_by(referrals))

    def _told_by(self, referral_ids: set[UUID]) -> set[UUID]:
        """The handovers by which these referrals were first told."""
        found: Iterable[Referral] = map(self._service.repository.get, referral_ids)
        return {one.handover_id for one in found}

    def teams(self) -> Collection[UUID]:
        """Teams that may be open."""

        def listed(connection: Connection) -> set[UUID]:
            return {team["team_id"] for team in all_teams(connection)}

        found, (teams,) = self._found(listed, team_events.Event)
        return sorted(found | teams)

    def _found(
        self, listed: Callable[[Connection], set[UUID]], *kinds: Kind
    ) -> tuple[set[UUID], list[set[UUID]]]:
        """What the tables hold; and of each kind what they lack, for it is held or came later.

        All in one view: tables may be lost and made anew between two. Of tables that have read
        another log nothing is believed: then all of this one is looked at.
        """
        self._projector.catch_up()
        with self._reads.reading() as connection:
            mark, found = mark_in(connection), listed(connection)
            held = [held_of(connection, TOPIC[kind]) for kind in kinds]
        position = mark.position if mark.is_in(self._service) else 0
        later = (touched_since(self._read_log, position, kind) for kind in kinds)
        return found, [one | other for one, other in zip(held, later, strict=True)]
