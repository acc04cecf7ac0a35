"""What the timeline's lines of daily work hold: names of staff and choices, no free text.

Must not know what else a timeline holds.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from handover import events
from handover.daily import events as daily
from handover.daily.claims import whole_minute

Line = Mapping[Any, Any]
CALL_CLAIMED = daily.CallClaimed.TOPIC.removeprefix("handover.")
CALLS = {
    kind.TOPIC.removeprefix("handover.") for kind in (events.CallAttempted, events.ConversationHeld)
}


def daily_detail(event: events.Event) -> dict[str, Any]:
    """What a line of daily work says beside its name; empty for any other event."""
    match event:
        case daily.Reassigned() | daily.SenderReassigned():
            named = event.colleague
            return {"name": named.name, "role": named.role, "why": event.why.value}
        case daily.WasSetAside():
            return {"until": event.until.isoformat(), "why": event.why.value}
        case daily.CallClaimed():
            return {"until": event.until.isoformat()}
        case daily.AcknowledgedByWordOfMouth():
            said = event.acknowledgement
            return {
                "professional": said.professional,
                "professional_role": said.professional_role,
                "next_action_on": said.next_action_on.isoformat(),
            }
    return {}


def with_calls_logged(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of a claim with whether its call was logged: what has none stands out.

    It is worked out whenever they are read, so that no line ever changes.
    """
    return [
        {**line, "detail": {**line["detail"], "is_call_logged": _is_logged(line, lines[place:])}}
        if line["what"] == CALL_CLAIMED
        else line
        for place, line in enumerate(lines)
    ]


def _is_logged(claim: Line, since: Sequence[Line]) -> bool:
    began = whole_minute(claim["recorded_at"])
    until = datetime.fromisoformat(claim["detail"]["until"])
    return any(
        line["what"] in CALLS
        and line["by_account"] == claim["by_account"]
        and (line["recorded_at"] < began or began <= line["happened_at"] < until)
        for line in since
    )
