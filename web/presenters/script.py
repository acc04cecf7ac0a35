"""What to read aloud on the telephone, and what may be left on a machine.

Pure words in SAFER order. The words for a machine hold nothing that names a family.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from handover.actor import Actor
from handover.answers import Answer
from handover.content import Kind, ParentsTold
from handover.family.family import Family
from handover.handover import Handover
from handover.reference import call_reference
from handover.words import say_date, say_time
from web.presenters.checked import assumed
from web.presenters.family import named_babies, pairs_of
from web.presenters.filled import Filled, filled_of
from web.presenters.labels import ROLE, TRIGGER, URGENCY
from web.presenters.record import OUT_OF_HOURS_NOW, answer_words, spaced
from web.presenters.referred import referred_lines
from web.presenters.safe_contact import contact_lines

ASSUMED = "Assumed, so check it together:"
"""Said before what nobody told or saw: the other side may know better."""


@dataclass(frozen=True)
class ScriptPart:
    """One thing to say: its heading and the sentences to read aloud."""

    heading: str
    lines: tuple[str, ...]


def script(handover: Handover, caller: Actor, family: Family | None = None) -> list[ScriptPart]:
    """What to read aloud, in SAFER order, from who is calling to the read-back."""
    return [
        ScriptPart("Say who you are", tuple(_opening(handover, caller))),
        ScriptPart("Say who it is about", tuple(_about(handover))),
        ScriptPart("Situation", tuple(_situation(handover))),
        ScriptPart("Assessment", (handover.safer.assessment,)),
        ScriptPart("Family factors", (*_family(handover), *_safe(family))),
        *_form(handover),
        ScriptPart("Expected response", tuple(_response(handover))),
        ScriptPart("Recording and read-back", tuple(_read_back(handover))),
    ]


def _opening(handover: Handover, caller: Actor) -> Iterator[str]:
    sending = handover.sending
    yield (
        f"My name is {caller.name}, {ROLE[caller.role].lower()} with {sending.name}, "
        f"{sending.organisation}, in {sending.area}."
    )
    what = "hand over the care of a family" if _is_of_care(handover) else "share a concern"
    yield f"I am ringing to {what}. Our call reference is {call_reference(handover.id)}."
    yield "Before I go on: what are your name, your role and your team? Can you speak safely?"


def _about(handover: Handover) -> Iterator[str]:
    mother = handover.about.mother
    yield f"The mother is {mother.name}, born {say_date(mother.born_on)}."
    yield f"Her NHS number is {spaced(mother.nhs_number)}."
    yield f"Her baby {_baby(handover)}."
    if handover.about.babies:
        yield f"It is about {named_babies(pairs_of(handover.about))} of this pregnancy."


def _baby(handover: Handover) -> str:
    due_on = handover.about.due_on
    if handover.born_on is None:
        return f"is due on {say_date(due_on)}" if due_on else "has no date yet"
    born = f"was born on {say_date(handover.born_on)}"
    return f"{born}; the record gives the due date {say_date(due_on)}" if due_on else born


def _situation(handover: Handover) -> Iterator[str]:
    yield f"{TRIGGER[handover.trigger]}. Urgency: {URGENCY[handover.urgency].lower()}."
    if handover.referred is not None:
        yield from referred_lines(handover.referred)
    yield handover.safer.situation


def _family(handover: Handover) -> Iterator[str]:
    safer = handover.safer
    yield _said("Father and other men in the baby's life", safer.father)
    yield _said("Social care, here or elsewhere, closed cases too", safer.social_care)
    yield _said("Safe contact with her", safer.safe_contact)


def _safe(family: Family | None) -> Iterator[str]:
    """How to reach her safely, as it stands now, and that her address is hidden."""
    yield from contact_lines(family)
    if family is not None and family.is_address_hidden:
        yield (
            "Her address is hidden: please write no address, postcode or place about her, "
            "and tell nobody outside our two teams that you have her."
        )


def _form(handover: Handover) -> Iterator[ScriptPart]:
    """The pages of the form, after SAFER's family factors."""
    answered = filled_of(handover.safer)
    for section in dict.fromkeys(one.section for one in answered):
        told = (one for one in answered if one.section is section)
        yield ScriptPart(section.title, tuple(f"{one.label}: {_form_words(one)}" for one in told))


def _form_words(one: Filled) -> str:
    is_assumed = one.given.answer.is_only_assumed
    return f"{ASSUMED} {one.words}" if is_assumed else one.words


def _said(question: str, answer: Answer) -> str:
    words = f"{question}: {answer_words(answer)}"
    return f"{ASSUMED} {words}" if answer.is_only_assumed else words


def _response(handover: Handover) -> Iterator[str]:
    safer = handover.safer
    yield f"We ask you to: {safer.expected_response}"
    due = say_time(handover.due.acknowledge_due_at)
    yield f"A named person in your team needs to acknowledge this by {due}."
    yield _parents(safer.parents_told)
    yield responsibility_words(handover)


def _parents(parents: ParentsTold) -> str:
    if parents.told:
        return "The parents know that I am sharing this."
    return f"The parents have not been told that I am sharing this: {parents.why_not}"


def _read_back(handover: Handover) -> Iterator[str]:
    yield "Please read back to me her name, the main points and what you will do."
    if first := [one.question for one in assumed(handover)]:
        yield f"Check together first, because it is only assumed: {'; '.join(first)}."
    yield (
        "I am recording this call with your name and role, under call reference "
        f"{call_reference(handover.id)}."
    )


def responsibility_words(handover: Handover) -> str:
    """What the receiving team takes on by acknowledging, and what it does not."""
    if _is_of_care(handover):
        return "We hold responsibility until a named person in your team acknowledges it."
    return "We go on holding responsibility for the family; acknowledging says you have heard it."


def voicemail_script(handover: Handover, caller: Actor) -> list[str]:
    """What may be left on a machine: no name, number or reason of any family (domain 9(d), 2)."""
    again = " today" if handover.urgency in OUT_OF_HOURS_NOW else ""
    return [
        f"This is {caller.name}, {handover.sending.name}, for {handover.receiving.name}.",
        f"Please ring me back{again} on {handover.sending.telephone}.",
        f"The call reference is {call_reference(handover.id)}.",
        "I will go on ringing until we have spoken.",
    ]


def _is_of_care(handover: Handover) -> bool:
    return handover.kind is Kind.HANDOVER_OF_CARE
