"""What no box for words takes, through both ways: one situation for each of the four rules.

Must not know which boxes there are.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from handover.refusals import InvalidValue
from tests.web.asking import Asking, Changed
from tests.web.situation import Situation

LINE, REASON, ANSWER, PARAGRAPH, ODS_CODE = 120, 1000, 2000, 4000, 12
FAR_TOO_LONG = 5000
"""Longer than any box takes: the first answer must name the limit of this very box."""


@dataclass(frozen=True)
class Words:
    """One box for words. `box` is its name on the page where that is not its path."""

    asking: Asking
    path: str
    called: str
    longest: int
    is_required: bool = True
    is_line: bool = False
    box: str = ""
    with_it: Changed = field(default_factory=dict)


DECEPTIVE = "Remove the invisible characters from {}: type it again instead of pasting it"


def refused_words(words: Words) -> Iterator[Situation]:
    """Too long, deceptive, on two lines, blank: as far as the box has such a rule."""
    called, longest = words.called, f"{words.longest:,} characters or fewer: it has "
    shorten = f"Shorten {called} to {longest}"
    yield _with(words, "far too long", "x" * FAR_TOO_LONG, f"{shorten}{FAR_TOO_LONG:,}")
    yield _with(words, "too long", "x" * (words.longest + 1), f"{shorten}{words.longest + 1:,}")
    yield _with(words, "deceptive", "Ann \u202etseT", DECEPTIVE.format(called))
    if words.is_line:
        yield _with(words, "two lines", "one\ntwo", f"Enter {called} on one line")
    if words.is_required:
        yield _with(words, "blank", "", f"Enter {called}")
        yield _with(words, "a dash", " - ", f"Enter {called}")


def _with(words: Words, case: str, text: str, says: str) -> Situation:
    """`text` in this box, and the answers that go with it."""
    return Situation(
        words.asking,
        InvalidValue,
        words.path,
        words.with_it,
        says,
        stands=words.asking.stands,
        typed={words.box or words.path: text},
        sent={words.path: text},
        case=case,
    )
