"""The region with its read tables, in files of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.projections.boards import Boards
from tests.region import settle


@pytest.fixture
def boards(tmp_path: Path) -> Iterator[Boards]:
    """A region with four teams, no handover yet, and empty read tables."""
    region = settle(tmp_path / "events.sqlite")
    opened = Boards.over(region, tmp_path / "reads.sqlite")
    yield opened
    opened.close()
    region.service.close()
