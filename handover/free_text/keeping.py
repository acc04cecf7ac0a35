"""What somebody says of words that were challenged: that they may stand, and why.

Must not know what is challenged.
"""

from dataclasses import dataclass

from handover.free_text.finding import Finding


@dataclass(frozen=True)
class Keep:
    """Why somebody says that challenged `words` may stand."""

    words: str
    because: str


@dataclass(frozen=True)
class Kept:
    """Words that were challenged and kept: what they looked like, in which field, and why."""

    finding: Finding
    words: str
    field: str
    because: str
