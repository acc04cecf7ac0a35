"""Turns what an invented handover tells of its family, beside a loss, into its command.

Must not know the other deeds.
"""

from datetime import datetime
from uuid import UUID

from handover import commands as c
from handover.answers import HowKnown
from handover.calendar import local_date
from handover.family.arrangements import Arrangement, ArrangementKind
from handover.family.baby_commands import (
    RecordArrangement,
    RecordBabyNumber,
    RecordBirth,
    RecordPlace,
)
from handover.family.birth import Birth, Gestation
from handover.family.family_moves import FamilyMove
from handover.family.move_commands import RecordMove
from handover.family.part_dates import PartDate
from handover.family.places import Place, PlaceKind
from web.demonstration.stories import Deed, Step


def about_family(step: Step, handover_id: UUID, at: datetime) -> c.OnHandover | None:
    """The command that does `step` at `at`; None if it is about something else."""
    words = step.words
    today = local_date(at)
    match step.deed:
        case Deed.BIRTH:
            gestation = Gestation.read(words["gestation"])
            birth = Birth(words["at"], HowKnown.TOLD, gestation, words["from_whom"])
            born_on = today if words.get("is_today") else None  # else the record gives the day
            return RecordBirth(handover_id, birth, born_on)
        case Deed.NUMBER:
            return RecordBabyNumber(handover_id, words["number"])
        case Deed.PLACE:
            since = PartDate(today.year, today.month, today.day)
            kind = PlaceKind(words["kind"])
            place = Place(kind, HowKnown.TOLD, words.get("where", ""), since, words["from_whom"])
            return RecordPlace(handover_id, place, is_mothers=words["is_mothers"])
        case Deed.ARRANGED:
            what, limits = ArrangementKind(words["kind"]), words["not_told"]
            told = Arrangement(what, limits, HowKnown.TOLD, words["cares"], words["from_whom"])
            return RecordArrangement(handover_id, told)
        case Deed.MOVED:
            return RecordMove(handover_id, _move(step))
    return None


def _move(step: Step) -> FamilyMove:
    return FamilyMove(
        from_authority=step.words["left"],
        to_authority=step.words["went"],
        is_suspected=step.words["is_suspected"],
        is_temporary=False,
        how_known=HowKnown.TOLD,
        from_whom=step.words["from_whom"],
    )
