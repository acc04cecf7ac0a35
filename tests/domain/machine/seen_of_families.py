"""As seen.py, for what is known of each family and of each of its babies."""

from datetime import date
from uuid import UUID

from handover.family.babies import BabyState
from handover.family.family import Family as RealFamily
from handover.family.losses import routine_contact_allowed
from handover.family.pregnancies import Pregnancy
from handover.handover import Handover as RealHandover
from tests.domain.machine.asked_of_babies import NUMBERS
from tests.domain.machine.places import A_STRANGER, Places, day_of
from tests.domain.machine.seen_of_referrals import referrals
from tests.domain.machine.told_families import Baby, Family

NO_PREGNANCY = Pregnancy(A_STRANGER, None, None, date.min)
NOBODY: frozenset[int] = frozenset()


def family(places: Places, real: RealFamily, known: Family, every: list[RealHandover]) -> Family:
    """Her family, as the log makes it now; `every` are all handovers, `known` what must be."""
    orders = {baby.baby_id: baby.order for baby in real.babies.values()}
    died = {baby.order for baby in real.babies.values() if baby.state is BabyState.DIED}
    assert died == {orders[one] for one in real.losses}, "a death without a loss, or the reverse"
    living = {orders[one] for one in orders if routine_contact_allowed(real, (one,))}
    assert living == {orders[one] for one in real.living(tuple(orders))} == known.living
    pregnancy = next(iter(real.pregnancies.values()), NO_PREGNANCY)
    assert len(real.pregnancies) <= 1
    assert set(real.handovers) == {one.id for one in every if one.family_id == real.id}, (
        "the family knows of other handovers than those about it"
    )
    people, asking = list(real.facts.people), real.undo_asked
    return Family(
        is_known=True,
        called=real.mother.name,
        birthday=real.mother.born_on.isoformat(),
        due=day_or_none(pregnancy.due_on),
        born=day_or_none(pregnancy.born_on),
        booked=None if pregnancy is NO_PREGNANCY else day_of(pregnancy.recorded_on),
        each={order: _baby(real, one) for one, order in orders.items()},
        lost=died,
        has_ended=pregnancy.ended_on is not None,
        people=len(people),
        people_left={people.index(one) + 1 for one in real.facts.left},
        involvements=len(real.facts.social_care),
        undo_asked_by=asking.asked.account_id if asking else "",
        undo_asked_of=frozenset(orders[one] for one in asking.baby_ids) if asking else NOBODY,
        undone=len({one.confirmed.command_id for one in real.undone}),
        were_undone={orders[one.baby_id] for one in real.undone if one.baby_id in orders},
        safe_contacts=len(real.safe_contacts),
        is_hidden=real.is_address_hidden,
        flags=len(real.flags),
        exports=len(real.exports),
        referrals=referrals(places, real),
        moves=len(real.moves),
        mothers_places=len(real.each_baby.places.get(None, [])),
    )


def _baby(real: RealFamily, baby_id: UUID) -> Baby:
    facts = real.each_baby
    words = {digits: word for word, digits in NUMBERS.items()}
    places = [told for _, told in facts.places.get(baby_id, [])]
    numbers = [words[digits] for _, digits, _ in facts.numbers.get(baby_id, [])]
    assert facts.number_of(baby_id) == (NUMBERS[numbers[-1]] if numbers else "")
    return Baby(
        born=day_or_none(real.babies[baby_id].born_on),
        births=len(facts.births.get(baby_id, [])),
        numbers=numbers,
        places=len(places),
        since=day_or_none(places[-1].since.earliest) if places and places[-1].since else None,
        arrangements=len(facts.arrangements.get(baby_id, [])),
        is_adopted=facts.is_adopted(baby_id),
    )


def day_or_none(day: date | None) -> int | None:
    """The day of a date, if there is one."""
    return None if day is None else day_of(day)
