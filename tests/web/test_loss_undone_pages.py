"""A mistaken loss on the pages: what both teams read, until each has said that it knows."""

from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests import losing, undoing
from tests.browsing import ClientOf, page, send, words
from tests.programs import once, program
from tests.web.scene import Scene
from tests.world import MovableClock


@pytest.fixture
def lost(scene: Scene) -> UUID:
    """A handover whose baby was said to have died."""
    handover_id = scene.recorded()
    scene.ask("mary", losing.record_loss(handover_id))
    return handover_id


def read(client: FlaskClient, address: str) -> str:
    return words(page(client, address))


def tell(client: FlaskClient, handover_id: UUID, form: str, **typed: str) -> int:
    answer = send(client, f"/handovers/{handover_id}/{form}", {"command_id": str(uuid4()), **typed})
    return answer.status_code


def test_the_first_person_asks_and_nothing_changes(client_of: ClientOf, lost: UUID) -> None:
    mary, hana = client_of("mary"), client_of("hana")
    assert "The loss was recorded by mistake" in read(mary, f"/handovers/{lost}")
    form = read(mary, f"/handovers/{lost}/family/loss-undo")
    assert "Two people undo a loss." in form
    assert "Until then everything stays stopped" in form
    assert tell(mary, lost, "family/loss-undo", reason="Another family") == 303
    record = read(hana, f"/handovers/{lost}")
    assert "Somebody says that the loss was recorded by mistake" in record
    assert "The baby was stillborn Another family Mary Okafor" in record
    assert "Everything stays stopped until a second person confirms." in record
    assert "Routine contact stopped" in record
    tag = "Said to be a mistake: a second person has to answer"
    assert tag in read(hana, "/inbox")
    assert tag in read(mary, "/sent?show=stopped")
    assert "Nothing changed: a second person has to confirm" in record


def test_the_second_confirms_and_each_team_is_told_until_it_says_that_it_knows(
    client_of: ClientOf, scene: Scene, clock: MovableClock, lost: UUID
) -> None:
    mary, hana = client_of("mary"), client_of("hana")
    scene.ask("mary", undoing.ask_undone(lost))
    assert "Said to be a mistake Recorded by mistake: it was another family" in read(
        hana, f"/handovers/{lost}/family/loss-undo-answer"
    )
    clock.move(hours=33)
    mary, hana = client_of("mary"), client_of("hana")
    answered = tell(
        hana, lost, "family/loss-undo-answer", is_mistake="yes", words="I rang the ward"
    )
    assert answered == 303
    told = "A loss was recorded by mistake (1)"
    stopped = (
        "It goes on. It was stopped from Tuesday 24 November 2026 at 10am to "
        "Wednesday 25 November 2026 at 7pm."
    )
    assert told not in read(hana, "/inbox"), "Hana's own team knows"
    assert "1 waiting, 1 overdue" in read(hana, "/inbox"), "due as before"
    for show in ("open", "settled"):
        sent = read(mary, f"/sent?show={show}")
        assert told in sent
        assert stopped in sent
    record = read(mary, f"/handovers/{lost}")
    assert "Routine contact stopped" not in record.split("Timeline")[0]
    assert "Recorded by mistake: The baby was stillborn. Mary Okafor" in record
    assert "Confirmed as a mistake: I rang the ward. Hana Novak" in record
    assert "Stopped from Tuesday 24 November 2026 at 10am to Wednesday 25 November" in record
    assert "The due times are those set before." in record
    assert "Leicester community midwives: has not confirmed yet" in record
    assert "It was recorded by mistake. It goes on with the due times it had" in record
    assert tell(mary, lost, "loss-undo-known") == 303
    assert told not in read(mary, "/sent")
    record = read(mary, f"/handovers/{lost}")
    assert "Confirm that my team knows of the mistake" not in record
    assert "The team confirmed that it knows that the loss was a mistake" in record
    family = read(mary, f"/handovers/{lost}/family")
    assert "Recorded by mistake: The baby was stillborn." in family
    assert "The baby: Due 1 February 2027" in family


def test_a_team_that_was_sent_it_is_told_in_its_inbox(
    client_of: ClientOf, scene: Scene, lost: UUID
) -> None:
    scene.ask("hana", undoing.ask_undone(lost))
    scene.ask("mary", undoing.confirm_mistake(lost))
    hana = client_of("hana")
    inbox = read(hana, "/inbox")
    assert "A loss was recorded by mistake (1) The baby lives." in inbox
    assert tell(hana, lost, "loss-undo-known") == 303
    assert "A loss was recorded by mistake" not in read(hana, "/inbox")


def test_a_loss_that_stands_is_said_with_the_reason(
    client_of: ClientOf, scene: Scene, lost: UUID
) -> None:
    scene.ask("mary", undoing.ask_undone(lost))
    scene.ask("hana", undoing.let_stand(lost))
    record = read(client_of("mary"), f"/handovers/{lost}")
    assert "Somebody says" not in record
    assert "Answered: the loss stands, The ward confirms the death." in record
    assert "Not undone" in record
    assert "The loss was recorded by mistake" in record, "it may be asked again"


def test_a_program_reads_both_facts(app: Flask, lost: UUID) -> None:
    mary, hana = program(app, "mary"), program(app, "hana")
    at = f"/handovers/{lost}/family"
    asked = mary.post(f"{at}/loss-undo", undoing.ask_body())
    assert asked.status_code == 201, asked.text
    family = asked.get_json()
    assert family["undo_asked"]["reason"] == undoing.WRONG_RECORD
    assert [one["key_contact"] for one in family["losses"]] == [losing.KEY_CONTACT]
    family = hana.post(f"{at}/loss-undo-answer", undoing.answer_body()).get_json()
    [undone] = family["undone"]
    assert (undone["said"]["name"], undone["asked"]["said"]["name"]) == ("Mary Okafor",) * 2
    assert (undone["confirmed"]["name"], undone["words"]) == ("Hana Novak", "I rang the ward")
    assert (family["losses"], family["undo_asked"]) == ([], None)
    assert [one["state"] for one in family["babies"]] == ["unborn"]
    [row] = mary.get("/sent").get_json()["handovers"]
    assert (row["stopped_at"], row["lost"]) == (None, [])
    assert (row["undone_stopped_at"], row["undone_at"]) == ("2026-11-24T10:00:00Z",) * 2
    assert (row["sending_knows_undone"], row["receiving_knows_undone"]) == (None, "Hana Novak")
    standing = mary.post(f"{at}/loss-undo-known", once({})).get_json()
    assert standing["is_stopped"] is False
