"""The lists of referrals: whose word is awaited, and which reviews are open. Worst first.

A team's own list takes the mother's name from the inbox's table, by the handover; a lead's names
nobody. Late is worked out on read, from due times and `now`. Must not know how a row comes about.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Executable, and_, func, select

from projections.hidden_elsewhere import is_shown_narrowed, veiled_page_elsewhere
from projections.inbox import inbox
from projections.model import NOTHING, Listed, Page
from projections.overdue import Narrowed
from projections.referrals import IS_AWAITED, IS_STOPPED, IS_UNREVIEWED, referrals
from projections.statements import KEPT, NOW, TEAM

_IS_LATE = and_(IS_AWAITED, referrals.c.word_due_at < NOW)


def _counting(*conditions: ColumnElement[bool]) -> Executable:
    return select(func.count()).select_from(referrals).where(*conditions)


def _of_team(which: ColumnElement[bool]) -> Listed:
    return Listed(
        select(referrals, inbox.c.mother_name, inbox.c.nhs_number)
        .join(inbox, inbox.c.handover_id == referrals.c.handover_id)
        .where(referrals.c.team_id == TEAM, which)
        .order_by(referrals.c.word_due_at, referrals.c.referral_id)
    )


_LATE_OF_TEAM = _counting(referrals.c.team_id == TEAM, _IS_LATE)
_AWAITED_OF_TEAM, _STOPPED_OF_TEAM = _of_team(IS_AWAITED), _of_team(IS_STOPPED)


def followed_by(connection: Connection, team_id: UUID, number: int = 1) -> Page:
    """What the team waits for, the longest due first. Names the mother: for that team only."""
    return _AWAITED_OF_TEAM.page(connection, number, {TEAM.key: team_id})


def stopped_of(connection: Connection, team_id: UUID, number: int = 1) -> Page:
    """What a loss stopped before its outcome was known: nothing is due, and it stands apart."""
    return _STOPPED_OF_TEAM.page(connection, number, {TEAM.key: team_id})


def unanswered_of(connection: Connection, team_id: UUID, now: datetime) -> int:
    """How many words are late at `now`: the team rings."""
    return _count(connection, _LATE_OF_TEAM, {NOW.key: now, TEAM.key: team_id})


def unanswered(connection: Connection, now: datetime, narrowed: Narrowed, number: int = 1) -> Page:
    """For the lead: every word that is late at `now`, the latest first."""
    page = _unanswered(narrowed).page(connection, number, {NOW.key: now})
    return veiled_page_elsewhere(connection, page)


def unreviewed(connection: Connection, narrowed: Narrowed, number: int = 1) -> Page:
    """For the lead: every open review, the first that is due first."""
    return veiled_page_elsewhere(connection, _unreviewed(narrowed).page(connection, number))


def unanswered_count(connection: Connection, now: datetime, narrowed: Narrowed) -> int:
    """How many `unanswered` lists."""
    return _count(connection, _late_in(narrowed), {NOW.key: now})


def unreviewed_count(connection: Connection, narrowed: Narrowed) -> int:
    """How many `unreviewed` lists."""
    return _count(connection, _unreviewed_in(narrowed))


@lru_cache(KEPT)
def _unanswered(narrowed: Narrowed) -> Listed:
    query = select(referrals).where(_IS_LATE, *_within(narrowed))
    return Listed(query.order_by(referrals.c.word_due_at, referrals.c.referral_id))


@lru_cache(KEPT)
def _unreviewed(narrowed: Narrowed) -> Listed:
    query = select(referrals).where(IS_UNREVIEWED, *_within(narrowed))
    return Listed(query.order_by(referrals.c.review_due_at, referrals.c.referral_id))


@lru_cache(KEPT)
def _late_in(narrowed: Narrowed) -> Executable:
    return _counting(_IS_LATE, *_within(narrowed))


@lru_cache(KEPT)
def _unreviewed_in(narrowed: Narrowed) -> Executable:
    return _counting(IS_UNREVIEWED, *_within(narrowed))


def _within(narrowed: Narrowed) -> list[ColumnElement[bool]]:
    """The team that referred is in one organisation, team or area."""
    asked = {"ods_code": narrowed.ods_code, "team_id": narrowed.team_id, "area": narrowed.area}
    columns = {name: "team_id" if name == "team_id" else f"team_{name}" for name in asked}
    conditions: list[ColumnElement[bool]] = []
    for name, value in asked.items():
        if value:
            conditions.append(referrals.c[columns[name]] == value)
            conditions.append(is_shown_narrowed(referrals.c.handover_id, name, value))
    return conditions


def _count(connection: Connection, counting: Executable, asked: Mapping[str, Any] = NOTHING) -> int:
    count: int = connection.execute(counting, asked).scalar_one()
    return count
