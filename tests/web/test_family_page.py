"""The family's page: what is known, only assumed or never asked, for the two teams alone."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from handover.answers import HowKnown, Knowledge
from handover.family.household import Relation
from handover.family.part_dates import PartDate
from handover.family.social_care import Whose
from tests import telling
from tests.browsing import ClientOf, page, send, words
from tests.programs import program
from tests.recording import Answers
from tests.web.scene import Scene


def read(client: FlaskClient, handover_id: UUID, part: str = "/family") -> str:
    return words(page(client, f"/handovers/{handover_id}{part}"))


def tell(
    client: FlaskClient, handover_id: UUID, form: str, facts: Mapping[str, str]
) -> TestResponse:
    """Send one form of the family's page."""
    typed: Answers = {"command_id": str(uuid4()), **facts}
    return send(client, f"/handovers/{handover_id}/family/{form}", typed)


def test_what_nobody_told_stands_out(client_of: ClientOf, handover_id: UUID) -> None:
    said = read(client_of("hana"), handover_id)
    assert "Not asked Father and other men: nobody has recorded anything on this page." in said
    assert "Nothing recorded Nobody has recorded social care history here" in said
    assert "lived elsewhere in the last 2 years" in said
    record = read(client_of("hana"), handover_id, "")
    assert "Nobody has recorded social care history on the family's page" in record
    assert "Father and other men: nothing is recorded on this page" in record


def test_history_of_two_authorities_is_on_the_first_screen_closed_or_not(
    client_of: ClientOf, scene: Scene, handover_id: UUID
) -> None:
    scene.ask("mary", telling.social_care(handover_id))
    his = telling.involvement("Birmingham", Whose.FATHER, None, how_known=HowKnown.ASSUMED)
    scene.ask("mary", telling.social_care(handover_id, his))
    scene.ask("mary", telling.person(handover_id))
    record = read(client_of("hana"), handover_id, "")
    assert (
        "Social care history: Birmingham (closed), Northamptonshire (closed 2009) "
        "Father: name not known (not asked)"
    ) in record
    said = read(client_of("hana"), handover_id)
    assert "The mother: Looked after, start not known, to 2009" in said
    assert "Closed Assumed The father: Looked after, start not known, end not known" in said


def test_a_person_is_recorded_put_right_and_leaves_and_nothing_is_erased(
    client_of: ClientOf, handover_id: UUID
) -> None:
    mary = client_of("mary")
    asked = {
        "relation": "father",
        "answer.knowledge": "not_asked",
        "answer.words": "He did not come with her",
        "answer.how_known": "assumed",
        "responsibility": "not_known",
        "residence": "not_known",
    }
    answer = tell(mary, handover_id, "person", asked)
    assert answer.status_code == 303, words(answer.text)
    assert "Father: name not known Not asked" in read(mary, handover_id)
    hana = client_of("hana")
    form = read(hana, handover_id, "/family/person")
    assert "A person not recorded yet" in form
    known = {
        **asked,
        "person_id": str(telling.FIRST_PERSON),
        "answer.knowledge": "known",
        "answer.words": "Works nights",
        "answer.how_known": "told_by_her",
        "name": "Tom Reed",
        "born_on-year": "1996",
    }
    assert tell(hana, handover_id, "person", known).status_code == 303
    said = read(mary, handover_id)
    assert "Father: Tom Reed" in said
    assert "Told by the mother" in said
    assert "Born 1996" in said
    assert "Said before: Father: name not known (not asked), Mary" in said
    gone = {"person_id": str(telling.FIRST_PERSON), "reason": "Moved out"}
    assert tell(hana, handover_id, "left", gone).status_code == 303
    said = read(mary, handover_id)
    assert "No longer in the household: Moved out" in said
    assert "Father: Tom Reed" in said


def test_every_man_who_is_still_there_is_on_the_first_screen(
    client_of: ClientOf, scene: Scene, handover_id: UUID
) -> None:
    partner = replace(telling.father(), relation=Relation.MOTHERS_PARTNER)
    grandmother = replace(telling.father(), relation=Relation.GRANDPARENT)
    for who in (telling.father(), partner, grandmother):
        scene.ask("mary", telling.person(handover_id, who))
    both = "Father: name not known (not asked); Mother's partner: name not known (not asked)"
    assert f"{both} " in f"{read(client_of('hana'), handover_id, '')} "
    scene.ask("mary", telling.left(handover_id))
    record = read(client_of("hana"), handover_id, "")
    assert "Father: name not known" not in record
    assert "Mother's partner: name not known (not asked)" in record
    assert "Grandparent" not in record


