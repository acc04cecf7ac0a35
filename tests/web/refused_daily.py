"""How daily work is refused: rows for the two tables of refusals.

As tests/web/refusals.py and refused_values.py, which hold the whole.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

from handover import refusals as r
from handover.actor import Asked, Source
from handover.daily.refusals import (
    AlreadyRinging,
    NeverSetAside,
    NothingToSetAside,
    NotSpokenTo,
    SetAsideTooLong,
    SetAsideTooOften,
    TooLateToSetAside,
)
from handover.family.refusals import RoutineContactStopped
from handover.states import State
from handover.urgency import Urgency
from tests import daily
from tests.web.asking import Asking
from tests.web.daily import DAILY, REASSIGN, RINGING, SENDER, SET_ASIDE, WORD
from tests.web.refused_losses import the_baby_is_lost
from tests.web.refused_words import LINE, REASON, Words
from tests.web.situation import (
    CONFLICT,
    FORBIDDEN,
    NOT_FOUND,
    TOLD,
    TYPED_KEPT,
    TYPED_TO_COPY,
    UNAVAILABLE,
    Before,
    Situation,
)
from tests.web.stage import Stage

BY_HANA = (
    "Already acknowledged by Hana Quorn, Derby health visitors, Tuesday 24 November 2026 at 10am."
)


def it_is_set_aside_twice(stage: Stage, _who: str) -> None:
    """A colleague of Hana's has set it aside twice already."""
    for _ in range(2):
        stage.scene.ask("hana", daily.set_aside(stage.handover_id))


def she_rings_already(stage: Stage, _who: str) -> None:
    """Mary has pressed the button on another page."""
    stage.scene.ask("mary", daily.claim_call(stage.handover_id))


def a_colleague_rings(stage: Stage, _who: str) -> None:
    """Maud of the same team is ringing."""
    maud = replace(stage.world.accounts["mary"].actor, account_id="maud", name="Maud Lark")
    asked = Asked(uuid4(), maud, Source.PAGE, stage.now)
    stage.world.together.service.execute(daily.claim_call(stage.handover_id), asked)


def daily_situations(command_id_is_used: Before, somebody_is_quicker: Before) -> list[Situation]:
    """Every refusal of daily work that is not about one value alone."""
    return [
        *_of_anybody(command_id_is_used, somebody_is_quicker),
        *_of_states(),
        *_of_setting_aside(),
        *_of_calls(),
        *(
            Situation(
                asking,
                RoutineContactStopped,
                before=the_baby_is_lost,
                page=_page(asking),
                api=CONFLICT,
                is_alone=True,
            )
            for asking in (SET_ASIDE, RINGING, WORD)
        ),
    ]


def _page(asking: Asking) -> int:
    """One press has nothing to keep: what came of it is told on the page before."""
    return TOLD if asking is RINGING else TYPED_TO_COPY


def _of_anybody(used: Before, quicker: Before) -> Iterator[Situation]:
    for asking in DAILY:
        is_press = asking is RINGING
        yield Situation(
            asking,
            r.HandoverNotFound,
            who="nina",
            page=NOT_FOUND,
            api=NOT_FOUND,
            page_says="There is nothing here that you can see. Check the link or the call",
            api_says="There is nothing here that you can see. Check the address.",
        )
        yield Situation(asking, r.NotPermitted, who="lena", page=FORBIDDEN, api=FORBIDDEN)
        yield Situation(
            asking,
            r.CommandReused,
            before=used,
            stands=asking.stands,
            page=_page(asking),
            api=CONFLICT,
        )
        yield Situation(
            asking,
            r.Busy,
            stands=asking.stands,
            before=quicker,
            page=UNAVAILABLE if is_press else TYPED_KEPT,
            page_says="Nothing was stored. Wait a few seconds, go back" if is_press else "",
            api=UNAVAILABLE,
            api_says="Send the same command again, with the same command id,",
            is_alone=True,
        )
    for asking, who in ((REASSIGN, "mary"), (SENDER, "hana"), (RINGING, "hana"), (WORD, "hana")):
        yield Situation(
            asking, r.NotPermitted, who=who, page=FORBIDDEN, api=FORBIDDEN, stands=asking.stands
        )


def _of_states() -> Iterator[Situation]:
    for asking in DAILY:
        yield Situation(
            asking, r.AlreadyClosed, stands=State.CLOSED, page=_page(asking), api=CONFLICT
        )
    for state in (State.WAITING, State.RECEIVED, State.DECLINED):
        yield Situation(REASSIGN, r.NotAcknowledged, stands=state, page=TYPED_TO_COPY, api=CONFLICT)
    for asking in (SENDER, WORD):
        yield Situation(
            asking,
            r.AlreadyAcknowledged,
            says=BY_HANA,
            stands=State.ACKNOWLEDGED,
            page=TYPED_TO_COPY,
            api=CONFLICT,
        )
    yield Situation(
        WORD, r.AlreadyDeclined, stands=State.DECLINED, page=TYPED_TO_COPY, api=CONFLICT
    )


def _of_setting_aside() -> Iterator[Situation]:
    refused = Situation(SET_ASIDE, NeverSetAside, page=TYPED_TO_COPY, api=CONFLICT)
    yield replace(refused, urgency=Urgency.IMMEDIATE)
    yield replace(refused, refusal=NothingToSetAside, stands=State.DECLINED)
    yield replace(refused, refusal=TooLateToSetAside, since=timedelta(days=10))
    yield replace(refused, refusal=SetAsideTooOften, before=it_is_set_aside_twice, is_alone=True)
    yield Situation(
        SET_ASIDE,
        SetAsideTooLong,
        "how_long",
        {"how_long": "next_working_morning"},
        urgency=Urgency.SAME_DAY,
    )


def _of_calls() -> Iterator[Situation]:
    for before, says in (
        (she_rings_already, "You said at 10am that you are ringing. Log what came of it."),
        (
            a_colleague_rings,
            (
                "Maud Lark has been ringing since 10am. If you have rung as well, log your call: "
                "it is always taken."
            ),
        ),
    ):
        yield Situation(
            RINGING,
            AlreadyRinging,
            says=says,
            before=before,
            case=says[:4],
            page=TOLD,
            api=CONFLICT,
            is_alone=True,
        )
    yield Situation(WORD, NotSpokenTo, "professional", {"professional": "Priya Dale"})
    for refusal, day in (
        (r.NextActionInPast, date(2026, 11, 23)),
        (r.NextActionTooFar, date(2027, 11, 26)),
    ):
        yield Situation(WORD, refusal, "next_action_on", {"next_action_on": day})


DAILY_WORDS = (
    *(
        Words(asking, path, f"the colleague's {path}", LINE, is_line=True)
        for asking in (REASSIGN, SENDER)
        for path in ("name", "role")
    ),
    Words(WORD, "professional", "the name of the person you spoke to", LINE, is_line=True),
    Words(WORD, "next_action", "the next action", REASON),
)
NAMED_ALREADY = [
    Situation(
        asking,
        r.InvalidValue,
        "name",
        {"name": name},
        f"Name another colleague: it is with {name} already",
        stands=asking.stands,
    )
    for asking, name in ((REASSIGN, "Hana Quorn"), (SENDER, "Mary Okafor"))
]
