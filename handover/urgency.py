"""How soon a handover or concern needs an answer: the four words a midwife chooses from.

Must not know what each one means in hours; that is handover/deadlines.py.
"""

from enum import Enum


class Urgency(Enum):
    """The four urgencies, most urgent first. The values are stored in events: never change one.

    Source: domain section 9(c), [P]; no published rule between midwife and health visitor exists.
    """

    IMMEDIATE = "immediate"
    SAME_DAY = "same_day"
    PRIORITY = "priority"
    ROUTINE = "routine"
