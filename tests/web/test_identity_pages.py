"""Putting right who a record is about, on its page: old and new for every team that saw it."""

from uuid import UUID, uuid4

from handover.handover import Handover
from handover.policy import View
from tests import putting_right, region
from tests.browsing import ClientOf, page, send, words
from tests.web.correcting import IDENTITY
from tests.web.form_on_page import boxes_of
from tests.web.scene import Scene
from tests.world import World

Typed = dict[str, str | list[str]]


def stored(world: World, handover_id: UUID) -> Handover:
    return world.together.service.look_up(handover_id, world.accounts["mary"].actor, View.RECORD)


def typed(**more: str) -> Typed:
    return {"command_id": str(uuid4()), **IDENTITY.typed, **more}


def test_the_form_holds_what_the_record_says(scene: Scene, client_of: ClientOf) -> None:
    html = page(client_of("hana"), f"/handovers/{scene.recorded()}/identity")
    standing = boxes_of(html)
    assert standing["mother.nhs_number"] == "999 000 0018"
    assert standing["mother.name"] == "Rosa Lind"
    assert standing["due_on-month"] == "2"
    assert "Baby's date of birth" not in words(html)
    assert "if all three are wrong, mark the record as entered in error" in words(html)


def test_both_teams_read_the_old_and_the_new_number(scene: Scene, client_of: ClientOf) -> None:
    handover_id = scene.recorded()
    mary, hana = client_of("mary"), client_of("hana")
    answer = send(mary, f"/handovers/{handover_id}/identity", typed(), follow=True)
    said = words(answer.text)
    assert "Corrected. Each team that saw the record before is asked to read it." in said
    assert "NHS number Before 999 000 0018 Now 999 000 0026" in said
    assert "NHS number 999 000 0026. Due" in said
    listed = words(page(hana, "/inbox"))
    assert "Changed since your team saw it (1)" in listed
    assert "Identity corrected" in listed
    assert "Rosa Lind NHS number 999 000 0026" in listed
    record = words(page(hana, f"/handovers/{handover_id}"))
    assert "Identity corrected by Mary Okafor, Leicester community midwives" in record
    assert "Why: Read from the wrong notes" in record
    assert "It belongs to another NHS number from now on" in record
    assert "999 000 0018" in record
    confirmed: Typed = {"command_id": str(uuid4()), "changes_seen": "1"}
    send(hana, f"/handovers/{handover_id}/changes-read", confirmed)
    assert "Changed since your team saw it" not in words(page(hana, "/inbox"))


def test_the_sender_reads_what_the_receiver_corrected_also_in_what_is_settled(
    scene: Scene, client_of: ClientOf
) -> None:
    handover_id = scene.recorded()
    scene.ask("hana", region.acknowledge(handover_id))
    scene.ask("hana", region.done(handover_id))
    hana, mary = client_of("hana"), client_of("mary")
    answer = send(hana, f"/handovers/{handover_id}/identity", typed())
    assert answer.status_code == 303, words(answer.text)
    assert "Changed by others (1)" in words(page(mary, "/sent"))
    listed = words(page(mary, "/sent?show=changed"))
    assert "Identity corrected" in listed
    assert "Confirm that my team has read this" in words(page(mary, f"/handovers/{handover_id}"))


def test_another_record_under_the_old_number_is_checked(scene: Scene, client_of: ClientOf) -> None:
    handover_id, stays = scene.recorded(), scene.recorded()
    scene.ask("mary", putting_right.correct_number(handover_id, name="Rosa Lind"))
    record = words(page(client_of("hana"), f"/handovers/{stays}"))
    assert "Identity to be checked: another record was put right by Mary Okafor" in record
    assert "Another record under this NHS number named the wrong woman" in record
    assert "Confirm that my team has read this" in record
    assert "Check identity" in words(page(client_of("hana"), "/inbox"))


def test_the_sender_is_told_whom_to_ring_who_can_read_it_no_more(
    scene: Scene, client_of: ClientOf, world: World
) -> None:
    handover_id = scene.recorded()
    scene.ask("hana", region.decline(handover_id))
    leicester = world.teams["leicester_visitors"]
    scene.ask("mary", region.redirect(handover_id, leicester))
    scene.ask("mary", putting_right.correct_number(handover_id, name="Rosa Lind"))
    ring = "Ring Derby health visitors, 01632 960103: they had this record under the old identity"
    assert ring in words(page(client_of("mary"), f"/handovers/{handover_id}"))
    assert ring not in words(page(client_of("hugo"), f"/handovers/{handover_id}"))


def test_an_error_has_no_link(scene: Scene, client_of: ClientOf) -> None:
    handover_id = scene.recorded()
    mary = client_of("mary")
    assert "Correct who it is about" in words(page(mary, f"/handovers/{handover_id}"))
    scene.ask("mary", region.enter_in_error(handover_id))
    assert "Correct who it is about" not in words(page(mary, f"/handovers/{handover_id}"))


def test_the_family_of_the_right_number_is_shown(
    scene: Scene, client_of: ClientOf, world: World
) -> None:
    handover_id = scene.recorded()
    before = stored(world, handover_id).family_id
    scene.ask("mary", putting_right.correct_number(handover_id, name="Rosa Lind"))
    assert stored(world, handover_id).family_id != before
    said = words(page(client_of("mary"), f"/handovers/{handover_id}/family"))
    assert "999 000 0026" in said
    assert "999 000 0018" not in said
