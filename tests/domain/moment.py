"""The moment between a decision and its save, in which others act: hit exactly.

Knows no rule: tests say who acts, and what must come of it.
"""

from collections.abc import Callable

from eventsourcing.domain import Aggregate

from handover.actor import Asked
from handover.application import HandoverService
from handover.commands import Command

Meanwhile = Callable[[int], object]
"""What others do at our nth try; they use the same service and the same log."""


def nobody(_: int) -> None:
    """Leaves the moment as it is."""


def once(act: Callable[[], object]) -> Meanwhile:
    """Acts at our first try, and lets every other be."""
    return lambda tries: act() if tries == 1 else None


class Moment:
    """Wraps the real decisions, and lets others act just before and just after each of ours."""

    def __init__(self, service: HandoverService, before: Meanwhile, after: Meanwhile) -> None:
        self.decided: list[tuple[Aggregate, ...]] = []
        self.tries = 0
        self._before, self._after = before, after
        self._real = service._decisions  # noqa: SLF001 - the moment cannot be hit otherwise
        self._is_others_turn = False

    def decide(self, command: Command, asked: Asked) -> tuple[Aggregate, ...]:
        """What the real decisions say; others act around it, but not around their own."""
        if self._is_others_turn:
            return self._real.decide(command, asked)
        self.tries += 1
        self._others(self._before)
        decided = self._real.decide(command, asked)
        self.decided.append(decided)
        self._others(self._after)
        return decided

    def _others(self, act: Meanwhile) -> None:
        self._is_others_turn = True
        try:
            act(self.tries)
        finally:
            self._is_others_turn = False
