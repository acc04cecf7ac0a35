"""Disagreements in words: who differs with whom, which stage is reached, who is asked from when.

Never mixed with the ladder of silence (web/presenters/ladder.py). Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handover.actor import Actor, Envelope
from handover.disagreement.disagreement import Disagreement
from handover.handover import Handover
from handover.ladder import RungDue, rung_at
from handover.states import State
from handover.words import say_time
from web.presenters.tags import Tag

OPEN, SETTLED = Tag("Disagreement", "orange"), Tag("Settled", "green")
TALK_FIRST = "The two sides talk first."
URGENT = "If a child may be harmed, do not wait for a stage: ring the next one now."


@dataclass(frozen=True)
class Stage:
    """One stage: from when, whom it asks, and on which side with which number."""

    number: int
    since: str
    is_reached: bool
    asked: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class DisagreementShown:
    """One disagreement. `settled` is empty while it is open."""

    disagreement_id: UUID
    title: str
    tag: Tag
    headline: str
    reasons: str
    by: str
    stages: tuple[Stage, ...]
    settled: str
    settled_by: str
    may_settle: bool


@dataclass(frozen=True)
class DisagreementsShown:
    """All of a handover, and whether the decline may be disputed by the reader."""

    every: tuple[DisagreementShown, ...]
    may_dispute_decline: bool


def disagreements_shown(handover: Handover, actor: Actor, now: datetime) -> DisagreementsShown:
    """The disagreements about `handover` and its family's referrals, the newest first."""
    is_declined = handover.state is State.DECLINED and not handover.is_stopped
    return DisagreementsShown(
        every=tuple(
            _shown(key, one, actor, now) for key, one in reversed(handover.disagreements.items())
        ),
        may_dispute_decline=is_declined and not handover.is_disputed(None),
    )


def stages_of(ladder: Sequence[RungDue], now: datetime, other_side: str) -> tuple[Stage, ...]:
    """Every stage, with whom it asks."""
    reached = rung_at(ladder, now).number
    return tuple(
        Stage(
            number=number,
            since=say_time(rung.due_at),
            is_reached=number <= reached,
            asked=(
                (rung.sender.role, rung.sender.telephone),
                (f"{rung.receiver.role} ({other_side})", rung.receiver.telephone),
            ),
        )
        for number, rung in enumerate(ladder, start=1)
    )


def headline_of(ladder: Sequence[RungDue], now: datetime) -> str:
    """Which stage is reached, or that the two sides talk first."""
    climbed = rung_at(ladder, now)
    if climbed.reached is None:
        return TALK_FIRST
    return f"Stage {climbed.number} of {climbed.rungs} since {say_time(climbed.reached.due_at)}"


def about_words(other_side: str, *, is_decline: bool) -> str:
    """Such as "Disagreement with Leicester City about the outcome of the referral"."""
    about = "the decline" if is_decline else "the outcome of the referral"
    return f"Disagreement with {other_side} about {about}"


def _shown(key: UUID, one: Disagreement, actor: Actor, now: datetime) -> DisagreementShown:
    is_open = one.settled is None
    is_theirs = one.said.team_id is not None and one.said.team_id == actor.team_id
    return DisagreementShown(
        disagreement_id=key,
        title=about_words(one.other_side, is_decline=one.referral_id is None),
        tag=OPEN if is_open else SETTLED,
        headline=headline_of(one.ladder, now) if is_open else "",
        reasons=one.reasons,
        by=_by(one.said),
        stages=stages_of(one.ladder, now, one.other_side) if is_open else (),
        settled=one.settled_words,
        settled_by=_by(one.settled) if one.settled else "",
        may_settle=is_open and is_theirs,
    )


def _by(envelope: Envelope) -> str:
    who = ", ".join(part for part in (envelope.name, envelope.team_name) if part)
    return f"{who}, {say_time(envelope.recorded_at)}"
