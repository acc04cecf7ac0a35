"""What happened to a handover, in order, with when it happened and when it was recorded.

Holds who acted and what came of it, never the story of the family: leads read it too.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, Connection, Table, Text, Uuid, bindparam, select

from handover import events
from handover.area_events import AreaOverridden
from handover.chasing.events import ClockEvent
from handover.correcting.events import (
    IdentityCorrected,
    Reopened,
    Revised,
)
from handover.disagreement.events import DisagreementRecorded
from handover.family.export_events import ChronologyExported
from handover.lead_events import LeadActed
from handover.loss_events import LossLearned
from handover.move_events import MoveLearned
from handover.referral import events as referral
from handover.referral.silence_events import SilenceReturned
from handover.stated import Stated
from handover.succession_events import TeamSucceeded
from handover.undo_events import LossUndone
from handover.words_events import WordsKept
from projections.clock_lines import clock_detail
from projections.columns import Instant, Position
from projections.daily_lines import Line, daily_detail, with_calls_logged
from projections.database import metadata
from projections.model import Folds
from projections.statements import OF
from projections.writing import insert_row

timeline = Table(
    "timeline",
    metadata,
    Column("handover_id", Uuid, primary_key=True),
    Column("position", Position, primary_key=True),
    Column("referral_id", Uuid, index=True),
    Column("what", Text, nullable=False),
    Column("happened_at", Instant, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("by_account", Text, nullable=False),
    Column("by_name", Text, nullable=False),
    Column("by_role", Text, nullable=False),
    Column("by_team", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("detail", JSON, nullable=False),
)
folds = Folds(timeline)
Shown = events.Event | referral.Event | ChronologyExported
"""What has a line."""

_LINES = (
    select(timeline).where(timeline.c.handover_id == bindparam(OF)).order_by(timeline.c.position)
)
_BEGAN = select(timeline.c.handover_id).where(timeline.c.referral_id == bindparam(OF)).limit(1)


def timeline_of(
    connection: Connection, handover_id: UUID, as_known_on: datetime | None = None
) -> list[Line]:
    """Everything that was recorded about the handover, in the order of recording.

    `as_known_on` leaves out what was recorded after that moment. What was recorded of a referral
    through the handover stands among its own, each where it stands in the log.
    """
    query = _LINES if as_known_on is None else _LINES.where(timeline.c.recorded_at <= as_known_on)
    return with_calls_logged(connection.execute(query, {OF: handover_id}).mappings().all())


@folds.placed_on(events.Event)
def happened(connection: Connection, event: events.Event, position: int) -> None:
    """Add one line, whatever happened."""
    insert_row(connection, timeline, _line(event.originator_id, event, position))


@folds.placed_on(referral.Made)
def referred(connection: Connection, event: referral.Made, position: int) -> None:
    """Add the first line of a referral to the handover by which it was told."""
    _add_of_referral(connection, event, event.handover_id, position)


@folds.placed_on(referral.Event)
def followed(connection: Connection, event: referral.Event, position: int) -> None:
    """Add a line where the referral began, whichever handover of the family it was told by."""
    _add_of_referral(connection, event, _began(connection, event), position)


@folds.placed_on(referral.Disputed, referral.DisputeSettled)
def disputed(
    connection: Connection, event: referral.Disputed | referral.DisputeSettled, position: int
) -> None:
    """Add it where the referral began, unless the disagreement's own line stands there."""
    handover_id = _began(connection, event)
    if handover_id != event.handover_id:
        _add_of_referral(connection, event, handover_id, position)


@folds.placed_on(ChronologyExported)
def exported(connection: Connection, event: ChronologyExported, position: int) -> None:
    """Add a line to the handover through which the chronology was taken out."""
    insert_row(connection, timeline, _line(event.handover_id, event, position))


def line_of(event: Shown) -> dict[str, Any]:
    """What the line of an event holds, but for the handover that it stands in.

    Nothing in it changes afterwards, so a moment of the past is a cut through the lines.
    """
    envelope = event.envelope
    return {
        "what": line_name(event),
        "happened_at": envelope.happened_at,
        "recorded_at": envelope.recorded_at,
        "by_account": envelope.account_id,
        "by_name": envelope.name,
        "by_role": envelope.role.value,
        "by_team": envelope.team_name,
        "source": envelope.source.value,
        "detail": _detail_of(event),
    }


def line_name(event: Stated) -> str:
    """Its name: of a handover the last word of its topic, of anything else all of it."""
    if isinstance(event, events.Event):
        return event.TOPIC.removeprefix("handover.")
    return event.TOPIC.removeprefix("family.").replace(".", "_")


def _detail_of(event: Shown) -> dict[str, Any]:
    match event:
        case ChronologyExported():
            on = event.as_known_on
            return {"part": event.part.value, "as_known_on": _say(on) if on else ""}
        case referral.Event():
            return referral_detail(event)
    return _detail(event)


