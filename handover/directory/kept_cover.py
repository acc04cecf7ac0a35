"""What a team covers: its area is given up only when another team covers it, or with a reason.

A part of the Team aggregate in a module of its own. Must not know which other teams there are;
what they cover is told.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable

from handover.actor import Envelope
from handover.directory import commands as t
from handover.directory.cover import Cover
from handover.directory.cover_events import CoverChanged, LeftUncovered, ReliedOn
from handover.directory.refusals import LeavesUncovered
from handover.team_events import Event
from handover.teams import TeamKind, TeamNamed
from handover.text import REASON, optional, says_something

MOST_NAMED = 5
"""More areas than this are counted in a refusal and not named."""


class Covers(ABC):
    """The area of a team."""

    cover: Cover
    kind: TeamKind

    def change_cover(self, command: t.ChangeCover, envelope: Envelope, *, others: Cover) -> None:
        """Cover another area. `others` is what the other open teams of its kind cover.

        Raises TeamClosed, NoCover, InvalidValue, or LeavesUncovered.
        """
        self._check_kept()
        cover = Cover.of(command.authorities, command.districts)
        left, why = self._left(others.and_also(cover), command.uncovered)
        self._happen(CoverChanged, envelope, cover=cover)
        self._say_left(left, why, envelope)

    def take_over_cover(self, gone: Cover, envelope: Envelope) -> None:
        """Cover what a team covered that has closed, too."""
        both = self.cover.and_also(gone)
        if both != self.cover:
            self._happen(CoverChanged, envelope, cover=both)

    def be_relied_on(self, other: TeamNamed, given_up: Iterable[str], envelope: Envelope) -> None:
        """`other` gave up these areas; of those that this team covers it is said that it does."""
        known = {one.casefold() for one in self.cover.areas}
        if areas := [one for one in given_up if one.casefold() in known]:
            self._happen(ReliedOn, envelope, team=other, areas=areas)

    def _left(self, others: Cover, uncovered: str) -> tuple[tuple[str, ...], str]:
        """The areas that nobody would cover, and why. Raises LeavesUncovered without a reason."""
        left = self.cover.but_not(others)
        why = optional(uncovered, field="uncovered", called="the reason", longest=REASON)
        if left and not says_something(why):
            raise LeavesUncovered(_uncovered_words(self.kind, left), field="uncovered")
        return left, why

    def _say_left(self, left: tuple[str, ...], why: str, envelope: Envelope) -> None:
        if left:
            self._happen(LeftUncovered, envelope, areas=list(left), reason=why)

    @abstractmethod
    def _check_kept(self) -> None:
        """Refuse to change a closed team."""

    @abstractmethod
    def _happen(self, event: type[Event], envelope: Envelope, **facts: object) -> None:
        """State a fact."""


def _uncovered_words(kind: TeamKind, left: tuple[str, ...]) -> str:
    """Such as "No other health visiting team covers Hinckley and LE10. ..."."""
    named = [*left[:MOST_NAMED]]
    if len(left) > MOST_NAMED:
        named.append(f"{len(left) - MOST_NAMED} more")
    areas = " and ".join(part for part in (", ".join(named[:-1]), named[-1]) if part)
    does = kind.value.replace("_", " ")
    return (
        f"No other {does} team covers {areas}. Have another team cover it first, "
        "or say why it is right that nobody does."
    )
