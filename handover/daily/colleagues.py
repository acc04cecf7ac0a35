"""A colleague who is named by somebody else, and why it is no longer who it was.

Must not know accounts: whoever is named need not be able to sign in.
"""

from dataclasses import dataclass
from enum import Enum

from handover.text import line


class WhyReassigned(Enum):
    """Why a colleague takes over. A choice and no free text: leads and other teams read it [P]."""

    OFF_DUTY = "off_duty"
    AWAY = "away"
    LEFT_TEAM = "left_team"
    WORKLOAD = "workload"
    KNOWS_FAMILY = "knows_family"


@dataclass(frozen=True)
class Colleague:
    """A named person in a role, as somebody of the same team has named them."""

    name: str
    role: str

    def __post_init__(self) -> None:
        for field, called in (("name", "the colleague's name"), ("role", "the colleague's role")):
            object.__setattr__(self, field, line(getattr(self, field), field=field, called=called))

    def is_called(self, name: str) -> bool:
        """Whether `name` is this colleague's, however it is typed."""
        return self.name.casefold() == name.casefold()
