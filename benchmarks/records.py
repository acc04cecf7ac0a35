"""Handovers to be recorded by a program, each of another mother. Must not know what is measured."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

from benchmarks.copies import valid_numbers
from benchmarks.serving import Client
from tests.programs import V1, Body, record_body

DUE_IN = timedelta(days=60)
FIRST_NUMBER = 999_500_000
"""Far from those with which a region is grown, and from those of its own families."""


def bodies(midwife: Client) -> Iterator[Body]:
    """What her program sends, without an end; all to the first health visitors that it finds."""
    found = json.loads(midwife.get(f"{V1}/teams?q=derby"))["teams"]
    team = UUID(next(one["team_id"] for one in found if one["kind"] == "health_visiting"))
    due_on = datetime.now(UTC).date() + DUE_IN
    for number in valid_numbers(FIRST_NUMBER):
        body = record_body(team)
        body["about"]["mother"]["nhs_number"] = number
        body["about"]["due_on"] = due_on.isoformat()
        yield body
