"""The steps on which a record is written: one thing a page, kept as soon as it is posted.

What was typed is kept even when it is wrong. The step with the search for a team is in to.py.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from handover.answers import Knowledge
from handover.calendar import local_date
from handover.commands import Record
from handover.content import Kind, Trigger
from handover.family.safe_contact import Safety
from handover.refusals import ReferFirst
from web.account.strangers import typed_now
from web.composition import composition
from web.desk.held_forms import Typed
from web.forms import Form, held_form, let_go_of_held_form
from web.midwife import half_done
from web.midwife.babies import babies_to_choose
from web.midwife.blueprint import SEE_OTHER, UNPROCESSABLE, blueprint
from web.midwife.boxes import WITH_WORDS
from web.midwife.half_done import HalfDone
from web.midwife.section_page import filled_in, section_choices
from web.midwife.sender import sender, team_in_directory
from web.midwife.sources import SOURCE_CHOICES
from web.midwife.steps import (
    STEPS,
    Step,
    chosen_team_id,
    errors_on,
    first_unanswered,
    own_fields,
    step_named,
    steps_of,
    why_of,
)
from web.permissions import requires
from web.presenters.labels import KIND, KIND_HINT, KNOWLEDGE, TRIGGER
from web.presenters.record import UrgencyChoice, out_of_area_words, urgency_choices
from web.presenters.safety_labels import HIDDEN_BECAUSE, SAFETY, WAY
from web.presenters.team import TeamShown

_STEPS = ",".join(step.name for step in STEPS if step.name != "to")
ADDRESS = f"/record/<uuid:draft_id>/<any({_STEPS}):step>"


@blueprint.get(ADDRESS)
@requires(Record)
def show_step(draft_id: UUID, step: str) -> ResponseReturnValue:
    """One step, with what was typed on it before."""
    asked = step_named(step)
    record = with_held(asked, half_done.find(draft_id, sender()), held_form())
    if asked.name == "why" and chosen_team_id(record) is None:
        return redirect(address_of("to", draft_id), SEE_OTHER)
    if asked not in steps_of(record):
        return redirect(next_address(record), SEE_OTHER)
    return draw(asked, record, form_of(asked, record))


@blueprint.post(ADDRESS)
@requires(Record)
def keep_step(draft_id: UUID, step: str) -> ResponseReturnValue:
    """Keep the answers of one step, and go on to what is still to be answered."""
    asked = step_named(step)
    record = keep_posted(asked, half_done.find(draft_id, sender()))
    form = form_of(asked, record)
    if form.errors and asked in steps_of(record):
        return draw(asked, record, form), UNPROCESSABLE
    return redirect(next_address(record), SEE_OTHER)


def keep_posted(step: Step, record: HalfDone) -> HalfDone:
    """The record with what this request's form says on `step`, kept."""
    return _kept(step, record, typed_now())


def with_held(step: Step, record: HalfDone, held: Typed | None) -> HalfDone:
    """The record with what was typed on `step` when the session had just expired, if it was."""
    return record if held is None else _kept(step, record, held)


def _kept(step: Step, record: HalfDone, typed: Typed) -> HalfDone:
    """From now on it stands in the record: what was held of the step would overwrite it."""
    kept = half_done.keep(record, sender(), step.name, own_fields(step, typed))
    let_go_of_held_form()
    return kept


def form_of(step: Step, record: HalfDone) -> Form:
    """What stands on `step`, and what is wrong with it once it was answered."""
    typed = record.typed_on(step.name)
    if typed is None:
        return Form.of(filled_in(step.section, sender().name) if step.section else {})
    return Form.of(typed, errors_on(step, typed, record))


def next_address(record: HalfDone) -> str:
    """The first step that still needs an answer, or the last look before sending."""
    step = first_unanswered(record)
    if step is None:
        return url_for("midwife.check", draft_id=record.draft_id)
    return address_of(step.name, record.draft_id)


def address_of(step: str, draft_id: UUID) -> str:
    """The address of a step."""
    if step == "to":
        return url_for("midwife.show_to", draft_id=draft_id)
    return url_for("midwife.show_step", draft_id=draft_id, step=step)


def place_words(step: Step, record: HalfDone) -> str:
    """Such as "Step 2 of 6"."""
    steps = steps_of(record)
    return f"Step {steps.index(step) + 1} of {len(steps)}"


def draw(step: Step, record: HalfDone, form: Form) -> str:
    """The page of `step`."""
    return render_template(
        "midwife/step_section.html" if step.section else f"midwife/step_{step.name}.html",
        form=form,
        draft_id=record.draft_id,
        step=step,
        place=place_words(step, record),
        back=_back(step, record),
        **_choices(step, record),
    )


def _back(step: Step, record: HalfDone) -> str:
    """The step before this one; from the first, the start."""
    steps = steps_of(record)
    before = steps.index(step) - 1
    if before < 0:
        return url_for("midwife.start")
    return address_of(steps[before].name, record.draft_id)


def _choices(step: Step, record: HalfDone) -> dict[str, Any]:
    """What a step offers to choose from."""
    if step.name == "about":
        return {
            **_example_dates(),
            **babies_to_choose(record.typed_on("about") or {}),
            "hidden_choices": _hidden_choices(),
        }
    if step.name == "why":
        return _why_choices(record)
    if step.name == "referred":
        return _referral_choices(record)
    if step.section:
        return section_choices(step.section, why_of(record))
    if step.name == "family":
        return {
            "choices": [(one.value, KNOWLEDGE[one], one in WITH_WORDS) for one in Knowledge],
            "sources": SOURCE_CHOICES,
            "ways": WAY,
            "safeties": {one: SAFETY[one] for one in (Safety.SAFE, Safety.NEVER)},
        }
    return {}


def _hidden_choices() -> list[dict[str, str]]:
    """No, and each reason code: one press for either."""
    no = {"value": "", "text": "Not as far as I know"}
    return [no, *({"value": one.value, "text": text} for one, text in HIDDEN_BECAUSE.items())]


def _referral_choices(record: HalfDone) -> dict[str, Any]:
    """What to do first, the directory's words for out of hours, and a date that could be right."""
    today = local_date(composition().clock())
    return {
        "refer_first": ReferFirst.sentence,
        "team": team_in_directory(chosen_team_id(record)),
        "example_referred": f"{today.day} {today.month} {today.year}",
    }


def _example_dates() -> dict[str, str]:
    """Dates that could be right today, so that nobody copies an impossible one."""
    today = local_date(composition().clock())
    due, born = today + timedelta(weeks=12), today - timedelta(days=10)
    return {
        "example_due": f"{due.day} {due.month} {due.year}",
        "example_born": f"{born.day} {born.month} {born.year}",
    }


def _urgencies(team: TeamShown) -> list[UrgencyChoice]:
    now, rules = composition().clock(), composition().rules_of(team.area)
    return urgency_choices(team.hours, now, rules)


def _why_choices(record: HalfDone) -> dict[str, Any]:
    team, own = team_in_directory(chosen_team_id(record)), team_in_directory(sender().team_id)
    return {
        "kinds": [(kind.value, KIND[kind], KIND_HINT[kind]) for kind in Kind],
        "triggers": [(trigger.value, TRIGGER[trigger]) for trigger in Trigger],
        "urgencies": _urgencies(team) if team else [],
        "team": team,
        "out_of_area": out_of_area_words(own, team) if own and team else "",
    }
