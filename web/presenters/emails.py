"""What became of an email in words: on the timeline of its handover, and on the lead's list.

Pure. Must not know rows of other tables, nor how an email is sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from handover.outbox.occasions import Occasion
from handover.outbox.outcomes import Failure, WhySuppressed
from handover.words import say_time
from web.presenters.email_labels import NOT_TAKEN, OCCASION, SUPPRESSED

NO_SERVER = "Not sent: no mail server is set"
NOT_PICKED_UP = "Not sent yet: nothing has picked it up"


@dataclass(frozen=True)
class EmailShown:
    """One email that could not be sent, as a lead reads it."""

    handover_id: UUID
    reference: str
    team: str
    says: str
    why: str
    queued: str
    is_given_up: bool


def email_shown(row: Mapping[Any, Any], *, has_server: bool) -> EmailShown:
    """A row of the outbox that waits for too long, or was given up."""
    return EmailShown(
        handover_id=row["handover_id"],
        reference=row["reference"],
        team=row["team_name"],
        says=OCCASION[Occasion(row["occasion"])],
        why=_why_unsent(row, has_server=has_server),
        queued=say_time(row["queued_at"]),
        is_given_up=row["given_up_at"] is not None,
    )


def _why_unsent(row: Mapping[Any, Any], *, has_server: bool) -> str:
    if not row["failure"]:
        return NOT_PICKED_UP if has_server else NO_SERVER
    return _tries(row["failure"], row["failures"], row["next_try_at"])


def say_email(detail: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """An email's line of the timeline, as it stands now."""
    to = f"Email to {detail.get('sending') or detail['team']}"
    says = OCCASION[Occasion(detail["occasion"])]
    if detail["sent_at"]:
        sent = say_time(datetime.fromisoformat(detail["sent_at"]))
        return f"{to}: sent", (says, f"Sent {sent}. No clock stopped")
    if detail["why_suppressed"]:
        return f"{to}: not sent", (SUPPRESSED[WhySuppressed(detail["why_suppressed"])],)
    again = datetime.fromisoformat(detail["next_try_at"]) if detail["next_try_at"] else None
    if not detail["failure"]:
        return f"{to}: not sent yet", (says,)
    title = f"{to}: not sent yet" if again else f"{to}: not sent"
    return title, (says, _tries(detail["failure"], detail["failures"], again))


def _tries(failure: str, failures: int, again: datetime | None) -> str:
    """Why it failed last, how often, and when it is tried again."""
    times = "once" if failures == 1 else f"{failures} times"
    then = f"next at {say_time(again)}" if again else "and given up"
    return f"{NOT_TAKEN[Failure(failure)]}. Tried {times}, {then}"
