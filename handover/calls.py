"""Telephone calls: attempts that reached nobody who can take it on, and conversations.

An attempt never becomes a conversation: they are different types, and only one stops a clock.
"""

from dataclasses import dataclass
from enum import Enum

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, ValidationResult

from handover.refusals import InvalidValue
from handover.text import REASON, line, optional, paragraph


class AttemptOutcome(Enum):
    """What came of a call that was no conversation. None of these is a contact."""

    NO_ANSWER = "no_answer"
    ENGAGED = "engaged"
    VOICEMAIL = "voicemail"
    MESSAGE_WITH_SOMEBODY = "message_with_somebody"
    WRONG_TEAM = "wrong_team"
    WRONG_NUMBER = "wrong_number"
    UNSAFE_TO_SPEAK = "unsafe_to_speak"


class VerifiedHow(Enum):
    """How the caller made sure of who was on the line."""

    DIRECTORY_NUMBER = "directory_number"
    SWITCHBOARD = "switchboard"
    RANG_BACK = "rang_back"
    KNOWN_TO_ME = "known_to_me"


_UNITED_KINGDOM = 44


def parse_telephone(text: str, *, field: str = "number") -> str:
    """`text` as a United Kingdom number in national form, such as 01632 960123.

    Numbers reserved for drama are accepted. Raises InvalidValue, also for a number of another
    country (its national form would ring somebody else) or one without its area code.
    """
    try:
        number = phonenumbers.parse(text, "GB")
    except NumberParseException:
        number = None
    if number is None or not _can_be_dialled(number):
        raise InvalidValue(
            "Enter a UK telephone number with its area code, for example 01632 960123", field=field
        )
    return phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)


def _can_be_dialled(number: phonenumbers.PhoneNumber) -> bool:
    if number.country_code != _UNITED_KINGDOM:
        return False
    reason: int = phonenumbers.is_possible_number_with_reason(number)
    return reason == ValidationResult.IS_POSSIBLE


@dataclass(frozen=True)
class Attempt:
    """One try to reach the receiving team. `note` may be empty; it stops no clock."""

    outcome: AttemptOutcome
    number: str
    note: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "number", parse_telephone(self.number))
        note = optional(self.note, field="note", called="the note", longest=REASON)
        object.__setattr__(self, "note", note)


@dataclass(frozen=True)
class Conversation:
    """Two-way talk, in real time, with an identified professional: only this stops the call clock.

    `is_read_back` says whether the receiver repeated the key facts and the caller confirmed them;
    `checked` are the keys of the items that were (handover/read_back.py).
    """

    with_name: str
    with_role: str
    with_team: str
    number: str
    verified_how: VerifiedHow
    is_read_back: bool
    agreed: str
    checked: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for field, called in (
            ("with_name", "the name of the person you spoke to"),
            ("with_role", "their role"),
            ("with_team", "their team"),
        ):
            object.__setattr__(self, field, line(getattr(self, field), field=field, called=called))
        object.__setattr__(self, "number", parse_telephone(self.number))
        agreed = paragraph(self.agreed, field="agreed", called="what was agreed")
        object.__setattr__(self, "agreed", agreed)
