"""What a mail server does, and what becomes of an email then: sent, or which kind of failure."""

import time
from email.message import EmailMessage

import pytest

from handover.outbox.outcomes import Failure
from tests.post.mail_server import GREETING, NAME, PretendServer, Ways, mail_server, trusting
from web.mail_settings import Mail, Security
from web.post import server as module
from web.post.server import MailServer


@pytest.fixture
def email() -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"] = "pick.up@example.nhs.uk", "desk@example.nhs.uk"
    made["Subject"] = "Something waits"
    made.set_content("Sign in.\n..and a line that begins with dots\n")
    return made


def test_an_email_arrives_as_it_was_written(server: PretendServer, email: EmailMessage) -> None:
    assert MailServer(server.mail()).send(email) is None
    [taken] = server.emails
    assert (taken["To"], taken["Subject"]) == ("desk@example.nhs.uk", "Something waits")
    assert taken.get_content() == email.get_content()


@pytest.mark.parametrize(
    "answers,failure",
    [
        ({GREETING: "421 too busy"}, Failure.REFUSED),
        ({"MAIL": "451 try later"}, Failure.REFUSED),
        ({"RCPT": "550 no desk@example.nhs.uk here"}, Failure.ADDRESS_REFUSED),
        ({"RCPT": "450 mailbox busy"}, Failure.ADDRESS_REFUSED),
        ({"DATA": "554 no"}, Failure.REFUSED),
        ({"taken": "552 mailbox full"}, Failure.REFUSED),
    ],
)
def test_what_it_does_not_take_has_failed(
    email: EmailMessage, answers: dict[str, str], failure: Failure
) -> None:
    with mail_server(Ways(answers)) as server:
        assert MailServer(server.mail()).send(email) is failure
        assert server.emails == []


@pytest.mark.parametrize("goodbye", [{"answers": {"QUIT": "500 what"}}, {"breaks_at": "QUIT"}])
def test_what_it_took_stays_taken_whatever_it_says_to_a_goodbye(
    email: EmailMessage, goodbye: dict[str, dict[str, str]]
) -> None:
    with mail_server(Ways(**goodbye)) as server:  # type: ignore[arg-type]  # one of its fields
        assert MailServer(server.mail()).send(email) is None
        assert len(server.emails) == 1


@pytest.mark.parametrize("at", [GREETING, "EHLO", "RCPT", "DATA", "taken", "QUIT"])
def test_one_that_hangs_is_waited_for_only_so_long(
    email: EmailMessage, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A real socket that accepts and then never answers; ours waits, and goes on."""
    monkeypatch.setattr(module, "ANSWER_SECONDS", 0.3)
    with mail_server(Ways(hangs_at=at)) as server:
        began = time.monotonic()
        failure = MailServer(server.mail()).send(email)
        assert time.monotonic() - began < 60, "it came back at all"
    assert failure is (None if at == "QUIT" else Failure.NO_ANSWER)


@pytest.mark.parametrize("at", [GREETING, "EHLO", "MAIL", "taken"])
def test_one_that_breaks_off_gave_no_answer(email: EmailMessage, at: str) -> None:
    with mail_server(Ways(breaks_at=at)) as server:
        assert MailServer(server.mail()).send(email) is Failure.NO_ANSWER


def test_one_that_is_not_there_is_not_reached(email: EmailMessage) -> None:
    with mail_server() as server:
        mail = server.mail()
    assert MailServer(mail).send(email) is Failure.NOT_REACHED


def test_a_name_that_nobody_has_is_not_reached(email: EmailMessage) -> None:
    mail = Mail(Security.NONE_NEEDED, "mail.invalid", 25, "a@example.nhs.uk", "https://a.nhs.uk")
    assert MailServer(mail).send(email) is Failure.NOT_REACHED


class TestIsSecure:
    def test_from_the_first_byte(self, email: EmailMessage) -> None:
        with mail_server(is_tls=True) as server:
            assert MailServer(server.mail(Security.SMTPS), trusting()).send(email) is None
            assert len(server.emails) == 1

    def test_after_starttls(self, email: EmailMessage) -> None:
        with mail_server(Ways(offers_tls=True)) as server:
            assert MailServer(server.mail(Security.STARTTLS), trusting()).send(email) is None
            assert len(server.emails) == 1

    def test_or_nothing_is_sent_where_starttls_is_not_offered(self, email: EmailMessage) -> None:
        with mail_server() as server:
            failure = MailServer(server.mail(Security.STARTTLS), trusting()).send(email)
            assert (failure, server.emails) == (Failure.NOT_SECURE, [])

    @pytest.mark.parametrize("security", [Security.SMTPS, Security.STARTTLS])
    def test_or_nothing_is_sent_to_one_that_proves_nothing(
        self, email: EmailMessage, security: Security
    ) -> None:
        ways, is_tls = Ways(offers_tls=True), security is Security.SMTPS
        with mail_server(ways, is_tls=is_tls) as server:
            assert MailServer(server.mail(security)).send(email) is Failure.NOT_SECURE
            assert server.emails == []


class TestAsksWhoWeAre:
    def test_and_takes_our_word(self, email: EmailMessage) -> None:
        with mail_server(Ways(asks_who=True)) as server:
            assert MailServer(server.mail(name=NAME)).send(email) is None

    def test_and_refuses_somebody_else(self, email: EmailMessage) -> None:
        with mail_server(Ways(asks_who=True)) as server:
            failure = MailServer(server.mail(name="somebody")).send(email)
            assert (failure, server.emails) == (Failure.SIGN_IN_REFUSED, [])
