"""The post beside a clock that was ahead, or a log whose answer was lost: no email waits for it."""

from datetime import timedelta

import pytest

from handover.log_errors import OutcomeUnknownError
from handover.outbox.message import Message
from handover.outbox.outbox import Outbox
from handover.records import Records
from tests.mailing import only_message
from tests.post.conftest import NEVER, post_of
from tests.post.mail_server import GREETING, PretendServer, Ways, mail_server
from tests.projections.boards import Boards
from tests.world import MovableClock
from web.post.post import Post

DAYS = 4
"""By which the clock is ahead: longer than anything is tried."""


class TestAClockThatWasAheadAndPutRight:
    """Nothing that happened meanwhile may keep an email until the clock is there again."""

    def test_a_server_that_was_away_meanwhile_is_asked_again_after_a_minute(
        self, boards: Boards, clock: MovableClock
    ) -> None:
        with mail_server(Ways({}, breaks_at=GREETING)) as server:
            post = post_of(boards, server, clock)
            clock.put(days=DAYS)
            boards.region.recorded(at=clock())
            post.send_due(NEVER)
            clock.put(days=-DAYS)
            server.ways.breaks_at = ""
            assert post.send_due(NEVER) == 0, "it is left alone for a minute"
            clock.move(minutes=1)
            assert post.send_due(NEVER) == 1
            assert len(server.emails) == 1

    def test_what_was_queued_meanwhile_goes_at_once(
        self, boards: Boards, post: Post, server: PretendServer, clock: MovableClock
    ) -> None:
        boards.region.recorded(at=clock() + timedelta(days=DAYS))
        assert [post.send_due(NEVER), post.send_due(NEVER)] == [1, 0]
        assert len(server.emails) == 1

    def test_what_was_queued_meanwhile_and_failed_is_not_tried_without_a_pause(
        self, boards: Boards, clock: MovableClock
    ) -> None:
        boards.region.recorded(at=clock() + timedelta(days=DAYS))
        with mail_server(Ways({"RCPT": "451 come again"})) as server:
            post = post_of(boards, server, clock)
            assert [post.send_due(NEVER) for _ in range(3)] == [1, 0, 0]
            clock.move(minutes=1)
            assert [post.send_due(NEVER) for _ in range(3)] == [1, 0, 0]

    def test_what_failed_just_before_and_just_after_it_jumped_is_not_given_up(
        self, boards: Boards, clock: MovableClock
    ) -> None:
        boards.region.recorded(at=clock())
        with mail_server(Ways({"RCPT": "451 come again"})) as server:
            post = post_of(boards, server, clock)
            post.send_due(NEVER)
            clock.move(minutes=1)
            clock.put(days=DAYS)
            assert post.send_due(NEVER) == 1
            clock.put(days=-DAYS)
            server.ways.answers.clear()
            assert post.send_due(NEVER) == 1
            assert len(server.emails) == 1


def test_a_failure_that_was_stored_though_the_answer_was_lost_is_stored_once(
    boards: Boards, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    boards.region.recorded()
    service, is_lost = boards.region.service, [True]

    def save(message: Message) -> None:
        service.save(message)
        if is_lost:
            is_lost.clear()
            raise OutcomeUnknownError

    monkeypatch.setattr(
        service, "outbox", Outbox(Records(service.repository), service.families, save)
    )
    with mail_server(Ways({"RCPT": "451 come again"})) as server:
        post = post_of(boards, server, clock)
        with pytest.raises(OutcomeUnknownError):
            post.send_due(NEVER)
        server.ways.answers.clear()
        clock.move(minutes=1)
        while post.send_due(NEVER):
            pass
        assert only_message(boards.region.service).failures == 1
        assert len(server.emails) == 1
