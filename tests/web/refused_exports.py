"""How taking a chronology out is refused: rows for the two tables of refusals.

As tests/web/refusals.py and refused_values.py, which hold the whole.
"""

from datetime import UTC, datetime

from handover.family.refusals import ExportAfterLoss
from handover.refusals import InvalidValue
from tests.web.refused_losses import the_baby_is_lost
from tests.web.situation import Situation
from tests.web.telling import EXPORT

EXPORT_SITUATIONS = [
    Situation(EXPORT, ExportAfterLoss, "purpose", before=the_baby_is_lost, is_alone=True),
]
EXPORT_VALUES = [
    Situation(EXPORT, InvalidValue, "as_known_on", {"as_known_on": moment}, says)
    for moment, says in (
        (
            datetime(2026, 11, 24, 10, 1, tzinfo=UTC),
            "This moment is in the future. Choose one that has passed",
        ),
        (
            datetime(2026, 11, 1, 10, 0, tzinfo=UTC),
            "Nothing about this was recorded by then. Choose a later moment",
        ),
    )
]
