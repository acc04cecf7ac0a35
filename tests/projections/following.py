"""What tests ask of the lists of referrals, reviews and disagreements."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from projections import disagreements, referral_lists
from projections.overdue import Narrowed
from tests.projections.boards import Boards
from tests.region import LEICESTER

FIVE_PM = datetime(2026, 11, 25, 17, 0, tzinfo=UTC)
"""When a word is due of what was referred the day before."""
LATE = FIVE_PM + timedelta(milliseconds=1)
EVERYWHERE = Narrowed()


def connected(boards: Boards) -> Connection:
    """The tables with all that has happened."""
    boards.projector.catch_up_fully()
    return boards.reads.engine.connect()


def followed(boards: Boards, team_id: UUID = LEICESTER) -> list[Mapping[Any, Any]]:
    """The team's own list."""
    with connected(boards) as connection:
        return list(referral_lists.followed_by(connection, team_id).rows)


def figures(
    boards: Boards, now: datetime = LATE, narrowed: Narrowed = EVERYWHERE
) -> tuple[int, int, int]:
    """Unanswered, unreviewed, disputed."""
    with connected(boards) as connection:
        counted = (
            referral_lists.unanswered_count(connection, now, narrowed),
            referral_lists.unreviewed_count(connection, narrowed),
            disagreements.unsettled_count(connection, narrowed),
        )
        listed = (
            referral_lists.unanswered(connection, now, narrowed).total,
            referral_lists.unreviewed(connection, narrowed).total,
            disagreements.unsettled(connection, narrowed).total,
        )
    assert counted == listed
    return counted
