"""The whole application, for the structure tests that look at its routes."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.world import MovableClock, make_region, open_region
from web.app import app_of


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The whole application, every part registered."""
    made = tmp_path_factory.mktemp("made")
    make_region(made)
    world = open_region(made, tmp_path_factory.mktemp("opened") / "data", MovableClock())
    yield app_of(world.together)
    world.together.close()
