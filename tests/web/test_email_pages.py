"""Emails as people see them: the team's address, the record's timeline, the lead's list, health."""

from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask

from handover.directory.commands import ChangeMailbox
from handover.outbox.outcomes import Failure
from projections.heartbeat import ALLOWED, POST, beat
from tests import region, safeguarding
from tests.browsing import ClientOf, page, send, words
from tests.mailing import DESK, only_message
from tests.programs import program
from tests.web.keeping import MAILBOX
from tests.web.scene import Scene
from tests.web.test_mail_settings import WHOLE
from tests.world import MovableClock, World
from web.composition import Composition
from web.mail_settings import mail_from


@pytest.fixture
def derby(world: World) -> UUID:
    return world.teams["derby_visitors"]


@pytest.fixture
def told(scene: Scene, derby: UUID) -> UUID:
    """A handover of which Derby is to be told by email."""
    scene.ask("kit", ChangeMailbox(derby, DESK))
    return scene.recorded()


def failed(together: Composition, minutes: int = 0) -> None:
    """The mail server refused the address once."""
    message = only_message(together.service)
    at = together.clock() + timedelta(minutes=minutes)
    together.service.outbox.has_failed(message.id, Failure.ADDRESS_REFUSED, at)


class TestTheTeamsAddress:
    def test_a_keeper_changes_it_and_everybody_reads_it(
        self, client_of: ClientOf, derby: UUID
    ) -> None:
        kit, address = client_of("kit"), f"/directory/{derby}"
        assert "Told by email None: the team is told of nothing by email" in words(
            page(kit, address)
        )
        send(kit, f"{address}/mailbox", {"command_id": str(UUID(int=1)), **MAILBOX.typed})
        read = words(page(client_of("mary"), address))
        assert (
            "Told by email derby.desk@example.nhs.uk. "
            "The team confirmed on 20 November 2026 that they read it" in read
        )
        assert (
            "Email address changed Tuesday 24 November 2026 at 10am "
            "derby.desk@example.nhs.uk, which the team confirmed on 20 November 2026" in read
        )
        assert "Change the email address" not in read
        assert 'value="derby.desk@example.nhs.uk"' in page(kit, f"{address}/mailbox")

    def test_one_that_nobody_confirmed_says_so_and_a_blank_is_none(
        self, client_of: ClientOf, scene: Scene, derby: UUID
    ) -> None:
        scene.ask("kit", ChangeMailbox(derby, DESK))
        read = words(page(client_of("mary"), f"/directory/{derby}"))
        assert f"{DESK}. Nobody of the team has confirmed that they read it" in read
        assert f"{DESK}, which nobody had confirmed yet" in read
        scene.ask("kit", ChangeMailbox(derby, ""))
        read = words(page(client_of("mary"), f"/directory/{derby}"))
        assert "No email address any more" in read

    def test_a_program_changes_and_reads_it(self, app: Flask, derby: UUID) -> None:
        kit = program(app, "kit")
        team = kit.do(f"/teams/{derby}/mailbox", mailbox=DESK, mailbox_verified_on="2026-11-20")
        assert (team["mailbox"], team["mailbox_verified_on"]) == (DESK, "2026-11-20")
        assert kit.get(f"/teams/{derby}").get_json()["mailbox"] == DESK
        assert kit.do(f"/teams/{derby}/mailbox")["mailbox"] == ""


class TestOnTheRecord:
    def test_the_timeline_says_that_it_waits_then_that_it_was_sent(
        self, client_of: ClientOf, told: UUID, world: World, clock: MovableClock
    ) -> None:
        mary = client_of("mary")
        read = words(page(mary, f"/handovers/{told}"))
        assert (
            "Email to Derby health visitors: not sent yet Tuesday 24 November 2026 at 10am "
            "It says that something waits for them The service" in read
        )
        clock.move(minutes=2)
        message = only_message(world.together.service)
        world.together.service.outbox.was_sent(message.id, clock())
        read = words(page(mary, f"/handovers/{told}"))
        assert "Email to Derby health visitors: sent" in read
        assert "Sent Tuesday 24 November 2026 at 10:02am. No clock stopped" in read

    def test_it_says_why_it_has_failed_and_when_it_is_tried_again(
        self, client_of: ClientOf, told: UUID, world: World
    ) -> None:
        failed(world.together)
        read = words(page(client_of("mary"), f"/handovers/{told}"))
        assert (
            "The mail server refused the team's email address. Tried once, "
            "next at Tuesday 24 November 2026 at 10:01am" in read
        )

    def test_it_says_why_it_goes_to_nobody(
        self, client_of: ClientOf, scene: Scene, told: UUID, world: World
    ) -> None:
        scene.ask("hana", region.acknowledge(told))
        service = world.together.service
        service.outbox.ready(only_message(service).id, scene.clock())
        read = words(page(client_of("mary"), f"/handovers/{told}"))
        assert "Email to Derby health visitors: not sent" in read
        assert "It was settled before the email could go" in read

    def test_a_program_reads_the_same(self, app: Flask, told: UUID) -> None:
        lines = program(app, "mary").get(f"/handovers/{told}/timeline").get_json()["lines"]
        assert [(one["version"], one["what"]) for one in lines] == [(1, "recorded"), (2, "email")]
        assert lines[1]["detail"]["team"] == "Derby health visitors"
        assert (lines[1]["by_name"], lines[1]["by_role"]) == ("The service", "")

    def test_an_email_acknowledges_nothing(
        self, client_of: ClientOf, told: UUID, world: World, clock: MovableClock
    ) -> None:
        """9d, 8: two days later it is overdue, and the sender holds the family."""
        service = world.together.service
        service.outbox.was_sent(only_message(service).id, clock())
        clock.move(days=2)
        board = words(page(client_of("lena"), "/board"))
        assert "1 Acknowledgements overdue" in board
        assert "1 Calls overdue" in board
        assert "Responsible now: Mary Okafor, Leicester community midwives" in board
        del told


