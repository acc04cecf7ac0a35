"""The region that domain tests act in: real, over a log file of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.region import Region, settle


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Region]:
    """A demonstration region with four teams and no handover yet."""
    settled = settle(tmp_path / "events.sqlite")
    yield settled
    settled.service.close()
