"""The steps of a record in the order in which a sender thinks, and which of them are answered.

One table: a step's place in the address, its fields and its schema. Must not know how it is drawn.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from marshmallow import Schema, fields

from handover.calendar import local_date
from handover.content import Trigger
from handover.forms.form import Section, Why
from web.composition import composition
from web.desk.held_forms import Typed
from web.forms import Errors, Form, read
from web.midwife.boxes import beside_what_is_seen, counted
from web.midwife.challenged import HIDDEN, challenges, is_keep
from web.midwife.form_boxes import sections
from web.midwife.half_done import HalfDone
from web.midwife.rules_told_early import (
    about_errors,
    day_errors,
    referral_errors,
    team_errors,
    urgency_errors,
)
from web.midwife.section_page import (
    fields_of,
    form_id_of,
    section_schema,
)
from web.schemas.about import AboutSchema
from web.schemas.made import MadeSchema, Part
from web.schemas.record import RecordSchema, ToTeamSchema, WhySchema
from web.schemas.referred import ReferredSchema
from web.schemas.safe_contact import HiddenWhy, SafeContactSchema
from web.schemas.safer import ExpectedSchema, FamilySchema, SituationSchema


@dataclass(frozen=True)
class Step:
    """One page of a record. `fields` are the beginnings of its fields' names.

    With `only_for` it is asked for that trigger alone, and then before anything else.
    """

    name: str
    title: str
    fields: tuple[str, ...]
    schema: Callable[[date], Schema]
    told_early: Callable[[Any], Errors] = lambda _loaded: ()
    only_for: Trigger | None = None
    section: Section | None = None

    def has(self, field: str) -> bool:
        """Whether the field with this name, or this path, stands on this step."""
        return field.startswith(self.fields)


@dataclass(frozen=True)
class Waiting:
    """A half-done record in the list of its sender. `mother` is as typed, and may be empty."""

    draft_id: UUID
    mother: str
    progress: str
    changed_at: datetime


def _within(part: str, schema: Schema) -> Schema:
    return _with({part: Part(schema, required=True)})


def _with(parts: dict[str, fields.Field[Any]]) -> Schema:
    return MadeSchema.from_dict(parts)()


STEPS = (
    Step(
        "about",
        "Who it is about",
        ("about.", HIDDEN),
        lambda today: _with(
            {"about": Part(AboutSchema(today=today), required=True), HIDDEN: HiddenWhy()}
        ),
        about_errors,
    ),
    Step("to", "Who to send it to", ("to_team_id",), lambda _: ToTeamSchema(), team_errors),
    Step(
        "why",
        "Why, and how urgent",
        ("kind", "trigger", "urgency", "area."),
        lambda _: WhySchema(),
        urgency_errors,
    ),
    Step(
        "referred",
        "Refer first",
        ("referred.",),
        lambda _: _within("referred", ReferredSchema()),
        referral_errors,
        only_for=Trigger.MARK_BEFORE_MOBILE,
    ),
    Step(
        "situation",
        "Situation and assessment",
        ("safer.situation", "safer.assessment"),
        lambda _: _within("safer", SituationSchema()),
    ),
    Step(
        "family",
        "Family factors",
        ("safer.father", "safer.social_care", "safer.safe_contact", "safe_contact."),
        lambda _: _with(
            {
                "safer": Part(FamilySchema(), required=True),
                "safe_contact": fields.Nested(SafeContactSchema(), load_default=None),
            }
        ),
    ),
    *(
        Step(
            section.key,
            section.title,
            fields_of(section),
            lambda _: MadeSchema(),
            day_errors,
            section=section,
        )
        for section in sections()
    ),
    Step(
        "response",
        "Expected response",
        ("safer.expected_response", "safer.parents_told"),
        lambda _: _within("safer", ExpectedSchema()),
    ),
)
FIRST_STEP = STEPS[0].name


def step_named(name: str) -> Step:
    """The step of this name; there is always one, for the routes name them."""
    return next(step for step in STEPS if step.name == name)


def step_of(field: str) -> Step | None:
    """The step on which the field at this path is asked."""
    return next((step for step in STEPS if step.has(field)), None)


def steps_of(record: HalfDone) -> tuple[Step, ...]:
    """The steps that are asked for `record`, in their order."""
    chosen = Form.of(record.typed_on("why") or {}).value("trigger")
    why = why_of(record)
    return tuple(
        step
        for step in STEPS
        if (step.only_for is None or step.only_for.value == chosen)
        and (step.section is None or _is_asked(step.section, why))
    )


def why_of(record: HalfDone) -> Why | None:
    """What decides which sections are asked; None until the kind and the reason are chosen."""
    loaded, errors = read(WhySchema(), record.typed_on("why") or {})
    if errors:
        return None
    is_born = Form.of(record.typed_on("about") or {}).value("about.is_born") == "yes"
    return Why(loaded["kind"], loaded["trigger"], is_born)


def _is_asked(section: Section, why: Why | None) -> bool:
    return why is not None and bool(section.asked(why))


def own_fields(step: Step, typed: Typed) -> Typed:
    """Of what was posted, the fields that stand on this step: nothing else is kept."""
    return {name: said for name, said in typed.items() if step.has(name) or is_keep(name)}


def errors_on(step: Step, typed: Typed, record: HalfDone) -> Errors:
    """What is wrong with the answers on this step, seen from today.

    The rest of `record` decides what is asked, and what may not stand in its words.
    """
    today, why = local_date(composition().clock()), why_of(record)
    schema = section_schema(step.section, why) if step.section else step.schema(today)
    counts = counted(typed, why)
    loaded, errors = read(schema, counts)
    wrong = errors or step.told_early(loaded)
    return beside_what_is_seen(
        wrong or challenges(counts, typed, record, chosen_team_id(record)), typed
    )


def first_unanswered(record: HalfDone) -> Step | None:
    """The first step without an answer or with a wrong one, a stop before all; or None."""
    stops_first = sorted(steps_of(record), key=lambda step: step.only_for is None)
    return next((step for step in stops_first if not _is_answered(step, record)), None)


def shown_waiting(record: HalfDone) -> Waiting:
    """How `record` is listed among the half-done ones."""
    steps = steps_of(record)
    answered = sum(_is_answered(step, record) for step in steps)
    return Waiting(
        draft_id=record.draft_id,
        mother=Form.of(record.everything()).value("about.mother.name").strip(),
        progress=f"{answered} of {len(steps)} steps answered",
        changed_at=record.changed_at,
    )


def whole_record(record: HalfDone) -> tuple[Any, Errors]:
    """The Record command of what was typed on the steps that are asked; or what is wrong."""
    typed: Typed = {}
    for step in steps_of(record):
        typed |= record.typed_on(step.name) or {}
    why = why_of(record)
    return read(RecordSchema(), counted(typed, why) | form_id_of(why))


def chosen_team_id(record: HalfDone) -> UUID | None:
    """The team that was chosen, if the choice can be read."""
    loaded, errors = read(ToTeamSchema(), record.typed_on("to") or {})
    return None if errors else loaded["to_team_id"]


def _is_answered(step: Step, record: HalfDone) -> bool:
    typed = record.typed_on(step.name)
    return typed is not None and not errors_on(step, typed, record)
