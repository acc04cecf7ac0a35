"""A chronology as a file for a spreadsheet: one line an event, to be sorted and merged with others.

Whoever opens it must be safe: no cell begins a formula. Must not know what may stand in it.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import StringIO

from web.chronicle import Chronicle
from web.presenters.chronology import Entry, time_in_figures
from web.presenters.labels import ROLE

MEDIA_TYPE = "text/csv; charset=utf-8"
FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What makes a cell a formula where somebody opens the file (OWASP, CSV injection)."""
TEXT = "'"
"""Before such a cell: a spreadsheet then takes it for text."""
BYTE_ORDER_MARK = "\ufeff"
"""Without it a spreadsheet takes the file for another encoding, and spoils names."""
HEADINGS = (
    "Happened on",
    "Happened",
    "Recorded (UK time)",
    "Kind",
    "What happened",
    "In words",
    "Fact, told, assumed or opinion",
    "Put right since (UK time)",
    "Recorded by",
    "Role",
    "Team",
    "Organisation",
    "Area",
    "Call reference",
    "As known on (UK time)",
)
HIDDEN = (
    "Her address is hidden. This file tells no place, no authority, no team that receives, and "
    "nothing in anybody's own words: read those in the service"
)


def file_of(found: Chronicle, moment: datetime) -> str:
    """The whole file, as known on `moment`; what is left out of it is said in its last lines."""
    written = StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_ALL)
    writer.writerow(HEADINGS)
    on = time_in_figures(moment)
    for entry in found.entries:
        writer.writerow([safe(cell) for cell in (*_cells(entry), on)])
    for note in _left_out(found):
        about = ("", "", "", "About this file", note)
        writer.writerow([*about, *("" for _ in HEADINGS[len(about) :])])
    return BYTE_ORDER_MARK + written.getvalue()


def safe(cell: str) -> str:
    """`cell` on one line, and as text whatever it begins with."""
    words = " ".join(cell.split())
    return f"{TEXT}{words}" if words.startswith(FORMULA) else words


def _cells(entry: Entry) -> Iterator[str]:
    yield entry.happened_on
    yield entry.happened
    yield time_in_figures(entry.recorded_at)
    yield entry.part_words
    yield entry.title
    yield "; ".join(entry.words)
    yield entry.tag.text
    yield time_in_figures(entry.put_right_at) if entry.put_right_at else ""
    yield entry.by_name
    yield ROLE[entry.by_role]
    yield entry.by_team
    yield entry.organisation
    yield entry.area
    yield entry.reference


def _left_out(found: Chronicle) -> Iterable[str]:
    if found.is_hidden:
        yield HIDDEN
    if found.others:
        yield (
            f"Handovers of this family that the exporting team neither sends nor receives, and "
            f"that are not told here: {found.others}"
        )
