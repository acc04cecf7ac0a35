"""Data that may not be worked on is left alone: by all of it, and by each command by itself."""

import shutil
from pathlib import Path

import pytest
from gunicorn.arbiter import Arbiter

from handover.application import HandoverService
from tests.post.mail_server import mail_server, mailing_by
from tests.region import ISSUED_NUMBER, about, record, settle
from tests.running import GIVE_UP_SECONDS, Running, running
from tests.world import MovableClock, settings_in
from web.composition import compose
from web.demonstration import ensure

COMMANDS = ("run", "serve", "projector", "chaser", "post")
ANOTHER_KEY = {"HANDOVER_FAMILY_KEY": "another key than that of this log" * 2}


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which a demonstration was; by now much of it is overdue."""
    folder = tmp_path_factory.mktemp("demonstration")
    practice = compose(settings_in(folder), MovableClock())
    ensure(practice)
    practice.close()
    return folder


def events_in(folder: Path) -> int:
    service = HandoverService(str(folder / "events.sqlite"), is_demonstration=True)
    try:
        return service.head()
    finally:
        service.close()


def ended(started: Running) -> int:
    return started.process.wait(GIVE_UP_SECONDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_of_a_demonstration_a_real_installation_records_nothing_and_sends_nothing(
    demonstration: Path, tmp_path: Path, command: str
) -> None:
    folder = Path(shutil.copytree(demonstration, tmp_path / "data"))
    before = events_in(folder)
    with mail_server() as server, running(folder, command, more=mailing_by(server)) as started:
        assert ended(started) == Arbiter.APP_LOAD_ERROR
        assert "Choose another folder (HANDOVER_DATA)" in started.said
        assert "Traceback" not in started.said
    assert events_in(folder) == before
    assert server.emails == []


@pytest.mark.parametrize("command", COMMANDS)
def test_with_another_family_key_nothing_is_recorded_and_nothing_is_sent(
    tmp_path: Path, command: str
) -> None:
    settled = settle(tmp_path / "events.sqlite", is_demonstration=False)
    settled.recorded(record(whom=about(ISSUED_NUMBER)))
    settled.service.close()
    before = events_in(tmp_path)
    with mail_server() as server:
        more = {**mailing_by(server), **ANOTHER_KEY}
        with running(tmp_path, command, more=more) as started:
            assert ended(started) == Arbiter.APP_LOAD_ERROR
            assert "Set HANDOVER_FAMILY_KEY to the key of this log" in started.said
            assert "Traceback" not in started.said
    assert events_in(tmp_path) == before
    assert server.emails == []
