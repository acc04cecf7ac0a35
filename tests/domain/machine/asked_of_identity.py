"""As asked.py, for whom a record is about."""

from datetime import date

from handover import commands as c
from handover.correcting.commands import CorrectIdentity
from handover.person import Mother
from tests.domain.machine.identity import birthday_told, date_told, name_told, other_mother
from tests.domain.machine.places import NHS_NUMBERS, Places, date_of
from tests.domain.machine.told import Handover, Region, Step
from tests.region import ISSUED_NUMBER


def correct_identity(region: Region, places: Places, step: Step) -> c.Command:
    """The command that says who she is, or the date of her baby."""
    handover = region.handovers[step.on]
    mother = Mother(
        _number(handover, step),
        name_told(handover, step),
        date.fromisoformat(birthday_told(handover, step)),
    )
    due, born = _dates(handover, step)
    return CorrectIdentity(
        places.handovers[step.on],
        mother,
        "" if step.way == "no reason" else "Read from the wrong notes",
        handover.changes + (step.way == "an older version"),
        due,
        born,
    )


def _number(handover: Handover, step: Step) -> str:
    if step.way == "a real number":
        return ISSUED_NUMBER
    is_moved = step.verb == "another number"
    return NHS_NUMBERS[other_mother(handover) if is_moved else handover.mother]


def _dates(handover: Handover, step: Step) -> tuple[date | None, date | None]:
    """Nothing is said of the date unless it is put right."""
    if step.verb != "date":
        return None, None
    due, born = (None if day is None else date_of(day) for day in date_told(handover, step))
    return (born, due) if step.way == "of the other kind" else (due, born)
