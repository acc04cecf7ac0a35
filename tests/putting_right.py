"""How a record is put right in tests: commands for one handover, and bodies for the API.

As tests/losing.py; everything is right on Tuesday 24 November 2026.
"""

from datetime import date
from typing import Any
from uuid import UUID

from handover.answers import Answer, HowKnown, Knowledge
from handover.correcting.changes import Revision
from handover.correcting.commands import ConfirmChangeRead, CorrectIdentity, Reopen, Revise
from handover.handover import Handover
from handover.person import Mother
from tests.programs import Body, once

SHE_SAID = Answer(Knowledge.KNOWN, "He is Tom Reed and visits", HowKnown.TOLD, "The mother")


def revise(handover_id: UUID, seen: int = 0, **changed: Any) -> Revise:
    """The command by which Mary says what she has learned of the father, unless told otherwise."""
    facts = changed or {"father": SHE_SAID}
    return Revise(handover_id, "She rang back", seen, **facts)


def change_read(handover_id: UUID, seen: int = 1) -> ConfirmChangeRead:
    """The command by which a team says that it has read the first change."""
    return ConfirmChangeRead(handover_id, seen)


def revisions(handover: Handover) -> list[Revision]:
    """The changes of what a record says."""
    return [one for one in handover.changes if isinstance(one, Revision)]


def reopen(handover_id: UUID, on: date | None = None) -> Reopen:
    """The command that opens it again."""
    return Reopen(handover_id, "Closed by mistake", on)


def revise_body(**changed: Any) -> Body:
    """What Mary has learned of the father, as a program sends it."""
    father = {
        "knowledge": "known",
        "words": "He is Tom Reed and visits",
        "how_known": "told",
        "from_whom": "The mother",
    }
    told = {"reason": "She rang back", "changes_seen": 0, "safer": {"father": father}}
    return once({**told, **changed})


def correct_number(handover_id: UUID, name: str = "Test Mother") -> CorrectIdentity:
    """The command that gives the mother of the tests, by this name, another number."""
    return correct(handover_id, Mother("9990000026", name, date(1996, 5, 3)))


def identity_body(**changed: Any) -> Body:
    """Another number, as a program sends it."""
    mother = {"nhs_number": "999 000 0026", "name": "Rosa Lind", "born_on": "1996-05-03"}
    told = {"mother": mother, "reason": "Read from the wrong notes", "changes_seen": 0}
    return once({**told, **changed})


def correct(handover_id: UUID, mother: Mother, **dates: date | None) -> CorrectIdentity:
    """The command that says who she is; the date is right unless one is given."""
    return CorrectIdentity(handover_id, mother, "Read from the wrong notes", 0, **dates)
