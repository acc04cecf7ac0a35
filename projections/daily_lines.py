"""What the timeline's lines of daily work hold: names of staff and choices, no free text.

Must not know what else a timeline holds.
"""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, select, update

from handover import events
from handover.daily import events as daily
from handover.daily.claims import whole_minute
from projections.statements import OF

CALL_CLAIMED = daily.CallClaimed.TOPIC.removeprefix("handover.")


def daily_detail(event: events.Event) -> dict[str, Any]:
    """What a line of daily work says beside its name; empty for any other event."""
    match event:
        case daily.Reassigned() | daily.SenderReassigned():
            named = event.colleague
            return {"name": named.name, "role": named.role, "why": event.why.value}
        case daily.WasSetAside():
            return {"until": event.until.isoformat(), "why": event.why.value}
        case daily.CallClaimed():
            return {"until": event.until.isoformat(), "is_call_logged": False}
        case daily.AcknowledgedByWordOfMouth():
            said = event.acknowledgement
            return {
                "professional": said.professional,
                "professional_role": said.professional_role,
                "next_action_on": said.next_action_on.isoformat(),
            }
    return {}


def keep_call(
    connection: Connection, timeline: Table, event: events.CallAttempted | events.ConversationHeld
) -> None:
    """Say in the line of a claim that its call was logged: what ended without one stands out."""
    whose = {OF: event.originator_id, "account": event.envelope.account_id}
    for version, recorded_at, detail in connection.execute(_claims(timeline), whose).all():
        until = datetime.fromisoformat(detail["until"])
        if whole_minute(recorded_at) <= event.envelope.happened_at < until:
            connection.execute(
                update(timeline)
                .where(timeline.c.handover_id == event.originator_id, timeline.c.version == version)
                .values(detail={**detail, "is_call_logged": True})
            )


@cache
def _claims(timeline: Table) -> Select[tuple[int, datetime, dict[str, Any]]]:
    """The claims of one account to be ringing about one handover."""
    return select(timeline.c.version, timeline.c.recorded_at, timeline.c.detail).where(
        timeline.c.handover_id == bindparam(OF),
        timeline.c.what == CALL_CLAIMED,
        timeline.c.by_account == bindparam("account"),
    )