def _began(connection: Connection, event: referral.Event) -> UUID:
    """The handover in which the referral began."""
    handover_id: UUID = connection.execute(_BEGAN, {OF: event.originator_id}).scalar_one()
    return handover_id


def _add_of_referral(
    connection: Connection, event: referral.Event, handover_id: UUID, position: int
) -> None:
    line = _line(handover_id, event, position) | {"referral_id": event.originator_id}
    insert_row(connection, timeline, line)


def _line(handover_id: UUID, event: Shown, position: int) -> dict[str, Any]:
    return {"handover_id": handover_id, "position": position, **line_of(event)}


def _detail(event: events.Event) -> dict[str, Any]:
    """What the line says beside its name: facts of the call and the teams, no free text."""
    match event:
        case events.Recorded():
            return {
                "kind": event.kind.value,
                "urgency": event.urgency.value,
                "trigger": event.trigger.value,
                "receiving": event.receiving.name,
            }
        case events.CallAttempted():
            return {"outcome": event.attempt.outcome.value, "number": event.attempt.number}
        case events.ConversationHeld():
            talk = event.conversation
            return {
                "with_name": talk.with_name,
                "with_role": talk.with_role,
                "with_team": talk.with_team,
                "number": talk.number,
                "verified_how": talk.verified_how.value,
                "is_read_back": talk.is_read_back,
            }
        case events.Acknowledged():
            promise = event.acknowledgement
            return {
                "professional": promise.professional,
                "professional_role": promise.professional_role,
                "next_action_on": promise.next_action_on.isoformat(),
            }
        case events.Declined():
            return {"suggested": event.suggested.name if event.suggested else ""}
        case events.Redirected():
            return {"receiving": event.receiving.name}
    return _of_what_followed(event)


def _of_what_followed(event: events.Event) -> dict[str, Any]:
    match event:
        case events.ResponseReported():
            day = event.next_action_on
            return {"is_done": event.is_done, "next_action_on": day.isoformat() if day else ""}
    return _learned(event)


def _learned(event: events.Event) -> dict[str, Any]:
    """What a line says of what a handover learned from its family, and of a lead's call."""
    match event:
        case LossLearned():
            return {"is_stop": event.is_stop}
        case AreaOverridden():
            return {"is_out_of_area": event.said.is_out_of_area}
        case TeamSucceeded():
            return {"closed": event.closed.name, "successor": event.successor.name}
        case LeadActed():
            return {
                "with_name": event.with_name,
                "with_role": event.with_role,
                "team": event.team.name,
                "next_action_on": event.next_action_on.isoformat(),
            }
        case MoveLearned():
            return {
                "is_suspected": event.move.is_suspected,
                "tell_by": event.tell_by.isoformat(),
            }
        case WordsKept():
            return {"findings": [one.finding.value for one in event.kept]}
        case DisagreementRecorded():
            about = "outcome" if event.referral_id else "decline"
            return {"about": about, "other_side": event.other_side}
        case LossUndone():
            since = event.stopped_at
            return {"stopped_at": since.isoformat() if since else ""}
    return _put_right(event)


def _put_right(event: events.Event) -> dict[str, Any]:
    """What was put right, without what it says now."""
    match event:
        case Revised():
            return {"answers": len(event.changed), "urgency": event.urgency.value}
        case IdentityCorrected():
            return {"is_moved": event.is_moved}
        case Reopened():
            day = event.next_action_on
            return {"state": event.state.value, "next_action_on": day.isoformat() if day else ""}
        case ClockEvent():
            return clock_detail(event)
    return daily_detail(event)


def referral_detail(event: referral.Event) -> dict[str, Any]:
    """The same of a referral: to whom, what came of it, and what is due; no free text."""
    match event:
        case referral.Made():
            told = event.told
            named = {"to": told.to.value, "authority": told.authority}
            return {**named, "made_as": told.made_as.value, "due_at": _say(event.due.due_at)}
        case referral.Acknowledged():
            taken_as = event.answer.taken_as.value
            return {"taken_as": taken_as, "due_at": _say(event.due.due_at)}
        case referral.OutcomeRecorded():
            return {"outcome": event.given.outcome.value, "given_by": event.given.given_by}
        case referral.ReviewOpened():
            return {"due_at": _say(event.due.due_at)}
        case referral.Reviewed():
            due_at = _say(event.due.due_at) if event.due else ""
            return {"decision": event.decision.value, "due_at": due_at}
        case referral.FollowedByAnother():
            return {"team": event.team.name}
        case SilenceReturned():
            return {"team": event.team.name, "is_acknowledged": event.is_acknowledged}
    return {}


def _say(moment: datetime) -> str:
    return moment.isoformat()
