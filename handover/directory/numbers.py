"""A team's numbers: what each is for, when it answers, and which of them to ring next.

Must not know teams, handovers or pages; `now` is an argument.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum

from handover.calendar import is_open
from handover.opening_hours import OpeningHours

REGISTERED_KEY, OUT_OF_HOURS_KEY = 1, 2
"""The keys of the numbers with which a team is registered."""


class Purpose(Enum):
    """What a number is for. All but the last are rung while the team is open."""

    DUTY_DESK = "duty_desk"
    TEAM_LEADER = "team_leader"
    NAMED_ROLE = "named_role"
    OUT_OF_HOURS = "out_of_hours"


@dataclass(frozen=True)
class TeamNumber:
    """One number of a team. `key` is its own within the team and is never given again.

    `whose` says whose it is, where the purpose alone does not. Without `hours` it answers when the
    team does; a number for out of hours then answers when the team does not.
    """

    key: int
    telephone: str
    purpose: Purpose = Purpose.DUTY_DESK
    whose: str = ""
    hours: OpeningHours | None = None
    verified_on: date | None = None
    reported_wrong_at: datetime | None = None

    @property
    def is_for_the_day(self) -> bool:
        """Whether it is rung while the team is open."""
        return self.purpose is not Purpose.OUT_OF_HOURS

    def answers_at(self, now: datetime, team_hours: OpeningHours) -> bool:
        """Whether somebody should answer it at `now` (aware)."""
        if self.hours is not None:
            return is_open(self.hours, now)
        return is_open(team_hours, now) is self.is_for_the_day

    def verified(self, telephone: str, verified_on: date) -> "TeamNumber":
        """The number as somebody found it right; what was reported of it is answered."""
        return replace(self, telephone=telephone, verified_on=verified_on, reported_wrong_at=None)

    def reported_wrong(self, at: datetime) -> "TeamNumber":
        """The number with a correction open."""
        return replace(self, reported_wrong_at=at)


def ring_order(
    numbers: Sequence[TeamNumber],
    now: datetime,
    team_hours: OpeningHours,
    *,
    tried: Iterable[str] = (),
    cannot_wait: bool = False,
) -> list[TeamNumber]:
    """The numbers to ring at `now`, the first one first; `numbers` are in the keeper's order [P].

    One that was reported wrong comes last, then one that nobody answers now, then one that was
    rung before: `tried` are the numbers rung about this so far, each as often as it was. Numbers
    for out of hours are offered only when the team is shut and it `cannot_wait`.
    """
    rung = Counter(tried)
    needs_out_of_hours = cannot_wait and not is_open(team_hours, now)

    def place(one: TeamNumber) -> tuple[bool, bool, int]:
        answers = one.answers_at(now, team_hours)
        return one.reported_wrong_at is not None, not answers, rung[one.telephone]

    offered = [one for one in numbers if one.is_for_the_day or needs_out_of_hours]
    return sorted(offered, key=place)
