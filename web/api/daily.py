"""Daily work: naming a colleague, setting aside, "I am ringing now", and a word of mouth.

Must not know the rules: a command is made and handed over. No clock stops here.
"""

from uuid import UUID

from handover.daily import commands as d
from web.api.blueprint import ApiBlueprint
from web.api.once import Left, Once, carry_out_once
from web.api.shown_handover import StandingSchema
from web.permissions import requires
from web.schemas.daily import (
    ClaimCallSchema,
    ReassignSchema,
    ReassignSenderSchema,
    SetAsideSchema,
    WordOfMouthSchema,
)

blueprint = ApiBlueprint("daily", "/handovers/<uuid:handover_id>", "Daily work on a handover")


@blueprint.changes("/colleague", requires(d.Reassign), body=ReassignSchema, gives=StandingSchema)
def reassign(once: Once, handover_id: UUID) -> Left:
    """Name another colleague of the receiving team. The promise and its day stay."""
    return carry_out_once(once.made(handover_id), once)


@blueprint.changes(
    "/sender", requires(d.ReassignSender), body=ReassignSenderSchema, gives=StandingSchema
)
def reassign_sender(once: Once, handover_id: UUID) -> Left:
    """Name another colleague of the sending team, who holds the family from now on."""
    return carry_out_once(once.made(handover_id), once)


@blueprint.changes("/set-aside", requires(d.SetAside), body=SetAsideSchema, gives=StandingSchema)
def set_aside(once: Once, handover_id: UUID) -> Left:
    """Move it to the end of your own team's list for a while. No clock stops."""
    return carry_out_once(once.made(handover_id), once)


@blueprint.changes("/ringing", requires(d.ClaimCall), body=ClaimCallSchema, gives=StandingSchema)
def claim_call(once: Once, handover_id: UUID) -> Left:
    """Say "I am ringing now". It ends by itself after 15 minutes, and refuses nobody's call."""
    return carry_out_once(once.made(handover_id), once)


@blueprint.changes(
    "/word-of-mouth", requires(d.ReportWordOfMouth), body=WordOfMouthSchema, gives=StandingSchema
)
def report_word_of_mouth(once: Once, handover_id: UUID) -> Left:
    """Report what somebody said in a conversation: they take it on. Unconfirmed: no clock stops."""
    return carry_out_once(once.made(handover_id), once)
