"""Rows of what is followed in words: a team's referrals, and the lists beside the lead's board.

Names no family but in the team's own list. Pure: rows and `now` go in, words come out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from handover.referral.told import ReferredTo
from handover.words import say_time
from projections.ladder import ladder_of
from web.presenters.clock_lines import with_recorded
from web.presenters.clocks import length
from web.presenters.disagreements import Stage, about_words, headline_of, stages_of
from web.presenters.record import spaced
from web.presenters.referrals import (
    AFTER_A_LOSS,
    NO_WORD,
    STOPPED,
    WAITS,
    WAITS_FOR_OUTCOME,
    no_word,
    title_of,
)
from web.presenters.tags import Tag

Row = Mapping[Any, Any]
REVIEW_DUE, REVIEW_LATE = Tag("Review waiting", "yellow"), Tag("Review overdue", "red")
DISPUTED = Tag("Disagreement", "orange")


@dataclass(frozen=True)
class Followed:
    """One referral in its team's list."""

    handover_id: UUID
    referral_id: UUID
    mother: str
    title: str
    tag: Tag
    words: str
    is_late: bool
    is_acknowledged: bool
    made: str
    reference: str


@dataclass(frozen=True)
class LeadItem:
    """One line of a lead's list: which handover, why it stands there, and whom to ring."""

    handover_id: UUID
    item_id: UUID
    reference: str
    tag: Tag
    title: str
    lines: tuple[str, ...]
    ring: tuple[tuple[str, str], ...]
    stages: tuple[Stage, ...] = ()
    is_late: bool = False


def followed(row: Row, now: datetime) -> Followed:
    """A referral that a team waits for, or that a loss has stopped."""
    tag, words = _awaited(row, now)
    return Followed(
        handover_id=row["handover_id"],
        referral_id=row["referral_id"],
        mother=f"{row['mother_name']}, NHS number {spaced(row['nhs_number'])}",
        title=_title(row),
        tag=tag,
        words=words,
        is_late=tag == NO_WORD,
        is_acknowledged=_is_answered(row),
        made=f"Made {say_time(row['made_at'])}",
        reference=row["reference"],
    )


def unanswered_item(row: Row, now: datetime) -> LeadItem:
    """A word that is late: the lead rings who referred."""
    late = length(now - row["word_due_at"])
    words = no_word(row["authority"], is_acknowledged=_is_answered(row))
    said = with_recorded(f"{words}. {late} late", row["silence_at"])
    return _item(row, NO_WORD, (said, _made(row)), is_late=True)


def review_item(row: Row, now: datetime) -> LeadItem:
    """A "no further action" that nobody other than the decider has looked at."""
    is_late = row["review_due_at"] < now
    due = f"Review due by {say_time(row['review_due_at'])}"
    lines = (
        f"No further action, given {say_time(row['outcome_at'])}",
        f"{due}: {length(now - row['review_due_at'])} late" if is_late else due,
        _made(row),
    )
    return _item(row, REVIEW_LATE if is_late else REVIEW_DUE, lines, is_late=is_late)


def disagreement_item(row: Row, now: datetime) -> LeadItem:
    """A disagreement that is not settled: which stage it has reached, who is asked from when."""
    ladder = ladder_of(row)
    raised = f"Raised by {row['raised_by']}, {row['raised_team']}, {say_time(row['raised_at'])}"
    return LeadItem(
        handover_id=row["handover_id"],
        item_id=row["disagreement_id"],
        reference=row["reference"],
        tag=DISPUTED,
        title=about_words(row["other_side"], is_decline=row["referral_id"] is None),
        lines=(with_recorded(headline_of(ladder, now), row["rung_recorded_at"]), raised),
        ring=tuple(
            (f"{row[f'{side}_name']}, {row[f'{side}_organisation']}", row[f"{side}_telephone"])
            for side in ("sending", "receiving")
            if row[f"{side}_telephone"]
        ),
        stages=stages_of(ladder, now, row["other_side"]),
    )


def _item(row: Row, tag: Tag, lines: tuple[str, ...], *, is_late: bool) -> LeadItem:
    return LeadItem(
        handover_id=row["handover_id"],
        item_id=row["referral_id"],
        reference=row["reference"],
        tag=tag,
        title=_title(row),
        lines=lines,
        ring=((f"{row['team_name']}, {row['team_organisation']}", row["team_telephone"]),),
        is_late=is_late,
    )


def _awaited(row: Row, now: datetime) -> tuple[Tag, str]:
    if row["stopped_at"] is not None:
        return AFTER_A_LOSS, STOPPED
    due_at, is_answered = row["word_due_at"], _is_answered(row)
    if due_at < now:
        words = no_word(row["authority"], is_acknowledged=is_answered)
        return NO_WORD, with_recorded(f"{words}. {length(now - due_at)} late", row["silence_at"])
    awaited = "decide" if is_answered else "acknowledge it"
    tag = WAITS_FOR_OUTCOME if is_answered else WAITS
    return tag, f"They should {awaited} by {say_time(due_at)}"


def _is_answered(row: Row) -> bool:
    """Whether they have said anything at all: acknowledged, or decided before they were asked."""
    return row["acknowledged_at"] is not None or row["outcome"] is not None


def _title(row: Row) -> str:
    return title_of(ReferredTo(row["to"]), row["authority"])


def _made(row: Row) -> str:
    return f"Made {say_time(row['made_at'])}, recorded by {row['recorded_by']}, {row['team_name']}"
