"""Daily work in words: who was named and by whom, what is set aside, who rings, a word of mouth.

Names no family, so the lead reads it too. Pure; `now` is an argument. Must not know routes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from handover.daily.asides import Aside, WhySetAside
from handover.daily.claims import counts_from
from handover.daily.reassigning import Named
from handover.handover import Handover
from handover.words import say_clock, say_date, say_time
from projections.daily import SIDES
from web.presenters.ending import who_and_when
from web.presenters.labels import WHY_REASSIGNED, WHY_SET_ASIDE
from web.presenters.reasons import Row, has_word, over_at
from web.presenters.record import near_time

IS_REPORTED = "Reported by the sender, unconfirmed"
NO_CALL = "No call was logged"


@dataclass(frozen=True)
class Word:
    """What somebody said on the telephone, and who reports it."""

    professional: str
    next_action: str
    next_action_on: str
    by: str


@dataclass(frozen=True)
class NamedShown:
    """A colleague who was named, and by whom and why."""

    who: str
    by: str


@dataclass(frozen=True)
class DailyShown:
    """What a record's page says of daily work. Each may be empty."""

    ringing: str
    rang_for_nothing: tuple[str, ...]
    asides: tuple[str, ...]
    word: Word | None
    named_sender: NamedShown | None
    named_receiver: NamedShown | None


def daily_shown(handover: Handover, now: datetime) -> DailyShown:
    """Daily work on `handover` as it stands at `now`."""
    ringing = handover.ringing(now)
    return DailyShown(
        ringing=ringing_words(ringing.said.name, ringing.since) if ringing else "",
        rang_for_nothing=tuple(
            f"{one.said.name} said at {say_time(one.since)} that they were ringing. {NO_CALL}"
            for one in handover.rang_for_nothing(now)
        ),
        asides=tuple(
            aside_words(one.until, f"{one.said.name}, {one.said.team_name}", one.why, now)
            for one in asides_now(handover, now)
        ),
        word=_word(handover),
        named_sender=named_sender(handover),
        named_receiver=named_receiver(handover),
    )


def named_sender(handover: Handover) -> NamedShown | None:
    """Who stands for the sender now; None while it is who recorded it."""
    return _named(handover.senders)


def named_receiver(handover: Handover) -> NamedShown | None:
    """Who keeps the promise now; None while it is who took it on."""
    return _named(handover.receivers)


def asides_now(handover: Handover, now: datetime) -> list[Aside]:
    """What either team has set aside at `now`."""
    teams = (handover.sending, handover.receiving)
    found = (handover.set_aside_by(team.team_id, now) for team in teams)
    return [one for one in found if one is not None]


def aside_words(until: datetime, by: str, why: WhySetAside, now: datetime) -> str:
    """Such as "Set aside until 11am today by Hana Novak: another family comes first"."""
    reason = WHY_SET_ASIDE[why]
    return f"Set aside until {near_time(until, now)} by {by}: {reason[0].lower()}{reason[1:]}"


def ringing_words(by: str, since: datetime) -> str:
    """Such as "Mary Ashby has been ringing since 9:12am"."""
    return f"{by} has been ringing since {say_clock(since)}"


def aside_in_row(row: Row, side: str, now: datetime) -> str:
    """What the team on this side has set aside; empty when nothing is."""
    if not is_aside_now(row, side, now):
        return ""
    why = WhySetAside(row[f"{side}_aside_why"])
    return aside_words(row[f"{side}_aside_until"], row[f"{side}_aside_by"], why, now)


def ringing_in_row(row: Row, now: datetime) -> str:
    """Who is ringing the receiving team; empty when nobody is."""
    return ringing_words(row["ringing_by"], row["ringing_since"]) if is_ringing(row, now) else ""


def word_in_row(row: Row) -> str:
    """Who takes it on by word of mouth; empty when nobody said so, or the team has answered."""
    if not has_word(row):
        return ""
    who, day = f"{row['word_by']}, {row['word_role']}", say_date(row["word_on"])
    return f"By word of mouth only: {who}, by {day}. {IS_REPORTED}"


def work_in_row(row: Row, now: datetime) -> tuple[str, ...]:
    """Who rings, and what either team has set aside, for the lead."""
    return tuple(line for line in _work(row, now) if line)


def is_aside_now(row: Row, side: str, now: datetime) -> bool:
    """Whether the team on this side has it set aside."""
    until = row[f"{side}_aside_until"]
    is_on = until is not None and row[f"{side}_aside_from"] <= now < until
    return is_on and over_at(row) is None


def is_ringing(row: Row, now: datetime) -> bool:
    """Whether a claim to be ringing runs."""
    until = row["ringing_until"]
    is_on = until is not None and counts_from(row["ringing_since"]) <= now < until
    return is_on and over_at(row) is None


def _work(row: Row, now: datetime) -> Iterator[str]:
    yield ringing_in_row(row, now)
    for side in SIDES:
        if words := aside_in_row(row, side, now):
            yield f"{words} (the {side} team)"


def _word(handover: Handover) -> Word | None:
    if handover.word_of_mouth is None:
        return None
    said, word = handover.word_of_mouth
    return Word(
        professional=f"{word.professional}, {word.professional_role}",
        next_action=word.next_action,
        next_action_on=say_date(word.next_action_on),
        by=who_and_when(said),
    )


def _named(those: list[Named]) -> NamedShown | None:
    if not those:
        return None
    said, colleague, why = those[-1]
    reason = WHY_REASSIGNED[why]
    return NamedShown(
        who=f"{colleague.name}, {colleague.role}",
        by=f"Named by {who_and_when(said)}: {reason[0].lower()}{reason[1:]}",
    )
