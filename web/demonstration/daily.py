"""Turns what an invented handover tells of daily work into its command.

Must not know the other deeds.
"""

from datetime import datetime
from uuid import UUID

from handover import commands as c
from handover.daily import commands as d
from handover.daily.asides import HowLong, WhySetAside
from handover.daily.colleagues import Colleague, WhyReassigned
from web.demonstration.stories import Deed, Step


def of_daily_work(step: Step, handover_id: UUID, at: datetime) -> c.OnHandover | None:
    """The command that does `step` at `at`; None if it is about something else."""
    match step.deed:
        case Deed.REASSIGN:
            return d.Reassign(handover_id, *_named(step))
        case Deed.REASSIGN_SENDER:
            return d.ReassignSender(handover_id, *_named(step))
        case Deed.SET_ASIDE:
            how_long, why = HowLong(step.words["how_long"]), WhySetAside(step.words["why"])
            return d.SetAside(handover_id, how_long, why)
        case Deed.CLAIM_CALL:
            return d.ClaimCall(handover_id)
        case Deed.WORD_OF_MOUTH:
            words, day = step.words, step.promised_on(at)
            return d.ReportWordOfMouth(handover_id, words["by_mouth_of"], words["next_action"], day)
    return None


def _named(step: Step) -> tuple[Colleague, WhyReassigned]:
    named = Colleague(step.words["name"], step.words["role"])
    return named, WhyReassigned(step.words["why"])
