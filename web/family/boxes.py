"""Which of the typed boxes of a family's form count: how it is known, only of what is known.

Without JavaScript every box is in view. Must not know any one form.
"""

from handover.answers import HowKnown, Knowledge
from web.desk.held_forms import Typed
from web.midwife.sources import SHE, SOURCE_CHOICES, TOLD_BY_HER

__all__ = ["SOURCE_CHOICES", "counted"]

HOW, WHOM = "how_known", "from_whom"
KNOWLEDGE = "answer.knowledge"


def counted(typed: Typed) -> Typed:
    """The form as a schema reads it. "She told me" stands for the mother as the source."""
    before = "answer." if KNOWLEDGE in typed else ""
    how, whom = before + HOW, before + WHOM
    known = [name for name in (KNOWLEDGE, "knowledge") if name in typed]
    if known and _first(typed, known[0]) != Knowledge.KNOWN.value:
        return {name: said for name, said in typed.items() if name not in {how, whom}}
    if _first(typed, how) == TOLD_BY_HER:
        return {**typed, how: [HowKnown.TOLD.value], whom: [SHE]}
    return typed


def _first(typed: Typed, name: str) -> str:
    return (typed.get(name) or [""])[0].strip()
