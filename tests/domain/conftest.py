"""The region that domain tests act in: real, over a log file of its own."""

from collections.abc import Iterator

import pytest

from tests.region import Region, settle


@pytest.fixture
def region(log: str) -> Iterator[Region]:
    """A demonstration region with four teams and no handover yet."""
    settled = settle(log)
    yield settled
    settled.service.close()
