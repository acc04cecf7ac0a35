"""The service as a test of pages or API meets it: a small region, people, a movable clock."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache

from tests.browsing import ClientOf, signed_in
from tests.web.scene import Scene
from tests.web.situation import Situation
from tests.web.stage import Stage
from tests.world import MadeInDatabase, MovableClock, World, make_region, open_region
from web.app import PARTS, app_of

if TYPE_CHECKING:
    from tests.cluster import Cluster


@pytest.fixture(scope="session")
def made_region(
    engine: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path | MadeInDatabase:
    """The region, made once on each engine; each test works on its own copy."""
    folder = tmp_path_factory.mktemp("region")
    if engine == "sqlite":
        make_region(folder)
        return folder
    cluster: Cluster = request.getfixturevalue("cluster")
    database = cluster.fresh()
    make_region(folder, cluster.url(database))
    return MadeInDatabase(folder, lambda: cluster.url(cluster.passing_copy_of(database)))


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """Templates compiled once for the whole run: each application would compile them again."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def clock() -> MovableClock:
    """Tuesday 24 November 2026 at 10am, until the test moves it."""
    return MovableClock()


@pytest.fixture
def world(made_region: Path, tmp_path: Path, clock: MovableClock) -> Iterator[World]:
    """Two midwifery teams, two health visiting teams, a closed team, and five people."""
    region = open_region(made_region, tmp_path / "data", clock)
    yield region
    region.together.close()


@pytest.fixture
def app(world: World, compiled: FileSystemBytecodeCache) -> Flask:
    """The application over this test's region."""
    return quick(app_of(world.together), compiled)


@pytest.fixture
def stranger(app: Flask) -> FlaskClient:
    """A browser in which nobody is signed in."""
    return app.test_client()


@pytest.fixture
def client_of(app: Flask) -> ClientOf:
    """`client_of("mary")`: a browser in which she is signed in."""
    return lambda username: signed_in(app, username)


@pytest.fixture
def practice(
    world: World, compiled: FileSystemBytecodeCache, monkeypatch: pytest.MonkeyPatch
) -> Flask:
    """The application with a practice form beside its pages."""
    monkeypatch.setattr("web.app.PARTS", (*PARTS, "tests.web.practice_form"))
    return quick(app_of(world.together), compiled)


@pytest.fixture
def scene(world: World, clock: MovableClock) -> Scene:
    """What happened before a page is opened, now by the clock."""
    return Scene(world, clock)


@pytest.fixture
def handover_id(scene: Scene) -> UUID:
    """What Mary has just recorded for the health visitors of Derby."""
    return scene.recorded()


@pytest.fixture(scope="session")
def shared_stage(
    made_region: Path, compiled: FileSystemBytecodeCache, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    """One stage for all: a test's command is refused there, and so leaves no trace."""
    clock = MovableClock()
    region = open_region(made_region, tmp_path_factory.mktemp("stage") / "data", clock)
    yield stage_on(region, clock, compiled)
    region.together.close()


@pytest.fixture
def stage(
    situation: Situation,
    shared_stage: Stage,
    made_region: Path,
    compiled: FileSystemBytecodeCache,
    tmp_path: Path,
) -> Iterator[Stage]:
    """Where `situation` comes about: the shared stage, or one of its own."""
    if not situation.needs_own_stage:
        yield shared_stage
        return
    clock, is_demonstration = MovableClock(), not situation.is_real
    region = open_region(made_region, tmp_path / "own", clock, is_demonstration=is_demonstration)
    yield stage_on(region, clock, compiled)
    region.together.close()


@pytest.fixture
def impatient_stage(
    made_region: Path,
    compiled: FileSystemBytecodeCache,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Stage]:
    """A stage of its own whose log is waited for a moment only, so that a test need not wait."""
    monkeypatch.setattr("handover.recorder.LOCK_TIMEOUT_SECONDS", 0.2)
    clock = MovableClock()
    region = open_region(made_region, tmp_path / "own", clock)
    yield stage_on(region, clock, compiled)
    region.together.close()


def stage_on(region: World, clock: MovableClock, compiled: FileSystemBytecodeCache) -> Stage:
    """A stage over this region. A real installation speaks HTTPS only."""
    app = quick(app_of(region.together), compiled)
    if region.together.settings.cookies_are_secure:
        app.config["PREFERRED_URL_SCHEME"] = "https"
    return Stage(app, region, Scene(region, clock))


def quick(app: Flask, compiled: FileSystemBytecodeCache) -> Flask:
    """The same application, with its templates compiled already."""
    app.jinja_env.bytecode_cache = compiled
    return app