def test_the_lead_is_told_that_no_mail_server_is_set(
    client_of: ClientOf, told: UUID, clock: MovableClock
) -> None:
    clock.move(minutes=16)
    lena = client_of("lena")
    assert "1 Emails not sent a team was not told that something waits" in words(
        page(lena, "/board")
    )
    read = words(page(lena, "/board/emails"))
    assert "To Derby health visitors. It says that something waits for them" in read
    assert "Not sent: no mail server is set" in read
    assert "Queued Tuesday 24 November 2026 at 10am" in read
    assert f"/board/{told}" in page(lena, "/board/emails")
    assert "Rosa Lind" not in read
    assert DESK not in read


class TestTheLead:
    def test_sees_no_list_while_every_email_goes(
        self, client_of: ClientOf, told: UUID, world: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lena = client_of("lena")
        assert "Emails not sent" not in page(lena, "/board")
        without = words(page(lena, "/board/emails"))
        assert "No mail server is set, so no team is told by email. Ring them." in without
        assert "Every email went" not in without
        monkeypatch.setitem(vars(world.together.settings), "mail", mail_from(WHOLE))
        assert "Every email went, or is about to." in words(page(lena, "/board/emails"))
        del told

    def test_is_told_that_nothing_picks_it_up(
        self,
        client_of: ClientOf,
        told: UUID,
        clock: MovableClock,
        world: World,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        del told
        clock.move(minutes=16)
        lena = client_of("lena")
        monkeypatch.setitem(vars(world.together.settings), "mail", mail_from(WHOLE))
        assert "Not sent yet: nothing has picked it up" in words(page(lena, "/board/emails"))

    def test_is_told_what_the_server_said_and_that_it_was_given_up(
        self, client_of: ClientOf, told: UUID, clock: MovableClock, world: World
    ) -> None:
        del told
        for number in range(22):
            failed(world.together, minutes=number * 5 * 60)
        clock.move(minutes=16)
        read = words(page(client_of("lena"), "/board/emails"))
        assert (
            "The mail server refused the team's email address. Tried 22 times, and given up" in read
        )

    def test_is_not_told_which_team_receives_a_hidden_family(
        self, client_of: ClientOf, scene: Scene, told: UUID, clock: MovableClock
    ) -> None:
        scene.ask("mary", safeguarding.hide(told))
        clock.move(minutes=16)
        lena = client_of("lena")
        read = words(page(lena, "/board/emails"))
        assert "To Team not shown." in read
        assert "Derby" not in read
        case = words(page(lena, f"/board/{told}"))
        assert "Email to a team that is not shown: not sent yet" in case
        assert "Derby" not in case

    def test_only_a_lead_may_look(self, client_of: ClientOf) -> None:
        for who in ("mary", "hana", "kit"):
            assert client_of(who).get("/board/emails").status_code == 403


class TestWhoeverWatches:
    def test_is_told_when_emails_wait_for_too_long(
        self, app: Flask, told: UUID, clock: MovableClock
    ) -> None:
        watcher = app.test_client()
        assert (watcher.get("/health/post").status_code, told) == (200, told)
        clock.move(minutes=15)
        assert watcher.get("/health/post").text == "ok"
        clock.move(minutes=1)
        answer = watcher.get("/health/post")
        assert answer.status_code == 503
        assert answer.text == "1 emails wait for too long, no mail server is set"

    def test_is_told_when_the_post_is_silent(
        self, app: Flask, world: World, clock: MovableClock
    ) -> None:
        watcher = app.test_client()
        with world.together.reads.writing() as connection:
            beat(connection, POST, clock())
        clock.now += ALLOWED[POST]
        assert watcher.get("/health/post").text == "ok"
        clock.move(minutes=1)
        answer = watcher.get("/health/post")
        assert (answer.status_code, answer.text) == (503, "the post is silent")
