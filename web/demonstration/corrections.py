"""Turns what an invented handover tells of a record that is put right into its command.

Must not know the other deeds.
"""

from dataclasses import replace
from uuid import UUID

from handover import commands as c
from handover.correcting import commands as p
from handover.person import About
from web.demonstration.mothers import number_of
from web.demonstration.stories import Deed, Step, stories


def puts_right(step: Step, handover_id: UUID) -> c.OnHandover | None:
    """The command that does `step`; None if it is about something else."""
    match step.deed:
        case Deed.REVISE:
            words = step.words
            return p.Revise(
                handover_id, words["reason"], words["seen"], situation=words["situation"]
            )
        case Deed.CHANGE_READ:
            return p.ConfirmChangeRead(handover_id, step.words["seen"])
        case Deed.REOPEN:
            return p.Reopen(handover_id, step.words["reason"])
    return None


def corrected(step: Step, handover_id: UUID, about: About) -> p.CorrectIdentity:
    """The correction of a number: to that of the mother who is named, or back to her own."""
    mother = replace(
        about.mother, nhs_number=_number(step.words.get("number_of", about.mother.name))
    )
    return p.CorrectIdentity(handover_id, mother, step.words["reason"], step.words["seen"])


def _number(name: str) -> str:
    return number_of(next(one.number for one in stories() if one.mother.name == name))
