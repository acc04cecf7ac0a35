"""The file of a chronology: recorded before it leaves, safe to open, silent where it must be."""

import csv
from collections.abc import Callable
from io import StringIO
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from handover import commands as c
from handover.family.exports import Part, Purpose
from handover.family.family import Family
from handover.family.part_dates import PartDate
from handover.family.places import PlaceKind
from tests import each_baby, exporting, losing, moving, referring, safeguarding, telling
from tests import region as r
from tests.browsing import page, send, words
from tests.exporting import WHY
from tests.programs import program
from tests.telling import FAMILY_ID
from tests.web.scene import Scene
from tests.world import MovableClock, World
from web.chronicle import chronicle
from web.chronology_file import HEADINGS, HIDDEN, safe
from web.presenters.chronology import NOT_IN_THIS_FILE

ClientOf = Callable[[str], FlaskClient]
Typed = dict[str, str | list[str]]
DERBY = ("Derby health visitors", "Derbyshire Community", "Hana Novak", "Derbyshire")


@pytest.fixture
def scene(world: World, clock: MovableClock) -> Scene:
    return Scene(world, clock)


@pytest.fixture
def handover_id(scene: Scene) -> UUID:
    return scene.recorded()


def typed(**changed: str) -> Typed:
    right: Typed = {
        "command_id": str(uuid4()),
        "part": "everything",
        "purpose": "meeting",
        "reason": WHY,
    }
    return {**right, **changed}


def asked(handover_id: UUID) -> str:
    return f"/handovers/{handover_id}/family/chronology/export"


def taken_out(client: FlaskClient, handover_id: UUID, **changed: str) -> str:
    """The file, as the browser is led to it."""
    led = send(client, asked(handover_id), typed(**changed))
    assert led.status_code == 303, words(led.text)
    answer = client.get(led.location)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def rows(file: str) -> list[dict[str, str]]:
    assert file.startswith("\ufeff"), "a spreadsheet takes it for UTF-8"
    return list(csv.DictReader(StringIO(file.removeprefix("\ufeff"))))


def exports(scene: Scene) -> int:
    family: Family = scene.world.together.service.repository.get(FAMILY_ID)
    return len(family.exports)


def test_it_holds_one_line_an_event_in_order_with_both_dates(
    scene: Scene, client_of: ClientOf, handover_id: UUID
) -> None:
    looked_after = telling.involvement(from_on=PartDate(2004))
    scene.ask("mary", telling.social_care(handover_id, looked_after))
    found = rows(taken_out(client_of("hana"), handover_id))
    assert tuple(found[0]) == HEADINGS
    first = found[0]
    assert (first["Happened on"], first["Recorded (UK time)"]) == ("2004", "2026-11-24 10:00")
    assert first["What happened"] == "The mother: Looked after, from 2004 to 2009"
    assert first["In words"] == "Northamptonshire. Closed; Told by the mother"
    assert first["Fact, told, assumed or opinion"] == "Told"
    assert first["Recorded by"] == "Mary Okafor"
    assert first["Organisation"] == "University Hospitals of Leicester NHS Trust"
    days = [one["Happened on"] for one in found if one["Happened on"]]
    assert days == sorted(days)


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
    answer = hana.get(send(hana, asked(handover_id), typed()).location)
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
    hana, once = client_of("hana"), typed()
    first = hana.get(send(hana, asked(handover_id), once).location).get_data(as_text=True)
    clock.move(minutes=5)
    scene.ask("mary", telling.person(handover_id))
    again = hana.get(send(hana, asked(handover_id), once).location).get_data(as_text=True)
    assert again == first
    assert exports(scene) == 1
    assert {one["As known on (UK time)"] for one in rows(first)} == {"2026-11-24 10:00"}


def test_the_file_is_for_whoever_exported_it(client_of: ClientOf, handover_id: UUID) -> None:
    hana = client_of("hana")
    location = send(hana, asked(handover_id), typed()).location
    assert hana.get(location).status_code == 200
    assert client_of("mary").get(location).status_code == 404
    assert client_of("nina").get(location).status_code == 404
    assert client_of("lena").get(location).status_code == 403
    assert hana.get(f"{asked(handover_id)}/{uuid4()}").status_code == 404


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
    refused = send(client_of("hana"), asked(handover_id), typed(reason=" ", part="losses"))
    assert refused.status_code == 422
    assert "Enter the reason" in words(refused.text)
    assert '<option value="losses" selected>' in refused.text
    assert exports(scene) == 0


