"""A rebuild has switched, though what it would remove is still in use."""

from pathlib import Path

import pytest

from projections.rebuild import Rebuild
from tests.projections.boards import Boards


def rebuild(boards: Boards) -> None:
    Rebuild(boards.region.service, boards.reads).run()


@pytest.mark.files
def test_what_cannot_be_removed_yet_makes_no_switch_undone(
    boards: Boards, reads: str, caplog: pytest.LogCaptureFixture
) -> None:
    boards.region.recorded()
    rebuild(boards)
    live = boards.reads.generations.kept()
    assert live is not None
    [oldest] = [
        one for one in Path(reads).parent.glob("*-*.sqlite") if one.stem.endswith(f"-{live.before}")
    ]
    oldest.unlink()
    (oldest / "held").mkdir(parents=True)
    rebuild(boards)
    now = boards.reads.generations.kept()
    assert now is not None
    assert now.before == live.live, "it is switched, and there is a way back"
    assert "older lists could not be removed" in caplog.text
    (oldest / "held").rmdir()
    oldest.rmdir()
    rebuild(boards)
