"""Finds candidates in the read tables, and in the log whatever the tables do not show yet.

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
from projections.projector import Projector
from projections.successions import open_ids

Kind = type[events.Event] | type[team_events.Event]


class InTables:
    """Looks where the lists look, and reads the rest of the log."""

    def __init__(self, service: HandoverService, reads: ReadDatabase, projector: Projector) -> None:
        self._service = service
        self._read_log = service.read_log
        self._reads = reads
        self._projector = projector

    def open_with(self, team_id: UUID) -> Collection[UUID]:
        """Handovers that may be open with the team, on either side."""
        return self._found(events.Event, lambda connection: open_ids(connection, team_id))

    def _told_by(self, referral_ids: set[UUID]) -> set[UUID]:
        """The handovers by which these referrals were first told."""
        found: Iterable[Referral] = map(self._service.repository.get, referral_ids)
        return {one.handover_id for one in found}

    def teams(self) -> Collection[UUID]:
        """Teams that may be open."""

        def open_teams(connection: Connection) -> set[UUID]:
            return {team["team_id"] for team in all_teams(connection)}

        return self._found(team_events.Event, open_teams)

    def _found(self, kind: Kind, in_tables: Callable[[Connection], set[UUID]]) -> list[UUID]:
        """What the tables hold, and what was touched after the place up to which they are true.

        The place is read before the rows, so that nothing falls between the two. Of tables that
        have read another log nothing is believed: then all of this one is looked at.
        """
        self._projector.catch_up()
        mark = self._projector.mark()
        position = mark.position if mark.is_in(self._service) else 0
        with self._reads.reading() as connection:
            ids = in_tables(connection)
        ids |= touched_since(self._read_log, position, kind)
        if kind is events.Event:
            ids |= self._told_by(touched_since(self._read_log, position, referral_events.Event))
        return sorted(ids)
