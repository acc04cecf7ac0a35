"""As asked.py, for the record itself; and which command classes are driven at all."""

from dataclasses import replace
from datetime import date, timedelta

from handover import commands as c
from handover.chasing.commands import Chase
from handover.family.babies import BabyNamed
from handover.person import About, Mother
from tests.domain.machine.asked import ASKED, KINDS, REASONS
from tests.domain.machine.asked_of_corrections import URGENCIES
from tests.domain.machine.asked_of_directory import DIRECTORY
from tests.domain.machine.places import NHS_NUMBERS, Places, at_minute, date_of
from tests.domain.machine.records import dates_said
from tests.domain.machine.told import NewRecord, Region
from tests.region import ISSUED_NUMBER, form_of_move, referral, safer


def record_of(region: Region, places: Places, new: NewRecord) -> c.Record:
    """The command that records it."""
    says = replace(safer(), situation="Moved last week")  # her address may be hidden
    if new.kind == "handover of care" and new.is_born and new.way != "no answers":
        says = replace(says, form=form_of_move())
    is_referred = new.reason == "mark" and new.way != "not referred"
    return c.Record(
        KINDS[new.kind],
        places.teams[new.to],
        URGENCIES[new.urgency],
        REASONS[new.reason],
        _about(region, new),
        says,
        referral(at_minute(new.minute) - timedelta(minutes=25)) if is_referred else None,
    )


def _about(region: Region, new: NewRecord) -> About:
    number = ISSUED_NUMBER if new.way == "a real number" else NHS_NUMBERS[new.mother]
    mother = Mother(number, f"Test {new.mother.title()}", date(1996, 5, 3))
    babies = tuple(BabyNamed(order) for order in new.babies)
    family = region.families[new.mother]
    if new.way == "due in two years":
        return About(mother, date(2028, 11, 24), None, babies)
    due, born = (None if day is None else date_of(day) for day in dates_said(family, new))
    return About(mother, due, born, babies)


def driven() -> set[str]:
    """The names of the command classes that the machine drives."""
    every: list[type[c.Command]] = [c.Record, *(command for command, _ in DIRECTORY.values())]
    every += [Chase, *(command for command, _ in ASKED.values())]
    return {one.__name__ for one in every}
