"""What somebody who looks at one handover is told to do next: whom to ring, and by which route.

Pure; `now` is an argument. Must not know routes.
"""

from dataclasses import dataclass
from datetime import datetime

from handover.handover import Handover
from web.presenters.call import cannot_wait
from web.presenters.ladder import WhoNext, who_next
from web.presenters.new_birth_visit import visit_words
from web.presenters.team import TeamShown


@dataclass(frozen=True)
class NextStep:
    """The day-11 flag (empty if none), the ladder, and the team to reach out of hours now."""

    visit: str
    who: WhoNext | None
    route: TeamShown | None


def next_step(handover: Handover, team: TeamShown | None, now: datetime) -> NextStep:
    """What comes next for `handover`. `team` is the receiving one, for whoever has to ring it."""
    return NextStep(
        visit=visit_words(handover, now),
        who=who_next(handover, now),
        route=team if team and must_go_round(handover, team) else None,
    )


def must_go_round(handover: Handover, team: TeamShown) -> bool:
    """Whether nobody has taken it on, it cannot wait, and the team is shut."""
    return may_go_round(handover) and not team.is_open


def may_go_round(handover: Handover) -> bool:
    """Whether nobody has taken it on and it cannot wait; whether the team is shut is not asked."""
    return handover.acknowledged is None and cannot_wait(handover)
