"""The region that domain tests act in, real, over a log of its own; and others who act in it."""

from collections.abc import Callable, Iterator

import pytest

from tests.domain.moment import Meanwhile, Moment, nobody
from tests.region import Region, settle


@pytest.fixture
def region(log: str) -> Iterator[Region]:
    """A demonstration region with four teams and no handover yet."""
    settled = settle(log)
    yield settled
    settled.service.close()


@pytest.fixture
def meanwhile(region: Region, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Moment]:
    """`meanwhile(before=..., after=...)`: let others act around each of our decisions."""

    def start(before: Meanwhile = nobody, after: Meanwhile = nobody) -> Moment:
        moment = Moment(region.service, before, after)
        monkeypatch.setattr(region.service, "_decisions", moment)
        return moment

    return start
