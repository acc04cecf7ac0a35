"""A move on the pages: on top of each open record until a team there has taken the family on."""

from uuid import UUID, uuid4

from flask import Flask
from flask.testing import FlaskClient

from handover.family.part_dates import PartDate
from tests import moving, region
from tests.browsing import ClientOf, page, send, words
from tests.programs import program
from tests.recording import Answers
from tests.web.scene import Scene
from tests.web.telling import MOVE


def read(client: FlaskClient, address: str) -> str:
    return words(page(client, address))


def test_it_says_who_goes_on_holding_the_family_and_what_to_do(
    client_of: ClientOf, handover_id: UUID
) -> None:
    mary, hana = client_of("mary"), client_of("hana")
    at = f"/handovers/{handover_id}"
    assert "No move is recorded. Record a move" in read(hana, f"{at}/family")
    boxes: Answers = {"command_id": str(uuid4()), **MOVE.typed, "to_authority": "Nottingham"}
    assert send(hana, f"{at}/family/move", boxes).status_code == 303
    record = read(mary, at)
    assert "The family has moved to Nottingham November 2026. Told by the grandmother." in record
    assert "Tell the other agencies by 25 November 2026." in record
    assert (
        "whoever holds the family goes on holding it: Mary Okafor, Leicester community midwives. "
        "That ends when a team of Nottingham acknowledges a handover of care."
    ) in record
    assert "Record a handover to a team there" in record
    assert "Lived elsewhere in the last 2 years?" in record
    assert "Family has moved Tuesday 24 November" in record, "the timeline"
    receiver = read(hana, at)
    assert "The family has moved to Nottingham" in receiver
    assert "Record a handover to a team there" not in receiver, "the sender is asked"
    line = "The family has moved to Nottingham. Tell the other agencies by 25 November 2026"
    assert line in read(hana, "/inbox")
    assert line in read(mary, "/sent")
    family = read(mary, f"{at}/family")
    assert "From Leicestershire to Nottingham, November 2026 Told by the grandmother." in family


def test_it_goes_when_a_team_there_has_acknowledged(
    client_of: ClientOf, scene: Scene, handover_id: UUID
) -> None:
    scene.ask("mary", moving.record_move(handover_id, to_authority="Derby"))
    mary = client_of("mary")
    assert "The family has moved to Derby" in read(mary, f"/handovers/{handover_id}")
    scene.ask("hana", region.acknowledge(handover_id))
    assert "The family has moved to Derby" not in read(mary, f"/handovers/{handover_id}")
    assert "The family has moved" not in read(mary, "/sent")
    assert "to Derby, November 2026" in read(mary, f"/handovers/{handover_id}/family")


def test_a_suspicion_and_what_nobody_knows_are_said_as_such(
    client_of: ClientOf, scene: Scene, handover_id: UUID
) -> None:
    told = moving.record_move(
        handover_id,
        to_authority="",
        is_suspected=True,
        is_temporary=True,
        moved_on=PartDate(2026),
    )
    scene.ask("hana", told)
    mary = client_of("mary")
    record = read(mary, f"/handovers/{handover_id}")
    assert "The family may have moved to an area that nobody knows yet 2026, for a time." in record
    assert "Record a handover to a team there" not in record
    assert "Family may have moved" in record
    family = read(mary, f"/handovers/{handover_id}/family")
    assert "Suspected: from Leicestershire to not known, 2026, for a time" in family


def test_a_program_tells_and_reads_a_move(app: Flask, handover_id: UUID) -> None:
    mary = program(app, "mary")
    told = mary.post(f"/handovers/{handover_id}/family/move", moving.move_body())
    assert told.status_code == 201, told.text
    [move] = told.get_json()["moves"]
    assert (move["to_authority"], move["moved_on"]) == ("Nottinghamshire", "2026-11")
    assert move["tell_by"] == "2026-11-25"
    [row] = mary.get("/sent").get_json()["handovers"]
    assert row["moved"] == {
        "to": "Nottinghamshire",
        "is_suspected": False,
        "tell_by": "2026-11-25",
    }
