"""The region with its read tables, on each engine."""

from collections.abc import Iterator

import pytest

from tests.projections.boards import Boards
from tests.region import settle


@pytest.fixture
def boards(log: str, reads: str) -> Iterator[Boards]:
    """A region with four teams, no handover yet, and empty read tables."""
    region = settle(log)
    opened = Boards.over(region, reads)
    yield opened
    opened.close()
    region.service.close()
