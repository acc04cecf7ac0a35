"""Putting a record right: changed, read again, opened again. Nothing is erased by any of it.

Must not know the rules: a command is made and handed over.
"""

from uuid import UUID

from handover.correcting import commands as p
from web.api.blueprint import ApiBlueprint
from web.api.once import Left, Once, OnceSchema, carry_out_once
from web.api.shown_handover import StandingSchema
from web.permissions import requires
from web.schemas.correcting import ChangeReadSchema, ReopenSchema, ReviseSchema

blueprint = ApiBlueprint(
    "correcting", "/handovers/<uuid:handover_id>", "A record that was wrong, or closed by mistake"
)


class ReviseBody(OnceSchema, ReviseSchema):
    """What the record says instead, why, and how many changes were read, with the command id."""


class ChangeReadBody(OnceSchema, ChangeReadSchema):
    """How many changes were read, with the command id."""


class ReopenBody(OnceSchema, ReopenSchema):
    """The reason and perhaps a new date, with the command id."""


@blueprint.changes("/revision", requires(p.Revise), body=ReviseBody, gives=StandingSchema)
def revise(once: Once, handover_id: UUID) -> Left:
    """Add to or change what the record says, or raise its urgency. No clock stops."""
    return carry_out_once(once.made(handover_id), once, ReviseBody)


@blueprint.changes(
    "/changes-read", requires(p.ConfirmChangeRead), body=ChangeReadBody, gives=StandingSchema
)
def change_read(once: Once, handover_id: UUID) -> Left:
    """Say that your team has read what others changed."""
    return carry_out_once(once.made(handover_id), once, ChangeReadBody)


@blueprint.changes("/reopening", requires(p.Reopen), body=ReopenBody, gives=StandingSchema)
def reopen(once: Once, handover_id: UUID) -> Left:
    """Open again what your team closed by mistake, within 30 days."""
    return carry_out_once(once.made(handover_id), once, ReopenBody)
