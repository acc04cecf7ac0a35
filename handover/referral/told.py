"""What is told of a referral, and what its front door answers: who, to whom, in which words.

The front door's words are kept apart: a contact is no referral (domain 2.4, Doncaster). Must not
know when anything is due.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from handover.content import ParentsTold
from handover.refusals import InvalidValue
from handover.text import REASON, line, optional, paragraph

OLDEST_REFERRAL = timedelta(days=366)
"""One further back is a slip of the year [P]."""


class ReferredTo(Enum):
    """Who was asked: a part of a local authority, or 999 where nobody could wait."""

    CHILDREN = "children_social_care"
    ADULTS = "adult_social_care"
    HUB = "mash"
    OUT_OF_HOURS = "out_of_hours"
    EMERGENCY = "emergency_999"


class FrontDoor(Enum):
    """What reached the front door, in its own words, which mean different things there."""

    REFERRAL = "referral"
    CONTACT = "contact"
    NOTIFICATION = "notification"


class GivenHow(Enum):
    """How a word came from the authority."""

    TELEPHONE = "telephone"
    EMAIL = "email"
    LETTER = "letter"
    MEETING = "meeting"
    RECORD = "record"


class Outcome(Enum):
    """What the authority decided, in the words of the glossary (9a) and of domain 9(b)."""

    NO_FURTHER_ACTION = "no_further_action"
    EARLY_HELP = "early_help"
    CHILD_IN_NEED = "child_in_need"
    SECTION_47 = "section_47"
    ALREADY_OPEN = "already_open"
    OTHER = "other"


IN_WORDS = frozenset({Outcome.NO_FURTHER_ACTION, Outcome.OTHER})
"""These say nothing by themselves: why, or what, is told in words."""


@dataclass(frozen=True)
class ReferralTold:
    """A referral as somebody made it. `authority` is the local authority, never an address.

    `parents_told` is None only where nobody was asked: at the stop for a mark. Raises InvalidValue.
    """

    to: ReferredTo
    authority: str
    made_as: FrontDoor
    made_by: str
    parents_told: ParentsTold | None
    reference: str = ""

    def __post_init__(self) -> None:
        _clean(self, "authority", "the local authority")
        _clean(self, "made_by", "who made the referral")
        called = "their reference"
        said = self.reference
        cleaned = line(said, field="reference", called=called) if said.strip() else ""
        object.__setattr__(self, "reference", cleaned)

    @property
    def is_of_child(self) -> bool:
        """Whether somebody was asked to protect a child. Who rings 999 is not asked as what."""
        is_referral = self.made_as is FrontDoor.REFERRAL and self.to is not ReferredTo.ADULTS
        return is_referral or self.to is ReferredTo.EMERGENCY


@dataclass(frozen=True)
class FrontDoorAnswer:
    """The authority said that it has it: who, how, and as what it was taken.

    Raises InvalidValue.
    """

    given_by: str
    how: GivenHow
    taken_as: FrontDoor

    def __post_init__(self) -> None:
        _clean(self, "given_by", "who told you")


@dataclass(frozen=True)
class OutcomeGiven:
    """What the authority decided, who gave it, and how. Raises InvalidValue."""

    outcome: Outcome
    given_by: str
    how: GivenHow
    words: str = ""

    def __post_init__(self) -> None:
        _clean(self, "given_by", "who told you")
        clean = paragraph if self.outcome in IN_WORDS else optional
        words = clean(
            self.words, field="words", called="what they decided, and why", longest=REASON
        )
        object.__setattr__(self, "words", words)


def check_made_at(made_at: datetime, now: datetime) -> None:
    """Refuse a referral not yet made at `now`, or one of another year. Raises InvalidValue."""
    _check_zone(made_at)
    if made_at > now:
        raise InvalidValue(
            "The time of the referral is in the future. Refer now, then enter when you did",
            field="happened_at",
        )
    if now - made_at > OLDEST_REFERRAL:
        raise InvalidValue(
            "The referral was more than 12 months ago. Check the year", field="happened_at"
        )


def check_given_at(given_at: datetime, made_at: datetime, now: datetime) -> None:
    """Refuse a word that came before the referral, or not yet. Raises InvalidValue."""
    _check_zone(given_at)
    if given_at > now:
        raise InvalidValue(
            "This time is in the future. Enter when they told you", field="happened_at"
        )
    if given_at < made_at:
        raise InvalidValue(
            "This is before the referral was made. Check the date and the time",
            field="happened_at",
        )


def _check_zone(moment: datetime) -> None:
    if moment.tzinfo is None:
        raise InvalidValue(
            "Say in which time zone it was, for example 2026-05-03T16:30:00+01:00",
            field="happened_at",
        )


def _clean(value: object, field: str, called: str) -> None:
    cleaned = line(getattr(value, field), field=field, called=called)
    object.__setattr__(value, field, cleaned)
