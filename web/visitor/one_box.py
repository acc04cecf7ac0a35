"""A form of one box about one handover: how it is opened, drawn and sent, whatever it asks.

Must not know any one form; questions.py, notes.py and endings.py do.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from marshmallow import Schema

from handover.commands import OnHandover
from handover.handover import Handover
from web.asking import new_command_id
from web.composition import composition
from web.forms import Form, held_form
from web.presenters.actions import why_not
from web.presenters.sheet import sheet
from web.visitor.answering import Kept, open_for, overtaken, send_answer


@dataclass(frozen=True)
class OneBox:
    """One such form: what it asks for, the page that draws it, and what is said afterwards."""

    command: type[OnHandover]
    schema: type[Schema]
    template: str
    kept: Kept
    thanks: str
    offered: Mapping[str, object] = field(default_factory=dict)
    """What there is to choose, by the name under which the page knows it."""

    def opened(self, handover_id: UUID) -> ResponseReturnValue:
        """The form, with what was typed before a session ran out."""
        handover = open_for(handover_id, self.command)
        held = held_form()
        if refusal := why_not(self.command, handover):
            return overtaken(handover_id, refusal, held or {}, self.kept)
        return self._draw(handover, Form.of(held or {}))

    def sent(self, handover_id: UUID) -> ResponseReturnValue:
        """Do it, and go back to the record. Whatever is wrong, what was typed is kept."""
        return send_answer(
            open_for(handover_id, self.command),
            self.schema(),
            draw=self._draw,
            kept=self.kept,
            thanks=self.thanks,
            then=url_for("visitor.open_handover", handover_id=handover_id),
        )

    def _draw(self, handover: Handover, form: Form) -> str:
        return render_template(
            self.template,
            handover_id=handover.id,
            sheet=sheet(handover, composition().clock()),
            form=form,
            command_id=form.value("command_id") or new_command_id(),
            **self.offered,
        )
