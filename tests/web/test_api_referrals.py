"""Referrals through the API: whole for the two teams, without the story for a lead."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from flask import Flask

from tests import programs, referring
from tests.programs import program
from tests.referring import FIRST_REFERRAL
from tests.world import MovableClock, World

STORY = "The case of 2009 is closed and nothing is new"


@pytest.fixture
def handover(app: Flask, world: World) -> str:
    """The path of what Mary has just recorded for Derby."""
    body = programs.record_body(world.teams["derby_visitors"])
    answer = program(app, "mary").post("/handovers", body)
    assert answer.status_code == 201, answer.text
    return f"/handovers/{answer.get_json()['handover_id']}"


def test_a_referral_is_followed_through_the_api(app: Flask, handover: str) -> None:
    mary, hana = program(app, "mary"), program(app, "hana")
    body = referring.referral_body()
    made = mary.post(f"{handover}/referrals", body)
    assert made.status_code == 201, made.text
    assert made.get_json()["referral_id"] == str(FIRST_REFERRAL)
    assert made.get_json()["word_due_at"] == "2026-11-25T17:00:00Z"
    assert made.get_json()["rule_id"] == "referral/1"
    assert made.get_json()["made"]["happened_at"] == "2026-11-24T09:00:00Z"
    again = mary.post(f"{handover}/referrals", body)
    assert (again.status_code, again.get_json()) == (200, made.get_json())
    taken = hana.post(
        f"{handover}/referrals/acknowledgement", referring.answer_body(taken_as="contact")
    )
    assert taken.get_json()["answer"]["taken_as"] == "contact"
    ended = hana.post(f"{handover}/referrals/outcome", referring.outcome_body())
    assert ended.get_json()["outcome"] == "no_further_action"
    assert ended.get_json()["review_due_at"] == "2026-11-25T17:00:00Z"
    assert ended.get_json()["word_due_at"] is None
    [one] = mary.get(f"{handover}/referrals").get_json()["referrals"]
    assert one == ended.get_json()
    assert one["outcomes"][0]["words"] == STORY


def test_a_mistake_is_marked_through_the_api(app: Flask, handover: str) -> None:
    mary = program(app, "mary")
    made = mary.post(f"{handover}/referrals", referring.referral_body()).get_json()
    assert (made["in_error"], made["error_reason"]) == (None, "")
    left = mary.post(f"{handover}/referrals/error", referring.error_body()).get_json()
    assert (left["word_due_at"], left["outcome"]) == (None, None)
    assert (left["in_error"]["name"], left["error_reason"]) == ("Mary Okafor", "Another family")
    [one] = mary.get(f"{handover}/referrals").get_json()["referrals"]
    assert one == left


def test_a_program_reads_where_an_outcome_is_disputed(app: Flask, handover: str) -> None:
    mary = program(app, "mary")
    mary.post(f"{handover}/referrals", referring.referral_body())
    decided = mary.post(f"{handover}/referrals/outcome", referring.outcome_body()).get_json()
    assert decided["disputed_through"] is None
    mary.post(f"{handover}/disagreements", referring.disagreement_body())
    [one] = mary.get(f"{handover}/referrals").get_json()["referrals"]
    assert one["disputed_through"] == one["handover_id"]


def test_a_lead_reviews_and_reads_no_story(app: Flask, handover: str) -> None:
    mary, lena = program(app, "mary"), program(app, "lena")
    mary.post(f"{handover}/referrals", referring.referral_body())
    mary.post(f"{handover}/referrals/outcome", referring.outcome_body())
    listed = lena.get("/board/reviews")
    [row] = listed.get_json()["referrals"]
    assert row["referral_id"] == str(FIRST_REFERRAL)
    assert lena.get("/board").get_json()["counts"]["reviews"] == 1
    reviewed = lena.post(f"{handover}/referrals/review", referring.review_body())
    assert reviewed.status_code == 201, reviewed.text
    assert reviewed.get_json()["decision"] == "agree"
    for answer in (listed, reviewed):
        assert STORY not in answer.text
        assert "Test Mother" not in answer.text
    assert lena.get(f"{handover}/referrals").status_code == 403
    assert lena.get("/board/reviews").get_json()["total"] == 0


def test_late_words_are_listed_for_the_team_and_for_the_lead(
    app: Flask, handover: str, clock: MovableClock
) -> None:
    program(app, "mary").post(f"{handover}/referrals", referring.referral_body())
    clock.now = datetime(2026, 11, 25, 17, 0, 1, tzinfo=UTC)
    [row] = program(app, "mary").get("/referrals").get_json()["referrals"]
    assert (row["authority"], row["word_due_at"]) == ("Leicester City", "2026-11-25T17:00:00Z")
    assert program(app, "hana").get("/referrals").get_json()["total"] == 0
    lena = program(app, "lena")
    assert lena.get("/board/referrals").get_json()["total"] == 1
    assert lena.get("/board/referrals", ods_code="RX1").get_json()["total"] == 0
    assert lena.get("/board").get_json()["counts"]["unanswered_referrals"] == 1
    assert program(app, "lena").get("/referrals").status_code == 403


def test_a_disagreement_stands_on_the_record_with_its_ladder(app: Flask, handover: str) -> None:
    mary, lena = program(app, "mary"), program(app, "lena")
    mary.post(f"{handover}/referrals", referring.referral_body())
    mary.post(f"{handover}/referrals/outcome", referring.outcome_body())
    answer = mary.post(f"{handover}/disagreements", referring.disagreement_body())
    assert answer.status_code == 201, answer.text
    assert answer.get_json()["state"] == "waiting", "no clock and no state moves"
    [one] = program(app, "hana").get(handover).get_json()["disagreements"]
    assert (one["other_side"], one["settled"]) == ("Leicester City", None)
    assert one["ladder"][0]["due_at"] == "2026-11-25T17:00:00Z"
    listed = lena.get("/board/disagreements")
    assert listed.get_json()["total"] == 1
    assert "Two siblings" not in listed.text
    settled = {"disagreement_id": one["disagreement_id"], "words": "They assess before the birth"}
    done = lena.post(f"{handover}/disagreements/settlement", programs.once(settled))
    assert done.status_code == 201, done.text
    [one] = program(app, "mary").get(handover).get_json()["disagreements"]
    assert one["settled_words"] == "They assess before the birth"
    assert one["settled"]["name"] == "Lena Price"


def test_a_stranger_cannot_tell_a_referral_from_none(app: Flask, handover: str) -> None:
    program(app, "mary").post(f"{handover}/referrals", referring.referral_body())
    nina = program(app, "nina")
    answers = [nina.get(f"{one}/referrals") for one in (handover, f"/handovers/{uuid4()}")]
    assert [one.status_code for one in answers] == [404, 404]
    assert answers[0].get_json() == answers[1].get_json()
