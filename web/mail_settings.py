"""By which mail server emails leave, in whose name, and where their links lead.

All of it is set, or none: then nothing is sent. Must not know what an email says.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import unquote, urlsplit

from handover.directory.mailbox import parse_mailbox
from handover.refusals import InvalidValue

SERVER, SENDER, ADDRESS = "HANDOVER_SMTP", "HANDOVER_MAIL_FROM", "HANDOVER_ADDRESS"
ON_THIS_MACHINE = frozenset({"localhost", "127.0.0.1"})
HOW_A_SERVER_IS_WRITTEN = (
    f"Set {SERVER} to smtps://NAME:PASSWORD@HOST:465 or smtp+starttls://NAME:PASSWORD@HOST:587, "
    "or to smtp://HOST:PORT for a server on this machine."
)


class MailSettingsError(ValueError):
    """A setting of the mail is wrong; the message says what to set, and repeats no password."""


class Security(Enum):
    """How the way to the mail server is kept secret, by the beginning of its address."""

    SMTPS = "smtps"
    STARTTLS = "smtp+starttls"
    NONE_NEEDED = "smtp"


PORTS = {Security.SMTPS: 465, Security.STARTTLS: 587, Security.NONE_NEEDED: 25}


@dataclass(frozen=True)
class Mail:
    """One mail server, the sender's address, and the address at which people open the service."""

    security: Security
    host: str
    port: int
    sender: str
    address: str
    name: str = field(default="", repr=False)
    password: str = field(default="", repr=False)


def mail_from(environment: Mapping[str, str]) -> Mail | None:
    """The mail settings of this installation; None without any. Raises MailSettingsError."""
    given = {name: environment.get(name, "") for name in (SERVER, SENDER, ADDRESS)}
    if not any(given.values()):
        return None
    if missing := [name for name, said in given.items() if not said]:
        raise MailSettingsError(
            f"Set {' and '.join(missing)} too, or none of {', '.join(given)}: "
            "an email needs a server, a sender and a link."
        )
    security, host, port, name, password = _server(given[SERVER])
    return Mail(
        security, host, port, _sender(given[SENDER]), _address(given[ADDRESS]), name, password
    )


def _server(address: str) -> tuple[Security, str, int, str, str]:
    try:
        parts = urlsplit(address)
        security, host = Security(parts.scheme), parts.hostname or ""
        port = parts.port or PORTS[security]
    except ValueError:
        # The address is not repeated: it may hold a password.
        raise MailSettingsError(HOW_A_SERVER_IS_WRITTEN) from None
    is_open = security is Security.NONE_NEEDED and host not in ON_THIS_MACHINE
    if not host or is_open:
        raise MailSettingsError(HOW_A_SERVER_IS_WRITTEN)
    return security, host, port, unquote(parts.username or ""), unquote(parts.password or "")


def _sender(address: str) -> str:
    try:
        return parse_mailbox(address, field=SENDER)
    except InvalidValue:
        raise MailSettingsError(
            f"Set {SENDER} to one email address: it is {address!r} now."
        ) from None


def _address(address: str) -> str:
    if not _can_be_opened(address):
        raise MailSettingsError(
            f"Set {ADDRESS} to the https:// address at which people open the service: "
            f"it is {address!r} now."
        )
    return address.rstrip("/")


def _can_be_opened(address: str) -> bool:
    """Whether links can begin with it, and nobody on the way reads them."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return False
    if not host or parts.query or parts.fragment:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and host in ON_THIS_MACHINE)
