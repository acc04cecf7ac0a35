"""What has been told of a family beside its births: each fact with who told it, none erased.

A correction stands beside what it corrects. Must not decide anything; telling.py does.
"""

from dataclasses import dataclass, field
from uuid import UUID

from handover.actor import Envelope
from handover.family.household import Person
from handover.family.social_care import SocialCare


@dataclass
class Facts:
    """Of each person and each involvement every version, the newest last."""

    people: dict[UUID, list[tuple[Envelope, Person]]] = field(default_factory=dict)
    left: dict[UUID, tuple[Envelope, str]] = field(default_factory=dict)
    social_care: dict[UUID, list[tuple[Envelope, SocialCare]]] = field(default_factory=dict)
