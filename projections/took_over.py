"""Who took over from a closed team, and from whoever did, by the successors that were named.

Pure: in which order they were named of different teams does not matter. Must not know any table.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

Named = Mapping[UUID, Sequence[UUID]]
"""The successors that were named of each team, the newest last: another than the first may be."""


def all_after(named: Named, team_id: UUID) -> set[UUID]:
    """Every team that took over from this one, or from one that did."""
    found, waiting = set[UUID](), [team_id]
    while waiting:
        new = set(named.get(waiting.pop(), ())) - found
        found |= new
        waiting += new
    return found - {team_id}


def last_after(named: Named, team_id: UUID) -> UUID:
    """Who stands in the place of this team now.

    It ends though two teams have each named the other, by closing in the same moment.
    """
    passed = {team_id}
    while then := named.get(team_id):
        if then[-1] in passed:
            break
        team_id = then[-1]
        passed.add(team_id)
    return team_id
