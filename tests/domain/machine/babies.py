"""What is told of one baby, as the oracle tells it: ADR 20. None of it moves a handover or a clock.

What is uncertain is taken; what contradicts itself is refused by name.
"""

from tests.domain.machine import by_hand, dates
from tests.domain.machine.births import BIRTH, tell_of_birth
from tests.domain.machine.families import NOTHING, family_of, has_a_family, names_the_area
from tests.domain.machine.told import Handover, Region, Step
from tests.domain.machine.told_families import Baby, Family
from tests.domain.machine.verbs import BOTH, VERBS, Follow, Refused, Verb

STRANGERS = {"a stranger": "invalid_value", "of the other mother": "invalid_value"}
BY_ORDER = {"the only one": 0, "first": 1, "second": 2}
MOTHERS_NUMBER = "the mother's"


def order_meant(handover: Handover, step: Step) -> int:
    """Which baby somebody means, by the order of birth; 0 where that is not said clearly."""
    order = BY_ORDER.get(step.way.split(",")[0], 0)
    if step.way.startswith("the only one") and len(handover.babies) == 1:
        [order] = handover.babies
    return order


def _baby(region: Region, handover: Handover, step: Step) -> Baby | None:
    return family_of(region, handover).each.get(order_meant(handover, step))


def _of_a_baby(region: Region, handover: Handover, step: Step) -> set[str]:
    is_known = _baby(region, handover, step) is not None
    return {has_a_family(handover), "" if is_known else "invalid_value"}


def _lives(region: Region, handover: Handover, step: Step) -> bool:
    return order_meant(handover, step) in family_of(region, handover).living


def birth_day(step: Step) -> int | None:
    """The day of birth that is told; None where it is left out."""
    told = step.way.partition(", ")[2]
    today = by_hand.day_of(step.minute)
    return {
        "a day earlier": dates.BORN - 1,
        "no day": None,
        "tomorrow": today + 1,
        "long ago": dates.BORN - 60,
    }.get(told, dates.BORN)


def _may_be_born(region: Region, handover: Handover, step: Step) -> set[str]:
    """The details may be told again, the day only once."""
    found, baby = _of_a_baby(region, handover, step), _baby(region, handover, step)
    if baby is None:
        return found
    day = birth_day(step)
    if baby.born is not None:
        return found | {"" if day in {None, baby.born} else "born_on_another_day"}
    found.add("" if _lives(region, handover, step) else "nothing_new_after_death")
    if day is None:
        return found | {"invalid_value"}
    family = family_of(region, handover)
    found.add("invalid_value" if day > by_hand.day_of(step.minute) else "")
    found.add("" if dates.is_in_time(family, day) else "birth_out_of_time")
    found.add("birth_before_booking" if _was_booked_late(family, day) else "")
    return found


def _was_booked_late(family: Family, day: int) -> bool:
    """Recorded as awaited so long after the birth: somebody would have known."""
    return family.booked is not None and day < family.booked - dates.LATE_NEWS


def _be_born(region: Region, handover: Handover, step: Step) -> None:
    baby, day = _baby(region, handover, step), birth_day(step)
    assert baby is not None
    if baby.born is None:
        assert day is not None
        family_of(region, handover).be_born(day)
        tell_of_birth(region, handover.mother)
    baby.births += 1


def number_told(handover: Handover, step: Step) -> str:
    """Which number is told: a baby's own, a newer one of it, or one that cannot be."""
    told = step.way.partition(", ")[2]
    order = order_meant(handover, step)
    own = f"number {order}"
    return {
        "a newer one": f"newer {order}",
        "a newer one without a reason": f"newer {order}",
        "that of the twin": f"number {3 - order}",
        "that of the mother": MOTHERS_NUMBER,
    }.get(told, own)


