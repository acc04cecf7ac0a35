"""The practice region, in which every kind of event has happened, and how its lists were filled.

Must not know what it is asked.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.plans.explained import Sent, caught
from tests.plans.filled import NOW
from tests.world import MovableClock, settings_in
from web.composition import Composition, compose
from web.demonstration import ensure


@dataclass(frozen=True)
class Practice:
    """The region, in files, and every statement by which its lists were filled."""

    together: Composition
    sent: list[Sent]


@contextmanager
def practice(folder: Path) -> Iterator[Practice]:
    """Made in `folder`, while it is used."""
    with closing(compose(settings_in(folder), MovableClock(NOW))) as together:
        with caught(together.reads.engine) as sent:
            ensure(together)
        yield Practice(together, sent)
