"""The two ways in which a sender ends a record: taking it back, and entered in error.

Must not know the rules: the aggregate judges, and its words are shown.
"""

from uuid import UUID

from flask.typing import ResponseReturnValue

from handover.commands import EnterInError, Withdraw
from web.permissions import requires
from web.schemas.following import EnterInErrorSchema, WithdrawSchema
from web.visitor.blueprint import blueprint
from web.visitor.one_box import OneBox

WITHDRAWAL = OneBox(
    command=Withdraw,
    schema=WithdrawSchema,
    template="visitor/withdraw.html",
    kept={"Why you take it back": ("reason",)},
    thanks="Withdrawn. It is closed, and your team holds the family as before.",
)
ERROR = OneBox(
    command=EnterInError,
    schema=EnterInErrorSchema,
    template="visitor/error.html",
    kept={"What is wrong with this record": ("reason",)},
    thanks="Marked as entered in error. It is closed, and nothing was erased.",
)


@blueprint.get("/handovers/<uuid:handover_id>/withdrawal")
@requires(Withdraw)
def withdraw(handover_id: UUID) -> ResponseReturnValue:
    """The form."""
    return WITHDRAWAL.opened(handover_id)


@blueprint.post("/handovers/<uuid:handover_id>/withdrawal")
@requires(Withdraw)
def send_withdrawal(handover_id: UUID) -> ResponseReturnValue:
    """Take it back; whatever is wrong, what was typed is kept."""
    return WITHDRAWAL.sent(handover_id)


@blueprint.get("/handovers/<uuid:handover_id>/error")
@requires(EnterInError)
def enter_in_error(handover_id: UUID) -> ResponseReturnValue:
    """The form."""
    return ERROR.opened(handover_id)


@blueprint.post("/handovers/<uuid:handover_id>/error")
@requires(EnterInError)
def send_error(handover_id: UUID) -> ResponseReturnValue:
    """Mark it; whatever is wrong, what was typed is kept."""
    return ERROR.sent(handover_id)
