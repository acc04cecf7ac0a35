"""What must not be told stands before anybody reads aloud or acknowledges, and in no list."""

from uuid import UUID, uuid4

from flask import Flask
from flask.testing import FlaskClient

from tests import each_baby
from tests.browsing import ClientOf, page, send, words
from tests.programs import program
from tests.recording import Answers
from tests.web.scene import Scene
from tests.web.telling import ARRANGEMENT

LIMIT = "Must not be told: Her family: who the intended parents are"


def read(client: FlaskClient, address: str) -> str:
    return words(page(client, address))


def test_the_limits_stand_wherever_it_is_read_aloud_or_acknowledged_and_in_no_list(
    client_of: ClientOf, handover_id: UUID
) -> None:
    mary, hana = client_of("mary"), client_of("hana")
    at = f"/handovers/{handover_id}"
    boxes: Answers = {"command_id": str(uuid4()), **ARRANGEMENT.typed}
    assert send(mary, f"{at}/family/arrangement", boxes).status_code == 303
    for who, address in (
        (hana, at),
        (mary, at),
        (mary, f"{at}/call"),
        (hana, f"{at}/acknowledge"),
        (hana, f"{at}/family"),
    ):
        said = read(who, address)
        assert f"The baby: surrogacy {LIMIT}" in said, address
        assert "Who receives the baby: The intended parents, Nottingham health visitors." in said
    for who, address in ((hana, "/inbox"), (mary, "/sent"), (client_of("lena"), "/board")):
        said = read(who, address)
        assert "surrogacy" not in said.lower()
        assert "intended parents" not in said


def test_an_adoption_says_that_nothing_new_is_recorded(
    client_of: ClientOf, scene: Scene, handover_id: UUID
) -> None:
    scene.ask("mary", each_baby.adopted(handover_id))
    said = read(client_of("hana"), f"/handovers/{handover_id}")
    assert "The baby: adopted Must not be told: Everybody: who adopted" in said
    assert "nothing may link the old identity with the new one." in said


def test_a_program_tells_and_reads_it(app: Flask, handover_id: UUID) -> None:
    mary = program(app, "mary")
    told = mary.post(f"/handovers/{handover_id}/family/arrangement", each_baby.arrangement_body())
    assert told.status_code == 201, told.text
    [baby] = told.get_json()["babies"]
    [shown] = baby["arrangements"]
    assert (shown["kind"], shown["not_told"]) == (
        "surrogacy",
        "Her family: who the intended parents are",
    )
