"""How a correction of who a record is about is refused: rows for the two tables of refusals.

As tests/web/refused_corrections.py.
"""

from datetime import date

from handover import refusals as r
from handover.content import Kind
from handover.correcting import refusals as p
from handover.family.refusals import RoutineContactStopped
from handover.refusals import InvalidValue
from tests import region
from tests.web.correcting import IDENTITY
from tests.web.situation import CONFLICT, TYPED_TO_COPY, Before, Situation
from tests.web.stage import Stage

BY_MARY = (
    "Mary Okafor, Leicester community midwives, changed this record Tuesday 24 November 2026 at "
    "10am. Read what changed, then send yours again."
)


def the_other_is_awaited(stage: Stage, _who: str) -> None:
    """The woman of the other number is due in June."""
    whom = region.about("9990000026", due_on=date(2027, 6, 1))
    derby = stage.world.teams["derby_visitors"]
    stage.scene.ask("mary", region.record(Kind.CONCERN, derby, whom=whom))


def it_was_in_error_at_once(stage: Stage, _who: str) -> None:
    """A colleague of Mary's marks it as entered in error."""
    stage.scene.ask("mary", region.enter_in_error(stage.handover_id))


SHE = "mother"
ANOTHER = {
    f"{SHE}.nhs_number": "999 000 0026",
    f"{SHE}.name": "Somebody Else",
    f"{SHE}.born_on": date(1990, 1, 1),
}


def identity_situations(it_was_changed: Before, the_baby_is_lost: Before) -> list[Situation]:
    """Every refusal of who it is about that is not about one value alone."""
    return [
        Situation(
            IDENTITY,
            p.ChangedMeanwhile,
            says=BY_MARY,
            before=it_was_changed,
            api=CONFLICT,
            is_alone=True,
        ),
        Situation(IDENTITY, p.NothingChanged, "", {f"{SHE}.nhs_number": "999 000 0018"}),
        Situation(IDENTITY, p.AnotherWoman, "", ANOTHER),
        Situation(
            IDENTITY,
            RoutineContactStopped,
            before=the_baby_is_lost,
            page=TYPED_TO_COPY,
            api=CONFLICT,
            is_alone=True,
        ),
        Situation(
            IDENTITY, r.NoFamilyHere, before=it_was_in_error_at_once, api=CONFLICT, is_alone=True
        ),
        Situation(IDENTITY, r.TwoPregnancies, "due_on", before=the_other_is_awaited, is_alone=True),
        Situation(
            IDENTITY,
            r.RealNumberRefused,
            f"{SHE}.nhs_number",
            {f"{SHE}.nhs_number": "450 557 7104"},
        ),
    ]


IDENTITY_VALUES = [
    *(
        Situation(IDENTITY, InvalidValue, f"mother.{name}", {f"mother.{name}": value}, says)
        for name, value, says in (
            ("nhs_number", "999 000 0019", "This is not a valid NHS number"),
            ("born_on", date(2027, 1, 1), "The mother's date of birth is in the future"),
        )
    ),
    Situation(
        IDENTITY,
        InvalidValue,
        "due_on",
        {"due_on": date(2027, 9, 1)},
        "The due date is more than 40 weeks away. Check the month and the year",
    ),
]
