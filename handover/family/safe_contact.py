"""How and when it is safe to be in touch with her, and the one question that all must ask first.

A call at the wrong hour, or a voicemail that he hears, can cost her life (domain 3.2, 6; 9d, 2).
Must not know handovers nor pages.
"""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from handover.answers import Answer, HowKnown, Knowledge
from handover.calls import parse_telephone
from handover.refusals import InvalidValue
from handover.text import REASON, optional, optional_line

if TYPE_CHECKING:
    from handover.family.family import Family


class Way(Enum):
    """A way to be in touch with her. The values are the fields of `SafeContact`."""

    CALL = "call"
    VOICEMAIL = "voicemail"
    TEXT = "text"
    LETTER = "letter"
    PARTNER = "partner"


class Safety(Enum):
    """Whether a way is safe. What nobody said is not known, and so not allowed."""

    SAFE = "safe"
    NEVER = "never"
    NOT_KNOWN = "not_known"


BY_TELEPHONE = frozenset({Way.CALL, Way.VOICEMAIL, Way.TEXT})
"""Ways that need a number on which they are safe."""


@dataclass(frozen=True)
class SafeContact:
    """What is known of it, and how; or how far it was asked, and why not.

    `words` is why nobody asked or anything more to know. Of what is not known no way is safe, but a
    way may still be forbidden. Raises InvalidValue.
    """

    knowledge: Knowledge
    words: str = ""
    how_known: HowKnown | None = None
    from_whom: str = ""
    call: Safety = Safety.NOT_KNOWN
    voicemail: Safety = Safety.NOT_KNOWN
    text: Safety = Safety.NOT_KNOWN
    letter: Safety = Safety.NOT_KNOWN
    partner: Safety = Safety.NOT_KNOWN
    number: str = ""
    when: str = ""
    code_phrase: str = ""

    def __post_init__(self) -> None:
        words = optional(self.words, field="words", called="what else to know", longest=REASON)
        said = "Known" if self.knowledge is Knowledge.KNOWN else words
        asked = Answer(self.knowledge, said, self.how_known, self.from_whom)
        self._set("words", words)
        self._set("from_whom", asked.from_whom)
        for field, called in (
            ("when", "when it is safe"),
            ("code_phrase", "the code phrase"),
        ):
            self._set(field, optional_line(getattr(self, field), field=field, called=called))
        if self.number:
            self._set("number", parse_telephone(self.number))
        self._check_ways()

    @property
    def is_only_assumed(self) -> bool:
        """Whether nobody said so and it is in no record."""
        return self.how_known is HowKnown.ASSUMED

    def safety_of(self, way: Way) -> Safety:
        """What was said of one way."""
        safety: Safety = getattr(self, way.value)
        return safety

    def ways(self, safety: Safety) -> tuple[Way, ...]:
        """The ways of which that was said."""
        return tuple(way for way in Way if self.safety_of(way) is safety)

    def _check_ways(self) -> None:
        safe = self.ways(Safety.SAFE)
        if self.knowledge is not Knowledge.KNOWN:
            if safe or self.number or self.when or self.code_phrase:
                raise InvalidValue(
                    "Choose Known, or leave out which ways are safe: nobody has said so",
                    field="knowledge",
                )
            return
        if not safe and not self.ways(Safety.NEVER):
            raise InvalidValue("Say of at least one way whether it is safe", field="call")
        if BY_TELEPHONE.intersection(safe) and not self.number:
            raise InvalidValue("Enter the number on which it is safe", field="number")
        if self.voicemail is Safety.SAFE and self.call is Safety.NEVER:
            raise InvalidValue(
                "A voicemail is not safe where a call never is. Choose again", field="voicemail"
            )

    def _set(self, field: str, value: str) -> None:
        object.__setattr__(self, field, value)


@dataclass(frozen=True)
class Allowed:
    """It is safe: on this number (empty for a letter or the partner), then; and how to check.

    The code phrase tells whether it is she.
    """

    number: str
    when: str
    code_phrase: str


@dataclass(frozen=True)
class NotAllowed:
    """It must not be done; `why` says what is missing, in plain words."""

    why: str


def contact_allowed(family: "Family | None", way: Way) -> Allowed | NotAllowed:
    """Whether she may be reached by `way`, as somebody told; it fails closed (9d, 2).

    No family, nothing told, told as not known, or only assumed is a no. Every call, message,
    letter and reminder to her must ask this; whether it is routine is another question
    (losses.py).
    """
    told = family.safe_contact if family else None
    if told is None:
        return NotAllowed("nobody has recorded how to reach her safely")
    if told.safety_of(way) is Safety.NEVER:
        return NotAllowed("it is never safe")
    if told.knowledge is not Knowledge.KNOWN:
        return NotAllowed("how to reach her safely is not known")
    if told.is_only_assumed:
        return NotAllowed("it is only assumed to be safe: ask her first")
    if told.safety_of(way) is Safety.NOT_KNOWN:
        return NotAllowed("nobody has said that it is safe")
    number = told.number if way in BY_TELEPHONE else ""
    return Allowed(number, told.when, told.code_phrase)
