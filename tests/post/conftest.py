"""A region with its read tables, whose teams have mailboxes, on each engine."""

from collections.abc import Iterator

import pytest

from tests.mailing import with_mailboxes
from tests.post.mail_server import PretendServer, mail_server
from tests.projections.boards import Boards
from tests.region import settle


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
