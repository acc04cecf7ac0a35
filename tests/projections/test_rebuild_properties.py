"""Tables filled while it all happened equal tables filled from nothing, row for row."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from itertools import islice, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handover import events, team_events
from handover.actor import Actor
from handover.application import HandoverService
from handover.commands import CloseTeam, Command
from handover.content import Kind
from handover.directory.commands import NameSuccessor
from handover.family import events as family_events
from handover.policy import View
from handover.referral import events as referral_events
from handover.refusals import Refusal
from projections.parked import every
from projections.rebuild import differences
from tests.domain.histories import PEOPLE, Step, at_minute, command_of, histories
from tests.projections.boards import Boards, copy_log
from tests.projections.stumbling import stumbling
from tests.referring import outcome, refer
from tests.region import CORBY, DERBY, KIT, MARY, NOTTINGHAM, Region, record, settle

if TYPE_CHECKING:
    from tests.cluster import Cluster

Settled = Callable[[], AbstractContextManager[tuple[str, str]]]
"""Gives the places of a log and of its read tables."""

HANDOVERS = 3
many = st.lists(histories(longest=9), min_size=HANDOVERS, max_size=HANDOVERS)
BESIDE: dict[str, Callable[[UUID], tuple[Actor, Command]]] = {
    "refer": lambda handover_id: (MARY, refer(handover_id)),
    "outcome": lambda handover_id: (MARY, outcome(handover_id)),
    "corby to derby": lambda _: (KIT, NameSuccessor(CORBY, DERBY)),
    "corby to nottingham": lambda _: (KIT, NameSuccessor(CORBY, NOTTINGHAM)),
    "derby closes": lambda _: (KIT, CloseTeam(DERBY, "Merged", NOTTINGHAM)),
    "nottingham closes": lambda _: (KIT, CloseTeam(NOTTINGHAM, "Merged", DERBY)),
}
"""What happens to referrals and teams meanwhile, in streams of their own."""
beside = st.lists(st.sampled_from(list(BESIDE)), max_size=6)
KINDS = (
    *(events.Recorded, events.CallAttempted, events.Acknowledged, events.Redirected, events.Event),
    *(team_events.Event, team_events.SuccessorNamed, family_events.Event),
    *(referral_events.Event, referral_events.OutcomeRecorded),
)
"""What could not be folded for a while; the classes named Event stand for all of their kind."""
sizes = st.lists(st.sampled_from([1, 2, 3, 7, 500]), min_size=1, max_size=4)


@pytest.fixture(scope="module")
def in_files(tmp_path_factory: pytest.TempPathFactory) -> Settled:
    """Each history has a log of its own, in which the teams are registered, and read tables."""
    path = tmp_path_factory.mktemp("settled") / "events.sqlite"
    settle(path).service.close()
    return lambda: _in_files(path)


@pytest.fixture(scope="module")
def in_databases(cluster: "Cluster") -> Settled:
    """As `in_files`, on PostgreSQL."""
    database = cluster.fresh()
    settle(cluster.url(database)).service.close()
    return lambda: _in_database(cluster, database)


@contextmanager
def _in_files(path: Path) -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as name:
        log = Path(name) / "events.sqlite"
        copy_log(path, log)
        yield str(log), str(log.with_name("reads.sqlite"))


@contextmanager
def _in_database(cluster: "Cluster", database: str) -> Iterator[tuple[str, str]]:
    copy = cluster.copy_of(database)
    yield cluster.url(copy), cluster.url(copy)
    cluster.drop(copy)


@given(many=many, beside=beside, sizes=sizes)
def test_live_tables_equal_tables_rebuilt_from_nothing(
    in_files: Settled, many: list[list[Step]], beside: list[str], sizes: list[int]
) -> None:
    _live_and_rebuild(in_files, many, beside, sizes)


@settings(max_examples=settings().max_examples // 2)
@given(many=many, beside=beside, size=st.sampled_from([1, 3, 500]), kind=st.sampled_from(KINDS))
def test_what_was_held_and_is_tried_again_equals_tables_rebuilt_from_nothing(
    in_files: Settled, many: list[list[Step]], beside: list[str], size: int, kind: type
) -> None:
    """Whichever kind of event of whichever stream could not be folded for a while."""
    with in_files() as (log, reads), tempfile.TemporaryDirectory() as folder:
        region = Region(HandoverService(log, is_demonstration=True))
        boards = Boards.over(region, reads, size)
        with stumbling(None, ValueError(), kind) as stumble:
            _live_through([boards], many, beside)
            boards.projector.catch_up_fully()
            stumble.is_mended = True
            while any(boards.projector.try_again(one) for one in held_in(boards)):
                pass  # a team's successor is found once that team is there
            assert held_in(boards) == set()
        anew = Boards.over(region, Path(folder) / "anew.sqlite")
        anew.projector.catch_up_fully()
        assert differences(boards.reads, anew.reads) == []
        for one in (boards, anew):
            one.close()
        region.service.close()


def held_in(boards: Boards) -> set[UUID]:
    """Of which streams something is held."""
    with boards.reads.reading() as connection:
        return {one.stream_id for one in every(connection)}


@settings(max_examples=settings().max_examples // 4)
@given(many=many, beside=beside, sizes=sizes)
def test_live_tables_on_postgresql_equal_tables_rebuilt_from_nothing(
    in_databases: Settled, many: list[list[Step]], beside: list[str], sizes: list[int]
) -> None:
    _live_and_rebuild(in_databases, many, beside, sizes)


def _live_and_rebuild(
    settled: Settled, many: list[list[Step]], beside: list[str], sizes: list[int]
) -> None:
    """Tables rebuilt beside are in a file: so the two engines are compared with each other, too."""
    with settled() as (log, reads), tempfile.TemporaryDirectory() as folder:
        region = Region(HandoverService(log, is_demonstration=True))
        live = [Boards.over(region, reads, size) for size in sizes]
        _live_through(live, many, beside)
        live[0].projector.catch_up_fully()
        anew = Boards.over(region, Path(folder) / "anew.sqlite")
        anew.projector.catch_up_fully()
        assert differences(live[0].reads, anew.reads) == []
        live[0].rebuild()
        assert differences(live[0].reads, anew.reads) == []
        for boards in (*live, anew):
            boards.close()
        region.service.close()


def _live_through(live: list[Boards], many: list[list[Step]], beside: list[str]) -> None:
    """Handovers by turns; after each turn another projector folds one batch of its size."""
    besides = iter(beside)
    region = live[0].region
    ids = [region.recorded(record(list(Kind)[number % len(Kind)])) for number in range(HANDOVERS)]
    for minute, turn in enumerate(zip_longest(*many), start=1):
        for handover_id, one in zip(ids, turn, strict=True):
            if one is not None:
                _try(region, handover_id, one, minute)
        for one in islice(besides, 1):
            with suppress(Refusal):
                region.ask(*BESIDE[one](ids[minute % HANDOVERS]), at_minute(minute))
        live[minute % len(live)].projector.fold_batch()


def _try(region: Region, handover_id: UUID, one: Step, minute: int) -> None:
    found = region.service.look_up(handover_id, MARY, View.RECORD)
    with suppress(Refusal):
        region.ask(PEOPLE[one.who], command_of(one, found), at_minute(minute))
