"""Holds the answers of a record against the form that is asked for it; for the aggregate alone.

A section is asked only for the reasons that need it: a routine record stays short.
"""

from dataclasses import replace
from datetime import date

from handover.answers import Knowledge
from handover.content import Safer
from handover.forms.catalogue import CATALOGUE, SAFER
from handover.forms.filled import FilledForm, FormAnswer
from handover.forms.form import Form, Why
from handover.forms.question import Question
from handover.refusals import InvalidValue


def with_form(safer: Safer, why: Why, today: date) -> Safer:
    """`safer` with its form frozen into it: id, version and answers. Raises InvalidValue.

    Every question that is asked has an answer, and none that is not; `today` is local.
    """
    form = CATALOGUE.asked(why)
    filled = safer.form or FilledForm(form.form_id)
    if filled.form_id != form.form_id:
        raise InvalidValue(
            f"Answer form {form.form_id}: it is the one that is asked", field="form_id"
        )
    check_answered(filled, form, why)
    for one in filled.answers:
        check_day(one, form.question(one.key), today)
    return replace(safer, form=filled)


def with_changed_answers(
    safer: Safer, changed: tuple[FormAnswer, ...], why: Why, today: date
) -> Safer:
    """`safer` with these answers on its own form, in its own version. Raises InvalidValue."""
    if not changed:
        return safer
    filled = safer.form or FilledForm(CATALOGUE.newest(SAFER).form_id)
    form, given = CATALOGUE.forms[filled.form_id], {one.key: one for one in changed}
    known = [one.key for one in filled.answers]
    merged = [given.get(one.key, one) for one in filled.answers]
    merged += [one for one in changed if one.key not in known]
    check_answered(replace(filled, answers=tuple(merged)), form, why)
    for one in changed:
        check_day(one, form.question(one.key), today)
    return replace(safer, form=replace(filled, answers=tuple(merged)))


def check_answered(filled: FilledForm, form: Form, why: Why) -> None:
    """Refuse a question left out, one that is not asked, or an answer that it cannot have."""
    asked = {question.key: question for question in form.asked(why)}
    given = {one.key for one in filled.answers}
    for key, question in asked.items():
        if key not in given:
            raise InvalidValue(f"Answer this question: {question.label}", field=key)
    for one in filled.answers:
        if one.key not in asked:
            raise InvalidValue(
                f"Leave out {one.key}: it is not asked for this reason", field=one.key
            )
        try:
            asked[one.key].check(one)
        except InvalidValue as refusal:
            raise InvalidValue(refusal.message, field=one.key) from refusal


def check_day(one: FormAnswer, question: Question, today: date) -> None:
    """Refuse the day of something that has not happened yet. Raises InvalidValue."""
    is_known = one.answer.knowledge is Knowledge.KNOWN
    if is_known and one.on is not None and one.on > today:
        raise InvalidValue(f"The date is in the future: {question.label}", field=one.key)
