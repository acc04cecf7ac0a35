"""Settings of the whole test run: no outside network, journeys marked, how long random tests go on.

Must know nothing of handovers; fixtures about the service stand beside the tests that use them.
"""

import shutil
import socket
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, settings

if TYPE_CHECKING:
    from tests.cluster import Cluster

HERE = Path(__file__).parent
JOURNEYS = HERE / "journeys"
SQLITE, POSTGRESQL, BOTH = "sqlite", "postgresql", "both"
LOOPBACK = {"127.0.0.1", "::1", "localhost"}

# A shared machine stalls now and then: random tests are judged on what they find, not on time.
settings.register_profile("everyday", deadline=None, max_examples=60)
settings.register_profile(
    "long", deadline=None, max_examples=1500, suppress_health_check=[HealthCheck.too_slow]
)
# A mutant is looked at hundreds of times over: few cases, always the same, none made smaller.
settings.register_profile(
    "mutants",
    deadline=None,
    max_examples=25,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("everyday")

GENERATED_CASES = {"mutants": 1_000, "everyday": 100_000, "long": 1_000_000}
"""How many seeded cases a test of many looks at, by the profile of the run."""


class OutsideNetworkError(RuntimeError):
    """A test tried to reach another machine."""


def refuse_outside_network(event: str, arguments: tuple[object, ...]) -> None:
    """Let sockets connect to this machine only, so that no test leans on the outside world."""
    if event != "socket.connect":
        return
    connecting, address = arguments
    if isinstance(connecting, socket.socket) and connecting.family == socket.AF_UNIX:
        return
    host = address[0] if isinstance(address, tuple) else address
    if host not in LOOPBACK:
        message = f"A test tried to connect to {host}. Tests reach this machine only."
        raise OutsideNetworkError(message)


sys.addaudithook(refuse_outside_network)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let whoever runs the tests choose the engine of those that keep anything."""
    parser.addoption("--engine", choices=(BOTH, SQLITE, POSTGRESQL), default=BOTH)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that keeps anything on each engine of this run."""
    if "engine" not in metafunc.fixturenames:
        return
    asked_for = metafunc.config.getoption("--engine")
    # A fault in a rule is the same fault on each engine, so mutants meet the quicker one.
    # Without the driver there are tests that cannot even be read, so a whole run still fails.
    is_one = settings.get_current_profile_name() == "mutants" or find_spec("psycopg") is None
    both = (SQLITE,) if is_one else (SQLITE, POSTGRESQL)
    engines = both if asked_for == BOTH else (asked_for,)
    if metafunc.definition.get_closest_marker("files"):
        engines = (SQLITE,)
    # SQLite keeps a test's plain name: that is how documents and people call it.
    ids = [pytest.HIDDEN_PARAM if engine == SQLITE else engine for engine in engines]
    metafunc.parametrize("engine", engines, ids=ids, scope="session")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in tests/journeys, so that `-m "not journey"` runs without a browser."""
    for item in items:
        if item.path.is_relative_to(JOURNEYS):
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def generated_cases() -> int:
    """How many seeded cases to look at in this run: a hundred thousand, or a million."""
    return GENERATED_CASES[settings.get_current_profile_name()]


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Where this machine's Chromium is: what Playwright's `executable_path` wants."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    pytest.fail("Chromium is missing. Please run: sudo apt-get install chromium")


@pytest.fixture(scope="session")
def cluster() -> Iterator["Cluster"]:
    """A PostgreSQL server for this run."""
    # Imported here: a run on SQLite needs neither the driver nor the server.
    from tests.cluster import Cluster  # noqa: PLC0415 - as said above

    made = Cluster.made()
    yield made
    made.remove()


@pytest.fixture
def prepared(cluster: "Cluster") -> Iterator[str]:
    """The name of this test's own database on PostgreSQL, prepared and empty."""
    name = cluster.fresh()
    yield name
    cluster.drop(name)


@pytest.fixture
def database(engine: str, request: pytest.FixtureRequest) -> str:
    """The address of this test's own database, prepared and empty; nothing on SQLite."""
    if engine == SQLITE:
        return ""
    cluster: Cluster = request.getfixturevalue("cluster")
    return cluster.url(request.getfixturevalue("prepared"))


@pytest.fixture
def log(database: str, tmp_path: Path) -> str:
    """Where this test keeps its event log."""
    return database or str(tmp_path / "events.sqlite")


@pytest.fixture
def reads(database: str, tmp_path: Path) -> str:
    """Where this test keeps its read tables."""
    return database or str(tmp_path / "reads.sqlite")
