"""Answers that are never blank: known, asked but unknown, declined, not asked (why), unsafe to ask.

What is known says how it is known. Must not know which questions are asked; content.py does.
"""

from dataclasses import dataclass
from enum import Enum

from handover.refusals import InvalidValue
from handover.text import ANSWER, LINE, line, optional, says_something


class Knowledge(Enum):
    """How far a question was answered. "Declined" and "not asked" are different facts."""

    KNOWN = "known"
    ASKED_UNKNOWN = "asked_unknown"
    DECLINED = "declined"
    NOT_ASKED = "not_asked"
    UNSAFE_TO_ASK = "unsafe_to_ask"


class HowKnown(Enum):
    """Where something known comes from: what was only assumed must never read as a fact.

    Source: the Leicester learning briefing, check with each other instead of assuming (domain 1.1).
    """

    TOLD = "told"
    SEEN_IN_RECORD = "seen_in_record"
    SEEN_MYSELF = "seen_myself"
    ASSUMED = "assumed"


NEEDS_WORDS = frozenset({Knowledge.KNOWN, Knowledge.NOT_ASKED, Knowledge.UNSAFE_TO_ASK})
"""What is known must be said; why it was not asked, or is unsafe to ask, must be said too."""
NEEDS_WHOM = {
    HowKnown.TOLD: "Say who told you",
    HowKnown.SEEN_IN_RECORD: "Say in which record you saw it",
}


@dataclass(frozen=True)
class Answer:
    """One question's answer. `words` is what is known, or why nobody asked.

    What is known has its source: `how_known`, and `from_whom`: who told it, or which record. An
    answer that was stored before sources were asked has none. Raises InvalidValue.
    """

    knowledge: Knowledge
    words: str = ""
    how_known: HowKnown | None = None
    from_whom: str = ""

    def __post_init__(self) -> None:
        cleaned = optional(self.words, field="words", called="the answer", longest=ANSWER)
        object.__setattr__(self, "words", cleaned)
        if self.knowledge in NEEDS_WORDS and not says_something(cleaned):
            asked_for = "what is known" if self.knowledge is Knowledge.KNOWN else "why"
            raise InvalidValue(f"Say {asked_for}", field="words")
        self._check_source()

    @property
    def is_only_assumed(self) -> bool:
        """Whether it is held to be known, and nobody said on what ground but an assumption.

        A source that was never recorded counts as assumed: nobody can go back to it.
        """
        return self.knowledge is Knowledge.KNOWN and self.how_known in {None, HowKnown.ASSUMED}

    def _check_source(self) -> None:
        """Refuse what is known from nowhere, and a source of what is not known."""
        if self.knowledge is not Knowledge.KNOWN:
            if self.how_known is not None or self.from_whom:
                raise InvalidValue("Leave out how you know it: it is not known", field="how_known")
            return
        object.__setattr__(self, "from_whom", known_from(self.how_known, self.from_whom))


def known_from(how_known: HowKnown | None, from_whom: str) -> str:
    """Who told it or which record says so, trimmed; what is known has a source.

    Raises InvalidValue.
    """
    if how_known is None:
        raise InvalidValue(
            "Say how you know: who told you, in which record you saw it, or that it is assumed",
            field="how_known",
        )
    whom = optional(from_whom, field="from_whom", called="who told you", longest=LINE)
    if whom:
        return line(whom, field="from_whom", called="who told you, or which record")
    if missing := NEEDS_WHOM.get(how_known):
        raise InvalidValue(missing, field="from_whom")
    return ""
