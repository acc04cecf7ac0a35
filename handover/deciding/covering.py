"""Which other teams cover what a team gives up, and that it relies on them.

Must not decide whether it may; the team does.
"""

from collections.abc import Iterable, Iterator

from handover.actor import Envelope
from handover.deciding.reach import Reach
from handover.directory.cover import NO_COVER, Cover
from handover.team import Team


def other_teams(reach: Reach, team: Team) -> list[Team]:
    """The other open teams of its kind."""
    every = (reach.records.team(one) for one in reach.finds.teams())
    return [
        one for one in every if one.id != team.id and one.kind is team.kind and not one.is_closed
    ]


def covered_by(teams: Iterable[Team]) -> Cover:
    """What they cover together."""
    covered = NO_COVER
    for one in teams:
        covered = covered.and_also(one.cover)
    return covered


def relied_on(
    team: Team, given_up: Iterable[str], others: Iterable[Team], envelope: Envelope
) -> Iterator[Team]:
    """Those that cover what the team gave up: each is saved, so none goes meanwhile."""
    for other in others:
        other.be_relied_on(team.named, given_up, envelope)
        if other.pending_events:
            yield other
