"""Challenges what a command says: refused until each finding is taken out or explained.

Nothing is dropped and nothing is stored by itself. Must not know how it is asked again.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from handover.free_text.finding import (
    Found,
    key_of,
    numbers_of_others,
    places_in,
    postcodes,
    streets,
)
from handover.free_text.keeping import Keep, Kept
from handover.free_text.refusals import Challenged, WordsChallenged
from handover.free_text.words_told import Told
from handover.text import REASON, paragraph, says_something

KEEP = "keep_because"
"""The field in which a reason for keeping words is given."""


@dataclass(frozen=True)
class Search:
    """What is looked for: NHS numbers that are not `own`; with a hidden address, that too.

    `places` are those of the team that receives: its name tells where she lives. For who may not
    know that team they are those of all teams, so that no challenge confirms a guess.
    """

    own: frozenset[str]
    is_hidden: bool
    places: tuple[str, ...] = ()

    def findings(self, told: Told) -> Iterator[Found]:
        """What stands in the words of one field."""
        yield from numbers_of_others(told.words, self.own)
        if self.is_hidden:
            yield from postcodes(told.words)
            if not told.names_somebody:
                yield from streets(told.words)
                yield from places_in(told.words, self.places)


def check_words(search: Search, told: Iterable[Told], keep: Collection[Keep]) -> tuple[Kept, ...]:
    """What was challenged and is kept with its reason; each words of a field once.

    A reason explains exactly the words that it names, and is searched itself.
    Raises WordsChallenged, or InvalidValue for a reason that is too long.
    """
    reasons = {key_of(one.words): _because(one) for one in keep if says_something(one.because)}
    kept: list[Kept] = []
    challenged: list[Challenged] = []
    for one in (*told, *(Told(KEEP, because) for because in reasons.values())):
        for found in _once(search.findings(one)):
            if because := reasons.get(key_of(found.words)):
                kept.append(Kept(found.finding, found.words, one.path, because))
            else:
                challenged.append(Challenged(one.path, found))
    if challenged:
        raise WordsChallenged(tuple(challenged))
    return tuple(kept)


def _because(keep: Keep) -> str:
    return paragraph(keep.because, field=KEEP, called="the reason", longest=REASON)


def _once(found: Iterable[Found]) -> Iterator[Found]:
    """Each words of a field once, and nothing that is a part of a longer finding."""
    every = list(found)
    whole = [one for one in every if not any(one.is_within(other) for other in every)]
    yield from {key_of(one.words): one for one in whole}.values()
