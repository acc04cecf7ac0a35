"""`python -m web database`, and an installation on PostgreSQL, with the real commands."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handover.postgres.preparing import VERSION
from tests.cluster import Cluster
from tests.commanding import KEYS
from tests.faults import OWNER
from tests.web.test_server import answer_of, port, served
from web.commands import main
from web.settings import Settings, SettingsError

__all__ = ["port"]

PREPARE = ("database", "prepare")
SECRET = "open-sesame"
KEEPER = ("account", "add", "kim", "--name", "Kim Adler", "--job-title", "Directory keeper")
IN_WORDS = ("--role", "keeper", "--password-stdin")


@pytest.fixture(autouse=True)
def _same_umask() -> Iterator[None]:
    """The commands make files for their own user alone; here they run in the tests' process."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def unprepared(cluster: Cluster) -> Iterator[str]:
    cluster.drop(cluster.fresh())  # so that the roles exist
    made = cluster.empty()
    yield made
    cluster.drop(made)


@pytest.fixture
def environment(unprepared: str, cluster: Cluster, tmp_path: Path) -> dict[str, str]:
    """What whoever runs the service sets: for the service itself, and once for the owner."""
    return {
        **KEYS,
        "HANDOVER_DATA": str(tmp_path / "data"),
        "HANDOVER_DATABASE": with_password(cluster.url(unprepared)),
        "HANDOVER_DATABASE_OWNER": with_password(cluster.url(unprepared, OWNER)),
    }


def with_password(url: str) -> str:
    """The tests' server trusts whoever comes by its socket, so any password will do."""
    return url.replace("@/", f":{SECRET}@/")


def run(environment: dict[str, str], *arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, arguments, env=environment, input=typed)


def test_a_database_is_prepared_once_and_then_it_is_ready(environment: dict[str, str]) -> None:
    first = run(environment, *PREPARE)
    again = run(environment, *PREPARE)

    assert (first.exit_code, again.exit_code) == (0, 0)
    assert first.output == f"The database is ready: brought from 0 to {VERSION}.\n"
    assert again.output == f"The database is ready: at {VERSION}.\n"


def test_whether_it_is_ready_can_be_asked_without_the_owner(environment: dict[str, str]) -> None:
    service = {**environment, "HANDOVER_DATABASE_OWNER": ""}
    before = run(service, "database", "check")
    run(environment, *PREPARE)
    after = run(service, "database", "check")

    assert before.exit_code == 1
    assert "has not been prepared" in before.output
    assert (after.exit_code, after.output) == (0, "The database is ready.\n")


@pytest.mark.parametrize("name", ["HANDOVER_DATABASE", "HANDOVER_DATABASE_OWNER"])
def test_an_address_that_is_missing_is_asked_for(environment: dict[str, str], name: str) -> None:
    told = run({**environment, name: ""}, *PREPARE)

    assert told.exit_code == 1
    assert f"Set {name} to the address of the database" in told.output


@pytest.mark.parametrize("command", [("serve", "--port", "1"), ("account", "list")])
def test_a_database_that_is_not_prepared_is_told_with_the_command_to_run(
    environment: dict[str, str], command: tuple[str, ...]
) -> None:
    told = run(environment, *command)

    assert told.exit_code == 1
    assert "has not been prepared" in told.output
    assert "Run: python -m web database prepare" in told.output
    assert SECRET not in told.output


@pytest.mark.parametrize("command", [PREPARE, ("serve", "--port", "1"), ("account", "list")])
def test_a_server_that_does_not_answer_is_told_without_the_password(
    environment: dict[str, str], command: tuple[str, ...]
) -> None:
    nowhere = f"postgresql://service:{SECRET}@127.0.0.1:1/handover"
    both = {"HANDOVER_DATABASE_OWNER": nowhere, "HANDOVER_DATABASE": nowhere}
    told = run({**environment, **both}, *command)

    assert told.exit_code == 1
    assert "The database 127.0.0.1:1/handover cannot be reached" in told.output
    assert SECRET not in told.output
    assert "Traceback" not in told.output


@pytest.mark.parametrize("address", ["sqlite:///here.db", "handover", f"mysql://a:{SECRET}@b/c"])
def test_an_address_of_another_kind_is_refused_and_not_repeated(
    tmp_path: Path, address: str
) -> None:
    wrong = {**KEYS, "HANDOVER_DATA": str(tmp_path), "HANDOVER_DATABASE": address}
    with pytest.raises(SettingsError, match="Set HANDOVER_DATABASE to the address") as told:
        Settings.from_environment(wrong)
    assert address not in str(told.value)


def test_an_address_that_cannot_be_read_is_refused_and_not_repeated(
    environment: dict[str, str],
) -> None:
    wrong = f"postgresql://service:{SECRET}@host:port/handover?what=ever"
    told = run({**environment, "HANDOVER_DATABASE": wrong}, "account", "list")

    assert told.exit_code == 1
    assert "The address of the database cannot be read" in told.output
    assert SECRET not in told.output


def test_the_address_is_never_printed(environment: dict[str, str]) -> None:
    found = Settings.from_environment(environment)

    assert found.events_path == found.reads_path == found.desk_path
    assert SECRET in found.events_path
    assert SECRET not in repr(found)


def test_an_installation_on_postgresql_starts_answers_and_keeps_nothing_in_files(
    environment: dict[str, str], port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(environment, *PREPARE).exit_code == 0
    added = run(environment, *KEEPER, *IN_WORDS, typed="three random words\n")
    assert added.output == "Added kim: Kim Adler, Directory keeper, directory keeper\n"
    for name, value in environment.items():
        if name != "HANDOVER_DATABASE_OWNER":  # the service itself never needs it
            monkeypatch.setenv(name, value)

    with served(tmp_path / "data", port) as server:
        assert answer_of(server, f"http://127.0.0.1:{port}/health/ready") == "ok"
        server.send_signal(signal.SIGTERM)
        said, _ = server.communicate(timeout=40)

    assert server.returncode == 0
    assert SECRET not in said
    assert list((tmp_path / "data").iterdir()) == []
    listed = run(environment, "account", "list")
    assert listed.output.startswith("kim ")


def test_a_role_that_owns_the_log_does_not_serve(environment: dict[str, str], port: int) -> None:
    assert run(environment, *PREPARE).exit_code == 0
    owners = {**environment, "HANDOVER_DATABASE": environment["HANDOVER_DATABASE_OWNER"]}
    done = subprocess.run(
        [sys.executable, "-m", "web", "serve", "--port", str(port)],
        env={**os.environ, **owners},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert f"The role {OWNER} may change the log" in done.stderr
    assert SECRET not in done.stderr
