"""How a record is put right in tests: commands for one handover, and bodies for the API.

As tests/losing.py; everything is right on Tuesday 24 November 2026.
"""

from datetime import date
from uuid import UUID

from handover.answers import Answer, HowKnown, Knowledge
from handover.correcting.commands import ConfirmChangeRead, Reopen, Revise
from tests.programs import Body, once

SHE_SAID = Answer(Knowledge.KNOWN, "He is Tom Reed and visits", HowKnown.TOLD, "The mother")


def revise(handover_id: UUID, seen: int = 0, **changed: object) -> Revise:
    """The command by which Mary says what she has learned of the father, unless told otherwise."""
    facts = changed or {"father": SHE_SAID}
    return Revise(handover_id, "She rang back", seen, **facts)  # type: ignore[arg-type]  # any of its fields


def change_read(handover_id: UUID, seen: int = 1) -> ConfirmChangeRead:
    """The command by which a team says that it has read the first change."""
    return ConfirmChangeRead(handover_id, seen)


def reopen(handover_id: UUID, on: date | None = None) -> Reopen:
    """The command that opens it again."""
    return Reopen(handover_id, "Closed by mistake", on)


def revise_body(**changed: object) -> Body:
    """What Mary has learned of the father, as a program sends it."""
    father = {
        "knowledge": "known",
        "words": "He is Tom Reed and visits",
        "how_known": "told",
        "from_whom": "The mother",
    }
    told = {"reason": "She rang back", "changes_seen": 0, "safer": {"father": father}}
    return once({**told, **changed})
