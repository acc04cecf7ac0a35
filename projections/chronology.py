"""A family's chronology: what happened, put in the order in which it happened, and how it is known.

It is folded from the streams of one family whenever it is asked for, so it is never behind the log,
and a moment of the past is only fewer events. Must not know words, nor who reads it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID

from handover import events
from handover.calendar import LONDON
from handover.correcting.events import Revised
from handover.family import events as family_events
from handover.family import told_events
from handover.family.corrected_events import IdentityCorrected
from handover.family.exports import Part
from handover.family.family import ONLY_BABY, Family
from handover.family.loss_events import LossRecorded
from handover.family.part_dates import PartDate
from handover.family.undo_events import LossUndone
from handover.handover import Handover
from handover.referral import events as referral
from projections.chronology_known import (
    Event,
    Standing,
    When,
    standing_of,
    standing_of_answer,
    when_of,
)
from projections.chronology_parts import NOT_TOLD, part_named

EventsOf = Callable[[UUID], Iterable[object]]
"""All that is known to have happened to one family, handover or referral."""

ASSESSMENT, FATHER, SOCIAL_CARE = "assessment", "father", "social_care"
ASPECTS = (ASSESSMENT, FATHER, SOCIAL_CARE)
"""What a record says beside that it was made: each is known, or held, in its own way."""
Key = tuple[object, ...]


@dataclass(frozen=True)
class Happening:
    """One thing that happened. `aspect` is what of its event it is about, if not all of it.

    `when` is as exact as anybody knows; without `is_day_known` it is when it was recorded.
    `put_right_at` is when somebody said otherwise: both stay.
    """

    event: Event
    part: Part
    standing: Standing
    when: When
    is_day_known: bool = True
    aspect: str = ""
    put_right_at: datetime | None = None


def chronology(
    events_of: EventsOf, family: Family, handovers: Sequence[Handover]
) -> list[Happening]:
    """All that happened to `family`, as these of its handovers tell it, in order of happening.

    A pregnancy that stood in it by mistake of whom it was about has left it, and is left out.
    """
    streams = (family.id, *(one.id for one in handovers), *family.referrals)
    every = [
        event
        for stream_id in streams
        for event in events_of(stream_id)
        if isinstance(event, Event) and _is_told(event, family, handovers)
    ]
    put_right = _put_right(every)
    found = (one for event in every for one in _happenings(event, family))
    return sorted(
        (replace(one, put_right_at=put_right.get(_key(one))) for one in found), key=_order
    )


def _is_told(event: Event, family: Family, handovers: Sequence[Handover]) -> bool:
    """Whether it is of this family, and not told by another event as well."""
    if isinstance(event, NOT_TOLD) or _is_only_baby(event):
        return False
    if isinstance(event, referral.Disputed | referral.DisputeSettled):
        return event.handover_id not in {one.id for one in handovers}
    pregnancy_id, baby_id = getattr(event, "pregnancy_id", None), getattr(event, "baby_id", None)
    return pregnancy_id not in family.retired and (baby_id is None or baby_id in family.babies)


def _is_only_baby(event: Event) -> bool:
    """Whether it only says that a pregnancy is that of one baby, who has no name yet."""
    return isinstance(event, family_events.BabiesNamed) and event.babies == list(ONLY_BABY)


def _happenings(event: Event, family: Family) -> Iterator[Happening]:
    part, known = part_named(event), when_of(event, family)
    when = known or event.envelope.recorded_at
    yield Happening(event, part, standing_of(event), when, is_day_known=known is not None)
    if isinstance(event, events.Recorded):
        father, social_care = event.safer.father, event.safer.social_care
        for aspect, of, standing in (
            (ASSESSMENT, part, Standing.OPINION),
            (FATHER, Part.PEOPLE, standing_of_answer(father)),
            (SOCIAL_CARE, Part.SOCIAL_CARE, standing_of_answer(social_care)),
        ):
            yield Happening(event, of, standing, when, aspect=aspect)


def _put_right(every: Iterable[Event]) -> dict[Key, datetime]:
    """When each happening was put right, by its key."""
    said: dict[Key, Key] = {}
    put_right: dict[Key, datetime] = {}
    for event in every:
        for about in _about(event):
            if earlier := said.pop(about, None):
                put_right.setdefault(earlier, event.envelope.recorded_at)
            if not isinstance(event, LossUndone):
                said[about] = (event.originator_id, event.originator_version, about[-1])
    return put_right


def _about(event: Event) -> Iterator[Key]:
    """What an event speaks of, so that a later one of the same says otherwise; its aspect last."""
    match event:
        case told_events.PersonRecorded():
            yield "person", event.person_id, ""
        case told_events.SocialCareRecorded():
            yield "social care", event.entry_id, ""
        case family_events.Opened() | IdentityCorrected():
            yield "mother", ""
        case LossRecorded() | LossUndone():
            yield from (("loss", one, "") for one in event.baby_ids)
        case events.Recorded():
            yield from (("answer", event.originator_id, one) for one in ASPECTS)
        case Revised():
            changed = (one for one in ASPECTS if one in event.changed)
            yield from (("answer", event.originator_id, one) for one in changed)


def _key(one: Happening) -> Key:
    return one.event.originator_id, one.event.originator_version, one.aspect


def _order(one: Happening) -> tuple[date, int, time, datetime]:
    """By when it happened; what is known less exactly comes first; then by when it was recorded."""
    recorded_at = one.event.envelope.recorded_at
    if isinstance(one.when, PartDate):
        exact = (one.when.month is not None) + (one.when.day is not None)
        return one.when.earliest, exact, time.min, recorded_at
    local = one.when.astimezone(LONDON)
    return local.date(), 2, local.time(), recorded_at
