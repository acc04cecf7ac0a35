"""Who sees a chronology, and what stays hidden in it from everybody."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from flask import Flask

from tests import (
    each_baby,
    putting_right,
    safeguarding,
)
from tests import region as r
from tests.browsing import ClientOf, page, words
from tests.programs import program
from tests.web.chronicles import address, entries, read, titles
from tests.web.scene import Scene
from tests.world import START, MovableClock


def test_it_goes_across_the_handovers_that_one_may_open_and_counts_the_others(
    scene: Scene, client_of: ClientOf, app: Flask, handover_id: UUID
) -> None:
    to_leicester = r.record(to_team_id=scene.world.teams["leicester_visitors"])
    other = scene.ask("mary", to_leicester)

    mine = titles(app, "mary", handover_id)
    assert mine.count("Handover of care recorded") == 2
    assert titles(app, "mary", other) == mine, "through whichever handover of the family"
    assert titles(app, "hana", handover_id).count("Handover of care recorded") == 1
    counted = "1 handover of this family that your team neither sends nor receives is not told here"
    assert counted in read(client_of("hana"), handover_id)
    assert "not told here" not in read(client_of("mary"), handover_id)
    assert "Leicester health visitors" not in read(client_of("hana"), handover_id)


@pytest.mark.parametrize("who", ["nina", "hugo"])
def test_a_team_without_a_handover_of_the_family_sees_none_of_it(
    app: Flask, client_of: ClientOf, handover_id: UUID, who: str
) -> None:
    assert client_of(who).get(address(handover_id)).status_code == 404
    path = f"/handovers/{handover_id}/family/chronology"
    assert program(app, who).get(path).status_code == 404


@pytest.mark.parametrize("who", ["lena", "kit"])
def test_a_lead_and_a_keeper_see_no_mother_here(
    app: Flask, client_of: ClientOf, handover_id: UUID, who: str
) -> None:
    assert client_of(who).get(address(handover_id)).status_code == 403
    path = f"/handovers/{handover_id}/family/chronology"
    assert program(app, who).get(path).status_code == 403


def test_a_record_made_in_error_leads_to_no_chronology(
    scene: Scene, client_of: ClientOf, handover_id: UUID
) -> None:
    scene.ask("mary", r.enter_in_error(handover_id))
    assert client_of("mary").get(address(handover_id)).status_code == 409
    assert "family/chronology" not in page(client_of("mary"), f"/handovers/{handover_id}")


def test_what_is_of_another_woman_has_left_it(scene: Scene, app: Flask) -> None:
    stays = scene.recorded(r.record())
    born = r.about(due_on=None, baby_born_on=date(2026, 1, 10))
    wrong = scene.ask("mary", r.record(to_team_id=scene.world.teams["derby_visitors"], whom=born))
    assert "Birth" in titles(app, "mary", stays, part="babies")
    scene.ask("mary", putting_right.correct_number(wrong))
    found = titles(app, "mary", stays)
    assert "Birth" not in found
    assert "A record has left this family: it was about another woman" in found
    assert r.NHS_NUMBER not in str(entries(app, "mary", wrong)), "nor is hers named there"


def test_after_an_adoption_nobody_is_named_who_was_to_care_for_the_baby(
    scene: Scene, client_of: ClientOf, handover_id: UUID, clock: MovableClock
) -> None:
    scene.ask("mary", each_baby.arranged(handover_id))
    clock.move(minutes=30)
    before = read(client_of("hana"), handover_id)
    assert "Who receives the baby: The intended parents" in before
    scene.ask("mary", each_baby.adopted(handover_id))
    then = START + timedelta(minutes=1)
    for asked in ({}, {"as_known_on": then.isoformat().replace("+00:00", "Z")}):
        said = read(client_of("hana"), handover_id, **asked)
        assert "Must not be told: Her family: who the intended parents are" in said
        assert "The intended parents, Nottingham" not in said
    record = f"/handovers/{handover_id}/as-known?as_known_on=2026-11-24T10:01:00Z"
    said = words(page(client_of("hana"), record))
    assert "Must not be told: Her family: who the intended parents are" in said
    assert "The intended parents, Nottingham" not in said


def test_how_to_reach_her_is_read_where_it_is_up_to_date(
    scene: Scene, client_of: ClientOf, handover_id: UUID
) -> None:
    scene.ask("mary", safeguarding.set_contact(handover_id))
    told = safeguarding.contact()
    said = read(client_of("hana"), handover_id)
    assert "How to reach her safely" in said
    assert "What was told stands on the family's page" in said
    assert told.code_phrase
    assert told.code_phrase not in said
    assert told.number not in said