def _may_have_number(region: Region, handover: Handover, step: Step) -> set[str]:
    found, baby = _of_a_baby(region, handover, step), _baby(region, handover, step)
    if baby is None:
        return found
    number, order = number_told(handover, step), order_meant(handover, step)
    found.add("baby_not_born" if baby.born is None else "")
    found.add("baby_adopted" if baby.is_adopted else "")
    others = family_of(region, handover).each.items()
    taken = {MOTHERS_NUMBER, *(one.number for key, one in others if key != order)}
    found.add("number_of_another" if number in taken else "")
    has_reason = step.way.endswith(", a newer one")
    is_unsaid = bool(baby.number) and not has_reason
    return found | {"invalid_value" if number == baby.number or is_unsaid else ""}


def _have_number(region: Region, handover: Handover, step: Step) -> None:
    baby = _baby(region, handover, step)
    assert baby is not None
    baby.numbers = [*baby.numbers, number_told(handover, step)]


def since_told(step: Step) -> int:
    """The day since which the baby is there."""
    today = by_hand.day_of(step.minute)
    told = step.way.partition(", ")[2]
    return {"since today": today, "since tomorrow": today + 1, "before birth": dates.BORN - 9}.get(
        told, dates.BORN
    )


def _may_be_there(region: Region, handover: Handover, step: Step) -> set[str]:
    """Born first, in no unit once dead, and never discharged before the admission."""
    found, baby = _of_a_baby(region, handover, step), _baby(region, handover, step)
    found.add(names_the_area(region, handover, "Leicester"))
    if baby is None:
        return found
    since = since_told(step)
    found.add("" if _lives(region, handover, step) else "nothing_new_after_death")
    found.add("baby_adopted" if baby.is_adopted else "")
    found.add("baby_not_born" if baby.born is None else "")
    found.add("place_before_birth" if baby.born is not None and since < baby.born else "")
    is_before = baby.since is not None and since < baby.since
    return found | {"discharge_before_admission" if is_before else ""}


def _be_there(region: Region, handover: Handover, step: Step) -> None:
    baby = _baby(region, handover, step)
    assert baby is not None
    baby.places, baby.since = baby.places + 1, since_told(step)


def _may_be_arranged(region: Region, handover: Handover, step: Step) -> set[str]:
    found, baby = _of_a_baby(region, handover, step), _baby(region, handover, step)
    found.add("" if is_adoption(step) else names_the_area(region, handover, "Nottingham"))
    if baby is None:
        return found
    found.add("" if _lives(region, handover, step) else "nothing_new_after_death")
    return found | {"baby_adopted" if baby.is_adopted else ""}


def is_adoption(step: Step) -> bool:
    """Whether it is told that the baby has been adopted; else a surrogacy is."""
    return step.way.endswith(", adopted")


def _arrange(region: Region, handover: Handover, step: Step) -> None:
    baby = _baby(region, handover, step)
    assert baby is not None
    baby.arrangements, baby.is_adopted = baby.arrangements + 1, is_adoption(step)


def _told(refused: Refused, follow: Follow, reaches: frozenset[str] = NOTHING, **ways: str) -> Verb:
    named = {one.replace("_", " "): refusal for one, refusal in ways.items()}
    every = {**dict.fromkeys(BY_ORDER, ""), **STRANGERS}
    every |= {f"first, {one}": refusal for one, refusal in named.items()}
    return Verb(BOTH, follow, reaches, refused, every, reaches=reaches, is_fact=True)


VERBS["birth"] = _told(
    _may_be_born, _be_born, BIRTH, a_day_earlier="", no_day="", tomorrow="", long_ago=""
)
VERBS["baby's number"] = _told(
    _may_have_number,
    _have_number,
    a_newer_one="",
    a_newer_one_without_a_reason="",
    that_of_the_twin="",
    that_of_the_mother="",
    a_real_number="real_number_refused",
    none="invalid_value",
)
VERBS["baby is"] = _told(
    _may_be_there,
    _be_there,
    since_today="",
    since_tomorrow="invalid_value",
    before_birth="",
    at_home="invalid_value",
)
VERBS["arranged"] = _told(_may_be_arranged, _arrange, adopted="")
