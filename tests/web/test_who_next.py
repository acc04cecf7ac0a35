"""Who is asked next stands wherever somebody looks: page and API, both teams and the lead."""

from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask

from handover.content import Kind
from handover.family.losses import LossKind
from handover.urgency import Urgency
from tests.browsing import page, signed_in, words
from tests.leading import ask, sent
from tests.losing import loss, record_loss
from tests.programs import program, record_body
from tests.region import TODAY, about, acknowledge, attempt, decline, record
from tests.world import MovableClock, World

DESK, LEADER = "the duty desk of the receiving team", "the team leader of the sending team"
DESIGNATED = "the designated nurse of the receiving area"
DAY_28 = "Day 28 and nobody has acknowledged: midwifery care ends by day 28"
DAY_11 = "Day 11 and nobody has acknowledged: the new birth visit is due by day 14, 8 December 2026"


def said(app: Flask, who: str, path: str) -> str:
    return words(page(signed_in(app, who), path))


def test_both_teams_and_the_lead_read_the_rung_that_is_reached(
    app: Flask, world: World, clock: MovableClock
) -> None:
    handover_id = sent(world, urgency=Urgency.IMMEDIATE)
    clock.move(hours=2, minutes=1)

    first = f"Rung 1 of 4 since Tuesday 24 November 2026 at midday. To act now: {DESK} and {LEADER}"
    for who, path in (
        ("mary", f"/handovers/{handover_id}"),
        ("mary", f"/handovers/{handover_id}/call"),
        ("mary", "/sent"),
        ("hana", f"/handovers/{handover_id}"),
        ("hana", "/inbox"),
        ("lena", "/board"),
        ("lena", f"/board/{handover_id}"),
    ):
        assert first in said(app, who, path), (who, path)

    clock.move(hours=2)
    on_board = said(app, "lena", "/board")
    assert "Rung 4 of 4 since Tuesday 24 November 2026 at 2pm" in on_board
    assert f"{DESIGNATED} and the regional lead" in on_board


def test_before_it_is_due_the_lists_stay_quiet_and_the_pages_say_who_comes_first(
    app: Flask, world: World
) -> None:
    handover_id = sent(world)

    for who, path in (("lena", "/board"), ("hana", "/inbox"), ("mary", "/sent")):
        assert "If nobody acknowledges" not in said(app, who, path)
    for path in (f"/handovers/{handover_id}", f"/handovers/{handover_id}/call"):
        assert (
            f"If nobody acknowledges, from Wednesday 25 November 2026 at 5pm: {DESK} and {LEADER}"
            in said(app, "mary", path)
        )


def test_the_sender_who_reached_nobody_reads_in_the_list_who_is_next(
    app: Flask, world: World
) -> None:
    handover_id = sent(world)
    ask(world, "mary", attempt(handover_id))

    assert "If nobody acknowledges, from Wednesday 25 November 2026 at 5pm" in said(
        app, "mary", "/sent"
    )


def test_once_somebody_has_taken_it_on_nobody_is_asked(
    app: Flask, world: World, clock: MovableClock
) -> None:
    handover_id = sent(world, urgency=Urgency.IMMEDIATE)
    ask(world, "hana", acknowledge(handover_id))
    clock.move(hours=9)

    for who, path in (("mary", f"/handovers/{handover_id}"), ("lena", f"/board/{handover_id}")):
        assert "Who to ring next" not in said(app, who, path)


def test_what_was_declined_is_asked_of_the_sending_side_only(
    app: Flask, world: World, clock: MovableClock
) -> None:
    handover_id = sent(world, urgency=Urgency.IMMEDIATE)
    ask(world, "hana", decline(handover_id))
    clock.move(hours=2, minutes=1)

    shown = said(app, "lena", "/board")

    assert f"To act now: {LEADER}." in shown
    assert "the sending team acts: it must go to the right team" in shown


def test_the_api_tells_the_ladder_and_the_rung(
    app: Flask, world: World, clock: MovableClock
) -> None:
    handover_id = sent(world, urgency=Urgency.IMMEDIATE)

    def answers() -> list[dict[str, object]]:
        return [
            program(app, "mary").get(f"/handovers/{handover_id}").get_json(),
            program(app, "mary").get("/sent").get_json()["handovers"][0],
            program(app, "hana").get("/inbox").get_json()["handovers"][0],
            program(app, "lena").get("/board").get_json()["handovers"][0],
        ]

    for answer in answers():
        assert answer["rung"] == 0
        assert isinstance(answer["ladder"], list)
        assert [one["due_at"] for one in answer["ladder"]] == [
            "2026-11-24T12:00:00Z",
            "2026-11-24T12:30:00Z",
            "2026-11-24T13:00:00Z",
            "2026-11-24T14:00:00Z",
        ]
        assert answer["ladder"][0]["receiver"] == {"role": DESK, "telephone": ""}
    clock.move(hours=2, minutes=31)
    assert [answer["rung"] for answer in answers()] == [2, 2, 2, 2]
    ask(world, "hana", acknowledge(handover_id))
    together = world.together
    together.projector.catch_up_fully()
    assert program(app, "mary").get(f"/handovers/{handover_id}").get_json()["rung"] is None


