"""As asked.py, for what is told of one baby."""

from collections.abc import Callable
from uuid import UUID

from handover import commands as c
from handover.family import baby_commands as b
from handover.family.arrangements import ArrangementKind
from handover.family.part_dates import PartDate
from handover.family.places import PlaceKind
from tests import each_baby
from tests.domain.machine.babies import (
    BY_ORDER,
    MOTHERS_NUMBER,
    birth_day,
    is_adoption,
    number_told,
    since_told,
)
from tests.domain.machine.places import A_STRANGER, NHS_NUMBERS, Places, date_of
from tests.domain.machine.told import MOTHERS, Region, Step
from tests.region import ISSUED_NUMBER

NUMBERS = {
    "number 1": "9990000042",
    "number 2": "9990000050",
    "newer 1": "9990000069",
    "newer 2": "9990000077",
    "number 3": "9990000085",
    "number 0": "9990000093",
    "newer 0": "9990000107",
}
"""The numbers of babies by the oracle's words. Nobody notices those of another family (ADR 20)."""
WRONG_NUMBERS = {"first, a real number": ISSUED_NUMBER, "first, none": ""}
WOMENS_HOSPITAL = "The women's hospital"


def _baby_id(region: Region, places: Places, step: Step) -> UUID | None:
    mother = region.handovers[step.on].mother
    if step.way == "a stranger":
        return A_STRANGER
    if step.way == "of the other mother":
        [other] = set(MOTHERS) - {mother}
        return places.baby_id(other, 1) if region.families[other].is_known else A_STRANGER
    order = BY_ORDER[step.way.split(",")[0]]
    return places.baby_id(mother, order) if order else None


def _birth(region: Region, places: Places, step: Step) -> c.Command:
    day = birth_day(step)
    told = each_baby.birth(place=WOMENS_HOSPITAL)
    on, which = places.handovers[step.on], _baby_id(region, places, step)
    return b.RecordBirth(on, told, None if day is None else date_of(day), which)


def _number(region: Region, places: Places, step: Step) -> c.Command:
    handover = region.handovers[step.on]
    told = number_told(handover, step)
    digits = NHS_NUMBERS[handover.mother] if told == MOTHERS_NUMBER else NUMBERS[told]
    digits = WRONG_NUMBERS.get(step.way, digits)
    reason = "Two were issued" if step.way.endswith(", a newer one") else ""
    on, which = places.handovers[step.on], _baby_id(region, places, step)
    return b.RecordBabyNumber(on, digits, reason, which)


def _place(region: Region, places: Places, step: Step) -> c.Command:
    day = date_of(since_told(step))
    kind = PlaceKind.HOME if step.way.endswith("at home") else PlaceKind.NEONATAL_UNIT
    told = each_baby.place(kind, since=PartDate(day.year, day.month, day.day))
    on, which = places.handovers[step.on], _baby_id(region, places, step)
    return b.RecordPlace(on, told, is_mothers=False, baby_id=which)


def _arranged(region: Region, places: Places, step: Step) -> c.Command:
    on, which = places.handovers[step.on], _baby_id(region, places, step)
    if is_adoption(step):
        return each_baby.adopted(on, which)
    return each_baby.arranged(on, each_baby.arrangement(ArrangementKind.SURROGACY), which)


OF_BABIES: dict[str, tuple[type[c.Command], Callable[[Region, Places, Step], c.Command]]] = {
    "birth": (b.RecordBirth, _birth),
    "baby's number": (b.RecordBabyNumber, _number),
    "baby is": (b.RecordPlace, _place),
    "arranged": (b.RecordArrangement, _arranged),
}
"""Every verb about one baby: its command class, and how it is made."""
