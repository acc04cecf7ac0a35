"""The invented handovers of the demonstration, as data/handovers/*.toml tells them.

Must not know when they take place (schedule.py) or how they are carried out (script.py).
"""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from functools import cache
from typing import Any

from handover.answers import Answer, HowKnown, Knowledge
from handover.area import AreaSaid
from handover.calendar import local_date
from handover.content import Kind, ParentsTold, Safer, Trigger
from handover.referred_first import ReferredFirst
from handover.urgency import Urgency
from web.demonstration.teams import DATA, PlannedTeam, planned_teams


class Standing(Enum):
    """Where the clocks of a handover should stand when the demonstration begins."""

    IN_TIME = "in time"
    CALL_OVERDUE = "call overdue"
    ACKNOWLEDGEMENT_OVERDUE = "acknowledgement overdue"
    PROMISED = "promised"
    RESPONSE_OVERDUE = "response overdue"
    ANY = "any"


class Deed(Enum):
    """What somebody does to a handover after it was recorded."""

    ATTEMPT = "attempt"
    CONVERSATION = "conversation"
    RECEIVED = "received"
    ACKNOWLEDGE = "acknowledge"
    DECLINE = "decline"
    REDIRECT = "redirect"
    DONE = "done"
    NOT_DONE = "not_done"
    ASK = "ask"
    ANSWER = "answer"
    NOTE = "note"
    WITHDRAW = "withdraw"
    ENTER_IN_ERROR = "enter_in_error"
    BIRTH = "birth"
    NUMBER = "number"
    PLACE = "place"
    MOVED = "moved"
    ARRANGED = "arranged"
    HISTORY = "history"
    EXPORT = "export"
    LOSS = "loss"
    LOSS_KNOWN = "loss_known"
    REFER = "refer"
    REFERRAL_ANSWER = "referral_answer"
    REFERRAL_OUTCOME = "referral_outcome"
    REFERRAL_ERROR = "referral_error"
    REVIEW = "review"
    DISAGREE = "disagree"
    SETTLE = "settle"
    UNDO_ASKED = "undo_asked"
    UNDO_ANSWERED = "undo_answered"
    UNDO_KNOWN = "undo_known"
    REASSIGN = "reassign"
    REASSIGN_SENDER = "reassign_sender"
    SET_ASIDE = "set_aside"
    CLAIM_CALL = "claim_call"
    WORD_OF_MOUTH = "word_of_mouth"
    LEAD_AGREED = "lead_agreed"
    SAFE_CONTACT = "safe_contact"
    HIDE_ADDRESS = "hide_address"
    STOP_HIDING = "stop_hiding"
    REVISE = "revise"
    CHANGE_READ = "change_read"
    REOPEN = "reopen"
    CORRECT_IDENTITY = "correct_identity"


BY_RECEIVER = frozenset(
    {
        *(Deed.RECEIVED, Deed.ACKNOWLEDGE, Deed.DECLINE, Deed.DONE, Deed.NOT_DONE, Deed.ASK),
        *(Deed.LOSS_KNOWN, Deed.UNDO_ANSWERED, Deed.CHANGE_READ),
        *(Deed.REASSIGN, Deed.SET_ASIDE),
    }
)


@dataclass(frozen=True)
class Step:
    """One deed, so many minutes after the one before; `words` are its own facts, as written."""

    deed: Deed
    after_minutes: int
    receiving: PlannedTeam
    words: dict[str, Any]

    def promised_on(self, at: datetime) -> date:
        """The day for which it promises something, if it is done at `at`."""
        return local_date(at) + timedelta(days=self.words["in_days"])


@dataclass(frozen=True)
class Mother:
    """Whom it is about; exactly one of `weeks` (of pregnancy) and `baby_days` (old) is set."""

    name: str
    years: int
    weeks: int | None
    baby_days: int | None


@dataclass(frozen=True)
class Referral:
    """A referral to children's social care, so many minutes before the record."""

    to: str
    minutes_before: int
    reference: str

    def seen_from(self, recorded_at: datetime) -> ReferredFirst:
        """As it was told in a record at `recorded_at`."""
        return ReferredFirst(
            is_referred=True,
            referred_to=self.to,
            referred_at=recorded_at - timedelta(minutes=self.minutes_before),
            reference=self.reference,
        )


@dataclass(frozen=True)
class Story:
    """One handover. `age` says how far back it lies among the moments that fit: 0 new, 1 old."""

    number: int
    sending: PlannedTeam
    receiving: PlannedTeam
    kind: Kind
    urgency: Urgency
    trigger: Trigger
    standing: Standing
    age: float
    mother: Mother
    safer: Safer
    referral: Referral | None
    area: AreaSaid | None
    steps: tuple[Step, ...]


@cache
def stories() -> tuple[Story, ...]:
    """Every handover of the demonstration."""
    told = [
        one
        for path in sorted((DATA / "handovers").glob("*.toml"))
        for one in tomllib.loads(path.read_text(encoding="utf-8"))["handover"]
    ]
    return tuple(_story(number, one) for number, one in enumerate(told))


GOLDEN = 0.618
"""Its multiples, less their whole part, spread evenly and without a pattern."""


def _story(number: int, told: dict[str, Any]) -> Story:
    teams = planned_teams()
    receiving = teams[told["to"]]
    return Story(
        number=number,
        sending=teams[told["from"]],
        receiving=receiving,
        kind=Kind(told["kind"]),
        urgency=Urgency(told["urgency"]),
        trigger=Trigger(told["trigger"]),
        standing=Standing(told.get("standing", "any")),
        age=told.get("age", number * GOLDEN % 1),
        mother=Mother(told["mother"], told["years"], told.get("weeks"), told.get("baby_days")),
        safer=_safer(told),
        referral=Referral(**told["referred"]) if "referred" in told else None,
        area=AreaSaid(**told["area"]) if "area" in told else None,
        steps=_steps(told["steps"], receiving),
    )


def _safer(told: dict[str, Any]) -> Safer:
    return Safer(
        situation=told["situation"],
        assessment=told["assessment"],
        father=_answer(told["father"]),
        social_care=_answer(told["social_care"]),
        safe_contact=_answer(told["safe_contact"]),
        expected_response=told["expected"],
        parents_told=ParentsTold(told=told["told"], why_not=told.get("why_not", "")),
    )


def _answer(told: list[str]) -> Answer:
    """As written: how far, in which words and, of what is known, how and from whom."""
    knowledge, words, *source = told
    how_known, from_whom = (*source, "", "")[:2]
    return Answer(
        Knowledge(knowledge), words, HowKnown(how_known) if how_known else None, from_whom
    )


def _steps(told: list[dict[str, Any]], receiving: PlannedTeam) -> tuple[Step, ...]:
    """The steps, each with the team that receives at that point."""
    steps = []
    for words in told:
        deed = Deed(words["do"])
        if deed is Deed.REDIRECT:
            receiving = planned_teams()[words["to"]]
        steps.append(Step(deed, words["after"], receiving, words))
    return tuple(steps)
