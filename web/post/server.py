"""A mail server, and whether it takes an email. It may hang: every answer is waited for so long.

Must not know what an email says. What a server answers is not kept: it may quote an address.
"""

import smtplib
import ssl
from contextlib import suppress
from email.message import EmailMessage

from handover.outbox.outcomes import Failure
from web.mail_settings import Mail, Security

ANSWER_SECONDS = 10.0
"""For how long each answer of the server is waited for [P]."""


class MailServer:
    """Takes one email at a time, each over a connection of its own."""

    def __init__(self, mail: Mail, tls: ssl.SSLContext | None = None) -> None:
        """A server that proves who it is by `tls`; by what this machine trusts, unless told."""
        self._mail = mail
        self._tls = tls or ssl.create_default_context()

    def send(self, email: EmailMessage) -> Failure | None:
        """Why the server did not take it; None when it did.

        One that took it and died before it said so counts as no answer: it gets it once more.
        """
        try:
            self._hand_over(email)
        except (ssl.SSLError, smtplib.SMTPNotSupportedError):
            return Failure.NOT_SECURE
        except smtplib.SMTPAuthenticationError:
            return Failure.SIGN_IN_REFUSED
        except smtplib.SMTPRecipientsRefused:
            return Failure.ADDRESS_REFUSED
        except (smtplib.SMTPServerDisconnected, TimeoutError):
            return Failure.NO_ANSWER
        except smtplib.SMTPException:
            return Failure.REFUSED
        except OSError:
            return Failure.NOT_REACHED
        return None

    def _hand_over(self, email: EmailMessage) -> None:
        session = self._session()
        try:
            if self._mail.security is Security.STARTTLS:
                session.starttls(context=self._tls)
            if self._mail.name:
                session.login(self._mail.name, self._mail.password)
            session.send_message(email)
        finally:
            # What was taken stays taken, whatever the server says to a goodbye.
            with suppress(smtplib.SMTPException, OSError):
                session.quit()

    def _session(self) -> smtplib.SMTP:
        mail, called = self._mail, self._mail.sender.rpartition("@")[2]
        if mail.security is Security.SMTPS:
            return smtplib.SMTP_SSL(
                mail.host, mail.port, called, timeout=ANSWER_SECONDS, context=self._tls
            )
        return smtplib.SMTP(mail.host, mail.port, called, timeout=ANSWER_SECONDS)
