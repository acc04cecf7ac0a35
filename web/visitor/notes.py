"""A note of either team: what both should know. It changes nothing that was said before.

Must not know the rules: the aggregate judges, and its words are shown.
"""

from uuid import UUID

from flask.typing import ResponseReturnValue

from handover.commands import AddNote
from web.permissions import requires
from web.schemas.following import NoteSchema
from web.visitor.blueprint import blueprint
from web.visitor.one_box import OneBox

NOTE = OneBox(
    command=AddNote,
    schema=NoteSchema,
    template="visitor/note.html",
    kept={"Your note": ("words",)},
    thanks="Note added. Both teams see it.",
)


@blueprint.get("/handovers/<uuid:handover_id>/notes")
@requires(AddNote)
def note(handover_id: UUID) -> ResponseReturnValue:
    """The form."""
    return NOTE.opened(handover_id)


@blueprint.post("/handovers/<uuid:handover_id>/notes")
@requires(AddNote)
def add_note(handover_id: UUID) -> ResponseReturnValue:
    """Add it; whatever is wrong, what was typed is kept."""
    return NOTE.sent(handover_id)
