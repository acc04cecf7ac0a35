"""The page on which a sender adds to or changes what a record says: what it says now, and a box.

Must not know the rules: the aggregate judges, and its words are shown.
"""

from datetime import timedelta
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from handover.actor import Source
from handover.answers import Knowledge
from handover.calendar import local_date
from handover.correcting.commands import Revise
from handover.correcting.revising import SAFER_KEYS
from handover.forms.catalogue import CATALOGUE
from handover.forms.form import Section, Why
from handover.handover import Handover
from handover.refusals import HandoverNotFound, NotPermitted, Refusal
from handover.urgency import Urgency
from web.account.strangers import typed_now
from web.asking import carry_out, new_command_id, posted_command_id
from web.composition import composition
from web.forms import Form, held_form, read, refused
from web.midwife.boxes import ANSWERS, WITH_WORDS, beside_what_is_seen
from web.midwife.form_boxes import WHY, field_of, sections
from web.midwife.section_page import Drawn, drawn
from web.midwife.sources import SOURCE_CHOICES
from web.permissions import requires
from web.presenters.actions import why_not
from web.presenters.changes import said_now
from web.presenters.labels import KNOWLEDGE, URGENCY
from web.presenters.sheet import sheet
from web.schemas.correcting import ReviseSchema
from web.visitor.answering import OVERTAKEN, SEE_OTHER, UNPROCESSABLE, open_for, overtaken
from web.visitor.blueprint import blueprint
from web.visitor.revise_boxes import changed_only

IS_REVISED = (
    "Changed. The earlier words stay in the record, and the receiving team is asked to read it."
)
_ANSWER_BOXES = ("words_known", "words_not_asked", "words_unsafe_to_ask", "from_whom")
KEPT = {
    "Why it changes": ("reason",),
    "Situation": ("safer.situation",),
    "Assessment": ("safer.assessment",),
    **{
        called[:1].upper() + called[1:]: tuple(f"safer.{key}.{box}" for box in _ANSWER_BOXES)
        for key, called in ANSWERS.items()
    },
    **{
        question.label: (f"{field_of(question)}.words",)
        for section in sections()
        for question in section.questions
    },
    "Expected response": ("safer.expected_response",),
    "Why the parents have not been told": ("safer.parents_told.why_not",),
}
"""What is shown again, to copy, when it was closed meanwhile."""


@blueprint.get("/handovers/<uuid:handover_id>/revision")
@requires(Revise)
def revise(handover_id: UUID) -> ResponseReturnValue:
    """The form, with what was typed before a session ran out."""
    handover = open_for(handover_id, Revise)
    held = held_form()
    if refusal := why_not(Revise, handover):
        return overtaken(handover_id, refusal, held or {}, KEPT)
    return _draw(handover, Form.of(held or {}))


@blueprint.post("/handovers/<uuid:handover_id>/revision")
@requires(Revise)
def send_revision(handover_id: UUID) -> ResponseReturnValue:
    """Change it, and go back to the record. Whatever is wrong, what was typed is kept.

    Who was overtaken by another change reads it on this page, beside what they typed.
    """
    handover, typed, schema = open_for(handover_id, Revise), typed_now(), ReviseSchema()
    made, errors = read(schema, changed_only(typed, _why(handover)))
    if errors:
        seen = beside_what_is_seen(errors, typed)
        return _draw(handover, Form.of(typed, seen)), UNPROCESSABLE
    try:
        carry_out(made(handover_id), posted_command_id(), Source.PAGE)
    except OVERTAKEN as refusal:
        return overtaken(handover_id, refusal, typed, KEPT)
    except (HandoverNotFound, NotPermitted):
        raise
    except Refusal as refusal:
        fresh = open_for(handover_id, Revise)
        return _draw(fresh, Form.of(typed, refused(refusal, schema))), UNPROCESSABLE
    flash(IS_REVISED, "success")
    return redirect(url_for("visitor.open_handover", handover_id=handover_id), SEE_OTHER)


def _why(handover: Handover) -> Why:
    """What decides which questions this record was asked."""
    is_born = handover.about.baby_born_on is not None
    return Why(handover.kind, handover.trigger, is_born)


def _draw(handover: Handover, form: Form) -> str:
    yesterday = local_date(composition().clock()) - timedelta(days=1)
    return render_template(
        "visitor/revise.html",
        handover_id=handover.id,
        sheet=sheet(handover, composition().clock()),
        form=form,
        changes_seen=len(handover.changes),
        urgencies=_higher(handover.urgency),
        urgency_now=URGENCY[handover.urgency],
        now={key: said_now(handover.safer, key) for key in _keys(handover)},
        sections=_sections(handover),
        choices=[(one.value, KNOWLEDGE[one], one in WITH_WORDS) for one in Knowledge],
        sources=SOURCE_CHOICES,
        example_on=f"{yesterday.day} {yesterday.month} {yesterday.year}",
        command_id=form.value("command_id") or new_command_id(),
    )


def _higher(urgency: Urgency) -> list[tuple[str, str]]:
    """The urgencies to which it can be raised."""
    most_urgent_first = list(Urgency)
    higher = most_urgent_first[: most_urgent_first.index(urgency)]
    return [(one.value, URGENCY[one]) for one in higher]


def _keys(handover: Handover) -> list[str]:
    """Everything that the record says and that can be changed."""
    form = handover.safer.form
    return [*SAFER_KEYS, *(one.key for one in form.answers)] if form else [*SAFER_KEYS]


def _sections(handover: Handover) -> list[tuple[Section, list[Drawn], str]]:
    """The pages of its numbered form with the questions that it was asked, and one box for why."""
    form = handover.safer.form
    if form is None:
        return []
    asked = {one.key for one in form.answers}
    pages = [
        (section, [drawn(one) for one in section.questions if one.key in asked], WHY + section.key)
        for section in CATALOGUE.forms[form.form_id].sections
    ]
    return [page for page in pages if page[1]]
