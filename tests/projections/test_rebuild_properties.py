"""Tables filled while it all happened equal tables filled from nothing, row for row."""

import tempfile
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.application import HandoverService
from handover.content import Kind
from handover.policy import View
from handover.refusals import Refusal
from projections.rebuild import differences, rebuild
from tests.domain.histories import PEOPLE, Step, at_minute, command_of, histories
from tests.projections.boards import Boards, copy_log
from tests.region import MARY, Region, record, settle

HANDOVERS = 3
many = st.lists(histories(longest=9), min_size=HANDOVERS, max_size=HANDOVERS)


@pytest.fixture(scope="module")
def settled_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log in which the teams are registered; each history gets a copy."""
    path = tmp_path_factory.mktemp("settled") / "events.sqlite"
    settle(path).service.close()
    return path


@given(many=many, sizes=st.lists(st.sampled_from([1, 2, 3, 7, 500]), min_size=1, max_size=4))
def test_live_tables_equal_tables_rebuilt_from_nothing(
    settled_log: Path, many: list[list[Step]], sizes: list[int]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy_log(settled_log, folder / "events.sqlite")
        region = Region(HandoverService(str(folder / "events.sqlite"), is_demonstration=True))
        live = [Boards.over(region, folder / "live.sqlite", size) for size in sizes]
        _live_through(live, many)
        live[0].projector.catch_up_fully()
        anew = Boards.over(region, folder / "anew.sqlite")
        anew.projector.catch_up_fully()
        assert differences(live[0].reads, anew.reads) == []
        rebuild(live[0].projector, live[0].reads)
        assert differences(live[0].reads, anew.reads) == []
        for boards in (*live, anew):
            boards.close()
        region.service.close()


def _live_through(live: list[Boards], many: list[list[Step]]) -> None:
    """Handovers by turns; after each turn another projector folds one batch of its size."""
    region = live[0].region
    ids = [region.recorded(record(list(Kind)[number % len(Kind)])) for number in range(HANDOVERS)]
    for minute, turn in enumerate(zip_longest(*many), start=1):
        for handover_id, one in zip(ids, turn, strict=True):
            if one is not None:
                _try(region, handover_id, one, minute)
        live[minute % len(live)].projector.fold_batch()


def _try(region: Region, handover_id: UUID, one: Step, minute: int) -> None:
    found = region.service.look_up(handover_id, MARY, View.RECORD)
    with suppress(Refusal):
        region.ask(PEOPLE[one.who], command_of(one, found), at_minute(minute))
