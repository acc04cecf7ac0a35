"""Log what came of a call. An attempt is never a contact; only a conversation stops a clock.

Must not know the rules: a command is made and handed over.
"""

from uuid import UUID

from handover import commands as c
from web.api.blueprint import ApiBlueprint
from web.api.once import Left, Once, carry_out_once
from web.api.shown_handover import StandingSchema
from web.permissions import requires
from web.schemas.calls import AttemptSchema, ConversationSchema

blueprint = ApiBlueprint("calls", "/handovers/<uuid:handover_id>", "What came of each call")


@blueprint.changes("/attempts", requires(c.LogAttempt), body=AttemptSchema, gives=StandingSchema)
def log_attempt(once: Once, handover_id: UUID) -> Left:
    """Log a call that reached nobody who can take it on. No clock stops."""
    return carry_out_once(once.made(handover_id), once)


@blueprint.changes(
    "/conversations", requires(c.LogConversation), body=ConversationSchema, gives=StandingSchema
)
def log_conversation(once: Once, handover_id: UUID) -> Left:
    """Log two-way talk with a named professional. The call clock stops."""
    return carry_out_once(once.made(handover_id), once)
