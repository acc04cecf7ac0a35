"""Exports of a chronology in tests: commands for one handover, and bodies for the API.

As tests/telling.py; everything is right on Tuesday 24 November 2026.
"""

from typing import Any
from uuid import UUID

from handover.family.commands import ExportChronology
from handover.family.exports import Part, Purpose
from tests.programs import Body, once

WHY = "The conference on 3 December asked for it"


def export(handover_id: UUID, **changed: Any) -> ExportChronology:
    """The command: significant events, for a meeting."""
    facts: dict[str, Any] = {
        "part": Part.SIGNIFICANT,
        "purpose": Purpose.MEETING,
        "reason": WHY,
        **changed,
    }
    return ExportChronology(handover_id, **facts)


def export_body(**changed: Any) -> Body:
    """The same, as a program sends it."""
    told = {"part": "significant", "purpose": "meeting", "reason": WHY}
    return once({**told, **changed})
