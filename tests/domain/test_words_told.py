"""Which words of a command are searched: all that anybody typed, field by field, and no choice.

A name, a role, a team or an authority is told apart: Ann Lane is no street.
"""

from dataclasses import dataclass, replace
from uuid import UUID

from handover.answers import Answer, HowKnown, Knowledge
from handover.content import ParentsTold
from handover.family.babies import BabyNamed
from handover.forms.filled import FilledForm, FormAnswer
from handover.free_text.words_told import Told, words_of
from tests import losing, referring
from tests.region import (
    TODAY,
    about,
    acknowledge,
    attempt,
    conversation,
    decision,
    record,
    record_of_mark,
    referral,
    register,
    safer,
)

HANDOVER = UUID(int=1)


def told(command: object) -> dict[str, str]:
    """The words of each field in which nobody is named."""
    return {one.path: one.words for one in words_of(command) if not one.names_somebody}


def named(command: object) -> dict[str, str]:
    """The words of each field that names a person, a role, a team or an authority."""
    return {one.path: one.words for one in words_of(command) if one.names_somebody}


def test_a_record_is_searched_in_every_answer_and_her_number_is_no_text() -> None:
    assert told(record()) == {
        "safer.situation": "Moved from Leicester to Derby last week",
        "safer.assessment": "No birth plan yet",
        "safer.father.words": "He was in the room",
        "safer.social_care.words": "Closed in 2019",
        "safer.expected_response": "Please visit before the due date",
    }
    assert named(record()) == {
        "about.mother.name": "Test Mother",
        "safer.social_care.from_whom": "Her booking notes",
    }


def test_an_answer_of_a_form_is_named_by_its_question_and_nobody_types_the_choice() -> None:
    why = Answer(Knowledge.NOT_ASKED, "No access in the clinic")
    checked = Answer(Knowledge.KNOWN, "Nothing", HowKnown.SEEN_IN_RECORD, "CP-IS")
    form = FilledForm(
        "transfer-of-care/1",
        (
            FormAnswer("siblings", why, ("none",)),
            FormAnswer("cp_is", checked, ("nothing",), TODAY, 3, "Mary Ashby"),
        ),
    )
    command = replace(record(), safer=replace(safer(), form=form))
    in_form = [one for one in words_of(command) if one.path.startswith("safer.form")]
    assert in_form == [
        Told("safer.form.answers.siblings.answer.words", "No access in the clinic"),
        Told("safer.form.answers.cp_is.answer.words", "Nothing"),
        Told("safer.form.answers.cp_is.answer.from_whom", "CP-IS", names_somebody=True),
        Told("safer.form.answers.cp_is.by", "Mary Ashby", names_somebody=True),
    ]


def test_babies_are_told_apart_by_their_number() -> None:
    twins = (BabyNamed(1, "Ada"), BabyNamed(2, "Bea"))
    whom = replace(about(due_on=None, baby_born_on=TODAY), babies=twins)
    found = named(record(whom=whom))
    assert found["about.babies.0.name"] == "Ada"
    assert found["about.babies.1.name"] == "Bea"


def test_of_a_talk_its_agreement_is_text_and_who_it_was_with_is_named() -> None:
    talk = conversation(HANDOVER)
    talk = replace(talk, conversation=replace(talk.conversation, checked=("situation",)))
    assert told(talk) == {"conversation.agreed": "Visit on Monday"}
    assert named(talk) == {
        "conversation.with_name": "Hana Quorn",
        "conversation.with_role": "Health visitor",
        "conversation.with_team": "Derby health visiting",
    }


def test_of_a_call_the_note_is_text_and_the_number_is_a_number() -> None:
    call = attempt(HANDOVER)
    assert list(words_of(call)) == []
    noted = replace(call, attempt=replace(call.attempt, note="Rings on"))
    assert list(words_of(noted)) == [Told("attempt.note", "Rings on")]


def test_of_an_acknowledgement_the_promise_is_text_and_who_gives_it_is_named() -> None:
    assert told(acknowledge(HANDOVER)) == {"next_action": "Visit at home"}
    assert named(acknowledge(HANDOVER)) == {
        "professional": "Hana Quorn",
        "professional_role": "Health visitor",
    }


def test_of_a_loss_the_plan_is_text_and_the_contacts_number_is_a_number() -> None:
    lost = losing.record_loss(HANDOVER)
    assert told(lost) == {"loss.plan": "The key contact rings on Friday"}
    assert named(lost) == {
        "loss.from_whom": "the delivery suite",
        "loss.contact_name": "Ines Wold",
        "loss.contact_role": "Bereavement midwife",
    }
    nobody_yet = losing.loss(
        contact_name="", contact_role="", contact_telephone="", who_names_one="Sister Wye"
    )
    assert named(losing.record_loss(HANDOVER, nobody_yet))["loss.who_names_one"] == "Sister Wye"


def test_of_a_referral_the_authority_and_its_reference_are_named() -> None:
    found = named(referring.refer(HANDOVER))
    assert found["told.authority"] == "Leicester City"
    assert found["told.reference"] == "CSC 40417"
    not_told = referring.told(parents_told=ParentsTold(told=False, why_not="He is with her"))
    assert (
        told(referring.refer(HANDOVER, not_told))["told.parents_told.why_not"] == "He is with her"
    )


def test_of_what_was_referred_first_the_reason_is_text_and_the_rest_is_named() -> None:
    referred = named(record_of_mark(referral()))
    assert referred["referred.referred_to"] == "Derby children's social care"
    assert referred["referred.reference"] == "CSC 40417"
    decided = record_of_mark(decision())
    assert named(decided)["referred.senior_name"] == "Dr Ines Wold"
    assert named(decided)["referred.senior_role"] == "Named doctor for safeguarding children"
    assert told(decided)["referred.reason"] == "A birthmark, seen by me and drawn in the red book"


def test_a_teams_number_is_a_number_and_each_of_its_places_is_text() -> None:
    found = told(register("Derby"))
    assert "telephone" not in found
    assert (found["places.0"], found["places.1"]) == ("Derby", "Derby North")
    assert found["out_of_hours"] == "Ring the emergency duty team on 01632 960999"


@dataclass(frozen=True)
class Unheard:
    """A command that nobody has thought of yet."""

    remark: str
    remarks: list[str]
    count: int = 2


def test_a_field_that_nobody_thought_of_is_searched_where_it_says_anything() -> None:
    found = told(Unheard("It is round", ["It is red", "", "It is blue"]))
    assert found == {
        "remark": "It is round",
        "remarks.0": "It is red",
        "remarks.2": "It is blue",
    }
    assert told(Unheard("", [])) == {}
