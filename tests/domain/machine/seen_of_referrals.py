"""As seen.py, for the referrals of a family and the disagreements of a handover."""

from uuid import UUID, uuid5

from handover.family.family import Family as RealFamily
from handover.handover import Handover as RealHandover
from handover.referral.referral import Referral as RealReferral
from handover.referral.told import ReferredTo
from tests.domain.machine.places import Places, family_id, minute_of
from tests.domain.machine.referring import outcome_of
from tests.domain.machine.told import MOTHERS, Dispute
from tests.domain.machine.told_families import Referral

MOST_REFERRALS = 100


def referrals(places: Places, real: RealFamily) -> list[Referral]:
    """The referrals of a family, in the order in which they were told."""
    orders = {baby.baby_id: baby.order for baby in real.babies.values()}
    return [
        _referral(places, places.service.repository.get(one), {orders[key] for key in about})
        for one, about in real.referrals.items()
    ]


def _referral(places: Places, real: RealReferral, babies: set[int]) -> Referral:
    if real.stopped is not None or not real.is_word_awaited:
        assert real.word_due_at is None, "what is stopped or decided is due all the same"
    else:
        assert real.word_due_at == real.word_due.due_at
    return Referral(
        key=_key_of(real.id),
        babies=frozenset(babies),
        team=places.team_name(real.team.team_id),
        had_part={real.made.account_id, *(said.account_id for said, _ in real.outcomes)},
        made=minute_of(real.made.happened_at),
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
        about = outcome_of(_key_of(one.referral_id)) if one.referral_id else "decline"
        found.append(Dispute(about, team, is_settled=one.settled is not None))
    return found


def id_of(key: tuple[str, int]) -> UUID:
    """The stream of a referral."""
    mother, number = key
    return uuid5(family_id(mother), f"referral/{number}")


def _key_of(referral_id: UUID) -> tuple[str, int]:
    every = ((mother, number) for mother in MOTHERS for number in range(1, MOST_REFERRALS))
    return next(key for key in every if id_of(key) == referral_id)
