"""The clock comes by once when the practice region is made: what fell due before is recorded late.

Must not know the stories.
"""

from datetime import datetime

from projections.chaser import Chaser
from web.composition import Composition


def let_the_clock_run(composition: Composition, began_at: datetime) -> None:
    """Record everything that had fallen due by `began_at`; nothing twice, whenever it was made."""
    Chaser(
        composition.service,
        composition.projector,
        composition.reads,
        reads_at=composition.settings.reads_path,
        clock=lambda: began_at,
    ).chase_all()
