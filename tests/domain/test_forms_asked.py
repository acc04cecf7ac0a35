"""The answers of a record are held against the form that is asked for it, question by question."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handover.answers import Answer, HowKnown, Knowledge
from handover.content import Kind, Safer, Trigger
from handover.forms.asked import check_answered, with_changed_answers, with_form
from handover.forms.catalogue import CATALOGUE
from handover.forms.filled import FilledForm, FormAnswer
from handover.forms.form import Form, Section, Why
from handover.forms.question import Asks, Question
from handover.refusals import InvalidValue
from tests.region import TODAY, form_of_move, safer

MOVED = Why(Kind.HANDOVER_OF_CARE, Trigger.MOVE, is_born=True)
WORRIED = Why(Kind.CONCERN, Trigger.EMERGING_CONCERN, is_born=True)
TOMORROW = TODAY + timedelta(days=1)
SIBLINGS, CP_IS = form_of_move().answers
DECLINED = Answer(Knowledge.DECLINED)
NONE_SEEN = Answer(Knowledge.KNOWN, "Checked: nothing shown", HowKnown.SEEN_IN_RECORD, "CP-IS")
CHECKED = FormAnswer("cp_is", NONE_SEEN, ("nothing",), TODAY, by="Mary Ashby")


def said(*answers: FormAnswer, form_id: str = "transfer-of-care/1") -> Safer:
    return replace(safer(), form=FilledForm(form_id, answers))


def refused(given: Safer, why: Why = MOVED) -> tuple[str | None, str]:
    with pytest.raises(InvalidValue) as refusal:
        with_form(given, why, TODAY)
    return refusal.value.field, refusal.value.message


def test_a_record_keeps_the_answers_to_the_form_that_is_asked() -> None:
    assert with_form(said(SIBLINGS, CP_IS), MOVED, TODAY) == said(SIBLINGS, CP_IS)


def test_a_record_that_is_asked_nothing_more_keeps_that_it_was_asked_safer() -> None:
    assert with_form(safer(), WORRIED, TODAY) == said(form_id="safer/1")


def test_the_answers_to_another_form_are_refused() -> None:
    says = "Answer form safer/1: it is the one that is asked"
    assert refused(said(SIBLINGS, CP_IS), WORRIED) == ("form_id", says)


def test_a_question_left_out_is_refused_beside_it() -> None:
    label = "Child Protection Information Sharing (CP-IS) check"
    assert refused(said(SIBLINGS)) == ("cp_is", f"Answer this question: {label}")


def test_the_form_left_out_is_refused_beside_its_first_question() -> None:
    says = "Answer this question: Her other children, and the father's"
    assert refused(safer()) == ("siblings", says)


def test_an_answer_to_what_is_not_asked_is_refused_beside_it() -> None:
    says = "Leave out marks: it is not asked for this reason"
    assert refused(said(SIBLINGS, CP_IS, FormAnswer("marks", DECLINED))) == ("marks", says)


def test_an_answer_that_the_question_cannot_have_is_refused_beside_the_question() -> None:
    says = "Choose another answer to this question: Child Protection Information Sharing "
    assert refused(said(SIBLINGS, replace(CP_IS, answer=DECLINED))) == (
        "cp_is",
        f"{says}(CP-IS) check",
    )


def test_what_has_not_happened_yet_is_refused_and_today_is_taken() -> None:
    assert with_form(said(SIBLINGS, CHECKED), MOVED, TODAY) == said(SIBLINGS, CHECKED)
    label = "Child Protection Information Sharing (CP-IS) check"
    tomorrow = said(SIBLINGS, replace(CHECKED, on=TOMORROW))
    assert refused(tomorrow) == ("cp_is", f"The date is in the future: {label}")


def test_only_what_is_known_has_a_day_that_could_be_wrong() -> None:
    unchecked = said(SIBLINGS, replace(CP_IS, on=TOMORROW))
    assert with_form(unchecked, MOVED, TODAY) == unchecked


def test_an_answer_is_changed_in_its_place_and_the_others_stay() -> None:
    changed = replace(SIBLINGS, answer=DECLINED, chosen=())
    found = with_changed_answers(said(SIBLINGS, CP_IS), (changed,), MOVED, TODAY)
    assert found == said(changed, CP_IS)


def test_what_was_not_answered_before_is_added_after_the_others() -> None:
    """A record of a reason that has changed since asks more than it did."""
    found = with_changed_answers(said(SIBLINGS), (CP_IS,), MOVED, TODAY)
    assert found == said(SIBLINGS, CP_IS)


def test_no_changed_answer_leaves_everything_as_it_is() -> None:
    assert with_changed_answers(safer(), (), MOVED, TODAY) is not None
    assert with_changed_answers(safer(), (), MOVED, TODAY) == safer()


def test_a_record_from_before_the_forms_was_asked_safer_and_takes_no_other_answer() -> None:
    with pytest.raises(
        InvalidValue, match=r"^Leave out siblings: it is not asked for this reason$"
    ):
        with_changed_answers(safer(), (SIBLINGS,), MOVED, TODAY)


def test_a_changed_answer_is_held_against_its_question_and_the_day() -> None:
    before = said(SIBLINGS, CP_IS)
    with pytest.raises(InvalidValue, match=r"^Choose another answer to this question: "):
        with_changed_answers(before, (replace(CP_IS, answer=DECLINED),), MOVED, TODAY)
    with pytest.raises(InvalidValue, match=r"^The date is in the future: "):
        with_changed_answers(before, (replace(CHECKED, on=TOMORROW),), MOVED, TODAY)


def test_the_day_of_an_answer_that_nobody_changes_is_not_asked_again() -> None:
    """What was in the future when it was told may be so still: nobody said it now."""
    before = said(SIBLINGS, replace(CHECKED, on=TOMORROW))
    changed = replace(SIBLINGS, answer=DECLINED, chosen=())
    found = with_changed_answers(before, (changed,), MOVED, TODAY)
    assert found.form is not None
    assert found.form.answers == (changed, replace(CHECKED, on=TOMORROW))


BED = Question("bed", Asks.PARAGRAPH, "Bed", kind=Kind.CONCERN, asked_for=(Trigger.MOVE,))
TOYS = replace(BED, key="toys", once_born=True)
FORM = Form("home", 2, "At home", (Section("a", "A", (BED,)), Section("b", "B", (TOYS,))))


@pytest.mark.parametrize(
    "why,asked",
    [
        (Why(Kind.CONCERN, Trigger.MOVE, is_born=True), ["bed", "toys"]),
        (Why(Kind.CONCERN, Trigger.MOVE, is_born=False), ["bed"]),
        (Why(Kind.CONCERN, Trigger.BIRTH, is_born=True), []),
        (Why(Kind.HANDOVER_OF_CARE, Trigger.MOVE, is_born=True), []),
    ],
)
def test_a_question_is_asked_of_its_kind_for_its_reasons_and_some_once_born(
    why: Why, asked: list[str]
) -> None:
    assert [one.key for one in FORM.asked(why)] == asked
    assert [one.key for part in FORM.sections for one in part.asked(why)] == asked


def test_a_form_is_named_by_its_version_and_knows_by_which_safer_is_asked() -> None:
    assert (FORM.form_id, FORM.besides, FORM.safer_id) == ("home/2", "", "home/2")
    assert replace(FORM, besides="safer/1").safer_id == "safer/1"
    assert [FORM.question(key) for key in ("bed", "toys")] == [BED, TOYS]


def test_every_question_of_a_form_is_held_against_its_answer() -> None:
    why = Why(Kind.CONCERN, Trigger.MOVE, is_born=False)
    worry = FormAnswer("bed", Answer(Knowledge.KNOWN, "No bed", HowKnown.SEEN_MYSELF))
    check_answered(FilledForm("home/2", (worry,)), FORM, why)
    with pytest.raises(InvalidValue, match=r"^Answer this question: Bed$"):
        check_answered(FilledForm("home/2"), FORM, why)


def test_the_newest_form_of_a_name_is_that_of_the_highest_number() -> None:
    newer = {one.form_id: one for one in (FORM, replace(FORM, version=10), replace(FORM, name="b"))}
    assert replace(CATALOGUE, forms=newer).newest("home").version == 10


def test_who_or_which_is_one_line_without_spaces_around_it() -> None:
    assert FormAnswer("icon", DECLINED, by=" The ICON tool ").by == "The ICON tool"
    assert FormAnswer("icon", DECLINED, by="  ").by == ""
    with pytest.raises(InvalidValue, match=r"^Enter who or which on one line$") as broken:
        FormAnswer("icon", DECLINED, by="ICON\n2")
    with pytest.raises(InvalidValue, match=r"^Shorten who or which to 120 characters") as long:
        FormAnswer("icon", DECLINED, by="x" * 121)
    with pytest.raises(InvalidValue, match=r"^Remove the invisible characters from who") as odd:
        FormAnswer("icon", DECLINED, by="ICON\x00")
    with pytest.raises(InvalidValue, match=r"^Enter who or which$") as dash:
        FormAnswer("icon", DECLINED, by="-")
    assert {one.value.field for one in (broken, long, odd, dash)} == {"by"}


def test_the_answer_to_a_question_is_found_by_its_key() -> None:
    form = form_of_move()
    assert form.answer_to("siblings") == SIBLINGS
    assert form.answer_to("cp_is") == CP_IS
    assert form.answer_to("icon") is None