@pytest.mark.parametrize("urgency", [Urgency.IMMEDIATE, Urgency.SAME_DAY])
def test_a_shut_team_and_no_time_to_wait_name_the_route_to_the_sender(
    app: Flask, world: World, clock: MovableClock, urgency: Urgency
) -> None:
    clock.move(hours=8)  # 6pm: Derby closed at 5pm
    mary = program(app, "mary")
    body = record_body(world.teams["derby_visitors"], urgency=urgency.value)
    left = mary.post("/handovers", body).get_json()
    handover_id = UUID(left["handover_id"])

    assert left["out_of_hours_now"] == "Ring the duty desk on 01632 960199."
    shown = mary.get(f"/handovers/{handover_id}").get_json()
    assert shown["out_of_hours_now"] == "Ring the duty desk on 01632 960199."
    for path in (f"/handovers/{handover_id}", f"/handovers/{handover_id}/call"):
        assert "Take the out-of-hours route now: Ring the duty desk on 01632 960199" in said(
            app, "mary", path
        )
    assert "Take the out-of-hours route now" not in said(app, "hana", f"/handovers/{handover_id}")

    ask(world, "hana", acknowledge(handover_id))
    assert mary.get(f"/handovers/{handover_id}").get_json()["out_of_hours_now"] == ""
    assert "Take the out-of-hours route" not in said(app, "mary", f"/handovers/{handover_id}")


@pytest.mark.parametrize("urgency,hours", [(Urgency.PRIORITY, 8), (Urgency.SAME_DAY, 0)])
def test_what_can_wait_or_is_open_needs_no_route(
    app: Flask, world: World, clock: MovableClock, urgency: Urgency, hours: int
) -> None:
    clock.move(hours=hours)
    handover_id = sent(world, urgency=urgency)

    assert "Take the out-of-hours route now" not in said(app, "mary", f"/handovers/{handover_id}")
    shown = program(app, "mary").get(f"/handovers/{handover_id}").get_json()
    assert shown["out_of_hours_now"] == ""


def born_today(world: World, kind: Kind = Kind.HANDOVER_OF_CARE) -> UUID:
    """Mary hands over a baby who was born today."""
    whom = about(due_on=None, baby_born_on=TODAY)
    return ask(world, "mary", record(kind, world.teams["derby_visitors"], Urgency.ROUTINE, whom))


def test_the_flag_of_day_11_stands_on_every_list_and_on_the_record(
    app: Flask, world: World, clock: MovableClock
) -> None:
    handover_id = born_today(world)
    places = (
        ("mary", "/sent"),
        ("mary", f"/handovers/{handover_id}"),
        ("hana", "/inbox"),
        ("hana", f"/handovers/{handover_id}"),
        ("lena", "/board"),
        ("lena", f"/board/{handover_id}"),
    )
    clock.move(days=10)
    assert not [place for place in places if "the new birth visit" in said(app, *place)]
    row = program(app, "lena").get("/board").get_json()["handovers"][0]
    assert (row["visit_by_on"], row["new_birth_visit"]) == ("2026-12-08", None)

    clock.move(days=1)
    assert [place for place in places if DAY_11 not in said(app, *place)] == []
    for who, path in (("lena", "/board"), ("hana", "/inbox"), ("mary", "/sent")):
        row = program(app, who).get(path).get_json()["handovers"][0]
        assert row["new_birth_visit"] == "ending"

    clock.move(days=4)
    assert "Day 15 and nobody has acknowledged: the new birth visit was due by day 14" in said(
        app, "lena", "/board"
    )

    clock.move(days=12)
    assert "Day 27 and nobody" in said(app, "lena", "/board")
    clock.move(days=1)
    assert [place for place in places if DAY_28 not in said(app, *place)] == []
    for who, path in (("lena", "/board"), ("hana", "/inbox"), ("mary", "/sent")):
        row = program(app, who).get(path).get_json()["handovers"][0]
        assert (row["midwifery_ends_on"], row["is_nobodys"]) == ("2026-12-22", True)

    ask(world, "hana", acknowledge(handover_id, TODAY + timedelta(days=29)))
    assert program(app, "lena").get("/board").get_json()["handovers"][0]["is_nobodys"] is False
    assert not [place for place in places if "nobody has acknowledged" in said(app, *place)]


def test_nobody_is_told_of_a_visit_to_a_baby_who_died(
    app: Flask, world: World, clock: MovableClock
) -> None:
    handover_id = born_today(world)
    ask(world, "mary", record_loss(handover_id, loss(LossKind.NEONATAL_DEATH, happened_on=None)))
    clock.move(days=28)
    [row] = program(app, "mary").get("/sent", show="stopped").get_json()["handovers"]
    assert (row["new_birth_visit"], row["is_nobodys"]) == (None, False)
    assert "nobody has acknowledged" not in said(app, "mary", "/sent?show=stopped")


def test_a_concern_hands_no_visit_over(app: Flask, world: World, clock: MovableClock) -> None:
    born_today(world, Kind.CONCERN)
    clock.move(days=11)

    assert "the new birth visit" not in said(app, "lena", "/board")
