"""The flag of a hidden address: why it is set. No address is ever stored, hidden or not.

As the S-flag of the Personal Demographics Service, which hides where somebody lives (domain 6).
Must not know who may see what.
"""

from enum import Enum


class HiddenBecause(Enum):
    """Why her address is hidden. The codes are our own [P]; a clinician has not reviewed them."""

    S_FLAG = "s_flag"
    DOMESTIC_ABUSE = "domestic_abuse"
    COURT_ORDER = "court_order"
    ADOPTION = "adoption"
    SHE_ASKED = "she_asked"
