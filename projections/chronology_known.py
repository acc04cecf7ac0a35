"""When something in a chronology happened, as exactly as anybody knows, and how it is known.

Must not know in which part it stands, nor words.
"""

from datetime import date, datetime
from enum import Enum

from handover import events
from handover.answers import Answer, HowKnown, Knowledge
from handover.family import baby_events, loss_events, told_events
from handover.family import events as family_events
from handover.family.family import Family
from handover.family.move_events import FamilyMoved
from handover.family.part_dates import PartDate
from handover.family.safety_events import SafeContactSet
from handover.referral import events as referral

Event = events.Event | family_events.Event | referral.Event
When = PartDate | datetime


class Standing(Enum):
    """How far something may be relied on: what was done here, what was said, what was only held."""

    FACT = "fact"
    TOLD = "told"
    SEEN_IN_RECORD = "seen_in_record"
    SEEN_MYSELF = "seen_myself"
    ASSUMED = "assumed"
    SOURCE_NOT_RECORDED = "source_not_recorded"
    OPINION = "opinion"
    SUSPECTED = "suspected"
    ASKED_UNKNOWN = "asked_unknown"
    DECLINED = "declined"
    NOT_ASKED = "not_asked"
    UNSAFE_TO_ASK = "unsafe_to_ask"


def when_of(event: Event, family: Family) -> When | None:
    """When it happened, as far as anybody said; None where nobody did."""
    match event:
        case told_events.SocialCareRecorded():
            return event.social_care.from_on or event.social_care.to_on
        case FamilyMoved():
            return event.move.moved_on
        case loss_events.LossRecorded():
            return event.loss.happened_on
        case baby_events.PlaceRecorded():
            return event.place.since
        case family_events.BirthRecorded() | family_events.PregnancyRecorded() if event.born_on:
            return _day(event.born_on)
        case baby_events.BirthTold():
            return _day(family.babies[event.baby_id].born_on)
    return event.envelope.happened_at


def _day(known: date | None) -> PartDate | None:
    return None if known is None else PartDate(known.year, known.month, known.day)


def standing_of(event: Event) -> Standing:
    """How it is known. What somebody did here is a fact; what they were told is only told."""
    match event:
        case told_events.PersonRecorded():
            return standing_of_answer(event.person.answer)
        case SafeContactSet(safe_contact=contact):
            return _standing_by(contact.knowledge, contact.how_known)
        case FamilyMoved() if event.move.is_suspected:
            return Standing.SUSPECTED
        case (
            told_events.SocialCareRecorded(social_care=told)
            | FamilyMoved(move=told)
            | loss_events.LossRecorded(loss=told)
            | baby_events.BirthTold(birth=told)
            | baby_events.PlaceRecorded(place=told)
            | baby_events.ArrangementRecorded(arrangement=told)
        ):
            return _standing_by(Knowledge.KNOWN, told.how_known)
    return Standing.FACT


def standing_of_answer(answer: Answer) -> Standing:
    """How one answer is known, or how far anybody asked."""
    return _standing_by(answer.knowledge, answer.how_known)


def _standing_by(knowledge: Knowledge, how_known: HowKnown | None) -> Standing:
    if knowledge is not Knowledge.KNOWN:
        return Standing(knowledge.value)
    return Standing(how_known.value) if how_known else Standing.SOURCE_NOT_RECORDED
