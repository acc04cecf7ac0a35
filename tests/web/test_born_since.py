"""A baby who is born after the record was made: what both teams and the lead read of it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from flask import Flask

from handover.content import Trigger
from handover.family.losses import LossKind
from tests import each_baby, region
from tests.browsing import ClientOf, page, words
from tests.losing import loss, record_loss
from tests.programs import program
from tests.web.scene import Scene
from tests.world import MovableClock

DUE_ON, BORN_ON = region.about().due_on, each_baby.BORN_ON
LISTS = (("mary", "/sent"), ("hana", "/inbox"), ("lena", "/board"))


@pytest.fixture
def handover_id(scene: Scene) -> UUID:
    """Sent for a baby who is due in February."""
    return scene.recorded()


def places(handover_id: UUID) -> tuple[tuple[str, str], ...]:
    """Wherever somebody who has to act looks."""
    record = f"/handovers/{handover_id}"
    return (*LISTS, ("mary", record), ("hana", record), ("lena", f"/board/{handover_id}"))


def silent(client_of: ClientOf, handover_id: UUID, said: str) -> list[tuple[str, str]]:
    """The places that do not say it."""
    return [
        (who, path)
        for who, path in places(handover_id)
        if said not in words(page(client_of(who), path))
    ]


def test_both_flags_count_from_a_birth_that_was_told_after_the_record(
    app: Flask, client_of: ClientOf, scene: Scene, clock: MovableClock, handover_id: UUID
) -> None:
    scene.ask("hana", each_baby.record_birth(handover_id))
    clock.move(days=6)
    for who, path in LISTS:
        row = program(app, who).get(path).get_json()["handovers"][0]
        assert (row["visit_by_on"], row["new_birth_visit"]) == ("2026-12-04", None)
        assert (row["midwifery_ends_on"], row["is_nobodys"]) == ("2026-12-18", False)
    clock.move(days=1)
    visit = "Day 11 and nobody has acknowledged: the new birth visit is due by day 14, 4 December"
    assert silent(client_of, handover_id, visit) == []
    clock.move(days=17)
    over = "Day 28 and nobody has acknowledged: midwifery care ends by day 28, 18 December 2026"
    assert silent(client_of, handover_id, over) == []
    for who, path in LISTS:
        row = program(app, who).get(path).get_json()["handovers"][0]
        assert (row["new_birth_visit"], row["is_nobodys"]) == ("passed", True)


def test_the_record_the_call_and_the_lists_say_that_the_baby_is_born(
    app: Flask, client_of: ClientOf, scene: Scene, handover_id: UUID
) -> None:
    mary = client_of("mary")
    assert ". Due 1 February 2027. " in words(page(mary, f"/handovers/{handover_id}"))
    scene.ask("hana", each_baby.record_birth(handover_id))
    record = words(page(mary, f"/handovers/{handover_id}"))
    assert (
        "Born 20 November 2026, 4 days old. The record gives the due date 1 February 2027. Mother "
        "born"
    ) in record
    assert "The record gives only a due date. No clock stopped" in record
    call = words(page(mary, f"/handovers/{handover_id}/call"))
    assert (
        "Her baby was born on 20 November 2026; the record gives the due date 1 February 2027."
    ) in call
    for who, path in LISTS[:2]:
        shown = words(page(client_of(who), path))
        assert "Born 20 November 2026, 4 days old" in shown
        assert "1 February 2027" not in shown
        row = program(app, who).get(path).get_json()["handovers"][0]
        assert (row["due_on"], row["baby_born_on"]) == (str(DUE_ON), str(BORN_ON))


def test_a_lead_reads_on_the_case_that_it_is_born_and_not_when(
    client_of: ClientOf, scene: Scene, handover_id: UUID
) -> None:
    scene.ask("hana", each_baby.record_birth(handover_id))
    case = words(page(client_of("lena"), f"/board/{handover_id}"))
    assert "Birth known" in case
    assert "20 November 2026" not in case


def test_a_program_reads_the_birth_beside_what_the_record_says(
    app: Flask, scene: Scene, handover_id: UUID
) -> None:
    mary = program(app, "mary")
    before = mary.get(f"/handovers/{handover_id}").get_json()
    assert before["born_on"] is None
    scene.ask("hana", each_baby.record_birth(handover_id, date(2026, 11, 22)))
    shown = mary.get(f"/handovers/{handover_id}").get_json()
    assert shown["born_on"] == "2026-11-22"
    assert shown["about"] == before["about"]


def test_nobody_counts_the_days_of_a_baby_who_has_died(
    client_of: ClientOf, scene: Scene, handover_id: UUID
) -> None:
    scene.ask("hana", each_baby.record_birth(handover_id))
    death = loss(LossKind.NEONATAL_DEATH, happened_on=None)
    scene.ask("mary", record_loss(handover_id, death))
    support = scene.recorded(replace(region.record(), trigger=Trigger.LOSS))
    assert "Born 20 November 2026" in words(page(client_of("mary"), f"/handovers/{support}"))
    for who, path in (*places(support), *places(handover_id)[3:5], ("mary", "/sent?show=stopped")):
        assert "4 days old" not in words(page(client_of(who), path)), path
