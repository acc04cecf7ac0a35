"""What the receiving team answers, and the sender's redirect of a handover that was declined.

Must not know the rules: a command is made and handed over.
"""

from uuid import UUID

from handover import commands as c
from web.api.blueprint import ApiBlueprint
from web.api.once import Left, Once, carry_out_once
from web.api.shown_handover import StandingSchema
from web.permissions import requires
from web.schemas.answer import AcknowledgeSchema, DeclineSchema, ReceivedSchema, RedirectSchema

blueprint = ApiBlueprint("answers", "/handovers/<uuid:handover_id>", "Acknowledged, or declined")


@blueprint.changes("/received", requires(c.MarkReceived), body=ReceivedSchema, gives=StandingSchema)
def mark_received(once: Once, handover_id: UUID) -> Left:
    """Say that your team has seen it. Every clock goes on."""
    return carry_out_once(once.made(handover_id), once)


@blueprint.changes(
    "/acknowledgement", requires(c.Acknowledge), body=AcknowledgeSchema, gives=StandingSchema
)
def acknowledge(once: Once, handover_id: UUID) -> Left:
    """Take it on: a named professional, a next action and a date. The clock stops."""
    return carry_out_once(once.made(handover_id), once)


@blueprint.changes("/decline", requires(c.Decline), body=DeclineSchema, gives=StandingSchema)
def decline(once: Once, handover_id: UUID) -> Left:
    """Say no, with a reason. The sender holds it, as before."""
    return carry_out_once(once.made(handover_id), once)


@blueprint.changes("/redirect", requires(c.Redirect), body=RedirectSchema, gives=StandingSchema)
def redirect(once: Once, handover_id: UUID) -> Left:
    """Send a declined handover to another team: new clocks, the same record."""
    return carry_out_once(once.made(handover_id), once)
