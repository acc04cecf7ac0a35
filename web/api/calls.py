"""Log what came of a call. An attempt is never a contact; only a conversation stops a clock.

Must not know the rules: a command is made and handed over.
"""

from uuid import UUID

from handover import commands as c
from web.api.blueprint import ApiBlueprint
from web.api.once import Left, Once, OnceSchema, carry_out_once
from web.api.shown_handover import StandingSchema
from web.permissions import requires
from web.schemas.calls import AttemptSchema, ConversationSchema

blueprint = ApiBlueprint("calls", "/handovers/<uuid:handover_id>", "What came of each call")


class AttemptBody(OnceSchema, AttemptSchema):
    """A call that reached nobody, with the command id."""


class ConversationBody(OnceSchema, ConversationSchema):
    """Two-way talk with a named professional, with the command id."""


@blueprint.changes("/attempts", requires(c.LogAttempt), body=AttemptBody, gives=StandingSchema)
def log_attempt(once: Once, handover_id: UUID) -> Left:
    """Log a call that reached nobody who can take it on. No clock stops."""
    return carry_out_once(once.made(handover_id), once, AttemptBody)


@blueprint.changes(
    "/conversations", requires(c.LogConversation), body=ConversationBody, gives=StandingSchema
)
def log_conversation(once: Once, handover_id: UUID) -> Left:
    """Log two-way talk with a named professional. The call clock stops."""
    return carry_out_once(once.made(handover_id), once, ConversationBody)
