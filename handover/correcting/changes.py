"""How a record was changed after it was sent: each change with both sides, so that none is lost.

What stands here was said by somebody, and was read by somebody. Must not know what is allowed.
"""

from dataclasses import dataclass

from handover.actor import Envelope
from handover.content import Safer
from handover.read_back import Checked
from handover.urgency import Urgency


@dataclass(frozen=True)
class Revision:
    """What the record said before and after, by the keys that changed.

    `was_checked` is what had been checked together before, and is no more.
    """

    said: Envelope
    reason: str
    before: Safer
    after: Safer
    changed: tuple[str, ...]
    was_checked: tuple[Checked, ...]
    urgency_before: Urgency
    urgency: Urgency


Change = Revision
"""Anything after which whoever saw the record before has to look again."""


@dataclass(frozen=True)
class Reading:
    """A named person said for their team that the first `changes` changes have been read."""

    said: Envelope
    changes: int


@dataclass(frozen=True)
class OpenedAgain:
    """A record that was closed by mistake: who opened it again and why, and how it had ended."""

    said: Envelope
    reason: str
    ended: Envelope
    end_reason: str
