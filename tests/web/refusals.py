"""Every refusal, how it comes about, and what is then read on the page and in the API.

One table for both ways; `tests/structure/test_refusals_reached.py` keeps it whole. What a value
cannot be is in refused_values.py.
"""

from datetime import UTC, date, datetime

from handover import refusals as r
from handover.directory.refusals import OwnTeamClosed
from handover.states import State
from tests.web.asking import (
    ACKNOWLEDGE,
    ANSWER_QUESTION,
    ASK,
    ASKINGS,
    ATTEMPT,
    CHECK,
    CONVERSATION,
    DECLINE,
    ENTER_IN_ERROR,
    FOLLOWING,
    ON_HANDOVER,
    RECEIVED,
    RECORD,
    REDIRECT,
    RESPOND,
    WITHDRAW,
)
from tests.web.kept_refusals import kept_situations
from tests.web.meanwhile import (
    a_question_is_asked,
    command_id_is_used,
    own_team_closes,
    somebody_is_always_quicker,
    team_closes,
    the_question_is_answered,
)
from tests.web.refused_agreeing import agreeing_situations
from tests.web.refused_babies import baby_situations
from tests.web.refused_corrections import correcting_situations
from tests.web.refused_daily import daily_situations
from tests.web.refused_exports import EXPORT_SITUATIONS
from tests.web.refused_following import following_situations
from tests.web.refused_losses import loss_situations
from tests.web.refused_safety import safety_situations
from tests.web.refused_telling import telling_situations
from tests.web.refused_undoing import undoing_situations
from tests.web.situation import (
    CONFLICT,
    FORBIDDEN,
    NOT_FOUND,
    TOLD,
    TYPED_KEPT,
    TYPED_TO_COPY,
    UNAVAILABLE,
    Situation,
)

NOWHERE = "00000000-0000-4000-8000-000000000000"
"""The id of no team."""


def day(text: str) -> date:
    return date.fromisoformat(text)


HANDOVER_NOT_FOUND = [
    Situation(
        asking,
        r.HandoverNotFound,
        who="nina",
        page=NOT_FOUND,
        api=NOT_FOUND,
        page_says="There is nothing here that you can see. Check the link or the call reference.",
        api_says="There is nothing here that you can see. Check the address.",
    )
    for asking in ON_HANDOVER
]
"""Nina's team has nothing to do with it, so the answer does not tell that it is there."""

NOT_PERMITTED = [
    Situation(asking, r.NotPermitted, who=who, page=FORBIDDEN, api=FORBIDDEN)
    for asking, who in (
        (CHECK, "lena"),
        (ATTEMPT, "hana"),
        (CONVERSATION, "hana"),
        (RECEIVED, "mary"),
        (ACKNOWLEDGE, "mary"),
        (DECLINE, "mary"),
        (REDIRECT, "hana"),
        (RESPOND, "mary"),
        (ASK, "mary"),
        (ANSWER_QUESTION, "hana"),
        (WITHDRAW, "hana"),
        (ENTER_IN_ERROR, "hana"),
        *((asking, "lena") for asking in ON_HANDOVER),
    )
]

TEAMS = [
    Situation(RECORD, r.TeamNotFound, "to_team_id", {"to_team_id": NOWHERE}),
    Situation(RECORD, r.TeamClosed, "to_team_id", {"to_team_id": "closed_visitors"}),
    Situation(RECORD, r.SendsToItself, "to_team_id", {"to_team_id": "leicester_midwives"}),
    Situation(CHECK, r.TeamClosed, "to_team_id", before=team_closes, is_alone=True),
    Situation(CHECK, OwnTeamClosed, before=own_team_closes, is_alone=True),
    Situation(DECLINE, r.TeamNotFound, "suggested_team_id", {"suggested_team_id": NOWHERE}),
    Situation(DECLINE, r.TeamClosed, "suggested_team_id", {"suggested_team_id": "closed_visitors"}),
    *(
        Situation(REDIRECT, refusal, "to_team_id", {"to_team_id": team}, stands=State.DECLINED)
        for refusal, team in (
            (r.TeamNotFound, NOWHERE),
            (r.TeamClosed, "closed_visitors"),
            (r.SendsToItself, "leicester_midwives"),
        )
    ),
]

BY_HANA = (
    "Already acknowledged by Hana Quorn, Derby health visitors, Tuesday 24 November 2026 at 10am."
)
STATES = [
    *(
        Situation(
            asking,
            r.AlreadyAcknowledged,
            says=BY_HANA,
            stands=State.ACKNOWLEDGED,
            page=page,
            api=409,
        )
        for asking, page in (
            (RECEIVED, TOLD),
            (ACKNOWLEDGE, TYPED_TO_COPY),
            (DECLINE, TYPED_TO_COPY),
            (REDIRECT, TYPED_KEPT),
            (WITHDRAW, TYPED_TO_COPY),
        )
    ),
    *(
        Situation(asking, r.AlreadyDeclined, stands=State.DECLINED, page=page, api=CONFLICT)
        for asking, page in (
            (RECEIVED, TOLD),
            (ACKNOWLEDGE, TYPED_TO_COPY),
            (DECLINE, TYPED_TO_COPY),
            (ASK, TYPED_TO_COPY),
        )
    ),
    *(
        Situation(asking, r.AlreadyClosed, stands=State.CLOSED, page=page, api=CONFLICT)
        for asking, page in (
            (RECEIVED, TOLD),
            (ACKNOWLEDGE, TYPED_TO_COPY),
            (DECLINE, TYPED_TO_COPY),
            (REDIRECT, TYPED_KEPT),
            (RESPOND, TYPED_TO_COPY),
            (ASK, TYPED_TO_COPY),
            (ANSWER_QUESTION, TYPED_TO_COPY),
            (WITHDRAW, TYPED_TO_COPY),
            (ENTER_IN_ERROR, TYPED_TO_COPY),
        )
    ),
    *(
        Situation(RESPOND, r.NotAcknowledged, stands=state, page=TYPED_TO_COPY, api=CONFLICT)
        for state in (State.WAITING, State.RECEIVED, State.DECLINED)
    ),
    Situation(RECEIVED, r.AlreadyReceived, stands=State.RECEIVED, page=TOLD, api=CONFLICT),
    Situation(REDIRECT, r.NotDeclined, stands=State.WAITING, api=CONFLICT),
    Situation(REDIRECT, r.NotDeclined, stands=State.RECEIVED, api=CONFLICT),
]

