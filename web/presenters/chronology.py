"""A chronology in words: each thing that happened, when, how it is known, and who recorded it.

Whatever its reader may not see is left out here, by the limits that are passed in. Pure.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from handover import events
from handover.actor import Role
from handover.calendar import LONDON
from handover.family.export_events import ChronologyExported
from handover.family.exports import Part
from handover.family.family import Family
from handover.family.part_dates import PartDate
from handover.handover import Handover
from handover.reference import call_reference
from handover.referral import events as referral
from handover.teams import TeamNamed
from handover.words import say_time
from projections.chronology import Happening
from projections.chronology_known import Event, Standing, When
from projections.daily_lines import with_calls_logged
from projections.hidden import veiled_detail
from projections.timeline import Shown, line_name, line_of
from web.presenters.chronology_labels import PART, STANDING
from web.presenters.chronology_of_families import SAYS_OF_FAMILY, STAYS_HERE, Known, Says
from web.presenters.chronology_of_records import aspect_said, words_said
from web.presenters.labels import ROLE
from web.presenters.limits import Limits
from web.presenters.tags import Tag
from web.presenters.timeline import SAYS
from web.presenters.veiled import veil

Detail = Mapping[str, Any]
Key = tuple[UUID, int]
TeamOf = Callable[[UUID], TeamNamed | None]
NOT_IN_THIS_FILE = "What was told stands in the service, and not in this file"


@dataclass(frozen=True)
class Entry:
    """One line of a chronology. `happened` says the day as exactly as it is known.

    `organisation` and `area` are those of who recorded it; `handover_id` and `reference` those of
    the handover by which it was told. Each is empty where it may not be shown, or there is none.
    """

    part: Part
    title: str
    words: tuple[str, ...]
    standing: Standing
    when: When
    is_day_known: bool
    happened: str
    recorded_at: datetime
    put_right_at: datetime | None
    by_name: str
    by_role: Role
    by_team: str
    organisation: str
    area: str
    handover_id: UUID | None
    reference: str

    @property
    def happened_on(self) -> str:
        """The day as exactly as it is known, to be sorted by; empty where nobody knows it."""
        if not self.is_day_known:
            return ""
        when = self.when
        return when.in_figures() if isinstance(when, PartDate) else time_in_figures(when)

    @property
    def part_words(self) -> str:
        """The part in which it stands."""
        return PART[self.part]

    @property
    def tag(self) -> Tag:
        """Fact, told, assumed or opinion."""
        return STANDING[self.standing]

    @property
    def by(self) -> str:
        """Who recorded it, where, and for which area."""
        said = (self.by_name, ROLE[self.by_role].lower(), self.by_team)
        return ", ".join(part for part in (*said, self.organisation, self.area) if part)

    @property
    def recorded(self) -> str:
        """When it was recorded."""
        return say_time(self.recorded_at)

    @property
    def is_recorded_at_once(self) -> bool:
        """Whether both times read the same: a late entry must never look like a prompt one."""
        return self.recorded == self.happened

    @property
    def put_right(self) -> str:
        """When somebody put it right; empty while it stands."""
        return say_time(self.put_right_at) if self.put_right_at else ""


class Words:
    """Puts the happenings of one family into words for one reader."""

    def __init__(
        self, family: Family, handovers: Iterable[Handover], team_of: TeamOf, limits: Limits
    ) -> None:
        self._known = Known(family, limits.adopted)
        self._handovers = {one.id: one for one in handovers}
        self._team_of = team_of
        self._limits = limits

    def entries(self, found: Sequence[Happening]) -> list[Entry]:
        """One entry for each, in their order."""
        details = _details(found)
        return [self._entry(one, details.get(_key(one.event), {})) for one in found]

    def _entry(self, one: Happening, detail: Detail) -> Entry:
        said, named = one.event.envelope, self._limits.named
        by = said if named is None else veil(said, named)
        team = self._team_of(by.team_id) if by.team_id and by == said else None
        handover_id = _handover_of(one.event)
        is_mine = handover_id in self._handovers
        title, words = self._said(one, detail)
        return Entry(
            part=one.part,
            title=title,
            words=words,
            standing=one.standing,
            when=one.when,
            is_day_known=one.is_day_known,
            happened=_happened(one),
            recorded_at=said.recorded_at,
            put_right_at=one.put_right_at,
            by_name=by.name,
            by_role=by.role,
            by_team=by.team_name,
            organisation=team.organisation if team else "",
            area=team.area if team else "",
            handover_id=handover_id if is_mine else None,
            reference=call_reference(handover_id) if handover_id and is_mine else "",
        )

    def _said(self, one: Happening, detail: Detail) -> Says:
        """Its title and its words, or in a file no words where they would tell too much."""
        event, limits = one.event, self._limits
        is_kept_in = limits.is_leaving and (limits.is_hidden or isinstance(event, STAYS_HERE))
        if says := SAYS_OF_FAMILY.get(type(event)):
            title, written = says(event, self._known)
            return title, (NOT_IN_THIS_FILE,) if is_kept_in else written
        if one.aspect and isinstance(event, events.Recorded):
            title, written = aspect_said(one, event)
            return title, (NOT_IN_THIS_FILE,) if is_kept_in else written
        title, done = SAYS[line_name(event)](self._detail(event, detail))
        if is_kept_in:
            return title, done
        return title, (*done, *words_said(event, self._handovers.get(event.originator_id)))

    def _detail(self, event: Event, detail: Detail) -> Detail:
        """What its line holds, without a team that this reader may not be told."""
        named = self._limits.named
        if named is None:
            return detail
        is_elsewhere = (
            isinstance(event, referral.FollowedByAnother) and event.team.team_id not in named
        )
        return veiled_detail(detail) if self._limits.is_leaving or is_elsewhere else detail


def time_in_figures(moment: datetime) -> str:
    """A moment as walls in England showed it, such as "2026-11-24 10:00": it sorts by itself."""
    return f"{moment.astimezone(LONDON):%Y-%m-%d %H:%M}"


def _details(found: Iterable[Happening]) -> dict[Key, Detail]:
    """What the line of each event on a timeline holds, by its key."""
    on_timeline = {_key(one.event): one.event for one in found if isinstance(one.event, Shown)}
    in_order = [on_timeline[key] for key in sorted(on_timeline)]
    details: dict[Key, Detail] = {}
    for _, of_one in groupby(in_order, key=lambda event: event.originator_id):
        stream = list(of_one)
        lines = with_calls_logged([line_of(one) for one in stream])
        details |= {_key(one): line["detail"] for one, line in zip(stream, lines, strict=True)}
    return details


def _key(event: Event) -> Key:
    return event.originator_id, event.originator_version


def _handover_of(event: Event) -> UUID | None:
    """The handover by which it was told; None for what the family's record tells by itself."""
    if isinstance(event, events.Event):
        return event.originator_id
    return event.handover_id if isinstance(event, referral.Made | ChronologyExported) else None


def _happened(one: Happening) -> str:
    if not one.is_day_known:
        return "Day not known"
    return say_time(one.when) if isinstance(one.when, datetime) else one.when.in_words()
