"""Each baby on the family's page, and where everybody is on the first screen of a record."""

from uuid import UUID, uuid4

from flask import Flask
from flask.testing import FlaskClient

from handover.family.babies import BabyNamed
from handover.family.part_dates import PartDate
from handover.family.places import PlaceKind
from handover.person import About
from tests import each_baby, losing, region
from tests.browsing import ClientOf, page, send, words
from tests.programs import program
from tests.recording import Answers
from tests.web.asking import Asking
from tests.web.scene import Scene
from tests.web.telling import BABY_NUMBER, BIRTH, PLACE
from tests.world import World


def read(client: FlaskClient, handover_id: UUID, part: str = "") -> str:
    return words(page(client, f"/handovers/{handover_id}{part}"))


def tell(client: FlaskClient, handover_id: UUID, asking: Asking, **typed: str) -> None:
    boxes: Answers = {"command_id": str(uuid4()), **asking.typed, **typed}
    answer = send(client, f"/handovers/{handover_id}{asking.page}", boxes)
    assert answer.status_code == 303, words(answer.text)


def test_a_birth_a_number_and_a_place_are_told_and_read_by_both_teams(
    client_of: ClientOf, handover_id: UUID
) -> None:
    mary, hana = client_of("mary"), client_of("hana")
    assert "Record a birth Record a baby's NHS number" in read(mary, handover_id, "/family")
    tell(mary, handover_id, BIRTH)
    tell(mary, handover_id, BABY_NUMBER)
    tell(hana, handover_id, BABY_NUMBER, nhs_number="999 000 0123", reason="Two were issued")
    unit = {"is_mothers": "no", "kind": "neonatal_unit", "where": each_baby.UNIT}
    tell(hana, handover_id, PLACE, **unit)
    tell(hana, handover_id, PLACE)
    family = read(mary, handover_id, "/family")
    assert "The baby: Born 20 November 2026, 4 days old" in family
    assert "NHS number 999 000 0123 (Two were issued) Hana Novak" in family
    assert "Superseded: 999 000 0026, Mary Okafor" in family
    assert (
        "Born at about 30 weeks, at University Hospitals of Leicester "
        "Told by the delivery suite. Mary Okafor"
    ) in family
    where = "eonatal unit: Leicester Royal Infirmary neonatal unit, since 20 November 2026"
    assert f"In a n{where} Told by the ward. Hana Novak" in family
    record = read(mary, handover_id)
    assert "Mother: in hospital: Leicester Royal Infirmary, since 20 November 2026" in record
    assert f"The baby: in a n{where}" in record


def test_a_discharge_is_the_next_place_and_the_unit_stays_as_history(
    client_of: ClientOf, scene: Scene, handover_id: UUID
) -> None:
    scene.ask("mary", each_baby.record_birth(handover_id))
    scene.ask("mary", each_baby.baby_is(handover_id))
    home = each_baby.place(PlaceKind.WITH_MOTHER, since=PartDate(2026, 11, 23))
    scene.ask("hana", each_baby.baby_is(handover_id, home))
    family = read(client_of("hana"), handover_id, "/family")
    assert "With the mother, since 23 November 2026" in family
    assert f"Before: In a neonatal unit: {each_baby.UNIT}, since 20 November 2026, Mary" in family
    record = read(client_of("hana"), handover_id)
    assert "The baby: with the mother, since 23 November 2026" in record
    assert "neonatal unit" not in record


def test_twins_may_be_in_different_places_and_who_died_is_in_none(
    client_of: ClientOf, scene: Scene, world: World
) -> None:
    whom = About(
        region.about().mother, None, each_baby.BORN_ON, (BabyNamed(1, "Ada"), BabyNamed(2))
    )
    to = world.teams["derby_visitors"]
    both = scene.ask("mary", region.record(to_team_id=to, whom=whom))
    family = world.together.service.family_of(both, world.accounts["mary"].actor)[1]
    first, other = family.babies
    mary = client_of("mary")
    form = read(mary, both, "/family/place")
    assert "Which baby? Baby 1 (Ada) Baby 2 Where now?" in form
    unit = {"is_mothers": "no", "kind": "neonatal_unit", "where": each_baby.UNIT}
    tell(mary, both, PLACE, **unit, baby_id=str(first))
    tell(mary, both, PLACE, is_mothers="no", kind="with_mother", where="", baby_id=str(other))
    record = read(mary, both)
    assert "Baby 1 (Ada): in a neonatal unit" in record
    assert "Baby 2: with the mother" in record
    scene.ask("mary", losing.record_loss(both, losing.loss(happened_on=None), other))
    record = read(mary, both)
    assert "Baby 1 (Ada): in a neonatal unit" in record
    assert "Baby 2: with the mother" not in record


def test_a_program_tells_and_reads_each_baby(app: Flask, handover_id: UUID) -> None:
    mary = program(app, "mary")
    at = f"/handovers/{handover_id}/family"
    assert mary.post(f"{at}/birth", each_baby.birth_body()).status_code == 201
    mary.post(f"{at}/baby-number", each_baby.number_body())
    baby = {"is_mothers": False, "kind": "neonatal_unit", "where": each_baby.UNIT}
    mary.post(f"{at}/place", each_baby.place_body(**baby))
    family = mary.post(f"{at}/place", each_baby.place_body()).get_json()
    [shown] = family["babies"]
    assert (shown["state"], shown["born_on"]) == ("born", "2026-11-20")
    assert [one["nhs_number"] for one in shown["nhs_numbers"]] == ["9990000026"]
    assert [one["gestation"] for one in shown["births"]] == ["about 30 weeks"]
    assert [(one["kind"], one["since"]) for one in shown["places"]] == [
        ("neonatal_unit", "2026-11-20")
    ]
    assert [one["where"] for one in family["mother_places"]] == ["Leicester Royal Infirmary"]


def test_the_record_does_not_wonder_where_nobody_said(
    client_of: ClientOf, handover_id: UUID
) -> None:
    assert "Mother: " not in read(client_of("hana"), handover_id)
