"""How what is told of one baby, or of a move, is refused: rows for the two tables of refusals.

As tests/web/refused_telling.py, which has what all of these share.
"""

from datetime import date

from handover import refusals as r
from handover.family import refusals as f
from handover.refusals import InvalidValue
from tests import each_baby, losing
from tests.web.refused_telling import NOBODY, told_situations
from tests.web.situation import Before, Situation, nothing
from tests.web.stage import Stage
from tests.web.telling import ARRANGEMENT, BABY_NUMBER, BIRTH, MOVE, PLACE

A_BABY = {"is_mothers": False, "kind": "neonatal_unit"}
MOTHERS_NUMBER = "999 000 0018"


def it_is_born(stage: Stage, _who: str) -> None:
    """Mary has recorded the birth, on 20 November."""
    stage.scene.ask("mary", each_baby.record_birth(stage.handover_id))


def it_is_in_a_unit(stage: Stage, _who: str) -> None:
    """Born on the 18th, in the unit since the 20th."""
    stage.scene.ask("mary", each_baby.record_birth(stage.handover_id, date(2026, 11, 18)))
    stage.scene.ask("mary", each_baby.baby_is(stage.handover_id))


def it_has_a_number(stage: Stage, who: str) -> None:
    """Born, and its number is recorded."""
    it_is_born(stage, who)
    stage.scene.ask("mary", each_baby.number(stage.handover_id))


def it_was_born_and_lost(stage: Stage, who: str) -> None:
    """The baby has died."""
    it_is_born(stage, who)
    stage.scene.ask("mary", losing.record_loss(stage.handover_id))


def it_was_adopted(stage: Stage, _who: str) -> None:
    """The baby has been adopted."""
    stage.scene.ask("mary", each_baby.adopted(stage.handover_id))


def it_was_lost_before_birth(stage: Stage, _who: str) -> None:
    """The baby was stillborn."""
    stage.scene.ask("mary", losing.record_loss(stage.handover_id))


def baby_situations(command_id_is_used: Before, somebody_is_quicker: Before) -> list[Situation]:
    """Every refusal of what is told of one baby that is not about one value alone."""

    def born_and_quicker(stage: Stage, who: str) -> None:
        it_is_born(stage, who)
        somebody_is_quicker(stage, who)

    return [
        *told_situations(BABY_NUMBER, command_id_is_used, born_and_quicker),
        *(
            Situation(asking, refusal, path, changed, before=before, is_alone=True)
            for asking, refusal, path, changed, before in (
                (BIRTH, f.BornOnAnotherDay, "born_on", day("born_on", 21), it_is_born),
                (BIRTH, f.NothingNewAfterDeath, "", {}, it_was_lost_before_birth),
                (BABY_NUMBER, f.BabyNotBorn, "", {}, nothing),
                (BABY_NUMBER, f.NumberOfAnother, NUMBER, number(MOTHERS_NUMBER), it_is_born),
                (BABY_NUMBER, r.RealNumberRefused, NUMBER, number("450 557 7104"), it_is_born),
                (ARRANGEMENT, f.NothingNewAfterDeath, "", {}, it_was_lost_before_birth),
                (ARRANGEMENT, f.BabyAdopted, "", {}, it_was_adopted),
                (PLACE, f.BabyNotBorn, "", A_BABY, nothing),
                (PLACE, f.PlaceBeforeBirth, "since", {**A_BABY, **day("since", 19)}, it_is_born),
                (
                    PLACE,
                    f.DischargeBeforeAdmission,
                    "since",
                    {"is_mothers": False, "kind": "foster_carers", **day("since", 19)},
                    it_is_in_a_unit,
                ),
                (PLACE, f.NothingNewAfterDeath, "", A_BABY, it_was_born_and_lost),
            )
        ),
        Situation(BIRTH, f.BirthOutOfTime, "born_on", {"born_on": date(2026, 9, 13)}),
        Situation(BIRTH, f.BirthBeforeBooking, "born_on", {"born_on": date(2026, 10, 26)}),
    ]


NUMBER = "nhs_number"


def day(field: str, of_november: int) -> dict[str, object]:
    """A day of this November in `field`."""
    return {field: date(2026, 11, of_november)}


def number(digits: str) -> dict[str, object]:
    """An NHS number."""
    return {NUMBER: digits}


BABY_VALUES = [
    Situation(
        ARRANGEMENT,
        InvalidValue,
        "cares",
        {"kind": "adoption_planned"},
        "Leave out who adopts the baby, or where: that is never recorded here",
    ),
    Situation(
        MOVE,
        InvalidValue,
        "to_authority",
        {"from_authority": "", "to_authority": ""},
        "Enter the authority that they left, or the one that they went to",
    ),
    Situation(
        MOVE,
        InvalidValue,
        "to_authority",
        {"to_authority": "Leicestershire"},
        "This is the authority that they left. Enter the one that they went to",
    ),
    Situation(
        MOVE,
        InvalidValue,
        "moved_on",
        {"moved_on": date(2027, 11, 26)},
        "This is more than a year ahead. Check the year",
    ),
    *(
        Situation(BIRTH, InvalidValue, "gestation", {"gestation": typed}, says)
        for typed, says in (
            ("thirty", "Enter the gestation in weeks, for example 34+2 or about 34 weeks"),
            ("19", "A baby is born at 20 to 45 weeks. Check the gestation"),
            ("34+7", "Enter 0 to 6 days after the weeks"),
        )
    ),
    Situation(
        BIRTH,
        InvalidValue,
        "place",
        {"place": ""},
        "Enter where the baby was born, or the gestation",
        typed={"gestation": ""},
        sent={"gestation": None},
    ),
    Situation(
        BIRTH,
        InvalidValue,
        "born_on",
        says="Enter the day of birth: no birth is recorded yet",
        typed={"born_on-day": "", "born_on-month": "", "born_on-year": ""},
        sent={"born_on": None},
        case="no day",
    ),
    Situation(
        PLACE,
        InvalidValue,
        "since",
        {"since": date(2026, 11, 25)},
        "This date is in the future. Check the year",
    ),
    *(
        Situation(PLACE, InvalidValue, "where", {"kind": kind, "where": "", **more}, says)
        for kind, more, says in (
            ("neonatal_unit", {"is_mothers": False}, "Enter which neonatal unit"),
            ("hospital", {}, "Enter which hospital"),
            ("other", {}, "Enter where it is, without an address"),
        )
    ),
    Situation(
        PLACE,
        InvalidValue,
        "kind",
        {"kind": "foster_carers"},
        "Choose a place where the mother can be",
    ),
    *(
        Situation(
            asking,
            InvalidValue,
            "baby_id",
            {**more, "baby_id": NOBODY},
            "Choose which baby",
            before=it_is_born,
            is_alone=True,
        )
        for asking, more in ((BIRTH, {}), (BABY_NUMBER, {}), (ARRANGEMENT, {}), (PLACE, A_BABY))
    ),
    *(
        Situation(BABY_NUMBER, InvalidValue, path, changed, says, before=before, is_alone=True)
        for path, changed, says, before in (
            (
                NUMBER,
                number("999 000 0026"),
                "This is the number that is recorded already",
                it_has_a_number,
            ),
            (
                "reason",
                number("999 000 0123"),
                "Enter why the number has changed",
                it_has_a_number,
            ),
        )
    ),
]
