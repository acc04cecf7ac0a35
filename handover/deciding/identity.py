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
from handover.deciding.marks import carried
from handover.deciding.reach import Reach
from handover.family.family import Family
from handover.handover import Handover
from handover.person import About, check_number_range
from handover.referral.referral import Referral
from handover.states import State

Said = tuple[str, Envelope]
"""Why it is put right, and who says so."""


def correct_identity(reach: Reach, command: CorrectIdentity, asked: Asked) -> tuple[Aggregate, ...]:
    """The handover, its family or both, its referrals, and what is to be checked.

    Raises Refusal.
    """
    handover, envelope = reach.handover(command, asked), Envelope.of(asked)
    family = reach.families.told_through(handover)
    about, said = handover.corrected_about(command), (command.reason, envelope)
    if about.mother.nhs_number == handover.about.mother.nhs_number:
        reached = _within(reach, family, handover, about, said)
        return (handover, family, *reached)
    check_number_range(about.mother.nhs_number, is_demonstration=reach.is_demonstration)
    right, beside = reach.families.of(about.mother, asked)
    others = list(_open_beside(reach, family, handover))
    referrals = reach.told_by(handover)
    _move(handover, family, right, about, said)
    _take_along(referrals, handover, right, envelope)
    handover.check_referred(carried(reach, right, handover))
    family.let_go(handover.id, envelope, [one.id for one in referrals])
    for other in others:
        other.learn_of_neighbour(envelope)
    born = told_of_birth(reach, right, envelope, but=handover.id)
    return (handover, family, right, *beside, *others, *born, *referrals)


def _within(
    reach: Reach, family: Family, handover: Handover, after: About, said: Said
) -> list[Aggregate]:
    """The same woman: what other open records say as wrongly is put right too, or is checked."""
    before, (_, envelope) = handover.about, said
    every = [handover, *_open_beside(reach, family, handover)]
    right = {one.id: _put_right(one, handover, before, after) for one in every}
    family.correct_mother(named_right(family.mother, before.mother, after.mother), envelope)
    dated = [one.id for one in every if _dates(right[one.id]) != _dates(one.about)]
    babies = family.redate(dated, after, envelope) if dated else {}
    referrals: list[Referral] = []
    for one in every:
        baby_ids = babies.get(one.id, one.baby_ids)
        means_others = baby_ids != one.baby_ids
        if right[one.id] != one.about:
            one.correct_identity(right[one.id], *said, family_id=family.id, baby_ids=baby_ids)
        elif says_otherwise(one.about, _as_far_as_it_is_about(one, handover, after)):
            one.learn_of_neighbour(envelope)
        tell_of_birth(one, family, envelope)
        if means_others:
            told = reach.told_by(one)
            _take_along(told, one, family, envelope)
            one.check_referred(carried(reach, family, one))
            referrals += told
    return [one for one in (*every[1:], *referrals) if one.pending_events]


def _move(handover: Handover, family: Family, right: Family, about: About, said: Said) -> None:
    """Another number is another family: a loss there reaches it, and one here no more."""
    _, envelope = said
    right.meet(about.mother, envelope)
    if family.hidden is not None and not right.is_address_hidden:
        right.hide_address(family.hidden[1], envelope)  # who knows better clears it, with a reason
    meant = right.place(about, envelope, is_about_loss=True)
    is_told_apart = bool(about.babies) or handover.trigger is Trigger.LOSS
    baby_ids = right.with_who_was_lost(meant if is_told_apart else right.living(meant) or meant)
    right.note_handover(handover.id, baby_ids, envelope)
    handover.correct_identity(about, *said, family_id=right.id, baby_ids=baby_ids)
    tell_of_birth(handover, right, envelope)


def _take_along(
    referrals: list[Referral], handover: Handover, right: Family, envelope: Envelope
) -> None:
    """What was referred through it means the babies that it means now; a loss of theirs stops both.

    Support after a loss goes on, and what was referred through it: it is about who lives, if any.
    """
    is_support = handover.trigger is Trigger.LOSS
    about = right.living(handover.baby_ids) if is_support else handover.baby_ids
    for referral in referrals:
        right.note_referral(referral.id, about, envelope)
        if right.living(about):
            referral.learn_of_undone(envelope)
        elif about:
            referral.learn_of_loss(envelope)
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
