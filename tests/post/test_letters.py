"""What an email says, word for word; and that it says nothing of a family, whatever is recorded."""

import re
from dataclasses import replace
from email.message import EmailMessage
from uuid import UUID

import pytest

from handover.content import Kind
from handover.outbox.outbox import Ready
from handover.policy import View
from handover.reference import call_reference
from handover.urgency import Urgency
from tests import safeguarding
from tests.daily import word_of_mouth
from tests.mailing import DESK, MIDWIVES, messages
from tests.projections.boards import Boards
from tests.region import DERBY, HANA, LEICESTER, MARY, NOW, conversation, decline, record
from web.mail_settings import Mail, Security
from web.post.letters import letter, message_id
from web.post.tokens import new_token

MAIL = Mail(
    Security.SMTPS,
    "mail.example.nhs.uk",
    465,
    "pick.up@example.nhs.uk",
    "https://pick-up.example.nhs.uk",
    "pick-up",
    "a secret",
)


def ready(boards: Boards, at_place: int = -1) -> Ready:
    found = boards.region.service.outbox.ready(messages(boards.region.service)[at_place].id, NOW)
    assert found is not None
    return found


def written(boards: Boards) -> EmailMessage:
    return letter(ready(boards), MAIL, NOW)


def test_a_team_reads_that_something_waits_and_how_urgent_it_is(boards: Boards) -> None:
    boards.region.recorded(record(urgency=Urgency.SAME_DAY))
    email = written(boards)
    assert email["Subject"] == "Same day: a handover of care waits for Derby health visiting"
    assert email.get_content() == (
        "A handover of care waits for Derby health visiting on Pick up the Phone. "
        "Urgency: same day.\n"
        "\n"
        "Sign in to see it and to answer:\n"
        "https://pick-up.example.nhs.uk/inbox\n"
        "\n"
        "This email names nobody and stops no clock. Whoever sent the handover or concern goes on "
        "holding responsibility until a named professional acknowledges it. Please do not reply: "
        "nobody reads the answer.\n"
    )
    assert (email["From"], email["To"]) == ("pick.up@example.nhs.uk", DESK)
    assert email["Date"] == "Tue, 24 Nov 2026 10:00:00 +0000"
    assert email["Auto-Submitted"] == "auto-generated"


def test_a_concern_is_called_a_concern(boards: Boards) -> None:
    boards.region.recorded(record(Kind.CONCERN, urgency=Urgency.IMMEDIATE))
    assert written(boards)["Subject"] == "Immediate: a concern waits for Derby health visiting"


def test_the_sender_reads_that_it_was_declined_and_not_by_whom(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(HANA, decline(handover_id))
    email = written(boards)
    assert email["Subject"] == "Priority: a handover of care from Leicester midwives was declined"
    assert email["To"] == MIDWIVES
    first, asks, _ = email.get_content().split("\n\n")
    assert first == (
        "A handover of care that Leicester midwives sent on Pick up the Phone was declined, and is "
        "back with you. Urgency: priority."
    )
    assert asks == (
        "Sign in to see why, and to send it to the right team:\nhttps://pick-up.example.nhs.uk/sent"
    )
    assert "Derby" not in email.as_string()


def test_who_gets_it_twice_can_tell(boards: Boards) -> None:
    boards.region.recorded()
    message = ready(boards).message
    assert message_id(message, MAIL) == f"<{message.id}@example.nhs.uk>"
    assert written(boards)["Message-ID"] == written(boards)["Message-ID"]
    boards.region.recorded()
    assert written(boards)["Message-ID"] != message_id(message, MAIL)


@pytest.mark.parametrize("is_declined", [False, True])
def test_no_line_of_it_tells_about_the_family(boards: Boards, *, is_declined: bool) -> None:
    """Neither who, nor where, nor why; nor the call reference, which proves who somebody is."""
    told = record()
    marked = replace(told.safer, situation="Zeugma", expected_response="Xylophone")
    handover_id = boards.region.recorded(replace(told, safer=marked))
    boards.region.ask(MARY, safeguarding.hide(handover_id))
    if is_declined:
        boards.region.ask(HANA, decline(handover_id))
    email = letter(ready(boards), MAIL, NOW)
    everything = email.as_string() + email.get_content()
    handover = boards.region.service.look_up(handover_id, MARY, View.RECORD)
    for secret in secrets(handover_id, handover.about.mother.name):
        assert secret.casefold() not in everything.casefold()
    own, other = ("Leicester", "Derby") if is_declined else ("Derby", "Leicester")
    assert own in everything
    assert other not in everything, "no team but the one that reads it"


def secrets(handover_id: UUID, mother: str) -> list[str]:
    told = [mother, "9990000018", "999 000", "Zeugma", "Xylophone", "Mary Ashby", "Hana Quorn"]
    ids = [str(handover_id), handover_id.hex, call_reference(handover_id), str(DERBY)]
    return [*told, *ids, str(LEICESTER), "move", "a secret"]


def test_a_team_is_asked_to_confirm_what_was_said_on_the_telephone(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, conversation(handover_id))
    boards.region.ask(MARY, word_of_mouth(handover_id))
    email = letter(ready(boards), MAIL, NOW, "KRUGS4-ZANFZX")
    assert email["Subject"] == "Priority: please confirm what was said on the telephone"
    assert email["To"] == DESK
    says, asks, adds, _ = email.get_content().split("\n\n")
    assert says == (
        "It was said on the telephone that Derby health visiting takes on a handover of care. "
        "Urgency: priority. Nobody of Derby health visiting has confirmed it yet."
    )
    assert asks == (
        "To confirm it, open this link and give the call reference that you agreed on the "
        "telephone. The link works once, and for a few days:\n"
        "https://pick-up.example.nhs.uk/confirm#KRUGS4-ZANFZX"
    )
    assert adds == "If the page asks for the code of this email, it is: KRUGS4-ZANFZX"
    handover = boards.region.service.look_up(handover_id, MARY, View.RECORD)
    for secret in (*secrets(handover_id, handover.about.mother.name), "Visit on Monday"):
        assert secret.casefold() not in email.as_string().casefold()


def test_tokens_are_long_random_and_easy_to_type() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert all(re.fullmatch(r"(?:[A-Z2-7]{6}-){3}[A-Z2-7]{6}", one) for one in tokens)
