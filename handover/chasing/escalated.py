"""A rung that was reached and recorded. Must not know handovers."""

from dataclasses import dataclass

from handover.actor import Envelope
from handover.ladder import RungDue


@dataclass(frozen=True)
class Escalation:
    """`run` counts how often the clock had started anew; `number` is from 1 to `rungs`."""

    said: Envelope
    run: int
    number: int
    rungs: int
    rung: RungDue
