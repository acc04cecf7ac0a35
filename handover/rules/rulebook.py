"""Which rules hold in which receiving area: the default, and what areas set for themselves.

Must not know files' contents or teams; an area is a team's `area`, as registered.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handover.ladder import Ladder
from handover.referral.due import ReferralRule
from handover.rules.ladders import DISAGREEMENT, Ladders
from handover.rules.rule import Rule, Rules
from handover.urgency import Urgency


@dataclass(frozen=True)
class AreaRules:
    """What one file sets for one area; `written_at` names the file and the line."""

    area: str
    written_at: str
    rules: Mapping[Urgency, Rule]
    ladders: Ladders
    referral: ReferralRule | None = None


@dataclass(frozen=True)
class Rulebook:
    """The rules of every receiving area."""

    default: Rules
    ladders: Ladders
    referral: ReferralRule
    areas: tuple[AreaRules, ...] = ()

    def of(self, area: str) -> Rules:
        """The rules for teams of `area`: its own where it has them, else the default."""
        own: dict[Urgency, Rule] = {}
        for one in self.areas:
            if same_area(one.area) == same_area(area):
                own.update(one.rules)
        return MappingProxyType({**self.default, **own})

    def ladder_of(self, area: str, urgency: Urgency) -> Ladder:
        """Who is asked next when nobody in `area` answers: its own ladder, else the default."""
        return self._ladder(area, urgency.value)

    def disagreement_of(self, area: str) -> Ladder:
        """Who is asked next when two who answered differ: its own ladder, else the default."""
        return self._ladder(area, DISAGREEMENT)

    def referral_of(self, area: str) -> ReferralRule:
        """By when social care answers a team of `area`: its own rule, else the default."""
        own = (one.referral for one in self.areas if same_area(one.area) == same_area(area))
        return next((rule for rule in own if rule is not None), self.referral)

    def _ladder(self, area: str, name: str) -> Ladder:
        own = (one.ladders for one in self.areas if same_area(one.area) == same_area(area))
        return next((ladders[name] for ladders in own if name in ladders), self.ladders[name])

    def without_a_team(self, areas_of_teams: Iterable[str]) -> list[AreaRules]:
        """What is set for areas in which no team is registered: misspelt, or not there yet."""
        known = {same_area(area) for area in areas_of_teams}
        return [one for one in self.areas if same_area(one.area) not in known]


def same_area(area: str) -> str:
    """The area without capitals and double spaces, so that two spellings of it are the same."""
    return " ".join(area.split()).casefold()
