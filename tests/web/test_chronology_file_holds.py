"""What stands in the file of a chronology, and what must not."""

import csv
from io import StringIO
from uuid import UUID

import pytest
from flask import Flask

from handover import commands as c
from handover.family.exports import Part, Purpose
from handover.family.part_dates import PartDate
from handover.family.places import PlaceKind
from tests import each_baby, losing, moving, referring, safeguarding, telling
from tests import region as r
from tests.browsing import ClientOf, page, send, words
from tests.web.chronicles import asked_to_export, export_of, rows, taken_out
from tests.web.scene import Scene
from web.chronicle import chronicle
from web.chronology_file import HEADINGS, HIDDEN, safe
from web.presenters.chronology import NOT_IN_THIS_FILE

DERBY = ("Derby health visitors", "Derbyshire Community", "Hana Novak", "Derbyshire")


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


def test_after_a_loss_the_form_says_what_it_may_be_for(
    scene: Scene, client_of: ClientOf, handover_id: UUID
) -> None:
    scene.ask("mary", losing.record_loss(handover_id))
    refused = send(client_of("hana"), export_of(handover_id), asked_to_export())
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
