"""Everything that pages, programs and processes ask of the read tables, and about whom.

Each is the service's own function: what it sends to the database is caught when it is called, never
written down a second time. Must not know how it is answered.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import partial
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

import projections
from projections import (
    auditing,
    directory,
    disagreements,
    falling_due,
    heartbeat,
    hidden,
    inbox,
    mark,
    outbox,
    overdue,
    parked,
    referral_lists,
    sent,
    successions,
    team_history,
    timeline,
    whole_timeline,
)
from projections.overdue import Narrowed, Show
from tests.plans.filled import NOW, Examples

NOT_ASKED = {
    "heartbeat.beat": "writes one row, by its key",
    "heartbeat.stop": "removes one row, by its key",
    "mark.moved": "writes one row, by its key",
    "hidden.marked": "asked within the lists of teams",
    "hidden.marked_page": "as above",
    "hidden.veiled": "as above",
    "hidden.veiled_page": "as above",
    "hidden_elsewhere.veiled_elsewhere": "asked within the lists of the lead",
    "hidden_elsewhere.veiled_page_elsewhere": "as above",
    "parked.held_of": "asked within falling_due.candidates",
    "parked.try_again": "folds what is parked, by its place in the log",
    "postgres_schema.make_tables": "makes the tables",
    "rebuild.unequal_tables": "compares whole tables, away from who reads them",
    "writing.change_row": "writes one row, by its key",
    "writing.insert_row": "writes one row",
    "writing.row_in": "reads one row, by its key",
    "writing.write": "as the folds that write by it",
}
"""What takes a connection and is not asked by itself, each with its reason."""
PAST_THE_END = 1_000_000
A_WHILE_AGO = date(2026, 8, 27)


class About(Enum):
    """What an answer is about, and so how much may be read for it."""

    ONE = "one record or team"
    TEAM = "what is open with one team"
    SETTLED = "what one team has settled"
    AREA = "what is open in one area"
    ALL_OPEN = "what is open anywhere"
    DIRECTORY = "the teams of the directory"


@dataclass(frozen=True)
class Asked:
    """One question: the function, what it is asked with, and in words where that matters."""

    function: Callable[..., Any]
    with_what: tuple[Any, ...]
    about: About
    where: str = ""

    @property
    def name(self) -> str:
        """Such as "overdue.counts, one area"."""
        return ", ".join(filter(None, (_name_of(self.function), self.where)))

    def ask(self, connection: Connection) -> None:
        """Ask it; what is answered is of no interest here."""
        self.function(connection, *self.with_what)


def everything_asked(of: Examples) -> list[Asked]:
    """Each question of the service, about the busiest team and its records."""
    return [
        *_of_one(of),
        *_of_teams(of.team_id),
        *_of_lead(of),
        *_of_processes(),
        *_of_directory(),
    ]


def never_asked(asked: list[Asked]) -> set[str]:
    """Functions that read by a connection and are neither asked nor left out with a reason."""
    known = {_name_of(one.function) for one in asked} | set(NOT_ASKED)
    modules = iter_modules(projections.__path__)
    every = (import_module(f"projections.{one.name}") for one in modules)
    return {_name_of(one) for module in every for one in _readers(module)} - known


def _readers(module: ModuleType) -> Iterator[Callable[..., Any]]:
    """What a module lets others read by; a fold is given an event."""
    for name, one in inspect.getmembers(module, inspect.isfunction):
        parameters = inspect.signature(one).parameters
        first = next(iter(parameters.values()), None)
        is_reader = first is not None and first.annotation is Connection
        is_ours = one.__module__ == module.__name__ and not name.startswith("_")
        if is_ours and is_reader and "event" not in parameters:
            yield one


def _name_of(function: Callable[..., Any]) -> str:
    return f"{function.__module__.removeprefix('projections.')}.{function.__name__}"


def _of_one(of: Examples) -> Iterator[Asked]:
    one = partial(Asked, about=About.ONE)
    yield one(overdue.standing_of, (of.handover_id,))
    yield one(timeline.timeline_of, (of.handover_id,))
    yield one(timeline.timeline_of, (of.handover_id, NOW), where="as known on a day")
    yield one(whole_timeline.whole_timeline, (of.handover_id,))
    yield one(outbox.emails_of, (of.handover_id,))
    yield one(hidden.is_family_hidden, (of.family_id,))
    yield one(disagreements.unsettled_of, (of.disagreement_id,))
    yield one(directory.team_of, (of.team_id,))
    yield one(team_history.history_of, (of.team_id,))
    yield one(parked.positions_of, (of.handover_id,))
    yield one(parked.how_many, ())
    yield one(parked.every, ())
    yield one(heartbeat.ages, (NOW,))
    yield one(heartbeat.silent, (NOW,))
    yield one(heartbeat.beat_of, (heartbeat.CHASER,))
    yield one(mark.mark_in, ())


def _of_teams(team_id: UUID) -> Iterator[Asked]:
    team = partial(Asked, about=About.TEAM)
    yield team(inbox.waiting_for, (team_id, NOW))
    yield team(inbox.overdue_for, (team_id, NOW))
    yield team(inbox.taken_on_by, (team_id, NOW))
    yield team(inbox.stopped_for, (team_id,))
    yield team(inbox.changed_for, (team_id,))
    yield team(inbox.untold_to, (team_id,))
    yield team(sent.open_of, (team_id, NOW))
    yield team(sent.stopped_of, (team_id,))
    yield team(sent.changed_of, (team_id,))
    yield team(sent.untold_of, (team_id,))
    yield team(referral_lists.followed_by, (team_id,))
    yield team(referral_lists.stopped_of, (team_id,))
    yield team(referral_lists.unanswered_of, (team_id, NOW))
    yield team(successions.open_ids, (team_id,))
    yield Asked(sent.settled_of, (team_id,), About.SETTLED)


def _of_lead(of: Examples) -> Iterator[Asked]:
    lead = partial(Asked, about=About.ALL_OPEN)
    for where, narrowed in {
        "everywhere": Narrowed(),
        "in one area": Narrowed(area=of.area),
        "in one organisation": Narrowed(ods_code=of.ods_code),
        "in one team": Narrowed(team_id=of.team_id),
        "in a team and its area": Narrowed(team_id=of.team_id, area=of.area),
    }.items():
        board = partial(Asked, about=About.ALL_OPEN if narrowed == Narrowed() else About.AREA)
        last = f"{where}, the last page"
        yield board(overdue.counts, (NOW, narrowed), where=where)
        yield board(overdue.worst_first, (NOW, narrowed), where=where)
        yield board(overdue.worst_first, (NOW, narrowed, PAST_THE_END), where=last)
        yield lead(referral_lists.unanswered, (NOW, narrowed), where=where)
        yield lead(referral_lists.unanswered_count, (NOW, narrowed), where=where)
        yield lead(referral_lists.unreviewed, (narrowed,), where=where)
        yield lead(referral_lists.unreviewed_count, (narrowed,), where=where)
        yield lead(disagreements.unsettled, (narrowed,), where=where)
        yield lead(disagreements.unsettled_count, (narrowed,), where=where)
    for show in Show:
        yield lead(overdue.worst_first, (NOW, Narrowed(show=show)), where=show.value)
        in_area = Narrowed(area=of.area, show=show)
        yield lead(overdue.worst_first, (NOW, in_area), where=f"{show.value} in one area")
    yield lead(outbox.unsent, (NOW,))
    yield lead(outbox.unsent_count, (NOW,))
    yield lead(successions.left_with_closed, ())
    yield lead(successions.left_with_closed_count, ())
    yield lead(successions.teams_with_open, ())


def _of_processes() -> Iterator[Asked]:
    process = partial(Asked, about=About.ALL_OPEN)
    yield process(falling_due.candidates, (NOW,))
    yield process(auditing.audit, (NOW,))
    yield process(outbox.due, (NOW, 50))
    yield process(outbox.waiting_too_long, (NOW,))


def _of_directory() -> Iterator[Asked]:
    teams = partial(Asked, about=About.DIRECTORY)
    for words in ("LE1 4", "area 7 invented", "nowhere at all"):
        yield teams(directory.find_teams, (words,), where=f'"{words}"')
        yield teams(directory.find_open_and_closed, (words,), where=f'"{words}"')
    yield teams(directory.to_put_right, (A_WHILE_AGO,))
    yield teams(directory.wrong_numbers, ())
    yield teams(directory.incomplete, ())
    yield teams(directory.teams_named, ("Team of invented people 7",))
    yield teams(directory.all_teams, ())
