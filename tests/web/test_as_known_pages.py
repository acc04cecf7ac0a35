"""A record as it was known at a moment: the banner, what is left out, and nothing to press."""

import re
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests import losing, moving, putting_right, referring, safeguarding, telling, undoing
from tests import region as r
from tests.browsing import ClientOf, page, words
from tests.programs import program
from tests.web.scene import Scene
from tests.world import MovableClock

AT_TEN, AT_ELEVEN = "2026-11-24T10:00:00Z", "2026-11-24T11:00:00Z"
BANNER = "As known on 24 November 2026, 10am. What was recorded later is not shown."
NO_DEED = re.compile(r"<(form|button|input|textarea|select)\b|href=\"tel:")
HREF = re.compile(r'href="([^"#]*)"')


def then(client: FlaskClient, handover_id: UUID, moment: str = AT_TEN) -> str:
    html = page(client, f"/handovers/{handover_id}/as-known?as_known_on={moment}")
    return html[html.index("<main") : html.index("</main>")]


def test_what_was_recorded_later_is_not_there(
    scene: Scene, client_of: ClientOf, clock: MovableClock, handover_id: UUID
) -> None:
    clock.move(minutes=30)
    scene.ask("hana", r.acknowledge(handover_id))
    scene.ask("mary", r.note(handover_id))
    said = words(then(client_of("mary"), handover_id))
    assert BANNER in said
    assert "Unacknowledged" in said
    assert "She has a new telephone number" not in said
    assert "Note added" not in said
    assert "Handover of care recorded" in said, "the timeline up to then"
    later = words(then(client_of("mary"), handover_id, AT_ELEVEN.replace("11:00", "10:30")))
    assert "As known on 24 November 2026, 10:30am." in later
    assert "She has a new telephone number" in later
    assert "Acknowledged by Hana Quorn" in later


def test_clocks_stand_as_they_stood(scene: Scene, client_of: ClientOf, clock: MovableClock) -> None:
    handover_id = scene.recorded()
    now = words(page(client_of("mary"), f"/handovers/{handover_id}"))
    clock.move(days=9)
    said = words(then(client_of("mary"), handover_id))
    left = re.search(r"\d+ hours? left|\d+ hours? \d+ minutes? left|\d+ days? \d+ hours? left", now)
    assert left
    assert left[0] in said


def test_nothing_can_be_done_from_it_whatever_has_happened(
    scene: Scene, client_of: ClientOf, clock: MovableClock, handover_id: UUID
) -> None:
    clock.move(minutes=5)
    for who, command in (
        ("mary", putting_right.revise(handover_id)),
        ("hana", r.ask_sender(handover_id)),
        ("mary", safeguarding.set_contact(handover_id)),
        ("mary", moving.record_move(handover_id)),
        ("mary", telling.person(handover_id)),
        ("mary", referring.refer(handover_id)),
        ("mary", referring.outcome(handover_id)),
        ("mary", referring.disagree(handover_id)),
        ("mary", losing.record_loss(handover_id)),
        ("hana", undoing.ask_undone(handover_id)),
    ):
        scene.ask(who, command)
    clock.move(minutes=55)
    for who in ("mary", "hana"):
        html = then(client_of(who), handover_id, AT_ELEVEN)
        assert "Routine contact stopped" in words(html), "it is the whole record"
        assert NO_DEED.findall(html) == []
        here = f"/handovers/{handover_id}"
        ways = {one.partition("?")[0] for one in HREF.findall(html)}
        assert ways == {f"{here}/as-known", f"{here}/family/chronology"}, "other moments, no deeds"


def test_without_a_moment_it_asks_for_one(client_of: ClientOf, handover_id: UUID) -> None:
    html = page(client_of("hana"), f"/handovers/{handover_id}/as-known")
    assert "The record as it was known at a moment" in words(html)
    assert 'name="as_known_on-day"' in html
    assert 'name="as_known_on.time"' in html
    assert "What was said" not in words(html)


@pytest.mark.parametrize(
    "asked, says",
    [
        ("as_known_on=2027-01-01T10:00:00Z", "This moment is in the future."),
        ("as_known_on=2026-11-24T09:59:59Z", "Nothing about this was recorded by then."),
        ("as_known_on.time=9:30", "Enter the date as well as the time"),
        ("as_known_on-day=14&as_known_on-month=11&as_known_on-year=2026", "Enter the time as"),
    ],
)
def test_a_moment_that_cannot_be_is_said_beside_the_box_and_what_was_typed_is_kept(
    client_of: ClientOf, handover_id: UUID, asked: str, says: str
) -> None:
    answer = client_of("hana").get(f"/handovers/{handover_id}/as-known?{asked}")
    assert answer.status_code == 422
    assert "<title>Error: " in answer.text
    assert words(answer.text).count(says) == 2
    assert 'href="#as_known_on"' in answer.text
    assert 'id="as_known_on"' in answer.text
    if "day=14" in asked:
        assert 'value="14"' in answer.text


def test_a_stranger_and_a_lead_see_nothing_of_any_moment(
    client_of: ClientOf, app: Flask, handover_id: UUID
) -> None:
    for who, status in (("nina", 404), ("lena", 403)):
        address = f"/handovers/{handover_id}/as-known?as_known_on={AT_TEN}"
        assert client_of(who).get(address).status_code == status
        answer = program(app, who).get(f"/handovers/{handover_id}", as_known_on=AT_TEN)
        assert answer.status_code == status


def test_a_program_asks_for_a_moment_likewise(
    scene: Scene, app: Flask, clock: MovableClock, handover_id: UUID
) -> None:
    clock.move(minutes=30)
    scene.ask("hana", r.acknowledge(handover_id))
    mary = program(app, "mary")
    path = f"/handovers/{handover_id}"
    assert mary.get(path).get_json()["state"] == "acknowledged"
    assert mary.get(path, as_known_on=AT_TEN).get_json()["state"] == "waiting"
    lines = mary.get(f"{path}/timeline", as_known_on=AT_TEN).get_json()["lines"]
    assert [one["what"] for one in lines] == ["recorded"]
    assert len(mary.get(f"{path}/timeline").get_json()["lines"]) == 2
    for of in (path, f"{path}/timeline"):
        refused = mary.get(of, as_known_on="2027-01-01T10:00:00Z")
        assert refused.status_code == 422
        early = mary.get(of, as_known_on="2026-11-24T09:59:00Z")
        assert early.status_code == 422
        assert "Nothing about this was recorded by then." in early.get_data(as_text=True)


def test_a_lead_has_the_timeline_of_then(app: Flask, handover_id: UUID) -> None:
    path = f"/handovers/{handover_id}/timeline"
    lines = program(app, "lena").get(path, as_known_on=AT_TEN).get_json()["lines"]
    assert [one["what"] for one in lines] == ["recorded"]


def test_a_record_that_has_gone_to_another_woman_says_nothing_of_the_first_ones_family(
    scene: Scene, client_of: ClientOf, clock: MovableClock, handover_id: UUID
) -> None:
    scene.ask("mary", telling.social_care(handover_id))
    clock.move(minutes=30)
    assert "Northamptonshire (closed 2009)" in words(then(client_of("hana"), handover_id))
    scene.ask("mary", putting_right.correct_number(handover_id))
    assert "Northamptonshire" not in words(then(client_of("hana"), handover_id))
