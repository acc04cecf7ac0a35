"""Naming a colleague of one's own team: for what was acknowledged, or while the sender holds it.

Must not know the rules: the aggregate judges, and its words are shown.
"""

from uuid import UUID

from flask.typing import ResponseReturnValue

from handover.daily.commands import Reassign, ReassignSender
from web.permissions import requires
from web.presenters.labels import WHY_REASSIGNED
from web.schemas.daily import ReassignSchema, ReassignSenderSchema
from web.visitor.blueprint import blueprint
from web.visitor.one_box import OneBox

KEPT = {"The colleague": ("name",), "Their role": ("role",)}
WHYS = {"whys": [{"value": why.value, "text": words} for why, words in WHY_REASSIGNED.items()]}
RECEIVER = OneBox(
    command=Reassign,
    schema=ReassignSchema,
    template="visitor/reassign.html",
    kept=KEPT,
    thanks="Reassigned. Both teams see who has it now. Tell your colleague: nothing is sent.",
    offered=WHYS,
)
SENDER = OneBox(
    command=ReassignSender,
    schema=ReassignSenderSchema,
    template="visitor/reassign_sender.html",
    kept=KEPT,
    thanks="Reassigned. Both teams see who holds it now. Tell your colleague: nothing is sent.",
    offered=WHYS,
)


@blueprint.get("/handovers/<uuid:handover_id>/colleague")
@requires(Reassign)
def reassign(handover_id: UUID) -> ResponseReturnValue:
    """The receiving team's form."""
    return RECEIVER.opened(handover_id)


@blueprint.post("/handovers/<uuid:handover_id>/colleague")
@requires(Reassign)
def send_reassign(handover_id: UUID) -> ResponseReturnValue:
    """Name them; whatever is wrong, what was typed is kept."""
    return RECEIVER.sent(handover_id)


@blueprint.get("/handovers/<uuid:handover_id>/sender")
@requires(ReassignSender)
def reassign_sender(handover_id: UUID) -> ResponseReturnValue:
    """The sending team's form."""
    return SENDER.opened(handover_id)


@blueprint.post("/handovers/<uuid:handover_id>/sender")
@requires(ReassignSender)
def send_reassign_sender(handover_id: UUID) -> ResponseReturnValue:
    """Name them; whatever is wrong, what was typed is kept."""
    return SENDER.sent(handover_id)
