"""As seen.py, for the referrals of a family and the disagreements of a handover."""

from uuid import UUID, uuid5

from handover.family.family import Family as RealFamily
from handover.handover import Handover as RealHandover
from handover.referral.referral import Referral as RealReferral
from handover.referral.told import ReferredTo
from tests.domain.machine.places import Places, family_id, minute_of
from tests.domain.machine.told import MOTHERS, Dispute
from tests.domain.machine.told_families import Referral


def referrals(places: Places, real: RealFamily) -> list[Referral]:
    """The referrals of a family, in the order in which they were told."""
    orders = {baby.baby_id: baby.order for baby in real.babies.values()}
    return [_referral(places, places.service.repository.get(one), orders) for one in real.referrals]


def _referral(places: Places, real: RealReferral, orders: dict[UUID, int]) -> Referral:
    if real.stopped is not None or not real.is_word_awaited:
        assert real.word_due_at is None, "what is stopped or decided is due all the same"
    else:
        assert real.word_due_at == real.word_due.due_at
    return Referral(
        babies=frozenset(orders[one] for one in real.baby_ids if one in orders),
        team=places.team_name(real.team.team_id),
        had_part={real.made.account_id, *(said.account_id for said, _ in real.outcomes)},
        due=minute_of(real.word_due.due_at),
        told_on=places.handovers.index(real.handover_id),
        is_of_mother=real.told.to is ReferredTo.ADULTS,
        is_answered=real.answer is not None,
        outcomes=len(real.outcomes),
        is_awaited=real.is_word_awaited,
        review_due=minute_of(real.review_due.due_at) if real.review_due else None,
        reviews=len(real.reviews),
        is_stopped=real.stopped is not None,
        is_in_error=real.in_error is not None,
    )


def disputes(places: Places, real: RealHandover) -> list[Dispute]:
    """The disagreements of a handover, in the order in which they were told."""
    found = []
    for one in real.disagreements.values():
        assert one.ladder, "nobody would be asked"
        team = places.team_name(one.said.team_id) if one.said.team_id else ""
        about = f"outcome for {_mother(one.referral_id)}" if one.referral_id else "decline"
        found.append(Dispute(about, team, is_settled=one.settled is not None))
    return found


def _mother(referral_id: UUID) -> str:
    """Whose first referral it is; a record may have moved since from her family to another."""
    [found] = [one for one in MOTHERS if referral_id == uuid5(family_id(one), "referral/1")]
    return found
