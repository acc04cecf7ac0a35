"""What a family's own events say in a chronology: a title, and what was told.

A title names no place, no authority and no professional: it stands also where those are hidden.
Pure. Must not know who reads it, nor when it happened.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from handover.answers import Answer, Knowledge
from handover.family import baby_events, corrected_events, loss_events, told_events, undo_events
from handover.family import events as family_events
from handover.family.arrangements import Arrangement
from handover.family.birth import Birth
from handover.family.family import Family
from handover.family.family_moves import FamilyMove
from handover.family.move_events import FamilyMoved
from handover.family.places import Place
from handover.family.safety_events import SafeContactSet, SensitiveFlagCleared, SensitiveFlagSet
from handover.family.social_care import SocialCare
from handover.person import Mother
from handover.words import say_date
from web.presenters.each_baby import birth_words, place_words
from web.presenters.family import named_babies
from web.presenters.family_known import care_words, person_lines, title_of
from web.presenters.family_labels import ARRANGEMENT_KIND, PLACE_KIND
from web.presenters.loss import called_in, loss_facts, say_lost
from web.presenters.moved import move_words, moved_title
from web.presenters.record import source_words, spaced
from web.presenters.safety_labels import HIDDEN_BECAUSE

Says = tuple[str, tuple[str, ...]]
ON_ITS_PAGE = "What was told stands on the family's page"


@dataclass(frozen=True)
class Known:
    """The family by which babies and people are called; of who is adopted no carer is named."""

    family: Family
    adopted: Collection[UUID]


def _opened(event: family_events.Opened, _known: Known) -> Says:
    return "The mother was first recorded here", (_named(event.mother),)


def _pregnancy(event: family_events.PregnancyRecorded, _known: Known) -> Says:
    title = "Birth" if event.born_on else "Pregnancy recorded"
    return title, tuple(_dates(event.due_on, event.born_on))


def _redated(event: family_events.DueDateChanged, _known: Known) -> Says:
    return "Another due date given", tuple(_dates(event.due_on, None))


def _birth(event: family_events.BirthRecorded, _known: Known) -> Says:
    return "Birth", tuple(_dates(None, event.born_on))


def _babies(event: family_events.BabiesNamed, _known: Known) -> Says:
    named = named_babies((one.order, one.name) for one in event.babies)
    return "Babies told apart, or named", (named,)


def _how_born(event: baby_events.BirthTold, known: Known) -> Says:
    words = (birth_words(event.birth), _source(event.birth))
    return f"How {_lower(_called(known, event.baby_id))} was born", words


def _number(event: baby_events.BabyNumberRecorded, known: Known) -> Says:
    title = f"{_called(known, event.baby_id)}: NHS number recorded"
    return title, (spaced(event.nhs_number), *filter(None, (event.reason,)))


def _place(event: baby_events.PlaceRecorded, known: Known) -> Says:
    who = _called(known, event.baby_id) if event.baby_id else "The mother"
    place = event.place
    where = place_words(place)
    return (
        f"{who}: {PLACE_KIND[place.kind].lower()}",
        (f"{where[:1].upper()}{where[1:]}", _source(place)),
    )


def _arrangement(event: baby_events.ArrangementRecorded, known: Known) -> Says:
    told = event.arrangement
    is_known = told.cares and event.baby_id not in known.adopted
    cares = (f"Who receives the baby: {told.cares}",) if is_known else ()
    title = f"{_called(known, event.baby_id)}: {ARRANGEMENT_KIND[told.kind].lower()}"
    return title, (f"Must not be told: {told.not_told}", *cares, _source(told))


def _person(event: told_events.PersonRecorded, _known: Known) -> Says:
    return title_of(event.person), tuple(person_lines(event.person))


def _left(event: told_events.PersonLeft, known: Known) -> Says:
    versions = known.family.facts.people[event.person_id]
    return f"No longer in the household. {title_of(versions[-1][1])}", (event.reason,)


def _social_care(event: told_events.SocialCareRecorded, _known: Known) -> Says:
    told = event.social_care
    standing = "Open" if told.is_open else "Closed"
    return care_words(told), (f"{told.authority}. {standing}", _source(told))


def _loss(event: loss_events.LossRecorded, known: Known) -> Says:
    lost = (say_lost(event.loss.kind, _called(known, one)) for one in event.baby_ids)
    return ". ".join(lost), tuple(f"{name}: {words}" for name, words in loss_facts(event.loss))


def _undo_asked(event: undo_events.LossUndoAsked, _known: Known) -> Says:
    return "Undoing the loss asked", (event.reason,)


def _undo_refused(event: undo_events.LossUndoRefused, _known: Known) -> Says:
    return "The loss stands: it was not undone", (event.words,)


def _undone(event: undo_events.LossUndone, _known: Known) -> Says:
    words = "A second person confirmed it"
    return "The loss was a mistake, and is undone", (words, *filter(None, (event.words,)))


def _safe_contact(_event: SafeContactSet, _known: Known) -> Says:
    return "How to reach her safely", (ON_ITS_PAGE,)


def _hidden(event: SensitiveFlagSet, _known: Known) -> Says:
    return "Her address is hidden", (HIDDEN_BECAUSE[event.because],)


def _shown(event: SensitiveFlagCleared, _known: Known) -> Says:
    return "Her address need not be hidden any more", (event.reason,)


def _identity(event: corrected_events.IdentityCorrected, _known: Known) -> Says:
    return "The mother's name or date of birth put right", (f"Now {_named(event.mother)}",)


def _dates_corrected(event: corrected_events.DatesCorrected, _known: Known) -> Says:
    return "The date of the baby put right", tuple(_dates(event.due_on, event.born_on))


def _gone(_event: corrected_events.HandoverLeft, _known: Known) -> Says:
    return (
        "A record has left this family: it was about another woman",
        ("What only that record had told is no part of this family",),
    )


def _moved(event: FamilyMoved, _known: Known) -> Says:
    move, told_by = event.move, f"Other agencies to be told by {say_date(event.tell_by)}"
    words = (f"From {move_words(move)}", _source(move), told_by)
    return moved_title(is_suspected=move.is_suspected), words


SAYS_OF_FAMILY: dict[type[Any], Callable[[Any, Known], Says]] = {
    family_events.Opened: _opened,
    family_events.PregnancyRecorded: _pregnancy,
    family_events.DueDateChanged: _redated,
    family_events.BirthRecorded: _birth,
    family_events.BabiesNamed: _babies,
    baby_events.BirthTold: _how_born,
    baby_events.BabyNumberRecorded: _number,
    baby_events.PlaceRecorded: _place,
    baby_events.ArrangementRecorded: _arrangement,
    told_events.PersonRecorded: _person,
    told_events.PersonLeft: _left,
    told_events.SocialCareRecorded: _social_care,
    loss_events.LossRecorded: _loss,
    undo_events.LossUndoAsked: _undo_asked,
    undo_events.LossUndoRefused: _undo_refused,
    undo_events.LossUndone: _undone,
    SafeContactSet: _safe_contact,
    SensitiveFlagSet: _hidden,
    SensitiveFlagCleared: _shown,
    corrected_events.IdentityCorrected: _identity,
    corrected_events.DatesCorrected: _dates_corrected,
    corrected_events.HandoverLeft: _gone,
    FamilyMoved: _moved,
}
"""One saying for each event of a family; one without fails a test."""
STAYS_HERE = (SafeContactSet, baby_events.ArrangementRecorded)
"""What must not be told stands in the service, and in no file (9d, 24)."""


def _called(known: Known, baby_id: UUID) -> str:
    return called_in(known.family, known.family.babies[baby_id])


def _lower(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


def _named(mother: Mother) -> str:
    return f"{mother.name}, born {say_date(mother.born_on)}"


def _dates(due_on: date | None, born_on: date | None) -> Iterator[str]:
    if due_on is not None:
        yield f"Due on {say_date(due_on)}"
    if born_on is not None:
        yield f"Born on {say_date(born_on)}"


def _source(told: Place | Arrangement | SocialCare | FamilyMove | Birth) -> str:
    return source_words(Answer(Knowledge.KNOWN, "Known", told.how_known, told.from_whom))
