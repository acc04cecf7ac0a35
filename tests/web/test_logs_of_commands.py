"""Every command that goes on logs lines of JSON, from before it reads the log to its end."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commanding import ITS_KEY, KEYS
from tests.faults import change_event
from tests.post.mail_server import mail_server, mailing_by
from tests.region import settle
from tests.running import GIVE_UP_SECONDS, at_last, descendants, free_port, kill

COMMANDS = ("run", "projector", "chaser", "post")
"""What the pages log is in test_logs.py."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A log whose newest event cannot be read, which each process finds out for itself."""
    log = tmp_path / "events.sqlite"
    region = settle(log)
    head = region.service.head()
    region.service.close()
    change_event(str(log), head, "state", "'Not JSON'")
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_each_line_says_when_how_grave_from_where_and_which_process(
    folder: Path, command: str
) -> None:
    said_in = folder / "said"
    with mail_server() as server, said_in.open("w") as said:
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "web", command, "--data", str(folder)],
            env={
                **os.environ,
                **KEYS,
                **mailing_by(server),
                **ITS_KEY,
                "HANDOVER_PORT": str(free_port()),
                "TMPDIR": str(folder),  # what is killed cannot tidy up
            },
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
        try:
            at_last(said_in.read_text)
            process.terminate()
            assert process.wait(GIVE_UP_SECONDS) == 0
        finally:
            for pid in (*descendants(process.pid), process.pid):
                kill(pid)
    lines = [json.loads(line) for line in said_in.read_text().splitlines()]
    assert all({"at", "level", "from", "process", "said"} <= line.keys() for line in lines)
