"""The settled region that every history starts from, made once for a whole test run."""

import pytest

from tests.domain.machine.machine import Settled
from tests.domain.machine.places import settle_places


@pytest.fixture(scope="session")
def settled_log(tmp_path_factory: pytest.TempPathFactory) -> Settled:
    """A region in which nobody has recorded anything."""
    path = tmp_path_factory.mktemp("machine") / "events.sqlite"
    return Settled(path, settle_places(path))
