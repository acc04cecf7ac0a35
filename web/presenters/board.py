"""The lead's board in words: why each handover stands there, how late, who holds it, whom to ring.

Names teams and professionals only, never a family. Pure: rows and `now` go in, words come out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handover.content import Kind
from handover.states import State
from handover.urgency import Urgency
from handover.words import say_time
from projections.standing import responsible
from web.presenters.agreed import AgreedShown, agreed_in_row
from web.presenters.clocks import length
from web.presenters.daily import work_in_row
from web.presenters.ending import ENDED_TAG, STOPPED_TAG, WORD_TAG
from web.presenters.labels import KIND
from web.presenters.ladder import WhoNext, who_acts_in_row
from web.presenters.new_birth_visit import visit_words_in_row
from web.presenters.reasons import (
    Row,
    has_word,
    is_answer_overdue,
    is_call_overdue,
    is_closed,
    is_response_overdue,
    is_settled,
    reasons,
    settled_words,
)
from web.presenters.tags import Tag, state_tag, urgency_tag
from web.presenters.team import hours_of, open_words

Teams = Mapping[UUID, Row]
"""The open teams of the directory by id: the number to ring is the directory's, not a copy."""

OVERDUE = Tag("Overdue", "red")
SETTLED = Tag("Settled", "green")
TEAM_HAS_CLOSED = "This team has closed since: the number may not answer"


@dataclass(frozen=True)
class Ring:
    """Whom the lead rings, and why them. `whom` reads on from "Ring"."""

    whom: str
    why: str
    team: str
    telephone: str
    open_words: str


@dataclass(frozen=True)
class Item:
    """One handover or concern on the board; once nothing is waiting, `settled` says why."""

    handover_id: UUID
    reference: str
    kind: str
    urgency: Tag
    standing: Tag
    reasons: tuple[str, ...]
    settled: str
    sending: str
    receiving: str
    recorded: str
    age: str
    holder: str
    ring: Ring | None
    visit: str
    who_acts: WhoNext | None
    work: tuple[str, ...]
    agreed: AgreedShown | None

    @property
    def is_overdue(self) -> bool:
        """Whether a clock has run out; the tag says it too."""
        return self.standing == OVERDUE


def item(row: Row, now: datetime, teams: Teams) -> Item:
    """One row of the board as it stands at `now`."""
    return Item(
        handover_id=row["handover_id"],
        reference=row["reference"],
        kind=KIND[Kind(row["kind"])],
        urgency=urgency_tag(Urgency(row["urgency"])),
        standing=standing_tag(row, now),
        reasons=reasons(row, now),
        settled=settled_words(row, now),
        sending=_team(row, "sending"),
        receiving=_team(row, "receiving"),
        recorded=say_time(row["recorded_at"]),
        age=f"{length(now - row['recorded_at'])} ago",
        holder=responsible(row),
        ring=whom_to_ring(row, now, teams),
        visit=visit_words_in_row(row, now),
        who_acts=who_acts_in_row(row, now),
        work=work_in_row(row, now),
        agreed=agreed_in_row(row),
    )


def standing_tag(row: Row, now: datetime) -> Tag:
    """How it ended, if it did; else overdue before all else; else where it stands."""
    if is_closed(row):
        return ENDED_TAG[row["ended_how"]]
    if row["stopped_at"] is not None:
        return STOPPED_TAG
    if any(late(row, now) for late in (is_call_overdue, is_answer_overdue, is_response_overdue)):
        return OVERDUE
    if has_word(row):
        return WORD_TAG
    return SETTLED if is_settled(row, now) else state_tag(State(row["state"]))


def whom_to_ring(row: Row, now: datetime, teams: Teams) -> Ring | None:
    """The team that has to act next; None once it is settled.

    The receiving team about a promise it has not kept; the sending team while it has to ring or
    to send on; else the receiving team [P].
    """
    if is_settled(row, now):
        return None
    if row["state"] == State.DECLINED.value:
        why = "It was declined: they must send it to the right team"
        return _ring(row, "sending", why, now, teams)
    if is_response_overdue(row, now):
        return _ring(row, "receiving", "Nobody there has reported what was promised", now, teams)
    if is_call_overdue(row, now) or row["acknowledged_at"] is not None:
        return _ring(row, "sending", "They have not spoken to the receiving team", now, teams)
    return _ring(row, "receiving", "Nobody there has acknowledged it", now, teams)


def _ring(row: Row, side: str, why: str, now: datetime, teams: Teams) -> Ring:
    """That team; the sending team where the other one is not shown, for they can ring it."""
    if side == "receiving" and row["is_hidden"]:
        asked = f"{why}, and that team is not shown: ask them to ring it"
        return _ring_team(row, "sending", asked, now, teams)
    return _ring_team(row, side, why, now, teams)


def _ring_team(row: Row, side: str, why: str, now: datetime, teams: Teams) -> Ring:
    team = teams.get(row[f"{side}_team_id"])
    return Ring(
        whom=f"the {side} team",
        why=why,
        team=row[f"{side}_name"],
        telephone=team["telephone"] if team else row[f"{side}_telephone"],
        open_words=open_words(hours_of(team), now) if team else TEAM_HAS_CLOSED,
    )


def _team(row: Row, side: str) -> str:
    return f"{row[f'{side}_name']}, {row[f'{side}_organisation']}"
