"""A region with its read tables, whose teams have mailboxes, on each engine; and its post."""

from collections.abc import Iterator
from datetime import timedelta
from threading import Event

import pytest

from tests.mailing import with_mailboxes
from tests.post.mail_server import PretendServer, mail_server
from tests.projections.boards import Boards
from tests.region import settle
from tests.world import MovableClock
from web.post.post import Post
from web.post.server import MailServer
from web.post.tokens import LinkRule

NEVER, KEY = Event(), "a key for tests"


@pytest.fixture
def boards(log: str, reads: str) -> Iterator[Boards]:
    """Derby and Leicester are told by email; nothing has been recorded yet."""
    region = settle(log)
    with_mailboxes(region)
    opened = Boards.over(region, reads)
    yield opened
    opened.close()
    region.service.close()


@pytest.fixture
def server() -> Iterator[PretendServer]:
    """A mail server that takes everything."""
    with mail_server() as one:
        yield one


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


def post_of(boards: Boards, server: PretendServer, clock: MovableClock) -> Post:
    """A post that hands what is due over to `server`."""
    mail = server.mail()
    return Post(
        boards.region.service,
        boards.projector,
        boards.reads,
        mail=mail,
        server=MailServer(mail),
        clock=clock,
        passed=clock.passed,
        links=LinkRule(KEY, timedelta(hours=72)),
    )


@pytest.fixture
def post(boards: Boards, server: PretendServer, clock: MovableClock) -> Post:
    return post_of(boards, server, clock)
