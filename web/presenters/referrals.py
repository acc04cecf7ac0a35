"""The referrals of a family in words, for the record page: what was told, and what is awaited.

Pure: records and `now` go in, words come out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handover.actor import Actor, Envelope
from handover.content import Trigger
from handover.handover import Handover
from handover.referral.referral import Referral
from handover.referral.told import FrontDoor, Outcome, OutcomeGiven, ReferredTo
from handover.words import say_time
from web.presenters.referral_labels import DECISION, FRONT_DOOR, GIVEN_HOW, OUTCOME, REFERRED_TO
from web.presenters.tags import Tag

REASONS = frozenset({Trigger.CHILDREN_REFERRAL, Trigger.ADULT_REFERRAL})
"""These reasons for a call say that somebody referred."""
NO_WORD = Tag("No word", "red")
WAITS = Tag("Waiting for an acknowledgement", "blue")
WAITS_FOR_OUTCOME = Tag("Waiting for the outcome", "blue")
IN_ERROR = Tag("Entered in error", "grey")
AFTER_A_LOSS = Tag("Nothing is due after the loss", "grey")
DISPUTED_ELSEWHERE = (
    "A disagreement about this outcome is open through another handover of the family."
)
STOPPED = (
    "This family has had a loss, so nothing about this referral is due. It may go on for brothers "
    "and sisters. Speak to the key contact before anybody gets in touch with the family."
)


@dataclass(frozen=True)
class Said:
    """Something that was said of it: a heading, the words, and who recorded it."""

    title: str
    words: str
    by: str


@dataclass(frozen=True)
class ReferralShown:
    """One referral on a record page. `standing` says what is awaited, or what was decided."""

    referral_id: UUID
    title: str
    tag: Tag
    standing: str
    warnings: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    said: tuple[Said, ...]
    may_acknowledge: bool
    may_disagree: bool
    may_decide: bool
    may_be_in_error: bool


@dataclass(frozen=True)
class ReferralsShown:
    """All of a family. `is_missing`: the record says somebody referred, and nobody follows it."""

    every: tuple[ReferralShown, ...]
    is_missing: bool


def referrals_shown(
    handover: Handover, found: Sequence[Referral], actor: Actor, now: datetime
) -> ReferralsShown:
    """The referrals of the family of `handover`, the newest first, as `actor` may go on."""
    is_followed = any(one.in_error is None for one in found)
    newest = sorted(found, key=lambda one: one.made.recorded_at, reverse=True)
    return ReferralsShown(
        every=tuple(_shown(one, handover, actor, now) for one in newest),
        is_missing=_says_referred(handover) and not is_followed,
    )


def _says_referred(handover: Handover) -> bool:
    """Whether the record itself says that somebody referred: by its reason, or at the stop.

    Not once it was entered in error, nor after a loss, when nothing about the baby is due.
    """
    is_about_baby = handover.trigger is not Trigger.ADULT_REFERRAL
    if handover.is_in_error or (handover.is_stopped and is_about_baby):
        return False
    at_the_stop = handover.referred is not None and handover.referred.is_referred
    return at_the_stop or handover.trigger in REASONS


def title_of(to: ReferredTo, authority: str) -> str:
    """Such as "Children's social care, Derby"; what was typed at the stop may say both."""
    named = REFERRED_TO[to]
    return authority if named.lower() in authority.lower() else f"{named}, {authority}"


def no_word(authority: str, *, is_acknowledged: bool) -> str:
    """What whoever referred has to do about silence."""
    about = "the outcome of the referral" if is_acknowledged else "the referral"
    return f"No word from {authority} about {about}: ring them"


def _shown(referral: Referral, handover: Handover, actor: Actor, now: datetime) -> ReferralShown:
    stands = referral.in_error is None
    is_disputed = referral.disputed_through is not None or handover.is_disputed(referral.id)
    told = referral.told
    tag, standing = _standing(referral, now)
    return ReferralShown(
        referral_id=referral.id,
        title=title_of(told.to, told.authority),
        tag=tag,
        standing=standing,
        warnings=tuple(_warnings(referral, handover)),
        facts=tuple(_facts(referral)),
        said=tuple(_said(referral)),
        may_acknowledge=stands and referral.answer is None and not referral.outcomes,
        may_disagree=stands and bool(referral.outcomes) and not is_disputed,
        may_decide=stands,
        may_be_in_error=stands and not referral.reviews and actor.team_id == referral.team.team_id,
    )


def _standing(referral: Referral, now: datetime) -> tuple[Tag, str]:
    if referral.in_error is not None:
        return IN_ERROR, "It should never have been recorded here. Nothing is awaited."
    if referral.outcome is not None:
        return _decided(referral.outcome)
    if referral.stopped is not None:
        return AFTER_A_LOSS, STOPPED
    due_at = referral.word_due.due_at
    is_acknowledged = referral.answer is not None or bool(referral.outcomes)
    if due_at < now:
        words = no_word(referral.told.authority, is_acknowledged=is_acknowledged)
        return NO_WORD, f"{words}. It was due by {say_time(due_at)}."
    awaited = "decide" if is_acknowledged else "acknowledge it"
    tag = WAITS_FOR_OUTCOME if is_acknowledged else WAITS
    return tag, f"They should {awaited} by {say_time(due_at)}."


def _decided(given: OutcomeGiven) -> tuple[Tag, str]:
    is_nothing = given.outcome is Outcome.NO_FURTHER_ACTION
    return Tag(OUTCOME[given.outcome], "yellow" if is_nothing else "green"), ""


def _warnings(referral: Referral, handover: Handover) -> Iterator[str]:
    if referral.disputed_through not in (None, handover.id):
        yield DISPUTED_ELSEWHERE
    if referral.in_error is not None:
        return
    if referral.review_due is not None:
        yield (
            "A review by somebody other than the decider is open, due by "
            f"{say_time(referral.review_due.due_at)}."
        )
    answer, made_as = referral.answer, referral.told.made_as
    if answer is not None and answer.taken_as is not made_as:
        yield (
            f"It was made as {_within(made_as)}, and they took it as {_within(answer.taken_as)}. "
            "These are different things at a front door: ask."
        )
    if referral.told.parents_told is None:
        yield "Whether the parents know of the referral was not recorded."
    if referral.stopped is not None and referral.outcome is not None:
        yield STOPPED


def _facts(referral: Referral) -> Iterator[tuple[str, str]]:
    told = referral.told
    yield "Made", f"{say_time(referral.made.happened_at)}, by {told.made_by}"
    yield "Made as", FRONT_DOOR[told.made_as]
    yield "Their reference", told.reference or "None given"
    if told.parents_told is not None:
        why_not = told.parents_told.why_not
        yield "Parents told", "Yes" if told.parents_told.told else f"No: {why_not}"
    yield "Recorded", _by(referral.made)


def _said(referral: Referral) -> Iterator[Said]:
    """What came back, the oldest first."""
    if referral.answer is not None and referral.answered is not None:
        given = referral.answer
        yield Said(
            f"They have it, as {_within(given.taken_as)}",
            _given(given.given_by, GIVEN_HOW[given.how], referral.answered),
            _by(referral.answered),
        )
    spoken = [
        *((envelope, _outcome(envelope, given)) for envelope, given in referral.outcomes),
        *(
            (envelope, Said(f"Reviewed. {DECISION[decision]}", rationale, _by(envelope)))
            for envelope, decision, rationale in referral.reviews
        ),
    ]
    yield from (said for _, said in sorted(spoken, key=lambda one: one[0].recorded_at))
    if referral.in_error is not None:
        yield Said("Entered in error", referral.error_reason, _by(referral.in_error))


def _outcome(envelope: Envelope, given: OutcomeGiven) -> Said:
    words = _given(given.given_by, GIVEN_HOW[given.how], envelope)
    said = f"{words}\n{given.words}" if given.words else words
    return Said(f"Outcome: {OUTCOME[given.outcome].lower()}", said, _by(envelope))


def _given(given_by: str, how: str, envelope: Envelope) -> str:
    return f"{how}, from {given_by}, {say_time(envelope.happened_at)}"


def _within(front_door: FrontDoor) -> str:
    return FRONT_DOOR[front_door].lower()


def _by(envelope: Envelope) -> str:
    who = ", ".join(part for part in (envelope.name, envelope.team_name) if part)
    return f"{who}, {say_time(envelope.recorded_at)}"
