"""What a lead agreed with a team about a handover, or about several in one call.

Must not know the rules: a command is made and handed over.
"""

from uuid import UUID

from marshmallow import fields

from handover.lead_commands import AgreeWithTeam
from web.api.blueprint import ApiBlueprint
from web.api.fields import CallReference, Instant
from web.api.once import Left, Once, carry_out_once
from web.api.shown import ShownSchema
from web.permissions import requires
from web.schemas.agreeing import AgreeSchema

blueprint = ApiBlueprint(
    "leading", "/handovers/<uuid:handover_id>", "What a lead agreed with a team"
)


class LedSchema(ShownSchema):
    """What was written down stands there; who receives it is not told, for it may be hidden."""

    handover_id = fields.UUID(attribute="id", required=True)
    call_reference = CallReference(required=True)
    version = fields.Integer(required=True)
    call_stopped_at = Instant(required=True, allow_none=True)


@blueprint.changes("/agreed", requires(AgreeWithTeam), body=AgreeSchema, gives=LedSchema)
def agree(once: Once, handover_id: UUID) -> Left:
    """Write down what was agreed with one of the two teams. No clock stops."""
    return carry_out_once(once.made(handover_id), once)
