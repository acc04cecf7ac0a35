"""Taking a chronology out: recorded before it leaves, for whoever did it, always the same file."""

from uuid import UUID, uuid4

from flask import Flask

from handover.family.family import Family
from tests import exporting, telling
from tests import region as r
from tests.browsing import ClientOf, page, send, words
from tests.exporting import WHY
from tests.programs import program
from tests.telling import FAMILY_ID
from tests.web.chronicles import asked_to_export, export_of, rows, taken_out
from tests.web.scene import Scene
from tests.world import MovableClock


def exports(scene: Scene) -> int:
    family: Family = scene.world.together.service.repository.get(FAMILY_ID)
    return len(family.exports)


def test_the_fact_is_stored_first_and_stands_on_the_timeline_without_the_reason(
    scene: Scene, client_of: ClientOf, app: Flask, handover_id: UUID
) -> None:
    taken_out(client_of("hana"), handover_id, part="social_care")
    assert exports(scene) == 1
    for who, path in (("mary", f"/handovers/{handover_id}"), ("lena", f"/board/{handover_id}")):
        said = words(page(client_of(who), path))
        assert "Chronology exported" in said
        assert "Social care and referrals Hana Novak, health visitor" in said
        assert WHY not in said
    lines = program(app, "lena").get(f"/handovers/{handover_id}/timeline").get_json()["lines"]
    assert (lines[-1]["what"], lines[-1]["detail"]) == (
        "chronology_exported",
        {"part": "social_care", "as_known_on": ""},
    )
    story = page(client_of("mary"), f"/handovers/{handover_id}/family/chronology?part=exports")
    assert f"Safeguarding supervision {WHY}" not in words(story)
    assert f"such as a child protection conference {WHY} Hana Novak" in words(story)


def test_no_cache_keeps_it_and_its_name_tells_nobody(
    client_of: ClientOf, handover_id: UUID
) -> None:
    hana = client_of("hana")
    answer = hana.get(send(hana, export_of(handover_id), asked_to_export()).location)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.content_type == "text/csv; charset=utf-8"
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith("attachment; filename=chronology-")
    for personal in ("Rosa", "Lind", r.NHS_NUMBER, "1996"):
        assert personal not in disposition + answer.request.url


def test_the_same_export_gives_the_same_file_whatever_happened_since(
    scene: Scene, client_of: ClientOf, clock: MovableClock, handover_id: UUID
) -> None:
    hana, once = client_of("hana"), asked_to_export()
    first = hana.get(send(hana, export_of(handover_id), once).location).get_data(as_text=True)
    clock.move(minutes=5)
    scene.ask("mary", telling.person(handover_id))
    again = hana.get(send(hana, export_of(handover_id), once).location).get_data(as_text=True)
    assert again == first
    assert exports(scene) == 1
    assert {one["As known on (UK time)"] for one in rows(first)} == {"2026-11-24 10:00"}


def test_the_file_is_for_whoever_exported_it(client_of: ClientOf, handover_id: UUID) -> None:
    hana = client_of("hana")
    location = send(hana, export_of(handover_id), asked_to_export()).location
    assert hana.get(location).status_code == 200
    assert client_of("mary").get(location).status_code == 404
    assert client_of("nina").get(location).status_code == 404
    assert client_of("lena").get(location).status_code == 403
    assert hana.get(f"{export_of(handover_id)}/{uuid4()}").status_code == 404


def test_as_known_on_a_moment_it_holds_nothing_that_was_recorded_later(
    scene: Scene, client_of: ClientOf, clock: MovableClock, handover_id: UUID
) -> None:
    clock.move(hours=2)
    scene.ask("mary", telling.social_care(handover_id))
    moment = {
        "as_known_on-day": "24",
        "as_known_on-month": "11",
        "as_known_on-year": "2026",
        "as_known_on.time": "11:00",
    }
    found = rows(taken_out(client_of("hana"), handover_id, **moment))
    assert "Looked after" not in str(found)
    assert {one["As known on (UK time)"] for one in found} == {"2026-11-24 11:00"}
    said = words(page(client_of("mary"), f"/handovers/{handover_id}"))
    assert "As known on Tuesday 24 November 2026 at 11am" in said


def test_without_a_reason_nothing_leaves_and_what_was_typed_is_kept(
    scene: Scene, client_of: ClientOf, handover_id: UUID
) -> None:
    refused = send(
        client_of("hana"), export_of(handover_id), asked_to_export(reason=" ", part="losses")
    )
    assert refused.status_code == 422
    assert "Enter the reason" in words(refused.text)
    assert '<option value="losses" selected>' in refused.text
    assert exports(scene) == 0


def test_what_was_chosen_on_the_chronology_is_chosen_on_the_form(
    client_of: ClientOf, handover_id: UUID
) -> None:
    html = page(client_of("hana"), f"{export_of(handover_id)}?part=people")
    assert '<option value="people" selected>' in html
    assert '<option value="significant" selected>' in page(
        client_of("hana"), export_of(handover_id)
    )


def test_a_program_takes_out_the_same_file_under_the_same_rules(
    scene: Scene, app: Flask, handover_id: UUID
) -> None:
    path = f"/handovers/{handover_id}/family/chronology-export"
    body = exporting.export_body(part="everything")
    hana = program(app, "hana")
    first = hana.post(path, body)
    assert first.status_code == 201
    file = first.get_json()
    assert (file["media_type"], file["name"][:11]) == ("text/csv; charset=utf-8", "chronology-")
    assert "Chronology exported" in {one["What happened"] for one in rows(file["content"])}
    again = hana.post(path, body)
    assert (again.status_code, again.get_json()) == (200, file)
    assert exports(scene) == 1
    assert hana.post(path, exporting.export_body(reason="")).status_code == 422
    assert program(app, "nina").post(path, exporting.export_body()).status_code == 404
    assert program(app, "lena").post(path, exporting.export_body()).status_code == 403


def test_a_lead_takes_nothing_out(client_of: ClientOf, handover_id: UUID) -> None:
    assert client_of("lena").get(export_of(handover_id)).status_code == 403
