"""The forms of the family's page: how each is opened, drawn and sent, whatever it asks.

Must not know the rules: the aggregate judges, and its words are shown beside the field.
"""

from dataclasses import dataclass
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from marshmallow import Schema

from handover.actor import Source
from handover.family import baby_commands as baby
from handover.family import commands as f
from handover.family import safety_commands as s
from handover.family import undo_commands as undo
from handover.family.move_commands import RecordMove
from handover.refusals import HandoverNotFound, NotPermitted, Refusal
from web.account.strangers import typed_now
from web.asking import carry_out, new_command_id, posted_command_id
from web.composition import composition
from web.family.blueprint import blueprint
from web.family.boxes import SOURCE_CHOICES, counted
from web.forms import Form, held_form, read, refused
from web.permissions import requires
from web.presenters import family_labels as labels
from web.presenters import safety_labels
from web.presenters.family_page import choices_of
from web.presenters.labels import KNOWLEDGE
from web.presenters.sheet import sheet
from web.schemas import each_baby as each
from web.schemas import family as schemas
from web.schemas import safe_contact as safety
from web.schemas.loss import LossSchema
from web.schemas.move import MoveSchema
from web.schemas.undo import AnswerUndoSchema, AskUndoSchema
from web.visitor.answering import open_for

SEE_OTHER, UNPROCESSABLE = 303, 422


@dataclass(frozen=True)
class FamilyForm:
    """One such form: its place in the address, its command, its page, and what is said after."""

    name: str
    command: type[f.TellOfFamily]
    schema: type[Schema]
    thanks: str
    said_as: str = "success"

    def opened(self, handover_id: UUID) -> ResponseReturnValue:
        """The form, with what was typed before a session ran out."""
        return self._draw(handover_id, Form.of(held_form() or {}))

    def sent(self, handover_id: UUID) -> ResponseReturnValue:
        """Tell it, and show the family. Whatever is wrong, what was typed is kept."""
        open_for(handover_id, self.command)
        typed, schema = typed_now(), self.schema()
        command_for, errors = read(schema, counted(typed))
        if errors:
            return self._draw(handover_id, Form.of(typed, errors)), UNPROCESSABLE
        try:
            carry_out(command_for(handover_id), posted_command_id(), Source.PAGE)
        except (HandoverNotFound, NotPermitted):
            raise
        except Refusal as refusal:
            form = Form.of(typed, refused(refusal, schema))
            return self._draw(handover_id, form), UNPROCESSABLE
        flash(self.thanks, self.said_as)
        return redirect(url_for("family.show", handover_id=handover_id), SEE_OTHER)

    def _draw(self, handover_id: UUID, form: Form) -> str:
        handover = open_for(handover_id, self.command)
        family = composition().service.known_family(handover)
        return render_template(
            f"family/{self.name}.html",
            handover_id=handover_id,
            sheet=sheet(handover, composition().clock()),
            form=form,
            known=choices_of(family),
            labels=labels,
            labels_of_safety=safety_labels,
            knowledge=KNOWLEDGE,
            sources=SOURCE_CHOICES,
            command_id=form.value("command_id") or new_command_id(),
        )


FORMS = (
    FamilyForm(
        "person", f.RecordPerson, schemas.PersonSchema, "Recorded. Both teams see it on this page."
    ),
    FamilyForm(
        "left",
        f.PersonHasLeft,
        schemas.PersonLeftSchema,
        "Recorded. What was said of them before stays on this page.",
    ),
    FamilyForm(
        "social-care",
        f.RecordSocialCare,
        schemas.SocialCareSchema,
        "Recorded. Both teams see it, open or closed.",
    ),
    FamilyForm("birth", baby.RecordBirth, each.BirthSchema, "Recorded. Both teams see it."),
    FamilyForm(
        "baby-number",
        baby.RecordBabyNumber,
        each.BabyNumberSchema,
        "Recorded. A number from before stays on this page.",
    ),
    FamilyForm(
        "place",
        baby.RecordPlace,
        each.PlaceSchema,
        "Recorded. Both teams see it, and what was recorded before.",
    ),
    FamilyForm(
        "arrangement",
        baby.RecordArrangement,
        each.ArrangementSchema,
        "Recorded. What must not be told stands on top of the record and of the call.",
        said_as="important",
    ),
    FamilyForm(
        "move",
        RecordMove,
        MoveSchema,
        "Recorded. Whoever holds the family goes on holding it: now record a handover to a team "
        "of the new area.",
        said_as="important",
    ),
    FamilyForm(
        "loss",
        f.RecordLoss,
        LossSchema,
        "The loss is recorded, and routine contact has stopped. Both teams see it.",
        said_as="important",
    ),
    FamilyForm(
        "safe-contact",
        s.SetSafeContact,
        safety.SetSafeContactSchema,
        "Recorded. Both teams see it wherever somebody may be about to reach her.",
    ),
    FamilyForm(
        "hide-address",
        s.HideAddress,
        safety.HideAddressSchema,
        "Her address is hidden. Lists do not show which team receives it.",
        said_as="important",
    ),
    FamilyForm(
        "show-address",
        s.StopHidingAddress,
        safety.StopHidingSchema,
        "Her address is not hidden any more. Your reason stays on this page.",
        said_as="important",
    ),
    FamilyForm(
        "loss-undo",
        undo.AskLossUndone,
        AskUndoSchema,
        "Recorded. Everything stays stopped until a second person confirms that it was a mistake.",
        said_as="important",
    ),
    FamilyForm(
        "loss-undo-answer",
        undo.AnswerLossUndone,
        AnswerUndoSchema,
        "Recorded. The record says how it stands now, and both teams see it.",
        said_as="important",
    ),
)

for _form in FORMS:
    _guarded = requires(_form.command)
    for _method, _view in (("GET", _form.opened), ("POST", _form.sent)):
        blueprint.add_url_rule(
            f"/handovers/<uuid:handover_id>/family/{_form.name}",
            f"{_form.name}-{_method.lower()}",
            _guarded(_view),
            methods=[_method],
        )
