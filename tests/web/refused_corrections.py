"""How putting a record right is refused: rows for the two tables of refusals.

As tests/web/refusals.py and refused_values.py, which hold the whole.
"""

from datetime import date

from handover import refusals as r
from handover.correcting import refusals as p
from handover.directory.refusals import OwnTeamClosed
from handover.family.refusals import RoutineContactStopped
from handover.refusals import InvalidValue
from handover.states import State
from tests import losing, putting_right, region
from tests.web.asking import Asking
from tests.web.correcting import CHANGE_READ, IDENTITY, REOPEN, REVISE
from tests.web.meanwhile import team_closes
from tests.web.refused_identity import BY_MARY, IDENTITY_VALUES, identity_situations
from tests.web.refused_words import ANSWER, LINE, PARAGRAPH, REASON, Words, refused_words
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

NOT_CLOSED = (State.WAITING, State.RECEIVED, State.ACKNOWLEDGED, State.DECLINED)
UNCHANGED = {
    "safer.situation": "",
    "safer.father.knowledge": "",
    "safer.father.words_known": "",
    "safer.father.how_known": "",
    "safer.father.from_whom": "",
    "safer.parents_told.told": "",
    "safer.parents_told.why_not": "",
}
"""Nothing on the page says anything."""


def it_was_changed(stage: Stage, _who: str) -> None:
    """A colleague of Mary's changes it first."""
    stage.scene.ask("mary", putting_right.revise(stage.handover_id))


def it_was_in_error(stage: Stage, _who: str) -> None:
    """It was opened again, and then marked as entered in error."""
    stage.scene.ask("hana", putting_right.reopen(stage.handover_id, date(2026, 12, 15)))
    stage.scene.ask("mary", region.enter_in_error(stage.handover_id))


def the_baby_is_lost(stage: Stage, _who: str) -> None:
    """A colleague of Mary's records the loss through another record."""
    stage.scene.ask("mary", losing.record_loss(stage.scene.recorded()))


def correcting_situations(
    command_id_is_used: Before, somebody_is_quicker: Before
) -> list[Situation]:
    """Every refusal of putting a record right that is not about one value alone."""
    return [
        *(_not_yours(REVISE, "hana", "lena")),
        *(_not_yours(CHANGE_READ, "lena")),
        *(_not_yours(REOPEN, "lena")),
        *(_not_yours(IDENTITY, "lena")),
        *identity_situations(it_was_changed, the_baby_is_lost),
        Situation(REVISE, r.AlreadyClosed, stands=State.CLOSED, page=TYPED_TO_COPY, api=CONFLICT),
        Situation(
            REVISE,
            RoutineContactStopped,
            before=the_baby_is_lost,
            page=TYPED_TO_COPY,
            api=CONFLICT,
            is_alone=True,
        ),
        Situation(
            REVISE,
            p.ChangedMeanwhile,
            says=BY_MARY,
            before=it_was_changed,
            api=CONFLICT,
            is_alone=True,
        ),
        Situation(REVISE, p.NothingChanged, typed=UNCHANGED, sent={"safer": {}}),
        Situation(CHANGE_READ, p.ChangedMeanwhile, page=TOLD, api=CONFLICT),
        Situation(CHANGE_READ, p.NoChangeToRead, "", {"changes_seen": 0}, page=TOLD, api=CONFLICT),
        *(
            Situation(REOPEN, p.NotClosed, stands=state, page=TYPED_TO_COPY, api=CONFLICT)
            for state in NOT_CLOSED
        ),
        *(
            Situation(
                REOPEN,
                refusal,
                stands=State.CLOSED,
                who=who,
                before=before,
                page=TYPED_TO_COPY,
                api=CONFLICT,
                is_alone=True,
            )
            for refusal, who, before in (
                (p.NeverReopened, "hana", it_was_in_error),
                (p.ClosedByOtherTeam, "mary", lambda _stage, _who: None),
                (RoutineContactStopped, "hana", the_baby_is_lost),
            )
        ),
        Situation(REOPEN, OwnTeamClosed, stands=State.CLOSED, before=team_closes, is_alone=True),
        *(
            Situation(
                asking,
                r.CommandReused,
                before=command_id_is_used,
                stands=asking.stands,
                page=page,
                api=CONFLICT,
            )
            for asking, page in (
                (REVISE, TYPED_TO_COPY),
                (IDENTITY, TYPED_TO_COPY),
                (CHANGE_READ, TOLD),
                (REOPEN, TYPED_TO_COPY),
            )
        ),
        *(
            Situation(
                asking,
                r.Busy,
                stands=asking.stands,
                before=before,
                page=page,
                page_says=says,
                api=UNAVAILABLE,
                api_says="Send the same command again, with the same command id,",
                is_alone=True,
            )
            for asking, before, page, says in (
                (REVISE, somebody_is_quicker, TYPED_KEPT, ""),
                (IDENTITY, somebody_is_quicker, TYPED_KEPT, ""),
                (
                    CHANGE_READ,
                    _changed_then(somebody_is_quicker),
                    UNAVAILABLE,
                    "Nothing was stored. Wait a few seconds, go back and send it again.",
                ),
                (REOPEN, somebody_is_quicker, TYPED_KEPT, ""),
            )
        ),
    ]


