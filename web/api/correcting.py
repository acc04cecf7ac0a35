"""Putting a record right: changed, read again, opened again. Nothing is erased by any of it.

Must not know the rules: a command is made and handed over.
"""

from uuid import UUID

from handover.correcting import commands as p
from web.api.blueprint import ApiBlueprint
from web.api.once import Left, Once, carry_out_once
from web.api.shown_handover import StandingSchema
from web.permissions import requires
from web.schemas.correcting import ChangeReadSchema, IdentitySchema, ReopenSchema, ReviseSchema

blueprint = ApiBlueprint(
    "correcting", "/handovers/<uuid:handover_id>", "A record that was wrong, or closed by mistake"
)


@blueprint.changes("/revision", requires(p.Revise), body=ReviseSchema, gives=StandingSchema)
def revise(once: Once, handover_id: UUID) -> Left:
    """Add to or change what the record says, or raise its urgency. No clock stops."""
    return carry_out_once(once.made(handover_id), once)


@blueprint.changes(
    "/changes-read", requires(p.ConfirmChangeRead), body=ChangeReadSchema, gives=StandingSchema
)
def change_read(once: Once, handover_id: UUID) -> Left:
    """Say that your team has read what others changed."""
    return carry_out_once(once.made(handover_id), once)


@blueprint.changes(
    "/identity", requires(p.CorrectIdentity), body=IdentitySchema, gives=StandingSchema
)
def correct_identity(once: Once, handover_id: UUID) -> Left:
    """Put right who it is about; every team that saw it is told."""
    return carry_out_once(once.made(handover_id), once)


@blueprint.changes("/reopening", requires(p.Reopen), body=ReopenSchema, gives=StandingSchema)
def reopen(once: Once, handover_id: UUID) -> Left:
    """Open again what your team closed by mistake, within 30 days."""
    return carry_out_once(once.made(handover_id), once)
