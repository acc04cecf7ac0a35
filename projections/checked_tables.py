"""Compares what is shown with what the log gives when it is read from its beginning once more.

The second reading goes into a file of its own, on whichever engine the first is; nothing that is
shown is touched. Must not know any read model.
"""

import tempfile
from pathlib import Path

from handover.application import HandoverService
from projections.database import ReadDatabase
from projections.mark import mark_in
from projections.projector import BATCH, Projector, Seen
from projections.rebuild import unequal_tables


def tables_unlike_the_log(
    service: HandoverService, reads: ReadDatabase, seen: Seen = lambda _position: None
) -> list[str]:
    """The names of the read tables that another reading of the log would fill otherwise.

    Judged at the place in the log that the tables have reached; the service may go on meanwhile.
    `seen` is told how far the second reading is.
    """
    with tempfile.TemporaryDirectory() as folder:
        anew = ReadDatabase(str(Path(folder) / "reads.sqlite"))
        try:
            _fold(service, anew, Projector(service, reads).mark().position, seen)
            with reads.reading() as shown:
                # What has come in meanwhile is little, and is folded while the view stands still.
                _fold(service, anew, mark_in(shown).position, seen)
                with anew.reading() as again:
                    return unequal_tables(shown, again)
        finally:
            anew.close()


def _fold(service: HandoverService, reads: ReadDatabase, until: int, seen: Seen) -> None:
    """Fold up to `until` and no further."""
    while (left := until - Projector(service, reads).mark().position) > 0:
        if not Projector(service, reads, min(BATCH, left)).fold_batch():
            return
        seen(Projector(service, reads).mark().position)
