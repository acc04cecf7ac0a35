"""The stop on the pages and in the API: no mark on a baby not yet mobile is recorded round it."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from handover.content import Trigger
from handover.policy import View
from handover.refusals import ReferFirst
from tests import programs
from tests.browsing import ClientOf, page, send, words
from tests.recording import (
    ABOUT,
    DECIDED,
    MARK,
    REFERRED,
    WHY,
    Answers,
    answer,
    answered,
    begun,
    sent,
    to_team,
)
from tests.world import MovableClock, World
from web.presenters.labels import TRIGGER

SENT_MARK = {"trigger": "mark_before_mobile", "urgency": "immediate"}
SENT_REFERRAL = {
    "is_referred": True,
    "referred_to": "Derby children's social care",
    "referred_at": "2026-11-24T09:35:00Z",
    "reference": "CSC 40417",
}
SENT_DECISION = {
    "is_referred": False,
    "senior_name": "Dr Ines Wold",
    "senior_role": "Named doctor",
    "reason": "A birthmark",
}
SAID_REFERRED = (
    "I have referred the baby: Derby children's social care, Tuesday 24 November 2026 at 9:35am. "
    "The reference of the referral is CSC 40417."
)
SAID_DECIDED = (
    "The baby has not been referred to children's social care. Dr Ines Wold, Named doctor for "
    "safeguarding children, decided so: A birthmark, drawn in the red book"
)


def at_the_stop(mary: FlaskClient, world: World) -> UUID:
    """A draft in which the mark was just chosen."""
    draft_id = begun(mary)
    answer(mary, draft_id, "about", ABOUT)
    answer(mary, draft_id, "to", to_team(world))
    response = answer(mary, draft_id, "why", {**WHY, **MARK})
    assert response.location == f"/record/{draft_id}/referred"
    return draft_id


def test_choosing_the_mark_leads_to_the_stop_before_anything_else(
    client_of: ClientOf, world: World
) -> None:
    mary = client_of("mary")
    html = page(mary, f"/record/{at_the_stop(mary, world)}/referred")
    said = words(html)
    assert ReferFirst.sentence in said
    assert "step 4 of 7" in said
    assert "Out of hours, the directory says for Derby health visitors: Ring the duty desk" in said
    assert ">01632 960199</a>" in html
    assert 'href="tel:999"' in html


def test_the_stop_comes_even_before_what_was_left_out_earlier(
    client_of: ClientOf, world: World
) -> None:
    mary = client_of("mary")
    draft_id = begun(mary)
    answer(mary, draft_id, "to", to_team(world))
    assert answer(mary, draft_id, "why", {**WHY, **MARK}).location.endswith("/referred")
    assert answer(mary, draft_id, "referred", REFERRED).location.endswith("/about")


def test_nothing_is_sent_round_the_stop(client_of: ClientOf, world: World) -> None:
    """All is answered; in another tab the reason becomes the mark, then "Send" is pressed."""
    mary = client_of("mary")
    draft_id = answered(mary, world)
    answer(mary, draft_id, "why", {**WHY, **MARK})
    head = world.together.service.head()
    assert send(mary, f"/record/{draft_id}/check", {}).location == f"/record/{draft_id}/referred"
    assert mary.get(f"/record/{draft_id}/check").location == f"/record/{draft_id}/referred"
    assert world.together.service.head() == head


@pytest.mark.parametrize(
    "told,shown,read_aloud",
    [
        (
            REFERRED,
            ("Yes: Derby children's social care", "24 November 2026 at 9:35am", "CSC 40417"),
            SAID_REFERRED,
        ),
        (
            DECIDED,
            ("No: a named senior decided", "Dr Ines Wold", "A birthmark, drawn in the red book"),
            SAID_DECIDED,
        ),
    ],
    ids=["referred", "decided"],
)
def test_what_was_told_at_the_stop_is_checked_read_aloud_and_on_top_of_the_record(
    client_of: ClientOf,
    world: World,
    told: Answers,
    shown: tuple[str, ...],
    read_aloud: str,
) -> None:
    mary = client_of("mary")
    draft_id = answered(mary, world, why=MARK, referred=told)
    checked = page(mary, f"/record/{draft_id}/check")
    assert f'href="/record/{draft_id}/referred"' in checked
    handover_id = UUID(send(mary, f"/record/{draft_id}/check", {}).location.split("/")[2])
    record = words(page(client_of("hana"), f"/handovers/{handover_id}"))
    top = record.partition("Who holds responsibility now")[0]
    for one in shown:
        assert one in words(checked)
        assert one in top
    assert read_aloud in words(page(mary, f"/handovers/{handover_id}/call"))


def test_boxes_below_the_other_choice_are_kept_and_not_sent(
    client_of: ClientOf, world: World
) -> None:
    mary = client_of("mary")
    both = {**DECIDED, **REFERRED}
    handover_id = sent(mary, world, why=MARK, referred=both)
    actor = world.accounts["mary"].actor
    referred = world.together.service.look_up(handover_id, actor, View.RECORD).referred
    assert referred is not None
    assert (referred.is_referred, referred.senior_name, referred.reason) == (True, "", "")


def test_another_reason_leaves_the_stop_out_and_sends_nothing_of_it(
    client_of: ClientOf, world: World
) -> None:
    mary = client_of("mary")
    draft_id = answered(mary, world, why=MARK, referred=REFERRED)
    answer(mary, draft_id, "why", WHY)
    stop = f"/record/{draft_id}/referred"
    assert mary.get(stop).location == f"/record/{draft_id}/check"
    assert send(mary, stop, {}).location == f"/record/{draft_id}/check"
    assert "step 1 of 6" in words(page(mary, f"/record/{draft_id}/about"))
    handover_id = UUID(send(mary, f"/record/{draft_id}/check", {}).location.split("/")[2])
    actor = world.accounts["mary"].actor
    assert world.together.service.look_up(handover_id, actor, View.RECORD).referred is None


def test_a_draft_that_lay_too_long_asks_for_the_referral_again(
    client_of: ClientOf, world: World, clock: MovableClock
) -> None:
    two_days_ago = {**REFERRED, "referred.referred_at-day": "22"}
    draft_id = answered(client_of("mary"), world, why=MARK, referred=two_days_ago)
    clock.move(days=6)
    mary = client_of("mary")
    assert send(mary, f"/record/{draft_id}/check", {}).location == f"/record/{draft_id}/referred"
    said = words(page(mary, f"/record/{draft_id}/referred"))
    assert "The referral was more than 7 days ago" in said


def test_the_lists_show_the_reason_and_not_the_referral(client_of: ClientOf, world: World) -> None:
    sent(client_of("mary"), world, why=MARK, referred=REFERRED)
    world.together.projector.catch_up_fully()
    reason = TRIGGER[Trigger.MARK_BEFORE_MOBILE].lower()
    for who, address in (("hana", "/inbox"), ("mary", "/sent"), ("lena", "/board")):
        said = words(page(client_of(who), address)).lower()
        assert (reason in said) == (who != "lena")
        assert "derby children's social care" not in said


@pytest.mark.parametrize("told", [SENT_REFERRAL, SENT_DECISION], ids=["referred", "decided"])
def test_a_program_records_a_mark_with_what_came_before(
    app: Flask, world: World, told: dict[str, Any]
) -> None:
    body = programs.record_body(world.teams["derby_visitors"], **SENT_MARK, referred=told)
    mary = programs.program(app, "mary")
    answer = mary.post("/handovers", body)
    assert answer.status_code == 201, answer.text
    shown = mary.get(f"/handovers/{answer.get_json()['handover_id']}").get_json()["referred"]
    assert {name: shown[name] for name in told} == told
    assert {shown[name] for name in shown.keys() - told.keys()} <= {"", None}


@pytest.mark.parametrize(
    "changed,field,says",
    [
        ({**SENT_MARK, "referred": None}, "referred", ReferFirst.sentence),
        ({"referred": SENT_REFERRAL}, "referred", "Leave the referral out"),
        (
            {**SENT_MARK, "referred": {**SENT_REFERRAL, **SENT_DECISION, "is_referred": True}},
            "referred.is_referred",
            "Record the referral, or the named senior's decision, not both",
        ),
        (
            {**SENT_MARK, "referred": {**SENT_REFERRAL, "referred_at": "2026-11-24T09:35:00"}},
            "referred.referred_at",
            "Send the time with its offset",
        ),
        ({**SENT_MARK, "referred": {}}, "referred.is_referred", "Choose whether you have"),
        ({**SENT_MARK, "referred": "999"}, "referred", "Send an object with named fields"),
    ],
)
def test_a_program_is_told_what_is_missing_or_too_much(
    app: Flask, world: World, changed: dict[str, Any], field: str, says: str
) -> None:
    body = programs.record_body(world.teams["derby_visitors"], **changed)
    head = world.together.service.head()
    answer = programs.program(app, "mary").post("/handovers", body)
    assert answer.status_code == 422
    [error] = answer.get_json()["errors"]
    assert error["field"] == field
    assert error["message"].startswith(says)
    assert world.together.service.head() == head


def test_a_record_of_anything_else_shows_no_referral(app: Flask, world: World) -> None:
    mary = programs.program(app, "mary")
    made = mary.do(
        "/handovers", **programs.record_body(world.teams["derby_visitors"], command_id=str(uuid4()))
    )
    assert mary.get(f"/handovers/{made['handover_id']}").get_json()["referred"] is None
