"""As known on any moment of a random history equals the page as it really was at that moment.

The log is cut after each save, and folded into a service and read tables of its own, whose clock
stands at that moment: what is shown there now is what was really shown then.
"""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handover import commands as c
from handover.actor import Actor, Asked, Source
from handover.family.exports import Part
from handover.policy import View
from handover.refusals import Refusal
from projections.timeline import timeline_of
from tests import (
    each_baby,
    exporting,
    losing,
    moving,
    putting_right,
    referring,
    safeguarding,
    telling,
    undoing,
)
from tests import region as r
from tests.daily import claim_call
from tests.projections.boards import copy_log
from tests.telling import FIRST_ENTRY, FIRST_PERSON
from tests.world import MovableClock, settings_in
from web.app import app_of
from web.chronicle import Chronicle, chronicle
from web.composition import Composition, compose, composition
from web.presenters.timeline import timeline_line
from web.seen import family_seen, family_then, known_on
from web.visitor.record_parts import parts_of

MINUTE, HALF = timedelta(minutes=1), timedelta(seconds=30)
Make = Callable[[UUID], c.OnHandover]
DEEDS: dict[str, tuple[Actor, Make]] = {
    "attempt": (r.MARY, r.attempt),
    "claim": (r.MARY, claim_call),
    "talk, entered late": (r.MARY, lambda on: r.conversation(on, r.NOW)),
    "receive": (r.HANA, c.MarkReceived),
    "acknowledge": (r.HANA, r.acknowledge),
    "done": (r.HANA, r.done),
    "decline": (r.HANA, r.decline),
    "redirect": (r.MARY, lambda on: r.redirect(on, r.NOTTINGHAM)),
    "note": (r.HANA, r.note),
    "revise": (r.MARY, putting_right.revise),
    "reopen": (r.HANA, lambda on: putting_right.reopen(on, date(2026, 11, 30))),
    "in error": (r.MARY, r.enter_in_error),
    "person": (r.HANA, telling.person),
    "person put right": (r.MARY, lambda on: telling.person(on, person_id=FIRST_PERSON)),
    "left": (r.MARY, telling.left),
    "history": (r.MARY, telling.social_care),
    "history put right": (r.HANA, lambda on: telling.social_care(on, entry_id=FIRST_ENTRY)),
    "moved": (r.HANA, moving.record_move),
    "loss": (r.MARY, losing.record_loss),
    "undo": (r.MARY, undoing.ask_undone),
    "undone": (r.HANA, undoing.confirm_mistake),
    "safe contact": (r.HANA, safeguarding.set_contact),
    "mother is": (r.MARY, each_baby.mother_is),
    "birth": (r.MARY, lambda on: each_baby.record_birth(on, born_on=date(2026, 11, 20))),
    "surrogacy": (r.HANA, each_baby.arranged),
    "refer": (r.MARY, referring.refer),
    "outcome": (r.MARY, referring.outcome),
    "export": (r.HANA, exporting.export),
}
"""Whatever may happen but for what limits its readers today: each of that is tried by itself."""


class Step(NamedTuple):
    """One thing that is tried with one of two handovers, a minute after the one before."""

    deed: str
    on: int


