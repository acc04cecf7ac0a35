"""How the undoing of a loss is refused: rows for the two tables of refusals.

As tests/web/refused_losses.py.
"""

from datetime import date, timedelta

from handover import refusals as r
from handover.family import refusals as f
from handover.family.losses import LossKind
from handover.refusals import InvalidValue
from tests import losing, region, undoing
from tests.web.refused_losses import NOBODY, the_baby_is_lost
from tests.web.refused_telling import it_was_in_error
from tests.web.situation import (
    CONFLICT,
    FORBIDDEN,
    NOT_FOUND,
    TOLD,
    UNAVAILABLE,
    Before,
    Situation,
)
from tests.web.stage import Stage
from tests.web.telling import UNDO, UNDO_ANSWER, UNDO_KNOWN

UNDOING = (UNDO, UNDO_ANSWER, UNDO_KNOWN)


def somebody_asks(stage: Stage, who: str) -> None:
    """The loss is recorded, and Mary says that it was a mistake."""
    the_baby_is_lost(stage, who)
    stage.scene.ask("mary", undoing.ask_undone(stage.handover_id))


def it_was_undone(stage: Stage, who: str) -> None:
    """And Hana has confirmed it."""
    somebody_asks(stage, who)
    stage.scene.ask("hana", undoing.confirm_mistake(stage.handover_id))


def a_pregnancy_came_later(stage: Stage, _who: str) -> None:
    """A miscarriage, and another pregnancy since."""
    told = losing.loss(LossKind.MISCARRIAGE, happened_on=None)
    stage.scene.ask("mary", losing.record_loss(stage.handover_id, told))
    due_on = date(2026, 11, 24) + timedelta(days=270)
    stage.scene.ask(
        "mary",
        region.record(
            to_team_id=stage.world.teams["derby_visitors"], whom=region.about(due_on=due_on)
        ),
    )


def undoing_situations(command_id_is_used: Before, somebody_is_quicker: Before) -> list[Situation]:
    """Every refusal around the undoing of a loss that is not about one value alone."""
    return [
        *_strangers(),
        *(
            Situation(asking, r.NoFamilyHere, before=it_was_in_error, api=CONFLICT, is_alone=True)
            for asking in (UNDO, UNDO_ANSWER)
        ),
        *(
            Situation(
                asking,
                r.CommandReused,
                before=command_id_is_used,
                page=TOLD if asking is UNDO_KNOWN else 422,
                api=CONFLICT,
            )
            for asking in UNDOING
        ),
        *(
            Situation(
                asking,
                r.Busy,
                before=_then(first, somebody_is_quicker),
                page=UNAVAILABLE if asking is UNDO_KNOWN else 422,
                page_says="Nothing was stored. Wait a few seconds, go back and send it again."
                if asking is UNDO_KNOWN
                else "",
                api=UNAVAILABLE,
                api_says="Send the same command again, with the same command id,",
                is_alone=True,
                who=who,
            )
            for asking, first, who in (
                (UNDO, the_baby_is_lost, "mary"),
                (UNDO_ANSWER, somebody_asks, "hana"),
                (UNDO_KNOWN, it_was_undone, "mary"),
            )
        ),
        Situation(UNDO, f.NoLossToUndo, api=CONFLICT),
        Situation(UNDO_ANSWER, f.UndoNotAsked, api=CONFLICT),
        Situation(UNDO_KNOWN, f.NoUndoToConfirm, page=TOLD, api=CONFLICT),
        Situation(
            UNDO,
            f.UndoAlreadyAsked,
            before=somebody_asks,
            says="Mary Okafor has asked for this, Tuesday 24 November 2026 at 10am. A second",
            api=CONFLICT,
            is_alone=True,
        ),
        Situation(UNDO, f.LossAlreadyUndone, before=it_was_undone, api=CONFLICT, is_alone=True),
        Situation(
            UNDO_ANSWER,
            f.SecondPersonNeeded,
            who="mary",
            before=somebody_asks,
            api=CONFLICT,
            is_alone=True,
        ),
        Situation(
            UNDO,
            f.LaterPregnancyKnown,
            before=a_pregnancy_came_later,
            api=CONFLICT,
            is_alone=True,
        ),
    ]


def _strangers() -> list[Situation]:
    return [
        one
        for asking in UNDOING
        for one in (
            Situation(
                asking,
                r.HandoverNotFound,
                who="nina",
                page=NOT_FOUND,
                api=NOT_FOUND,
                page_says="There is nothing here that you can see. Check the link or the call",
                api_says="There is nothing here that you can see. Check the address.",
            ),
            Situation(asking, r.NotPermitted, who="lena", page=FORBIDDEN, api=FORBIDDEN),
        )
    ]


def _then(first: Before, second: Before) -> Before:
    def both(stage: Stage, who: str) -> None:
        first(stage, who)
        second(stage, who)

    return both


UNDO_VALUES = [
    Situation(
        UNDO,
        InvalidValue,
        "baby_id",
        {"baby_id": NOBODY},
        "Choose a baby of this family",
        before=the_baby_is_lost,
        is_alone=True,
    ),
    Situation(
        UNDO_ANSWER,
        InvalidValue,
        "words",
        {"is_mistake": False, "words": ""},
        "Enter why the loss stands",
        before=somebody_asks,
        is_alone=True,
    ),
]
