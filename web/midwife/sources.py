"""How something known is known, as the page asks it: "she told me" names the mother by itself.

Must not know which question is meant.
"""

from handover.answers import HowKnown, Knowledge
from web.desk.held_forms import Typed

SOURCE = ("how_known", "from_whom")
"""Asked of what is known, and of nothing else."""
TOLD_BY_HER = "told_by_her"
"""The page's own choice, for the source there is most often; it saves typing who it was."""
SHE = "The mother"
SOURCE_CHOICES = (
    (TOLD_BY_HER, "She told me"),
    (HowKnown.TOLD.value, "Somebody else told me"),
    (HowKnown.SEEN_IN_RECORD.value, "I saw it in a record"),
    (HowKnown.SEEN_MYSELF.value, "I saw or assessed it myself"),
    (HowKnown.ASSUMED.value, "It is assumed"),
)
"""How a midwife says where she knows it from."""
_NAMES_WHOM = {HowKnown.TOLD.value, HowKnown.SEEN_IN_RECORD.value}


def with_source(typed: Typed, question: str) -> Typed:
    """The form with the source of one `question` as a schema reads it."""
    how, whom = (f"{question}.{part}" for part in SOURCE)
    kept = {name: values for name, values in typed.items() if name not in {how, whom}}
    if first(typed, f"{question}.knowledge") != Knowledge.KNOWN.value:
        return kept
    chosen = first(typed, how)
    if chosen == TOLD_BY_HER:
        return {**kept, how: [HowKnown.TOLD.value], whom: [SHE]}
    return {**kept, how: [chosen], whom: typed.get(whom, []) if chosen in _NAMES_WHOM else []}


def first(typed: Typed, name: str) -> str:
    """What stands in the box called `name`; empty if nothing does."""
    values = typed.get(name) or [""]
    return values[0].strip()
