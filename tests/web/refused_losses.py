"""How a loss, and what is routine after it, is refused: rows for the two tables of refusals.

As tests/web/refusals.py and refused_values.py, which hold the whole.
"""

from datetime import date

from handover import refusals as r
from handover.content import Kind
from handover.family.refusals import (
    BabyHasDied,
    LossKnown,
    NoLossToConfirm,
    RoutineContactStopped,
)
from handover.refusals import InvalidValue
from tests import losing, region
from tests.web.asking import ACKNOWLEDGE, CHECK, DECLINE, RECEIVED, WITHDRAW
from tests.web.situation import (
    CONFLICT,
    FORBIDDEN,
    NOT_FOUND,
    TOLD,
    TYPED_TO_COPY,
    UNAVAILABLE,
    Before,
    Situation,
)
from tests.web.stage import Stage
from tests.web.telling import LOSS, LOSS_KNOWN

NOBODY = "00000000-0000-4000-8000-000000000000"
BORN_ON = date(2026, 11, 20)


def the_baby_is_lost(stage: Stage, _who: str) -> None:
    """A colleague of Mary's records the loss."""
    stage.scene.ask("mary", losing.record_loss(stage.handover_id))


def the_baby_is_born(stage: Stage, _who: str) -> None:
    """A colleague of Mary's records about the same family, and knows of the birth."""
    whom = region.about(due_on=None, baby_born_on=BORN_ON)
    derby = stage.world.teams["derby_visitors"]
    stage.scene.ask("mary", region.record(Kind.CONCERN, derby, whom=whom))


def loss_situations(command_id_is_used: Before, somebody_is_quicker: Before) -> list[Situation]:
    """Every refusal around a loss that is not about one value alone."""
    return [
        *(
            Situation(
                asking,
                RoutineContactStopped,
                before=the_baby_is_lost,
                page=page,
                api=CONFLICT,
                is_alone=True,
            )
            for asking, page in (
                (RECEIVED, TOLD),
                (ACKNOWLEDGE, TYPED_TO_COPY),
                (DECLINE, TYPED_TO_COPY),
                (WITHDRAW, TYPED_TO_COPY),
            )
        ),
        Situation(CHECK, BabyHasDied, before=the_baby_is_lost, api=CONFLICT, is_alone=True),
        Situation(LOSS, LossKnown, before=the_baby_is_lost, api=CONFLICT, is_alone=True),
        Situation(LOSS_KNOWN, NoLossToConfirm, page=TOLD, api=CONFLICT),
        Situation(
            LOSS_KNOWN,
            r.HandoverNotFound,
            who="nina",
            page=NOT_FOUND,
            api=NOT_FOUND,
            page_says="There is nothing here that you can see. Check the link or the call",
            api_says="There is nothing here that you can see. Check the address.",
        ),
        Situation(LOSS_KNOWN, r.NotPermitted, who="lena", page=FORBIDDEN, api=FORBIDDEN),
        Situation(LOSS_KNOWN, r.CommandReused, before=command_id_is_used, page=TOLD, api=CONFLICT),
        Situation(
            LOSS_KNOWN,
            r.Busy,
            before=_lost_then(somebody_is_quicker),
            page=UNAVAILABLE,
            page_says="Nothing was stored. Wait a few seconds, go back and send it again.",
            api=UNAVAILABLE,
            api_says="Send the same command again, with the same command id,",
            is_alone=True,
        ),
    ]


def _lost_then(before: Before) -> Before:
    def both(stage: Stage, who: str) -> None:
        the_baby_is_lost(stage, who)
        before(stage, who)

    return both


LOSS_VALUES = [
    Situation(LOSS, InvalidValue, "baby_id", {"baby_id": NOBODY}, "Choose a baby of this family"),
    Situation(
        LOSS,
        InvalidValue,
        "happened_on",
        {"happened_on": date(2026, 11, 25)},
        "The date of the loss is in the future. Check the year",
    ),
    Situation(
        LOSS,
        InvalidValue,
        "kind",
        {"kind": "miscarriage"},
        "This baby is recorded as born. Choose another kind of loss, or record a note if the birth "
        "is wrong",
        before=the_baby_is_born,
        is_alone=True,
    ),
    Situation(
        LOSS,
        InvalidValue,
        "happened_on",
        {"kind": "neonatal_death", "happened_on": date(2026, 11, 19)},
        "The date is before the baby was born. Check it, or choose stillbirth",
        before=the_baby_is_born,
        is_alone=True,
    ),
    Situation(
        LOSS,
        InvalidValue,
        "contact_name",
        {"contact_name": "", "who_names_one": ""},
        "Name the key contact, or say who will name one",
    ),
    Situation(
        LOSS,
        InvalidValue,
        "contact_telephone",
        {"contact_telephone": "12"},
        "Enter a UK telephone number with its area code, for example 01632 960123",
    ),
    Situation(
        LOSS, InvalidValue, "contact_role", {"contact_role": ""}, "Enter the key contact's role"
    ),
]