QUESTIONS = [
    Situation(asking, refusal, path, before=before, page=TYPED_TO_COPY, api=CONFLICT, is_alone=True)
    for asking, refusal, path, before in (
        (ASK, r.QuestionOpen, "question", a_question_is_asked),
        (ANSWER_QUESTION, r.NothingAsked, "answer", the_question_is_answered),
    )
]

DATES = [
    Situation(
        ACKNOWLEDGE, r.NextActionInPast, "next_action_on", {"next_action_on": day("2026-11-23")}
    ),
    Situation(
        ACKNOWLEDGE, r.NextActionTooFar, "next_action_on", {"next_action_on": day("2027-11-26")}
    ),
    *(
        Situation(
            RESPOND,
            refusal,
            "next_action_on",
            {"is_done": False, "next_action_on": day(new_date)},
            stands=State.ACKNOWLEDGED,
        )
        for refusal, new_date in (
            (r.NextActionInPast, "2026-11-23"),
            (r.NextActionTooFar, "2027-11-26"),
        )
    ),
    *(
        Situation(asking, refusal, "happened_at", {"happened_at": moment})
        for asking in (ATTEMPT, CONVERSATION)
        for refusal, moment in (
            (r.HappenedInFuture, datetime(2026, 11, 24, 10, 1, tzinfo=UTC)),
            (r.HappenedTooEarly, datetime(2026, 11, 17, 9, 59, tzinfo=UTC)),
        )
    ),
]

NHS_NUMBER = "about.mother.nhs_number"
NUMBERS = [
    Situation(RECORD, r.RealNumberRefused, NHS_NUMBER, {NHS_NUMBER: "450 557 7104"}),
    Situation(RECORD, r.TestNumberRefused, NHS_NUMBER, {NHS_NUMBER: "999 000 0018"}, is_real=True),
]

MARK = {"trigger": "mark_before_mobile", "urgency": "immediate"}
REFER_FIRST = [
    Situation(
        RECORD,
        r.ReferFirst,
        "referred",
        sent=MARK,
        typed={"referred.is_referred": ""},
        page_says="Choose whether you have referred, or a named senior decided",
        page_path="referred.is_referred",
    )
]
"""A page asks before it sends: a draft without it is led back to the stop."""

COMMAND_REUSED = [
    Situation(
        asking,
        r.CommandReused,
        before=command_id_is_used,
        stands=asking.stands,
        page=page,
        api=CONFLICT,
    )
    for asking, page in (
        (CHECK, TYPED_KEPT),
        (ATTEMPT, TYPED_KEPT),
        (CONVERSATION, TYPED_KEPT),
        (RECEIVED, TOLD),
        (ACKNOWLEDGE, TYPED_TO_COPY),
        (DECLINE, TYPED_TO_COPY),
        (REDIRECT, TYPED_KEPT),
        *((asking, TYPED_TO_COPY) for asking in FOLLOWING),
    )
]

NOTHING_STORED = "Nothing was stored. Wait a few seconds, go back and send it again."
BUSY = [
    Situation(
        asking,
        r.Busy,
        stands=asking.stands,
        before=somebody_is_always_quicker,
        page=UNAVAILABLE if asking is RECEIVED else TYPED_KEPT,
        page_says=NOTHING_STORED if asking is RECEIVED else "",
        api=UNAVAILABLE,
        api_says="Send the same command again, with the same command id,",
        is_alone=True,
    )
    for asking in ASKINGS
    if asking is not RECORD
]

SITUATIONS = [
    *HANDOVER_NOT_FOUND,
    *NOT_PERMITTED,
    *TEAMS,
    *STATES,
    *QUESTIONS,
    *DATES,
    *NUMBERS,
    *REFER_FIRST,
    *COMMAND_REUSED,
    *BUSY,
    *kept_situations(command_id_is_used, somebody_is_always_quicker),
    *safety_situations(command_id_is_used, somebody_is_always_quicker),
    *telling_situations(command_id_is_used, somebody_is_always_quicker),
    *loss_situations(command_id_is_used, somebody_is_always_quicker),
    *EXPORT_SITUATIONS,
    *daily_situations(command_id_is_used, somebody_is_always_quicker),
    *following_situations(command_id_is_used, somebody_is_always_quicker),
    *correcting_situations(command_id_is_used, somebody_is_always_quicker),
    *baby_situations(command_id_is_used, somebody_is_always_quicker),
    *undoing_situations(command_id_is_used, somebody_is_always_quicker),
    *agreeing_situations(command_id_is_used, somebody_is_always_quicker),
]
