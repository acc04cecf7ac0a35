"""The clock comes by once when the practice region is made: what fell due before is recorded late.

Must not know the stories.
"""

from datetime import datetime, timedelta

from projections.chaser import Chaser
from web.composition import Composition

BEFORE_THE_START = timedelta(minutes=1)


def let_the_clock_run(composition: Composition, began_at: datetime) -> None:
    """Record what had fallen due a minute before `began_at`; nothing twice, whenever it is made."""
    came_by_at = began_at - BEFORE_THE_START
    Chaser(
        composition.service,
        composition.projector,
        composition.reads,
        reads_at=composition.settings.reads_path,
        clock=lambda: came_by_at,
    ).chase_all()
