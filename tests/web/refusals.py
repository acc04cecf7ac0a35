"""Every refusal, how it comes about, and what is then read on the page and in the API.

One table for both ways; `tests/structure/test_refusals_reached.py` keeps it whole. What a value
cannot be is in refused_values.py.
"""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from uuid import uuid4

from handover import refusals as r
from handover.actor import Actor, Asked, Role, Source
from handover.commands import CloseTeam
from handover.states import State
from tests.web.asking import (
    ACKNOWLEDGE,
    ASKINGS,
    ATTEMPT,
    CHECK,
    CONVERSATION,
    DECLINE,
    ON_HANDOVER,
    RECEIVED,
    RECORD,
    REDIRECT,
)
from tests.web.kept_refusals import kept_situations
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
from tests.web.stage import Stage

NOWHERE = "00000000-0000-4000-8000-000000000000"
"""The id of no team."""


def team_closes(stage: Stage, _who: str) -> None:
    """The chosen team closes, and the lists do not know it yet."""
    keeper = Actor("keeper", "Kit Keeper", Role.KEEPER, None, "")
    asked = Asked(uuid4(), keeper, Source.COMMAND_LINE, stage.now)
    closing_down = CloseTeam(stage.world.teams["derby_visitors"], "Joined with another team")
    stage.world.together.service.execute(closing_down, asked)


def command_id_is_used(stage: Stage, who: str) -> None:
    """The same person has sent something else under this command id."""
    stage.use_command_id(who)


def somebody_is_always_quicker(stage: Stage, _who: str) -> None:
    """In this test's own log, another event always takes the place that ours was to have.

    The conflict is SQLite's own: our event meets a row with its stream and version.
    """
    path = stage.world.together.settings.events_path
    with closing(sqlite3.connect(path)) as log, log:
        log.execute(
            "CREATE TRIGGER quicker BEFORE INSERT ON stored_events BEGIN"
            " INSERT INTO stored_events (originator_id, originator_version, topic, state)"
            " VALUES (NEW.originator_id, NEW.originator_version, NEW.topic, NEW.state); END"
        )


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
        *((asking, "lena") for asking in ON_HANDOVER),
    )
]

TEAMS = [
    Situation(RECORD, r.TeamNotFound, "to_team_id", {"to_team_id": NOWHERE}),
    Situation(RECORD, r.TeamClosed, "to_team_id", {"to_team_id": "closed_visitors"}),
    Situation(RECORD, r.SendsToItself, "to_team_id", {"to_team_id": "leicester_midwives"}),
    Situation(CHECK, r.TeamClosed, "to_team_id", before=team_closes, is_alone=True),
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
        )
    ),
    *(
        Situation(asking, r.AlreadyDeclined, stands=State.DECLINED, page=page, api=CONFLICT)
        for asking, page in (
            (RECEIVED, TOLD),
            (ACKNOWLEDGE, TYPED_TO_COPY),
            (DECLINE, TYPED_TO_COPY),
        )
    ),
    Situation(RECEIVED, r.AlreadyReceived, stands=State.RECEIVED, page=TOLD, api=CONFLICT),
    Situation(REDIRECT, r.NotDeclined, stands=State.WAITING, api=CONFLICT),
    Situation(REDIRECT, r.NotDeclined, stands=State.RECEIVED, api=CONFLICT),
]

DATES = [
    Situation(
        ACKNOWLEDGE, r.NextActionInPast, "next_action_on", {"next_action_on": day("2026-11-23")}
    ),
    Situation(
        ACKNOWLEDGE, r.NextActionTooFar, "next_action_on", {"next_action_on": day("2027-11-26")}
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

COMMAND_REUSED = [
    Situation(asking, r.CommandReused, before=command_id_is_used, page=page, api=CONFLICT)
    for asking, page in (
        (CHECK, TYPED_KEPT),
        (ATTEMPT, TYPED_KEPT),
        (CONVERSATION, TYPED_KEPT),
        (RECEIVED, TOLD),
        (ACKNOWLEDGE, TYPED_TO_COPY),
        (DECLINE, TYPED_TO_COPY),
        (REDIRECT, TYPED_KEPT),
    )
]

NOTHING_STORED = "Nothing was stored. Wait a few seconds, go back and send it again."
BUSY = [
    Situation(
        asking,
        r.Busy,
        stands=State.DECLINED if asking is REDIRECT else State.WAITING,
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
    *DATES,
    *NUMBERS,
    *COMMAND_REUSED,
    *BUSY,
    *kept_situations(command_id_is_used, somebody_is_always_quicker),
]
