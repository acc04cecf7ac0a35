"""A handover's timeline with its emails among the lines, each where it was queued.

What became of an email stands in its one line, as it is now: twenty tries are not twenty lines.
Must not know how either is kept.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from projections.outbox import emails_of
from projections.timeline import timeline_of

Row = Mapping[Any, Any]

BY_ITSELF = {"by_account": "", "by_name": "The service", "by_role": "", "by_team": "", "source": ""}
"""Nobody's deed: the service does it because of a line above."""


def whole_timeline(connection: Connection, handover_id: UUID) -> list[Row]:
    """Everything that was recorded and everything that was sent, in the order of recording."""
    lines: list[Row] = [*timeline_of(connection, handover_id)]
    lines += [_line(email) for email in emails_of(connection, handover_id)]
    in_order = sorted(lines, key=lambda line: line["recorded_at"])
    return [{**line, "version": number} for number, line in enumerate(in_order, start=1)]


def _line(email: Row) -> Row:
    team = "sending" if email["is_to_sender"] else "team"
    return {
        **BY_ITSELF,
        "what": "email",
        "happened_at": email["queued_at"],
        "recorded_at": email["queued_at"],
        "detail": {
            team: email["team_name"],
            "occasion": email["occasion"],
            "failures": email["failures"],
            "failure": email["failure"],
            "why_suppressed": email["why_suppressed"],
            "next_try_at": _iso(email["next_try_at"]),
            "sent_at": _iso(email["sent_at"]),
        },
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
