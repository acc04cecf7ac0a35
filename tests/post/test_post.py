"""The post at work: what is due is sent once, what fails is tried again, and nothing stops it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread
from uuid import UUID

import pytest

from handover.outbox.link import link_id
from handover.outbox.link_events import Made
from handover.outbox.outcomes import Failure, WhySuppressed
from handover.reference import call_reference
from projections.database import TROUBLE
from projections.heartbeat import ALLOWED, POST, silent
from projections.inbox import inbox
from projections.outbox import outbox
from projections.turn import turn_at
from tests.daily import word_of_mouth
from tests.faults import refuse_events
from tests.mailing import DESK, messages, only_message
from tests.post.conftest import KEY, NEVER, post_of
from tests.post.mail_server import GREETING, PretendServer, Ways, mail_server
from tests.projections.boards import Boards
from tests.region import HANA, MARY, NOW, acknowledge, attempt, conversation, decline, record
from tests.running import at_last
from tests.world import MovableClock
from web.post import post as module
from web.post.post import PAUSE, Post


def row(boards: Boards, handover_id: UUID) -> dict[str, object]:
    return dict(boards.row(outbox, handover_id))


def test_what_is_due_is_sent_and_stored_and_never_sent_again(
    boards: Boards, post: Post, server: PretendServer
) -> None:
    handover_id = boards.region.recorded()
    assert [post.send_due(NEVER) for _ in range(3)] == [1, 0, 0]
    [email] = server.emails
    assert email["To"] == DESK
    assert not only_message(boards.region.service).is_waiting
    assert row(boards, handover_id)["sent_at"] is not None


def test_what_happens_later_is_sent_later(
    boards: Boards, post: Post, server: PretendServer
) -> None:
    handover_id = boards.region.recorded()
    post.send_due(NEVER)
    boards.region.ask(HANA, decline(handover_id))
    post.send_due(NEVER)
    assert [one["Subject"].split(":")[1][:20] for one in server.emails] == [
        " a handover of care ",
        " a handover of care ",
    ]
    assert "was declined" in server.emails[1]["Subject"]


def test_a_table_that_is_behind_sends_nothing_twice(
    boards: Boards, post: Post, server: PretendServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message itself decides; the table only says where to look."""
    boards.region.recorded()
    boards.projector.catch_up_fully()
    monkeypatch.setattr(boards.projector, "catch_up", lambda: False)
    assert [post.send_due(NEVER), post.send_due(NEVER)] == [1, 0]
    assert len(server.emails) == 1


def test_what_needs_no_email_any_more_is_suppressed(
    boards: Boards, post: Post, server: PretendServer
) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(HANA, acknowledge(handover_id))
    assert post.send_due(NEVER) == 0
    assert server.emails == []
    assert row(boards, handover_id)["why_suppressed"] == WhySuppressed.HOLDS_NO_MORE.value


def test_a_rebuild_of_the_tables_sends_nothing(
    boards: Boards, post: Post, server: PretendServer
) -> None:
    boards.region.recorded()
    post.send_due(NEVER)
    boards.rebuild()
    assert post.send_due(NEVER) == 0
    assert len(server.emails) == 1


def test_while_the_log_is_away_nobody_gets_an_email_twice(
    boards: Boards, post: Post, server: PretendServer, log: str
) -> None:
    """What the server said is kept until it can be stored."""
    boards.region.recorded()
    refuse_events(log, "message.sent")
    for _ in range(3):
        with pytest.raises(TROUBLE):
            post.send_due(NEVER)
    assert len(server.emails) == 1


