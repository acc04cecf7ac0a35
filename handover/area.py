"""Out of area: whether the two teams belong together, worked out, or said otherwise with a reason.

Must not know who covers an address, nor records.
"""

from dataclasses import dataclass

from handover.directory.cover import share_an_authority
from handover.teams import TeamNamed
from handover.text import REASON, paragraph


@dataclass(frozen=True)
class AreaSaid:
    """What the sender says instead of what was worked out, and why."""

    is_out_of_area: bool
    reason: str

    def __post_init__(self) -> None:
        reason = paragraph(self.reason, field="reason", called="the reason", longest=REASON)
        object.__setattr__(self, "reason", reason)


def is_out_of_area(sending: TeamNamed, receiving: TeamNamed) -> bool:
    """Whether the teams belong to different organisations, or share no local authority.

    Source: glossary, 9a. Where either has not said which authorities it covers, as before that
    was asked, the organisations alone decide.
    """
    if sending.ods_code != receiving.ods_code:
        return True
    is_known = bool(sending.authorities and receiving.authorities)
    return is_known and not share_an_authority(sending.authorities, receiving.authorities)
