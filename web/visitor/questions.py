"""A question of the receiving team, and the answer of the sending team. No clock stops.

Must not know the rules: the aggregate judges, and its words are shown.
"""

from uuid import UUID

from flask.typing import ResponseReturnValue

from handover.commands import AnswerClarification, AskClarification
from web.permissions import requires
from web.schemas.following import AnswerQuestionSchema, AskSchema
from web.visitor.blueprint import blueprint
from web.visitor.one_box import OneBox

QUESTION = OneBox(
    command=AskClarification,
    schema=AskSchema,
    template="visitor/ask.html",
    kept={"Your question": ("question",)},
    thanks="Asked. The sending team sees your question. The clocks go on while it waits.",
)
ANSWER = OneBox(
    command=AnswerClarification,
    schema=AnswerQuestionSchema,
    template="visitor/answer.html",
    kept={"Your answer": ("answer",)},
    thanks="Answered. The receiving team sees your answer.",
)


@blueprint.get("/handovers/<uuid:handover_id>/question")
@requires(AskClarification)
def ask(handover_id: UUID) -> ResponseReturnValue:
    """The receiving team's form."""
    return QUESTION.opened(handover_id)


@blueprint.post("/handovers/<uuid:handover_id>/question")
@requires(AskClarification)
def send_question(handover_id: UUID) -> ResponseReturnValue:
    """Ask it; whatever is wrong, what was typed is kept."""
    return QUESTION.sent(handover_id)


@blueprint.get("/handovers/<uuid:handover_id>/answer")
@requires(AnswerClarification)
def answer(handover_id: UUID) -> ResponseReturnValue:
    """The sending team's form."""
    return ANSWER.opened(handover_id)


@blueprint.post("/handovers/<uuid:handover_id>/answer")
@requires(AnswerClarification)
def send_answer_to_question(handover_id: UUID) -> ResponseReturnValue:
    """Answer it; whatever is wrong, what was typed is kept."""
    return ANSWER.sent(handover_id)