def test_history_that_was_put_right_keeps_what_was_said_before(
    client_of: ClientOf, scene: Scene, handover_id: UUID
) -> None:
    scene.ask("mary", telling.social_care(handover_id))
    corrected = telling.involvement("Birmingham")
    scene.ask("hana", telling.social_care(handover_id, corrected, telling.FIRST_ENTRY))
    said = read(client_of("mary"), handover_id)
    assert "Said before: The mother: Looked after, start not known, to 2009, Mary" in said


def test_an_assumption_never_reads_as_known(
    client_of: ClientOf, scene: Scene, handover_id: UUID
) -> None:
    guessed = telling.father(Knowledge.KNOWN, "Lives abroad", HowKnown.ASSUMED, name="Tom")
    scene.ask("mary", telling.person(handover_id, guessed))
    assert "Father: Tom Assumed" in read(client_of("hana"), handover_id)
    assert "Father: Tom (assumed)" in read(client_of("hana"), handover_id, "")


def test_open_history_stands_first_and_the_month_may_be_unknown(
    client_of: ClientOf, handover_id: UUID
) -> None:
    mary = client_of("mary")
    told = {
        "whose": "child",
        "authority": "Leicester",
        "status": "child_protection_plan",
        "is_open": "yes",
        "from_on-month": "may",
        "from_on-year": "2026",
        "how_known": "seen_in_record",
        "from_whom": "CP-IS",
    }
    answer = tell(mary, handover_id, "social-care", told)
    assert answer.status_code == 303, words(answer.text)
    said = read(mary, handover_id)
    assert "Open A child of the family: Child protection plan, since May 2026" in said
    assert "History: Leicester (open)" in said


def test_only_my_own_teams_handovers_are_listed(
    client_of: ClientOf, scene: Scene, handover_id: UUID
) -> None:
    second = scene.recorded()
    said = read(client_of("mary"), handover_id)
    assert "more that your team neither sends nor receives" not in said
    assert said.count("From Leicester community midwives to Derby health visitors") == 2
    assert client_of("nina").get(f"/handovers/{second}/family").status_code == 404
    assert client_of("lena").get(f"/handovers/{second}/family").status_code == 403


def test_a_program_reads_and_tells(app: Flask, handover_id: UUID) -> None:
    mary, hana = program(app, "mary"), program(app, "hana")
    at = f"/handovers/{handover_id}/family"
    told = mary.post(f"{at}/social-care", telling.social_care_body())
    assert told.status_code == 201, told.text
    [entry] = told.get_json()["social_care"]
    assert (entry["authority"], entry["from_on"], entry["to_on"]) == (
        "Northamptonshire",
        "2004",
        "2009-03",
    )
    body = telling.person_body()
    assert hana.post(f"{at}/person", body).status_code == 201
    assert hana.post(f"{at}/person", body).status_code == 200, "sent twice, told once"
    family = mary.get(at).get_json()
    [person] = family["people"]
    assert (person["name"], person["born_on"], person["left_because"]) == ("Tom Reed", "1996", "")
    assert person["person_id"] == str(telling.FIRST_PERSON)
    assert program(app, "nina").get(at).status_code == 404
    assert PartDate(2009, 3).in_words() == "March 2009"


@pytest.mark.parametrize(
    "typed,says",
    [
        ("the spring of 2009", "Enter the start in numbers, for example 2009 or 3 2009"),
        ("", "Enter the year of the start, or leave all of it empty"),
    ],
)
def test_a_date_that_cannot_be_read_is_asked_for_again(
    client_of: ClientOf, handover_id: UUID, typed: str, says: str
) -> None:
    start = {"from_on-month": "3", "from_on-year": typed}
    answer = tell(client_of("mary"), handover_id, "social-care", start)
    assert answer.status_code == 422
    assert says in words(answer.text)