class TestWhatFails:
    def test_is_tried_again_when_it_is_due_and_not_before(
        self, boards: Boards, clock: MovableClock
    ) -> None:
        handover_id = boards.region.recorded()
        with mail_server(Ways({"RCPT": "550 nobody"})) as server:
            post = post_of(boards, server, clock)
            assert [post.send_due(NEVER), post.send_due(NEVER)] == [1, 0]
            assert row(boards, handover_id)["failure"] == Failure.ADDRESS_REFUSED.value
            clock.move(minutes=1)
            server.ways.answers.clear()
            assert post.send_due(NEVER) == 1
            assert len(server.emails) == 1
        assert row(boards, handover_id)["failures"] == 1

    def test_an_address_that_is_refused_holds_up_nobody_else(
        self, boards: Boards, clock: MovableClock
    ) -> None:
        for _ in range(3):
            boards.region.recorded()
        with mail_server(Ways({"RCPT": "550 nobody"})) as server:
            assert post_of(boards, server, clock).send_due(NEVER) == 3

    def test_a_server_that_is_away_is_asked_once_a_minute_and_not_once_an_email(
        self, boards: Boards, clock: MovableClock
    ) -> None:
        for _ in range(3):
            boards.region.recorded()
        with mail_server(Ways({}, breaks_at=GREETING)) as server:
            post = post_of(boards, server, clock)
            assert [post.send_due(NEVER), post.send_due(NEVER)] == [1, 0]
            assert server.connections == 1
            clock.move(minutes=PAUSE.total_seconds() / 60)
            server.ways.breaks_at = ""
            assert post.send_due(NEVER) == 3
        assert [one.failures for one in messages(boards.region.service)] in (
            [1, 0, 0],
            [0, 1, 0],
            [0, 0, 1],
        )

    def test_one_of_which_no_email_can_be_made_stops_no_other(
        self, boards: Boards, post: Post, server: PretendServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        boards.region.recorded()
        boards.region.recorded()
        boards.projector.catch_up_fully()
        monkeypatch.setattr(module, "BATCH", 1)
        first = min(one.id for one in messages(boards.region.service))
        real = boards.region.service.outbox.ready

        def ready(message_id: UUID, now: object) -> object:
            if message_id == first:
                raise ValueError(message_id)
            return real(message_id, now)  # type: ignore[arg-type]  # passed on as it came

        monkeypatch.setattr(boards.region.service.outbox, "ready", ready)
        assert [post.send_due(NEVER) for _ in range(3)] == [0, 1, 0]
        assert len(server.emails) == 1


def test_told_to_stop_it_begins_no_further_email(
    boards: Boards, post: Post, server: PretendServer
) -> None:
    boards.region.recorded()
    stop = Event()
    stop.set()
    assert post.send_due(stop) == 0
    assert server.emails == []


@contextmanager
def at_work(post: Post, reads: str) -> Iterator[list[str]]:
    """The post in a thread; what it says."""
    stop, said = Event(), list[str]()
    thread = Thread(target=post.work, args=[stop], kwargs={"reads_at": reads, "say": said.append})
    thread.start()
    try:
        yield said
    finally:
        stop.set()
        thread.join(60)
        assert not thread.is_alive(), "it ends when it is told to"


class TestAsAProcess:
    @pytest.fixture(autouse=True)
    def quick(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "POLL_SECONDS", 0.02)

    def test_it_sends_what_comes_and_beats(
        self, boards: Boards, post: Post, server: PretendServer, reads: str, clock: MovableClock
    ) -> None:
        with at_work(post, reads) as said:
            boards.region.recorded()
            at_last(lambda: len(server.emails) == 1)
            assert said == ["Sending what is due."]
            at_last(lambda: self.silent_after(boards, clock, ALLOWED[POST]) == [])
            too_long = ALLOWED[POST] + timedelta(milliseconds=1)
            assert self.silent_after(boards, clock, too_long) == [POST]
        assert self.silent_after(boards, clock, too_long) == []

    def test_a_second_one_stands_by_and_goes_on_when_the_first_is_gone(
        self, boards: Boards, post: Post, server: PretendServer, reads: str
    ) -> None:
        first = turn_at(reads, POST)
        assert first.take()
        with at_work(post, reads) as said:
            at_last(lambda: said == ["Standing by: another post is at work."])
            boards.region.recorded()
            first.close()
            at_last(lambda: len(server.emails) == 1)

    @staticmethod
    def silent_after(boards: Boards, clock: MovableClock, ago: timedelta) -> list[str]:
        with boards.reads.reading() as connection:
            return silent(connection, clock() + ago)


def test_no_email_stops_a_clock_or_moves_a_family(
    boards: Boards, post: Post, server: PretendServer
) -> None:
    """9d, 8: sent and read a hundred times, it waits as it did, and is overdue as it would be."""
    told = boards.region.recorded(record())
    before = dict(boards.row(inbox, told))
    post.send_due(NEVER)
    assert len(server.emails) == 1
    assert dict(boards.row(inbox, told)) == before
    boards.region.ask(MARY, attempt(told))
    assert boards.row(inbox, told)["acknowledged_at"] is None


def test_a_link_is_made_for_each_email_that_asks_to_confirm_and_its_code_opens_it(
    boards: Boards, post: Post, server: PretendServer
) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, conversation(handover_id))
    boards.region.ask(MARY, word_of_mouth(handover_id))
    assert post.send_due(NEVER) == 2
    [asks] = [one for one in server.emails if "please confirm" in one["Subject"]]
    [token] = re.findall(r"/confirm#(\S+)", asks.get_content())
    links, reference = boards.region.service.links, call_reference(handover_id)
    assert links.open(link_id(token, KEY), reference, NOW).id == handover_id
    stored = boards.region.service.read_log(0, 1000)
    assert token not in " ".join(repr(vars(one.event)) for one in stored)


def test_each_try_has_a_link_of_its_own_and_whichever_arrives_opens(
    boards: Boards, clock: MovableClock
) -> None:
    """A server that took the email and died before it said so: two emails, and both are good."""
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, conversation(handover_id))
    boards.region.ask(MARY, word_of_mouth(handover_id))
    with mail_server(Ways({"taken": "451 once more"})) as failing:
        post_of(boards, failing, clock).send_due(NEVER)
    clock.move(minutes=1)
    with mail_server() as server:
        post_of(boards, server, clock).send_due(NEVER)
    made = [
        one.event.originator_id
        for one in boards.region.service.read_log(0, 1000)
        if isinstance(one.event, Made)
    ]
    assert len(set(made)) == 2
    for one in made:
        opened = boards.region.service.links.open(one, call_reference(handover_id), clock())
        assert opened.id == handover_id
