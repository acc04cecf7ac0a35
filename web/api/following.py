"""What follows an answer: the response, a question and its answer, notes, and how it ends.

Must not know the rules: a command is made and handed over.
"""

from uuid import UUID

from handover import commands as c
from web.api.blueprint import ApiBlueprint
from web.api.once import Left, Once, carry_out_once
from web.api.shown_handover import StandingSchema
from web.permissions import requires
from web.schemas.following import (
    AnswerQuestionSchema,
    AskSchema,
    EnterInErrorSchema,
    NoteSchema,
    RespondSchema,
    WithdrawSchema,
)

blueprint = ApiBlueprint(
    "following", "/handovers/<uuid:handover_id>", "What came of it, questions, notes, and the end"
)


@blueprint.changes("/response", requires(c.Respond), body=RespondSchema, gives=StandingSchema)
def respond(once: Once, handover_id: UUID) -> Left:
    """Report the promised action: done, and it closes; or not done, why, and the new date."""
    return carry_out_once(once.made(handover_id), once)


@blueprint.changes("/question", requires(c.AskClarification), body=AskSchema, gives=StandingSchema)
def ask(once: Once, handover_id: UUID) -> Left:
    """Ask the sender something; one question at a time. No clock stops."""
    return carry_out_once(once.made(handover_id), once)


@blueprint.changes(
    "/answer", requires(c.AnswerClarification), body=AnswerQuestionSchema, gives=StandingSchema
)
def answer(once: Once, handover_id: UUID) -> Left:
    """Answer the question that is open."""
    return carry_out_once(once.made(handover_id), once)


@blueprint.changes("/notes", requires(c.AddNote), body=NoteSchema, gives=StandingSchema)
def add_note(once: Once, handover_id: UUID) -> Left:
    """Add what both teams should know, in any state."""
    return carry_out_once(once.made(handover_id), once)


@blueprint.changes("/withdrawal", requires(c.Withdraw), body=WithdrawSchema, gives=StandingSchema)
def withdraw(once: Once, handover_id: UUID) -> Left:
    """Take it back before anybody took it on, with a reason. It closes; nothing is erased."""
    return carry_out_once(once.made(handover_id), once)


@blueprint.changes(
    "/error", requires(c.EnterInError), body=EnterInErrorSchema, gives=StandingSchema
)
def enter_in_error(once: Once, handover_id: UUID) -> Left:
    """Say that it should never have been recorded, and why. It closes; nothing is erased."""
    return carry_out_once(once.made(handover_id), once)
