"""The referrals that are followed, and where each stands: a row from the moment it was made.

Has no column that names a mother: the lead reads it too. Must not know the lists that are made of
it (referral_lists.py), nor what is late.
"""

from sqlalchemy import (
    Column,
    Connection,
    Index,
    Table,
    Text,
    Uuid,
    and_,
    or_,
    update,
)

from handover.reference import call_reference
from handover.referral import events
from handover.referral.silence_events import SilenceReturned
from handover.team_events import SuccessorNamed
from handover.teams import TeamNamed
from projections.columns import Instant
from projections.database import metadata
from projections.model import Folds
from projections.writing import change_row, insert_row

referrals = Table(
    "referrals",
    metadata,
    Column("referral_id", Uuid, primary_key=True),
    Column("handover_id", Uuid, nullable=False),
    Column("reference", Text, nullable=False),
    Column("to", Text, nullable=False),
    Column("authority", Text, nullable=False),
    Column("made_as", Text, nullable=False),
    Column("taken_as", Text),
    Column("made_at", Instant, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("team_id", Uuid, nullable=False, index=True),
    Column("team_name", Text, nullable=False),
    Column("team_organisation", Text, nullable=False),
    Column("team_ods_code", Text, nullable=False),
    Column("team_area", Text, nullable=False),
    Column("team_telephone", Text, nullable=False),
    Column("word_due_at", Instant),
    Column("silence_at", Instant),
    Column("acknowledged_at", Instant),
    Column("outcome", Text),
    Column("outcome_at", Instant),
    Column("review_due_at", Instant),
    Column("review_opened_at", Instant),
    Column("decision", Text),
    Column("reviewed_at", Instant),
    Column("reviewed_by", Text),
    Column("stopped_at", Instant),
)
folds = Folds(referrals)

IS_AWAITED = and_(referrals.c.word_due_at.is_not(None), referrals.c.stopped_at.is_(None))
"""A word of the authority is awaited, and no loss has stopped what is due about it."""
IS_UNTOLD = and_(IS_AWAITED, referrals.c.silence_at.is_(None))
"""The same, and that the word did not come is not recorded (yet)."""
IS_STOPPED = and_(referrals.c.word_due_at.is_not(None), referrals.c.stopped_at.is_not(None))
IS_UNREVIEWED = referrals.c.review_due_at.is_not(None)
IS_FOLLOWED = or_(referrals.c.word_due_at.is_not(None), IS_UNREVIEWED)
"""Something is still to come of it, though a loss may have stopped it."""

for _name, _columns, _which in (
    ("referrals_awaited", (referrals.c.team_id, referrals.c.word_due_at), IS_AWAITED),
    ("referrals_followed", (referrals.c.team_id,), IS_FOLLOWED),
    ("referrals_silent", (referrals.c.word_due_at,), IS_AWAITED),
    ("referrals_untold", (referrals.c.word_due_at,), IS_UNTOLD),
    ("referrals_unreviewed", (referrals.c.review_due_at,), IS_UNREVIEWED),
):
    Index(_name, *_columns, sqlite_where=_which, postgresql_where=_which)


@folds.on(events.Made)
def made(connection: Connection, event: events.Made) -> None:
    """Follow it from its first moment."""
    row = {
        "referral_id": event.originator_id,
        "handover_id": event.handover_id,
        "reference": call_reference(event.handover_id),
        "to": event.told.to.value,
        "authority": event.told.authority,
        "made_as": event.told.made_as.value,
        "made_at": event.envelope.happened_at,
        "recorded_at": event.envelope.recorded_at,
        "recorded_by": event.envelope.name,
        "word_due_at": event.due.due_at,
        **_team(event.team),
    }
    insert_row(connection, referrals, row)


@folds.on(SuccessorNamed)
def succeeded(connection: Connection, event: SuccessorNamed) -> None:
    """Whoever took over from a closed team follows what that team had referred."""
    are_theirs = referrals.c.team_id == event.originator_id
    connection.execute(update(referrals).where(are_theirs).values(**_team(event.successor)))


@folds.on(events.FollowedByAnother)
def followed_by_another(connection: Connection, event: events.FollowedByAnother) -> None:
    """It stands on the list of who follows it now."""
    _set(connection, event, **_team(event.team))


@folds.on(events.Acknowledged)
def acknowledged(connection: Connection, event: events.Acknowledged) -> None:
    """From now on its outcome is waited for."""
    _set(
        connection,
        event,
        taken_as=event.answer.taken_as.value,
        acknowledged_at=event.envelope.happened_at,
        word_due_at=event.due.due_at,
        silence_at=None,
    )


@folds.on(events.OutcomeRecorded)
def decided(connection: Connection, event: events.OutcomeRecorded) -> None:
    """Nothing is waited for."""
    _set(
        connection,
        event,
        outcome=event.given.outcome.value,
        outcome_at=event.envelope.happened_at,
        word_due_at=None,
    )


@folds.on(events.ReviewOpened)
def opened(connection: Connection, event: events.ReviewOpened) -> None:
    """It stays on the lead's list until somebody has looked."""
    opened_at = event.envelope.recorded_at
    _set(connection, event, review_due_at=event.due.due_at, review_opened_at=opened_at)


@folds.on(events.Reviewed)
def reviewed(connection: Connection, event: events.Reviewed) -> None:
    """Somebody has looked; a word may be awaited again."""
    _set(
        connection,
        event,
        review_due_at=None,
        decision=event.decision.value,
        reviewed_at=event.envelope.recorded_at,
        reviewed_by=event.envelope.name,
        word_due_at=event.due.due_at if event.due else referrals.c.word_due_at,
        silence_at=None,
    )


@folds.on(SilenceReturned)
def silent(connection: Connection, event: SilenceReturned) -> None:
    """It was recorded that the word did not come."""
    _set(connection, event, silence_at=event.envelope.recorded_at)


@folds.on(events.EnteredInError)
def entered_in_error(connection: Connection, event: events.EnteredInError) -> None:
    """It was a mistake: it leaves every list."""
    _set(connection, event, word_due_at=None, review_due_at=None)


@folds.on(events.LossLearned)
def stopped(connection: Connection, event: events.LossLearned) -> None:
    """Nothing about it is due any more."""
    _set(connection, event, stopped_at=event.envelope.recorded_at)


@folds.on(events.LossUndone)
def undone(connection: Connection, event: events.LossUndone) -> None:
    """It was a mistake: what is awaited is due again."""
    _set(connection, event, stopped_at=None)


def _team(team: TeamNamed) -> dict[str, object]:
    return {
        "team_id": team.team_id,
        "team_name": team.name,
        "team_organisation": team.organisation,
        "team_ods_code": team.ods_code,
        "team_area": team.area,
        "team_telephone": team.telephone,
    }


def _set(connection: Connection, event: events.Event, **values: object) -> None:
    change_row(connection, referrals, event.originator_id, values)
