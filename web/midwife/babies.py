"""Which babies the page offers to name, in words: most mothers have one, and nobody is asked.

Must not know the rest of the step.
"""

from typing import Any

from web.desk.held_forms import Typed

FIELD = "about.babies."
ORDERS = (
    ("1", "First baby"),
    ("2", "Second baby"),
    ("3", "Third baby"),
    ("4", "Fourth baby"),
    ("5", "Fifth baby"),
    ("6", "Sixth baby"),
)


def babies_to_choose(typed: Typed) -> dict[str, Any]:
    """The babies by order of birth; open where something was typed about them."""
    is_more = any(name.startswith(FIELD) and any(said) for name, said in typed.items())
    return {"orders": ORDERS, "is_more": is_more}
