"""Every refusal, how it comes about, and what is then read on the page and in the API.

One table for both ways; `tests/structure/test_refusals_reached.py` keeps it whole. What a value
cannot be is in refused_values.py.
"""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from handover import refusals as r
from handover.actor import Actor, Asked, Role, Source
from handover.commands import CloseTeam
from handover.states import State
from tests import region
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
    Asking,
    Stage,
)

Before = Callable[[Stage, str], None]
NOWHERE = "00000000-0000-4000-8000-000000000000"
"""The id of no team."""

TYPED_KEPT, TYPED_TO_COPY, TOLD, FORBIDDEN, NOT_FOUND = 422, 409, 303, 403, 404
"""A page's answers: the form again; somebody was quicker; the record, with a message; or no page."""
UNPROCESSABLE, CONFLICT, UNAVAILABLE = 422, 409, 503


def nothing(_stage: Stage, _who: str) -> None:
    """Nothing happens between opening the page and pressing the button."""


@dataclass(frozen=True)
class Situation:
    """One way to be refused. `changed` says the same to both; `typed` and `sent` go beyond it.

    `says` begins what is read (the sentence of the refusal, if empty), `path` is that of the field
    it is about. `page_says`, `page_path` and `api_says` stand where the two differ.
    """

    asking: Asking
    refusal: type[r.Refusal]
    path: str = ""
    changed: Mapping[str, object] = field(default_factory=dict)
    says: str = ""
    stands: State = State.WAITING
    who: str = ""
    before: Before = nothing
    page: int = TYPED_KEPT
    api: int = UNPROCESSABLE
    typed: Mapping[str, str] = field(default_factory=dict)
    sent: Mapping[str, object] = field(default_factory=dict)
    page_says: str = ""
    page_path: str = ""
    api_says: str = ""
    case: str = ""
    is_real: bool = False
    is_alone: bool = False

    @property
    def sender(self) -> str:
        """Who asks."""
        return self.who or self.asking.who

    @property
    def read_on_page(self) -> str:
        return self.page_says or self.says or self.refusal.sentence

    @property
    def read_by_program(self) -> str:
        return self.api_says or self.says or self.refusal.sentence

    @property
    def needs_own_stage(self) -> bool:
        """Whether it changes what others would stand on."""
        return self.is_real or self.is_alone

    def __str__(self) -> str:
        """The name of the test: what is asked, what of it is wrong, and the refusal."""
        place = "check" if self.asking is CHECK else self.asking.command.__name__
        case = self.case or " ".join(str(value) for value in self.changed.values())
        parts = (self.refusal.__name__, place, self.stands.value, self.who, self.path, case)
        return "-".join(part for part in parts if part)


def team_closes(stage: Stage, _who: str) -> None:
    """The chosen team closes, and the lists do not know it yet."""
    keeper = Actor("keeper", "Kit Keeper", Role.KEEPER, None, "")
    asked = Asked(region.uuid4(), keeper, Source.COMMAND_LINE, stage.now)
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
]
