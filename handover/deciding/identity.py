"""Whom a correction of identity reaches: both families, and every open record under that number.

All of it is one save. Must not decide what may be put right; the aggregates do.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from eventsourcing.domain import Aggregate

from handover.actor import Asked, Envelope
from handover.content import Trigger
from handover.correcting.commands import CorrectIdentity
from handover.correcting.identity import named_right, says_otherwise, where_the_same_was_wrong
from handover.deciding.births_told import tell_of_birth, told_of_birth
from handover.deciding.losses_told import tell_of_losses
from handover.deciding.reach import Reach
from handover.family.family import Family
from handover.handover import Handover
from handover.person import About, check_number_range
from handover.states import State


def correct_identity(reach: Reach, command: CorrectIdentity, asked: Asked) -> tuple[Aggregate, ...]:
    """The handover, its family or both families, and the records to be checked. Raises Refusal."""
    handover, envelope = reach.handover(command, asked), Envelope.of(asked)
    family = reach.families.told_through(handover)
    about = handover.corrected_about(command)
    if about.mother.nhs_number == handover.about.mother.nhs_number:
        others = _within(reach, family, handover, command, envelope)
        return (handover, family, *others)
    check_number_range(about.mother.nhs_number, is_demonstration=reach.is_demonstration)
    right, beside = reach.families.of(about.mother, asked)
    others = list(_open_beside(reach, family, handover))
    _move(handover, family, right, command, envelope)
    for other in others:
        other.learn_of_neighbour(envelope)
    born = told_of_birth(reach, right, envelope, but=handover.id)
    return (handover, family, right, *beside, *others, *born)


def _within(
    reach: Reach, family: Family, handover: Handover, command: CorrectIdentity, envelope: Envelope
) -> list[Handover]:
    """The same woman: what other open records say as wrongly is put right too, or is checked."""
    before, after = handover.about, handover.corrected_about(command)
    every = [handover, *_open_beside(reach, family, handover)]
    right = {one.id: _put_right(one, handover, before, after) for one in every}
    family.correct_mother(named_right(family.mother, before.mother, after.mother), envelope)
    dated = [one.id for one in every if _dates(right[one.id]) != _dates(one.about)]
    babies = family.redate(dated, after, envelope) if dated else {}
    for one in every:
        if right[one.id] != one.about:
            known, baby_ids = one.baby_ids, babies.get(one.id, one.baby_ids)
            one.correct_identity(
                right[one.id], command.reason, envelope, family_id=family.id, baby_ids=baby_ids
            )
            if baby_ids != known and one.state is not State.CLOSED:
                tell_of_losses(one, family, envelope)
        elif says_otherwise(one.about, _as_far_as_it_is_about(one, handover, after)):
            one.learn_of_neighbour(envelope)
        tell_of_birth(one, family, envelope)
    return [one for one in every[1:] if one.pending_events]


def _move(
    handover: Handover, family: Family, right: Family, command: CorrectIdentity, envelope: Envelope
) -> None:
    """Another number is another family: a loss there reaches it, and one here no more."""
    about = handover.corrected_about(command)
    right.meet(about.mother, envelope)
    if family.hidden is not None and not right.is_address_hidden:
        right.hide_address(family.hidden[1], envelope)  # who knows better clears it, with a reason
    meant = right.place(about, envelope, is_about_loss=True)
    is_told_apart = bool(about.babies) or handover.trigger is Trigger.LOSS
    baby_ids = right.with_who_was_lost(meant if is_told_apart else right.living(meant) or meant)
    right.note_handover(handover.id, baby_ids, envelope)
    family.let_go(handover.id, envelope)
    handover.correct_identity(
        about, command.reason, envelope, family_id=right.id, baby_ids=baby_ids
    )
    tell_of_birth(handover, right, envelope)
    if handover.state is not State.CLOSED:
        tell_of_losses(handover, right, envelope)


def _open_beside(reach: Reach, family: Family, handover: Handover) -> Iterator[Handover]:
    """The other records of the family on which somebody may still act."""
    for handover_id in family.handovers:
        other = reach.records.handover(handover_id)
        if handover_id != handover.id and other.state is not State.CLOSED:
            yield other


def _put_right(one: Handover, handover: Handover, before: About, after: About) -> About:
    """What a record should say; the record by which it was told says all that was told."""
    if one is handover:
        return after
    if set(one.baby_ids).isdisjoint(handover.baby_ids):
        after = replace(after, due_on=before.due_on, baby_born_on=before.baby_born_on)
    return where_the_same_was_wrong(one.about, before, after)


def _as_far_as_it_is_about(one: Handover, handover: Handover, after: About) -> About:
    """The right words for another record: of another pregnancy the date says nothing."""
    is_same = not set(one.baby_ids).isdisjoint(handover.baby_ids)
    return after if is_same else replace(one.about, mother=after.mother)


def _dates(about: About) -> tuple[date | None, date | None]:
    return about.due_on, about.baby_born_on