steps = st.lists(
    st.builds(Step, st.sampled_from(sorted(DEEDS)), st.integers(0, 1)), min_size=1, max_size=7
)


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a log in which the teams are registered."""
    folder = tmp_path_factory.mktemp("settled")
    r.settle(folder / "events.sqlite").service.close()
    return folder


class Moment(NamedTuple):
    """When something was recorded, and how long the log was then."""

    at: datetime
    head: int


@contextmanager
def composed(folder: Path, clock: MovableClock) -> Iterator[Composition]:
    """The whole service over the log of a folder, with read tables of its own."""
    together = compose(settings_in(folder), clock)
    together.projector.catch_up_fully()
    with app_of(together).app_context():
        yield together
    together.close()


@contextmanager
def cut(folder: Path, moment: Moment) -> Iterator[MovableClock]:
    """As it really was: a copy of the log that ends there, folded anew, at that moment."""
    with tempfile.TemporaryDirectory() as name:
        log = Path(name) / "events.sqlite"
        copy_log(folder / "events.sqlite", log)
        with closing(sqlite3.connect(log)) as connection, connection:
            connection.execute("DELETE FROM stored_events WHERE rowid > ?", (moment.head,))
        clock = MovableClock(moment.at)
        with composed(Path(name), clock):
            yield clock


def lived_through(together: Composition, history: list[Step]) -> tuple[list[UUID], list[Moment]]:
    """Two handovers of one family, then each step that is not refused; when what was stored."""
    service, at = together.service, r.NOW
    ids, moments = [], []

    def ask(who: Actor, command: c.Command) -> UUID:
        done = service.execute(command, Asked(uuid4(), who, Source.PAGE, at))
        moments.append(Moment(at, service.head()))
        return done.subject_id

    for _ in range(2):
        ids.append(ask(r.MARY, r.record()))
        at += MINUTE
    for step in history:
        who, make = DEEDS[step.deed]
        with suppress(Refusal):
            ask(who, make(ids[step.on]))
        at += MINUTE
    return ids, moments


def record_now(handover_id: UUID, now: datetime) -> list[object]:
    """What the record's page is drawn from, as it stands."""
    together = composition()
    handover = together.service.look_up(handover_id, r.MARY, View.RECORD)
    family = family_seen(handover, r.MARY)
    with together.reads.reading() as connection:
        lines = [timeline_line(row) for row in timeline_of(connection, handover_id)]
    return [parts_of(together.service, handover, family, r.MARY, now), lines]


def record_then(handover_id: UUID, moment: datetime) -> list[object]:
    """The same of a moment of the past."""
    then = known_on(moment)
    handover = then.look_up(handover_id, r.MARY, View.RECORD)
    family = family_then(then, handover, r.MARY)
    with composition().reads.reading() as connection:
        lines = [timeline_line(row) for row in timeline_of(connection, handover_id, moment)]
    return [parts_of(then, handover, family, r.MARY, moment), lines]


def told(handover_id: UUID, moment: datetime | None = None) -> Chronicle | str:
    """The whole chronology, or why there is none."""
    try:
        return chronicle(handover_id, r.MARY, Part.EVERYTHING, moment)
    except Refusal as refusal:
        return refusal.code


@settings(max_examples=max(5, settings().max_examples // 10))
@given(history=steps)
def test_as_known_on_any_moment_equals_what_was_shown_then(
    settled: Path, history: list[Step]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy_log(settled / "events.sqlite", folder / "events.sqlite")
        with composed(folder, MovableClock(r.NOW + timedelta(days=1))) as together:
            ids, moments = lived_through(together, history)
            together.projector.catch_up_fully()
            in_error = {
                one for one in ids if together.service.look_up(one, r.MARY, View.RECORD).is_in_error
            }
            for number, moment in enumerate(moments):
                _compare(folder, ids[: number + 1], moment, in_error)


def _compare(folder: Path, ids: list[UUID], moment: Moment, in_error: set[UUID]) -> None:
    """At the moment itself, and between it and the next."""
    for at in (moment.at, moment.at + HALF):
        then = [(record_then(one, at), told(one, at)) for one in ids]
        with cut(folder, moment) as clock:
            clock.now = at
            really = [(record_now(one, at), told(one)) for one in ids]
        for one, (record, story), (real_record, real_story) in zip(ids, then, really, strict=True):
            assert record == real_record
            assert story == ("no_family_here" if one in in_error else real_story)


def test_before_anything_was_recorded_there_was_nothing_to_show(settled: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy_log(settled / "events.sqlite", folder / "events.sqlite")
        with composed(folder, MovableClock(r.NOW + timedelta(days=1))) as together:
            [first, _], [moment, *_] = lived_through(together, [])
            assert told(first, moment.at - HALF) == "invalid_value"
            assert not isinstance(told(first, moment.at), str)


def test_a_cut_that_is_one_event_late_is_noticed(settled: Path) -> None:
    """The comparison is worth something: of another moment it says that they differ."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy_log(settled / "events.sqlite", folder / "events.sqlite")
        with composed(folder, MovableClock(r.NOW + timedelta(days=1))) as together:
            ids, moments = lived_through(together, [Step("note", 0)])
            late = Moment(moments[-2].at, moments[-1].head)
            with pytest.raises(AssertionError):
                _compare(folder, ids, late, set())
