"""Turns what an invented handover tells of a record that is put right into its command.

Must not know the other deeds.
"""

from uuid import UUID

from handover import commands as c
from handover.correcting import commands as p
from web.demonstration.stories import Deed, Step


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
