"""The emails, word for word. They say that something waits, for which team, how urgent: no more.

Never a name, a number, an address, a reason, or any word of a record. The call reference stands in
none either, nor an address that tells it: with a link it proves who somebody is.
"""

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from handover.outbox.message import Message
from handover.outbox.occasions import Occasion
from handover.outbox.outbox import Ready
from web.mail_settings import Mail
from web.presenters.labels import KIND, URGENCY

AFTERWORD = (
    "This email names nobody and stops no clock. Whoever sent the handover or concern goes on "
    "holding responsibility until a named professional acknowledges it. Please do not reply: "
    "nobody reads the answer."
)


@dataclass(frozen=True)
class Words:
    """What one email says; `page` is where it leads."""

    subject: str
    says: str
    asks: str
    page: str
    adds: str = ""


def letter(ready: Ready, mail: Mail, now: datetime, token: str = "") -> EmailMessage:
    """The whole email for a message that may go; `token` opens the link of one that has one."""
    message = ready.message
    words = _WORDS[message.occasion](ready, token)
    email = EmailMessage()
    email["From"] = mail.sender
    email["To"] = ready.address
    email["Subject"] = words.subject
    email["Date"] = format_datetime(now)
    email["Message-ID"] = message_id(message, mail)
    email["Auto-Submitted"] = "auto-generated"
    body = (words.says, f"{words.asks}\n{mail.address}{words.page}", words.adds, AFTERWORD)
    email.set_content("\n\n".join(part for part in body if part) + "\n")
    return email


def message_id(message: Message, mail: Mail) -> str:
    """The same for the same message: who gets it twice can tell."""
    return f"<{message.id}@{mail.sender.rpartition('@')[2]}>"


def _waits(ready: Ready, _token: str) -> Words:
    kind, urgency = _about(ready)
    team = ready.message.team_name
    return Words(
        f"{urgency}: a {kind} waits for {team}",
        f"A {kind} waits for {team} on Pick up the Phone. Urgency: {urgency.lower()}.",
        "Sign in to see it and to answer:",
        "/inbox",
    )


def _declined(ready: Ready, _token: str) -> Words:
    kind, urgency = _about(ready)
    team = ready.message.team_name
    return Words(
        f"{urgency}: a {kind} from {team} was declined",
        f"A {kind} that {team} sent on Pick up the Phone was declined, and is back with you. "
        f"Urgency: {urgency.lower()}.",
        "Sign in to see why, and to send it to the right team:",
        "/sent",
    )


def _said_by_telephone(ready: Ready, token: str) -> Words:
    """The token stands behind the #: a browser keeps that to itself, so no log and no proxy has it.

    It is written out too, for a browser without scripts.
    """
    kind, urgency = _about(ready)
    team = ready.message.team_name
    return Words(
        f"{urgency}: please confirm what was said on the telephone",
        f"It was said on the telephone that {team} takes on a {kind}. Urgency: "
        f"{urgency.lower()}. Nobody of {team} has confirmed it yet.",
        "To confirm it, open this link and give the call reference that you agreed on the "
        "telephone. The link works once, and for a few days:",
        f"/confirm#{token}",
        f"If the page asks for the code of this email, it is: {token}",
    )


def _about(ready: Ready) -> tuple[str, str]:
    return KIND[ready.handover.kind].lower(), URGENCY[ready.handover.urgency]


_WORDS = {
    Occasion.WAITS: _waits,
    Occasion.DECLINED: _declined,
    Occasion.SAID_BY_TELEPHONE: _said_by_telephone,
}
