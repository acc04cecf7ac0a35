"""Answers that are never blank: known, asked but unknown, declined, not asked (why), unsafe to ask.

Must not know which questions are asked; content.py does.
"""

from dataclasses import dataclass
from enum import Enum

from handover.refusals import InvalidValue
from handover.text import ANSWER, optional, says_something


class Knowledge(Enum):
    """How far a question was answered. "Declined" and "not asked" are different facts."""

    KNOWN = "known"
    ASKED_UNKNOWN = "asked_unknown"
    DECLINED = "declined"
    NOT_ASKED = "not_asked"
    UNSAFE_TO_ASK = "unsafe_to_ask"


NEEDS_WORDS = frozenset({Knowledge.KNOWN, Knowledge.NOT_ASKED, Knowledge.UNSAFE_TO_ASK})
"""What is known must be said; why it was not asked, or is unsafe to ask, must be said too."""


@dataclass(frozen=True)
class Answer:
    """One question's answer. `words` is what is known, or why nobody asked."""

    knowledge: Knowledge
    words: str = ""

    def __post_init__(self) -> None:
        cleaned = optional(self.words, field="words", called="the answer", longest=ANSWER)
        object.__setattr__(self, "words", cleaned)
        if self.knowledge in NEEDS_WORDS and not says_something(cleaned):
            asked_for = "what is known" if self.knowledge is Knowledge.KNOWN else "why"
            raise InvalidValue(f"Say {asked_for}", field="words")