def test_what_was_chosen_on_the_chronology_is_chosen_on_the_form(
    client_of: ClientOf, handover_id: UUID
) -> None:
    html = page(client_of("hana"), f"{asked(handover_id)}?part=people")
    assert '<option value="people" selected>' in html
    assert '<option value="significant" selected>' in page(client_of("hana"), asked(handover_id))


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\uff1d", "\uff20"])
def test_no_cell_is_a_formula(
    scene: Scene, client_of: ClientOf, handover_id: UUID, sign: str
) -> None:
    note = f'{sign}HYPERLINK("http://example.invalid","Open")'
    scene.ask("mary", c.AddNote(handover_id, note))
    file = taken_out(client_of("hana"), handover_id)
    assert f"'{sign}HYPERLINK" in file
    for cells in csv.reader(StringIO(file.removeprefix("\ufeff"))):
        assert not [cell for cell in cells if cell.lstrip().startswith(sign)]


@pytest.mark.parametrize(
    "cell, written",
    [
        ("=1+1", "'=1+1"),
        ("  =1+1", "'=1+1"),
        ("\t=1+1", "'=1+1"),
        ("\rx", "x"),
        ("said\n=1+1", "said =1+1"),
        ("2 = 1 + 1", "2 = 1 + 1"),
        ("", ""),
    ],
)
def test_a_cell_stands_on_one_line_as_text(cell: str, written: str) -> None:
    assert safe(cell) == written


def test_what_must_not_be_told_stands_in_no_file(
    scene: Scene, client_of: ClientOf, handover_id: UUID
) -> None:
    scene.ask("mary", each_baby.arranged(handover_id))
    scene.ask("mary", safeguarding.set_contact(handover_id))
    file = taken_out(client_of("hana"), handover_id)
    told = each_baby.arrangement()
    assert told.not_told not in file
    assert told.cares not in file
    assert safeguarding.contact().code_phrase not in file
    [line] = [one for one in rows(file) if one["What happened"] == "The baby: surrogacy"]
    assert line["In words"] == NOT_IN_THIS_FILE
    assert told.not_told in page(
        client_of("hana"), f"/handovers/{handover_id}/family/chronology?part=babies"
    )


def test_of_a_hidden_family_it_tells_no_receiving_team_no_place_and_nobodys_own_words(
    scene: Scene, client_of: ClientOf, handover_id: UUID
) -> None:
    for who, command in (
        ("hana", telling.social_care(handover_id, telling.involvement("Derby City"))),
        ("hana", moving.record_move(handover_id, to_authority="Derby City")),
        (
            "mary",
            each_baby.mother_is(
                handover_id, each_baby.place(PlaceKind.HOSPITAL, where="Royal Derby")
            ),
        ),
        ("hana", telling.person(handover_id)),
        ("mary", referring.refer(handover_id, referring.told(authority="Derby City"))),
        ("mary", r.conversation(handover_id)),
        ("hana", r.acknowledge(handover_id)),
        ("hana", r.note(handover_id)),
        ("mary", safeguarding.hide(handover_id)),
    ):
        scene.ask(who, command)
    file = taken_out(client_of("hana"), handover_id)
    assert [name for name in (*DERBY, "Derby", "Hana", "new telephone") if name in file] == []
    found = rows(file)
    assert found[-1]["In words"] == ""
    assert found[-1]["What happened"] == HIDDEN
    assert {one["Team"] for one in found} >= {"Leicester community midwives", "team not shown"}
    assert "Acknowledged by a named professional" in {one["What happened"] for one in found}
    scene.ask("mary", safeguarding.stop_hiding(handover_id))
    assert "Derby health visitors" in taken_out(client_of("hana"), handover_id)


def test_the_handovers_that_are_not_told_are_counted_in_it(
    scene: Scene, client_of: ClientOf, handover_id: UUID
) -> None:
    scene.ask("mary", r.record(to_team_id=scene.world.teams["leicester_visitors"]))
    [*_, last] = rows(taken_out(client_of("hana"), handover_id))
    assert last["Kind"] == "About this file"
    assert last["What happened"].endswith("not told here: 1")


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
    assert client_of("lena").get(asked(handover_id)).status_code == 403


def test_after_a_loss_the_form_says_what_it_may_be_for(
    scene: Scene, client_of: ClientOf, handover_id: UUID
) -> None:
    scene.ask("mary", losing.record_loss(handover_id))
    refused = send(client_of("hana"), asked(handover_id), typed())
    assert refused.status_code == 422
    assert "leaves the service only for a review, an inquiry or a court" in words(refused.text)
    file = taken_out(client_of("hana"), handover_id, purpose=Purpose.REVIEW.value)
    assert "The baby was stillborn" in file


def test_the_chronology_of_the_page_is_what_the_file_holds(
    scene: Scene, app: Flask, handover_id: UUID
) -> None:
    scene.ask("mary", telling.social_care(handover_id))
    hana = scene.world.accounts["hana"].actor
    with app.app_context():
        shown = chronicle(handover_id, hana, Part.EVERYTHING).entries
        leaving = chronicle(handover_id, hana, Part.EVERYTHING, is_leaving=True).entries
    assert shown == leaving, "nothing is hidden of this family"
