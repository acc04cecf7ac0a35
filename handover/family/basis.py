"""How somebody came to know what they record of a family: what was only assumed says so.

Must not know what is recorded.
"""

from enum import Enum


class Basis(Enum):
    """Told, seen in a record, or assumed. What was assumed is never shown as known."""

    MOTHER_TOLD = "mother_told"
    SOMEBODY_ELSE_TOLD = "somebody_else_told"
    SEEN_IN_RECORD = "seen_in_record"
    ASSUMED = "assumed"
