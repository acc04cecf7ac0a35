"""How a test rings: what pressing a button or sending the conversation form posts."""

import re
from uuid import UUID

from flask.testing import FlaskClient

from handover.handover import Handover
from handover.policy import View
from tests.browsing import page
from tests.recording import Answers
from tests.world import World

SPOKE: Answers = {
    "with_name": "Hana Novak",
    "with_role": "Health visitor",
    "with_team": "Derby health visitors",
    "number": "01632 960103",
    "verified_how": "directory_number",
    "is_read_back": "yes",
    "agreed": "She visits on Monday",
}


def stored(world: World, handover_id: UUID) -> Handover:
    actor = world.accounts["mary"].actor
    return world.together.service.look_up(handover_id, actor, View.RECORD)


def pressing(client: FlaskClient, handover_id: UUID, outcome: str) -> Answers:
    """What pressing one button on the page as it stands now sends."""
    html = page(client, f"/handovers/{handover_id}/call")
    names = re.findall(r'name="(press\.\w+)" value="([\w-]+)"', html)
    number = re.search(r'name="number"[^>]* value="([^"]+)"', html)
    assert number
    return {**dict(names), "number": number.group(1), "outcome": outcome}


def spoke(client: FlaskClient, handover_id: UUID, **changed: str) -> Answers:
    html = page(client, f"/handovers/{handover_id}/conversation")
    command_id = re.search(r'name="command_id" value="([\w-]+)"', html)
    assert command_id
    return {**SPOKE, **changed, "command_id": command_id.group(1)}
