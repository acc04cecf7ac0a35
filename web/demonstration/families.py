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
from handover.family.commands import ExportChronology, RecordSocialCare
from handover.family.exports import Part, Purpose
from handover.family.family_moves import FamilyMove
from handover.family.move_commands import RecordMove
from handover.family.part_dates import PartDate
from handover.family.places import Place, PlaceKind
from handover.family.social_care import CareStatus, SocialCare, Whose
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
        case Deed.HISTORY:
            return RecordSocialCare(handover_id, _history(step))
        case Deed.EXPORT:
            part, purpose = Part(words["part"]), Purpose(words["purpose"])
            return ExportChronology(handover_id, part, purpose, words["reason"])
    return None


def _history(step: Step) -> SocialCare:
    words = step.words
    return SocialCare(
        whose=Whose(words["whose"]),
        authority=words["authority"],
        status=CareStatus(words["status"]),
        is_open=False,
        how_known=HowKnown(words["how_known"]),
        from_whom=words.get("from_whom", ""),
        from_on=PartDate(words["from_year"]),
        to_on=PartDate(words["to_year"]),
    )


def _move(step: Step) -> FamilyMove:
    return FamilyMove(
        from_authority=step.words["left"],
        to_authority=step.words["went"],
        is_suspected=step.words["is_suspected"],
        is_temporary=False,
        how_known=HowKnown.TOLD,
        from_whom=step.words["from_whom"],
    )
