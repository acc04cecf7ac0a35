"""Who acts: a named human with a role in a team, or the clock; and how their words reached us.

Must not know accounts, passwords or sessions.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from uuid import UUID

from handover.free_text.keeping import Keep


class Role(Enum):
    """What somebody is here for. A lead oversees a region and belongs to no sending team."""

    MIDWIFE = "midwife"
    HEALTH_VISITOR = "health_visitor"
    LEAD = "lead"
    KEEPER = "keeper"  # keeps the directory of teams; sees no family
    CLOCK = "clock"  # nobody: records what fell due (handover/chasing/)


PEOPLE = tuple(role for role in Role if role is not Role.CLOCK)
"""The roles that somebody can sign in with."""


class Source(Enum):
    """The path by which a command arrived; frozen into every event."""

    PAGE = "page"
    API = "api"
    COMMAND_LINE = "command_line"
    LINK = "link"  # one that works once, sent to the mailbox of a team without accounts
    CLOCK = "clock"  # nobody asked: it fell due


@dataclass(frozen=True)
class Actor:
    """A named person acting now, or the clock. `team_id` is None for all but a clinician."""

    account_id: str
    name: str
    role: Role
    team_id: UUID | None
    team_name: str


@dataclass(frozen=True)
class Asked:
    """One asking: who, when (aware UTC), by which path, under which command id.

    The same `command_id` sent twice changes nothing the second time. `keep` says of words that
    were challenged (handover/free_text/) why they may stand.
    """

    command_id: UUID
    actor: Actor
    source: Source
    at: datetime
    keep: tuple[Keep, ...] = ()


@dataclass(frozen=True)
class Envelope:
    """What every event carries: who said it, when it happened and when it was recorded.

    `happened_at` may lie before `recorded_at`; both are shown, so that a late entry
    never hides a delay.
    """

    account_id: str
    name: str
    role: Role
    team_id: UUID | None
    team_name: str
    happened_at: datetime
    recorded_at: datetime
    command_id: UUID
    source: Source

    @classmethod
    def of(cls, asked: Asked, happened_at: datetime | None = None) -> "Envelope":
        """The envelope of what `asked` causes; it happened now unless `happened_at` says when."""
        actor = asked.actor
        return cls(
            account_id=actor.account_id,
            name=actor.name,
            role=actor.role,
            team_id=actor.team_id,
            team_name=actor.team_name,
            happened_at=happened_at or asked.at,
            recorded_at=asked.at,
            command_id=asked.command_id,
            source=asked.source,
        )
