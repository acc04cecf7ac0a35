"""The practice region as a folder of files, and as large as years of use would make it.

Must not know how it is served or measured.
"""

import shutil
from itertools import chain
from pathlib import Path

from sqlalchemy import or_, select, union

from benchmarks.copies import Copies, append
from handover.states import State
from projections.database import ReadDatabase
from projections.disagreements import IS_UNSETTLED, disagreements
from projections.overdue import board
from projections.referrals import IS_FOLLOWED, referrals
from web import demonstration
from web.composition import compose
from web.settings import Settings

OPEN_COPIES = 15
"""So about 750 handovers are open, whatever has been settled [P]."""


def settings_of(folder: Path) -> Settings:
    """The practice region that is kept in `folder`."""
    return Settings.from_environment(
        {"HANDOVER_DATA": str(folder), "HANDOVER_DEMONSTRATION": "yes"}
    )


def make_practice(folder: Path) -> Path:
    """The practice region in `folder`, as the first start of a demonstration makes it."""
    together = compose(settings_of(folder))
    demonstration.ensure(together)
    together.close()
    return folder


def grow(practice: Path, folder: Path, events: int) -> None:
    """Make a copy of `practice` in `folder` with about `events` events.

    A part is open, always the same; what is more was settled long ago. The read tables are not
    there: whoever opens it fills them.
    """
    shutil.copytree(practice, folder, ignore=shutil.ignore_patterns("reads-*"))
    log = folder / "events.sqlite"
    everything = Copies(log)
    settled = Copies(log, _settled(practice))
    left = events - len(everything) * (OPEN_COPIES + 1)
    first_settled = OPEN_COPIES + 1
    numbers = range(first_settled, first_settled + max(0, left // len(settled)))
    # What was settled comes first, as it would have.
    before = chain.from_iterable(settled.copy(number) for number in numbers)
    now = chain.from_iterable(everything.copy(number) for number in range(1, first_settled))
    append(log, chain(before, now))


def _settled(practice: Path) -> set[str]:
    """The families of which nothing is open or followed any more, and their handovers."""
    reads = ReadDatabase(settings_of(practice).reads_path)
    followed = union(
        select(referrals.c.handover_id).where(IS_FOLLOWED),
        select(disagreements.c.handover_id).where(IS_UNSETTLED),
    )
    is_open = or_(board.c.state != State.CLOSED.value, board.c.handover_id.in_(followed))
    query = select(board.c.handover_id, board.c.family_id, is_open.label("is_open"))
    with reads.reading() as connection:
        rows = connection.execute(query).all()
    reads.close()
    still_open = {row.family_id for row in rows if row.is_open}
    closed = [row for row in rows if row.family_id and row.family_id not in still_open]
    return {one.hex for row in closed for one in (row.handover_id, row.family_id)}
