"""Emails as tests need them: teams with a mailbox, and what stands in the outbox.

Knows no mail server; tests/post/ has one.
"""

from datetime import timedelta
from uuid import UUID

from handover.application import HandoverService
from handover.directory.commands import ChangeMailbox
from handover.outbox import events
from handover.outbox.link import link_id
from handover.outbox.message import Message
from tests.daily import word_of_mouth
from tests.region import DERBY, KIT, LEICESTER, TODAY, Region, conversation
from tests.web.scene import Scene

DESK, MIDWIVES = "derby.desk@example.nhs.uk", "leicester.midwives@example.nhs.uk"


def with_mailboxes(region: Region) -> None:
    """Derby and Leicester are told by email from now on."""
    for team_id, mailbox in ((DERBY, DESK), (LEICESTER, MIDWIVES)):
        region.ask(KIT, ChangeMailbox(team_id, mailbox, TODAY))


def messages(service: HandoverService) -> list[Message]:
    """Every message of the log, the oldest first."""
    logged = service.read_log(0, 10_000)
    queued = [one.event for one in logged if isinstance(one.event, events.Queued)]
    return [service.repository.get(one.originator_id) for one in queued]


def only_message(service: HandoverService) -> Message:
    """The one that there is."""
    [message] = messages(service)
    return message


def said_by_telephone(scene: Scene, token: str) -> UUID:
    """Derby takes it on by word of mouth, and its team has an email whose link has this token."""
    scene.ask("kit", ChangeMailbox(scene.world.teams["derby_visitors"], DESK))
    handover_id = scene.recorded()
    scene.ask("mary", conversation(handover_id))
    scene.ask("mary", word_of_mouth(handover_id))
    together = scene.world.together
    made = link_id(token, together.settings.secret_key)
    message = messages(together.service)[-1]
    together.service.links.make(made, message, scene.clock(), timedelta(hours=72))
    return handover_id
