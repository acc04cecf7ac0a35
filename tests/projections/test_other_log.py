"""An older copy of the log is put beside the lists: none of them passes over what follows.

What is lost is taken out of the log here; what is recorded afterwards stands in its place.
"""

import pytest

from projections.checked_tables import tables_unlike_the_log
from projections.finding import InTables
from projections.overdue import Narrowed, worst_first
from projections.rebuild import DifferentError, Rebuild, RebuildError
from tests.faults import go_back
from tests.projections.boards import Boards
from tests.region import LEICESTER, MARY, NOW, attempt


@pytest.fixture
def gone_back(boards: Boards, log: str) -> Boards:
    """The lists show a handover that the log does not hold any more."""
    head = boards.region.service.head()
    boards.region.recorded()
    boards.projector.catch_up_fully()
    go_back(log, head, boards.region.service.head())
    assert boards.region.service.head() == head
    return boards


def record_past(boards: Boards) -> None:
    """So much that the log goes further than the lists had read."""
    shown = boards.projector.mark().position
    while boards.region.service.head() <= shown:
        boards.region.recorded()


def test_a_log_that_ends_before_what_was_read_is_told(gone_back: Boards) -> None:
    told = gone_back.true_up_to(NOW)
    assert (told.is_of_this_log, told.is_whole) == (False, False)
    assert told.behind == gone_back.region.service.head()


def test_an_empty_log_beside_full_lists_is_not_calm(gone_back: Boards, log: str) -> None:
    go_back(log, 0, gone_back.region.service.head())
    told = gone_back.true_up_to(NOW)
    assert (told.is_of_this_log, told.behind) == (False, 1)


def test_what_is_recorded_then_is_never_said_to_be_shown(gone_back: Boards) -> None:
    region, projector = gone_back.region, gone_back.projector
    for new in (region.recorded(), region.recorded()):
        done = region.ask(MARY, attempt(new))
        assert projector.catch_up(until=done.position) is False
    assert projector.catch_up(until=1) is False


def test_what_comes_to_stand_in_the_place_of_what_was_read_is_not_passed_over(
    gone_back: Boards, caplog: pytest.LogCaptureFixture
) -> None:
    before = gone_back.projector.mark()
    record_past(gone_back)
    assert gone_back.projector.catch_up() is False
    assert gone_back.projector.fold_batch() == 0
    assert gone_back.projector.mark() == before
    assert not gone_back.true_up_to(NOW).is_of_this_log
    assert "the read tables have read what is not in the log" in caplog.text


def test_a_rebuild_tells_and_with_a_yes_the_lists_are_of_this_log(gone_back: Boards) -> None:
    region, reads = gone_back.region, gone_back.reads
    with pytest.raises(DifferentError):
        Rebuild(region.service, reads).run()
    Rebuild(region.service, reads).run(accepts_differences=True)
    assert gone_back.true_up_to(NOW).is_whole
    assert tables_unlike_the_log(region.service, reads) == []
    new = region.recorded()
    assert gone_back.projector.catch_up()
    with reads.reading() as connection:
        assert new in [row["handover_id"] for row in worst_first(connection, NOW, Narrowed()).rows]


def test_so_it_does_when_the_log_has_gone_on_and_there_is_no_way_back(gone_back: Boards) -> None:
    record_past(gone_back)
    region, reads = gone_back.region, gone_back.reads
    with pytest.raises(DifferentError):
        Rebuild(region.service, reads).run()
    Rebuild(region.service, reads).run(accepts_differences=True)
    assert tables_unlike_the_log(region.service, reads) == []
    with pytest.raises(RebuildError, match="have read another log"):
        Rebuild(region.service, reads).roll_back()


def test_who_looks_for_candidates_in_the_lists_reads_the_whole_log_instead(
    gone_back: Boards,
) -> None:
    region, reads = gone_back.region, gone_back.reads
    new = region.recorded()
    finds = InTables(region.service, reads, gone_back.projector)
    assert new in finds.open_with(LEICESTER)
