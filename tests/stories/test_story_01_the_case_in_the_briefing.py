"""Story 1: the case in the briefing, from a booking at 14 weeks to the health visitor after birth.

Both parents had years of social care involvement, hers in Northamptonshire, his in Birmingham, both
closed; nobody asked about him. The referral comes back "no further action". At every moment exactly
one named person holds responsibility.
"""

from datetime import UTC, datetime

import pytest
from flask import Flask

from tests.browsing import ClientOf
from tests.recording import SAFETY, Answers
from tests.stories.the_briefing import (
    ASKED,
    BORN_ON,
    DISCHARGE,
    MARY_HOLDS,
    SEPTEMBER,
    UNASKED,
    Lived,
    booked,
    decided,
    referred,
    the_referral,
)
from tests.world import MovableClock, World


@pytest.fixture
def lived(app: Flask, world: World, clock: MovableClock, client_of: ClientOf) -> Lived:
    clock.now = SEPTEMBER
    return Lived(app, world, clock, client_of)


def test_the_booking_shows_what_nobody_asked_and_what_was_closed_elsewhere(lived: Lived) -> None:
    concern = booked(lived)
    read = lived.reads("hugo", f"/handovers/{concern}")
    first = read[: read.index("From and to")]
    assert "Father and other men in the baby's life Not asked Nobody has asked about him" in first
    assert "Father: name not known (not asked)" in first
    assert "Northamptonshire (closed)" in first
    assert "Birmingham (closed" in first
    assert "Decide with us this week on a pre-birth referral" in read
    assert "No referral of this family is followed here" in first
    family = lived.reads("hugo", f"/handovers/{concern}/family")
    assert "Closed Assumed" in family, "his history is only assumed, and says so"
    assert lived.holder(concern) == MARY_HOLDS


def test_silence_comes_back_to_the_midwife_and_the_lead_sees_it(lived: Lived) -> None:
    concern = booked(lived)
    referred(lived, concern)
    due = datetime(2027, 9, 15, 16, 0, tzinfo=UTC)  # 5pm in summer time
    lived.at(due)
    assert "had no word in time" not in lived.reads("mary", "/sent")
    assert "0 Referrals without an answer" in lived.reads("lena", "/board")

    lived.at(datetime(2027, 9, 16, 8, 0, tzinfo=UTC))
    assert "1 referral has had no word in time" in lived.reads("mary", "/sent")
    listed = lived.reads("mary", "/referrals")
    assert "No word from Leicester City about the referral: ring them" in listed
    assert "had no word in time" not in lived.reads("hugo", "/inbox"), "it is Mary's to ring"
    board = lived.reads("lena", "/board")
    assert "1 Referrals without an answer" in board
    on_list = lived.reads("lena", "/board/referrals")
    assert "No word from Leicester City about the referral: ring them" in on_list
    assert "Ann Test" not in on_list
    assert lived.holder(concern) == MARY_HOLDS


def test_no_further_action_stays_on_the_leads_list_until_somebody_else_has_looked(
    lived: Lived,
) -> None:
    concern = booked(lived)
    referred(lived, concern)
    lived.at(datetime(2027, 9, 16, 10, 0, tzinfo=UTC))
    decided(lived, concern, "no_further_action", "Historic concerns only", "Sam Rowe")
    read = lived.reads("hugo", f"/handovers/{concern}")
    assert "No further action" in read
    assert "A review by somebody other than the decider is open" in read

    lived.at(datetime(2027, 10, 4, 10, 0, tzinfo=UTC))
    assert "1 Reviews waiting" in lived.reads("lena", "/board")
    reviews = lived.reads("lena", "/board/reviews")
    assert "Review overdue" in reviews
    assert "Ann Test" not in reviews
    review = f"/handovers/{concern}/referrals/review"
    assert lived.client_of("mary").get(review).status_code == 403
    assert "Ann Test" not in lived.reads("lena", review)
    lived.does(
        "lena",
        review,
        referral_id=the_referral(lived, concern),
        decision="reconsider",
        rationale="His years in Birmingham were not looked at",
    )
    assert "0 Reviews waiting" in lived.reads("lena", "/board")
    read = lived.reads("mary", f"/handovers/{concern}")
    assert "Reviewed. Ask the authority to reconsider" in read
    assert "His years in Birmingham were not looked at" in read
    assert "Waiting for the outcome" in read
    assert lived.holder(concern) == MARY_HOLDS


def test_the_whole_of_it_ends_with_one_health_visitor_who_sees_it_all(lived: Lived) -> None:
    concern = booked(lived)
    holders = [lived.holder(concern)]
    referred(lived, concern)
    holders.append(lived.holder(concern))
    lived.does(
        "hugo",
        f"/handovers/{concern}/acknowledge",
        **{
            "professional": "Hugo Brandt",
            "professional_role": "Health visitor",
            "next_action": "Talk with Mary on the pre-birth referral",
            "next_action_on-day": "17",
            "next_action_on-month": "9",
            "next_action_on-year": "2027",
        },
    )
    holders.append(lived.holder(concern))
    lived.at(datetime(2027, 9, 16, 10, 0, tzinfo=UTC))
    decided(lived, concern, "no_further_action", "Historic concerns only", "Sam Rowe")
    lived.does(
        "lena",
        f"/handovers/{concern}/referrals/review",
        referral_id=the_referral(lived, concern),
        decision="reconsider",
        rationale="His years in Birmingham were not looked at",
    )
    lived.at(datetime(2027, 9, 24, 10, 0, tzinfo=UTC))
    decided(lived, concern, "child_in_need", "Pre-birth assessment begins", "Ada Finch")
    holders.append(lived.holder(concern))
    assert holders == [MARY_HOLDS] * 4, "a concern, and a word of social care, move nothing"

    lived.at(datetime(2028, 3, 21, 10, 0, tzinfo=UTC))
    born: Answers = {**BORN_ON, "about.is_born": "yes", "about.due_on-day": ""}
    handover = lived.records(
        about=born, why=DISCHARGE, family=UNASKED, safety=SAFETY, response=ASKED
    )
    assert lived.holder(handover) == MARY_HOLDS

    read = lived.reads("hugo", f"/handovers/{handover}")
    screen = read[: read.index("From and to")]
    assert "Only assumed: check it Safe contact with the mother" in screen
    assert "Not asked Nobody has asked about him" in screen
    assert "Northamptonshire (closed)" in screen
    assert "Children's social care, Leicester City Child in need" in screen
    assert "Outcome: no further action" in screen
    assert "Reviewed. Ask the authority to reconsider" in screen
    assert "Outcome: child in need" in screen
    assert "Who holds responsibility now Mary Okafor" in screen
    family = lived.reads("hugo", f"/handovers/{handover}/family")
    assert "The baby: Born 10 March 2028, 11 days old" in family
    assert family.count("From Leicester community midwives to Leicester health visitors") == 2

    lived.does(
        "hugo",
        f"/handovers/{handover}/acknowledge",
        **{
            "professional": "Hugo Brandt",
            "professional_role": "Health visitor",
            "next_action": "New birth visit, and ask about the father",
            "next_action_on-day": "23",
            "next_action_on-month": "3",
            "next_action_on-year": "2028",
        },
    )
    assert lived.holder(handover) == "Hugo Brandt, Leicester health visitors"
    assert "Who holds responsibility now Hugo Brandt" in lived.reads(
        "mary", f"/handovers/{handover}"
    )
