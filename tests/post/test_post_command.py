"""`python -m web post`, as an operator runs it: killed at the worst moment, and told to stop."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.commanding import ITS_KEY, KEYS, at_work, line_of
from tests.mailing import messages, only_message, with_mailboxes
from tests.post.mail_server import PretendServer, Ways, mail_server, mailing_by
from tests.region import Region, settle
from tests.running import at_last

AT_WORK, STANDS_BY = "Sending what is due.\n", "Standing by: another post is at work.\n"


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Region]:
    """A region whose log is where the command looks for it, with one handover recorded."""
    made = settle(tmp_path / "events.sqlite")
    with_mailboxes(made)
    made.recorded()
    yield made
    made.service.close()


def post(folder: Path, server: PretendServer) -> AbstractContextManager[subprocess.Popen[str]]:
    """The command at work on the files in `folder`, sending to `server`."""
    return at_work(folder, "post", more={**mailing_by(server), **ITS_KEY})


def test_it_sends_what_is_queued_and_ends_when_it_is_told(region: Region, tmp_path: Path) -> None:
    with mail_server() as server, post(tmp_path, server) as process:
        assert line_of(process) == AT_WORK
        at_last(lambda: not only_message(region.service).is_waiting)
        process.send_signal(signal.SIGTERM)
        assert line_of(process) == "Stopped.\n", "it had no trouble that it tried again after"
        assert process.wait(60) == 0
        assert len(server.emails) == 1


def test_killed_between_the_email_and_its_record_it_is_sent_twice_under_one_id(
    region: Region, tmp_path: Path
) -> None:
    """SMTP is at least once: nobody can store what a server took in the moment it took it.

    The server has taken the email and says no goodbye, and there the post is killed: nothing is
    stored. The next one sends it again, and whoever has both sees that they are one.
    """
    with mail_server(Ways(hangs_at="QUIT")) as server:
        with post(tmp_path, server) as process:
            at_last(lambda: len(server.emails) == 1)
            process.send_signal(signal.SIGKILL)
            process.wait(60)
        assert only_message(region.service).is_waiting
        server.ways.hangs_at = ""
        with post(tmp_path, server) as process:
            at_last(lambda: not only_message(region.service).is_waiting)
        one, other = server.emails
        assert one["Message-ID"] == other["Message-ID"]
        assert only_message(region.service).failures == 0


def test_the_one_that_stood_by_goes_on_when_the_first_is_killed(
    region: Region, tmp_path: Path
) -> None:
    with mail_server() as server, post(tmp_path, server) as first:
        assert line_of(first) == AT_WORK
        with post(tmp_path, server) as second:
            assert line_of(second) == STANDS_BY
            first.send_signal(signal.SIGKILL)
            assert line_of(second) == AT_WORK
            region.recorded()
            at_last(lambda: not any(one.is_waiting for one in messages(region.service)))
    assert len(server.emails) == 2


def test_without_a_mail_server_it_says_what_to_set(region: Region, tmp_path: Path) -> None:
    del region
    told = subprocess.run(
        [sys.executable, "-m", "web", "post", "--data", str(tmp_path)],
        env={**os.environ, **KEYS, **ITS_KEY},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 1
    assert told.stderr == (
        "Error: No mail server is set, so nothing can be sent. Set HANDOVER_SMTP, "
        "HANDOVER_MAIL_FROM and HANDOVER_ADDRESS.\n"
    )
