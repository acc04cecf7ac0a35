"""Rules as an area writes them, for tests."""

from pathlib import Path

from handover.rules.reading import read_rulebook
from handover.rules.rulebook import Rulebook

DERBYSHIRE = """\
# Agreed by both trusts in May 2026.
areas = ["Derbyshire"]

[priority]
id = "derby/priority/2"
call = { open_time = "2 hours" }
acknowledge = { by_closing = 2 }
try_again = { times_a_day = 3 }
"""


def rulebook(folder: Path, *texts: str) -> Rulebook:
    """The rulebook of an installation whose folder holds these files."""
    for number, text in enumerate(texts):
        (folder / f"area{number}.toml").write_text(text, encoding="utf-8")
    return read_rulebook(folder)
