"""What a lead agreed with a team about a handover, or about several in one call.

Must not know the rules: a command is made and handed over.
"""

from uuid import UUID

from handover.lead_commands import AgreeWithTeam
from web.api.blueprint import ApiBlueprint
from web.api.once import Left, Once, OnceSchema, carry_out_once
from web.api.shown_handover import StandingSchema
from web.permissions import requires
from web.schemas.agreeing import AgreeSchema

blueprint = ApiBlueprint(
    "leading", "/handovers/<uuid:handover_id>", "What a lead agreed with a team"
)


class AgreeBody(OnceSchema, AgreeSchema):
    """With whom, what, by when and about what else, with the command id."""


@blueprint.changes("/agreed", requires(AgreeWithTeam), body=AgreeBody, gives=StandingSchema)
def agree(once: Once, handover_id: UUID) -> Left:
    """Write down what was agreed with one of the two teams. No clock stops."""
    return carry_out_once(once.made(handover_id), once, AgreeBody)