def _not_yours(asking: Asking, *roles: str) -> list[Situation]:
    """Nina learns of nothing; these roles may not do it."""
    return [
        Situation(
            asking,
            r.HandoverNotFound,
            stands=asking.stands,
            who="nina",
            page=NOT_FOUND,
            api=NOT_FOUND,
            page_says="There is nothing here that you can see. Check the link or the call",
            api_says="There is nothing here that you can see. Check the address.",
        ),
        *(
            Situation(
                asking, r.NotPermitted, stands=asking.stands, who=who, page=FORBIDDEN, api=FORBIDDEN
            )
            for who in roles
        ),
    ]


def _changed_then(before: Before) -> Before:
    def both(stage: Stage, who: str) -> None:
        it_was_changed(stage, who)
        before(stage, who)

    return both


PUT_RIGHT_WORDS = (
    Words(REVISE, "reason", "the reason", REASON),
    *(
        Words(REVISE, f"safer.{name}", called, PARAGRAPH, is_required=False)
        for name, called in (
            ("situation", "the situation"),
            ("assessment", "your assessment"),
            ("expected_response", "what you ask the receiving team to do"),
        )
    ),
    Words(
        REVISE,
        "safer.father.words",
        "the answer",
        ANSWER,
        is_required=False,
        box="safer.father.words_known",
    ),
    Words(
        REVISE,
        "safer.father.from_whom",
        "who told you, or which record",
        LINE,
        is_required=False,
        is_line=True,
    ),
    Words(
        REVISE,
        "safer.parents_told.why_not",
        "the reason",
        ANSWER,
        is_required=False,
        with_it={"safer.parents_told.told": False},
    ),
    Words(REOPEN, "reason", "the reason", REASON),
    Words(IDENTITY, "reason", "the reason", REASON),
    Words(IDENTITY, "mother.name", "the mother's name", LINE, is_line=True),
)
DATE_BOXES = tuple(f"next_action_on-{part}" for part in ("day", "month", "year"))
FATHER, TOLD_PARENTS = "safer.father", "safer.parents_told"
CORRECTION_VALUES = [
    *IDENTITY_VALUES,
    *(situation for words in PUT_RIGHT_WORDS for situation in refused_words(words)),
    Situation(
        REVISE,
        InvalidValue,
        "urgency",
        {"urgency": "routine"},
        "The urgency can only be raised. If it is less urgent now, add a note",
    ),
    *(
        Situation(
            REVISE,
            InvalidValue,
            f"safer.{name}",
            {f"safer.{name}": " - "},
            f"Enter {called}",
            case="a dash",
        )
        for name, called in (
            ("situation", "the situation"),
            ("assessment", "your assessment"),
            ("expected_response", "what you ask the receiving team to do"),
        )
    ),
    Situation(
        REVISE,
        InvalidValue,
        f"{FATHER}.words",
        {f"{FATHER}.knowledge": "known"},
        "Say what is known",
        typed={f"{FATHER}.words_known": ""},
        sent={f"{FATHER}.words": ""},
    ),
    Situation(
        REVISE,
        InvalidValue,
        f"{FATHER}.knowledge",
        says="Choose what is known about the father and other men in the baby's life",
        typed={f"{FATHER}.knowledge": ""},
        sent={f"{FATHER}.knowledge": None},
        case="no choice",
    ),
    Situation(
        REVISE, InvalidValue, f"{FATHER}.from_whom", {f"{FATHER}.from_whom": ""}, "Say who told you"
    ),
    Situation(
        REVISE,
        InvalidValue,
        f"{TOLD_PARENTS}.why_not",
        {TOLD_PARENTS + ".told": False, f"{TOLD_PARENTS}.why_not": ""},
        "Say why the parents have not been told",
    ),
    *(
        Situation(
            REOPEN,
            refusal,
            "next_action_on",
            stands=State.CLOSED,
            typed=dict(zip(DATE_BOXES, typed, strict=True)),
            sent={"next_action_on": sent},
            says=says,
            case=str(sent),
        )
        for refusal, typed, sent, says in (
            (r.NextActionInPast, ("23", "11", "2026"), "2026-11-23", ""),
            (r.NextActionTooFar, ("26", "11", "2027"), "2027-11-26", ""),
            (InvalidValue, ("", "", ""), None, "Enter the day by which it will be done"),
        )
    ),
]
