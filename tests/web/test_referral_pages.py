"""Referrals on the pages: what is filled in before, what stands out, what a lead never reads."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from handover.content import Trigger
from handover.referral.reviewing import ReviewDecision
from handover.referral.told import FrontDoor, Outcome, ReferredTo
from tests import referring as f
from tests import region as r
from tests.browsing import ClientOf, page, send, words
from tests.losing import record_loss
from tests.recording import MARK, Answers, sent
from tests.referring import FIRST_REFERRAL
from tests.web.form_on_page import boxes_of
from tests.web.scene import Scene
from tests.world import MovableClock, World

STORY = "The case of 2009 is closed and nothing is new"


@pytest.fixture
def handover_id(scene: Scene) -> UUID:
    """A referral to adult social care is why Mary records it; she has not recorded that yet."""
    return scene.recorded(replace(r.record(), trigger=Trigger.ADULT_REFERRAL))


def read(client: FlaskClient, handover_id: UUID, part: str = "") -> str:
    return words(page(client, f"/handovers/{handover_id}{part}"))


def tell(client: FlaskClient, handover_id: UUID, form: str, **facts: str) -> TestResponse:
    typed: Answers = {"command_id": str(uuid4()), **facts}
    return send(client, f"/handovers/{handover_id}/referrals/{form}", typed)


def test_a_reason_that_nobody_follows_stands_out_for_both_teams_until_it_is_recorded(
    client_of: ClientOf, scene: Scene, handover_id: UUID
) -> None:
    for who in ("mary", "hana"):
        said = read(client_of(who), handover_id)
        assert "Not followed This record says that a referral was made" in said
    scene.ask("mary", f.refer(handover_id, f.told(ReferredTo.ADULTS)))
    said = read(client_of("hana"), handover_id)
    assert "Not followed" not in said
    assert "Adult social care, Leicester City Waiting for an acknowledgement" in said
    assert "They should acknowledge it by Wednesday 25 November 2026 at 5pm." in said


def test_the_form_is_filled_in_but_not_with_what_nobody_asked(
    client_of: ClientOf, handover_id: UUID
) -> None:
    standing = boxes_of(page(client_of("mary"), f"/handovers/{handover_id}/referrals/made"))
    assert standing["to"] == "adult_social_care"
    assert standing["made_as"] == "referral"
    assert standing["made_by"] == "Mary Okafor"
    assert "parents_told.told" not in standing
    assert standing["authority"] == ""


def test_the_only_referral_is_chosen_and_a_link_chooses_one_of_two(
    client_of: ClientOf, scene: Scene, handover_id: UUID
) -> None:
    scene.ask("mary", f.refer(handover_id))
    form = f"/handovers/{handover_id}/referrals/acknowledged"
    standing = boxes_of(page(client_of("hana"), form))
    assert standing["referral_id"] == str(FIRST_REFERRAL)
    assert "taken_as" not in standing
    second = scene.ask("mary", f.refer(handover_id))
    assert "referral_id" not in boxes_of(page(client_of("hana"), form))
    chosen = boxes_of(page(client_of("hana"), f"{form}?referral_id={second}"))
    assert chosen["referral_id"] == str(second)
    strange = boxes_of(page(client_of("hana"), f"{form}?referral_id={uuid4()}"))
    assert "referral_id" not in strange


def test_what_was_told_at_the_stop_is_followed_and_says_what_was_not_asked(
    client_of: ClientOf, world: World
) -> None:
    born: Answers = {
        "about.is_born": "yes",
        "about.baby_born_on-day": "14",
        "about.baby_born_on-month": "11",
        "about.baby_born_on-year": "2026",
    }
    mark = {**MARK, "kind": "concern"}
    handover_id = sent(client_of("mary"), world, about=born, why=mark, referred={})
    said = read(client_of("hana"), handover_id)
    assert "Derby children's social care Waiting for an acknowledgement" in said
    assert "Whether the parents know of the referral was not recorded." in said


def test_a_contact_is_no_referral_and_a_difference_is_said(
    client_of: ClientOf, scene: Scene, handover_id: UUID
) -> None:
    scene.ask("mary", f.refer(handover_id))
    scene.ask("hana", f.answer(handover_id, taken_as=FrontDoor.CONTACT))
    said = read(client_of("mary"), handover_id)
    assert "It was made as a referral, and they took it as a contact." in said
    assert "They have it, as a contact" in said
    assert "Waiting for the outcome" in said


def test_the_teams_list_says_what_is_late_and_what_to_do(
    client_of: ClientOf, scene: Scene, clock: MovableClock, handover_id: UUID
) -> None:
    scene.ask("mary", f.refer(handover_id))
    assert "1 waiting, none late" in words(page(client_of("mary"), "/referrals"))
    assert "Nothing is waiting" in words(page(client_of("hana"), "/referrals"))
    clock.move(days=2)
    said = words(page(client_of("mary"), "/referrals"))
    assert "1 had no word in time" in said
    assert "No word from Leicester City about the referral: ring them. 17 hours late" in said
    assert "Rosa Lind, NHS number" in said
    scene.ask("mary", f.answer(handover_id))
    clock.move(days=6)
    said = words(page(client_of("mary"), "/referrals"))
    assert "No word from Leicester City about the outcome of the referral: ring them" in said
    assert "1 referral has had no word in time" in words(page(client_of("mary"), "/inbox"))


def test_after_a_loss_it_stands_apart_and_names_whom_to_ask_first(
    client_of: ClientOf, scene: Scene, clock: MovableClock, handover_id: UUID
) -> None:
    scene.ask("mary", f.refer(handover_id))
    scene.ask("mary", record_loss(handover_id))
    clock.move(days=9)
    said = words(page(client_of("mary"), "/referrals"))
    assert "Nothing is waiting" in said
    assert "After a loss (1)" in said
    assert "Speak to the key contact before anybody gets in touch with the family." in said
    assert "ring them" not in said
    record = read(client_of("mary"), handover_id)
    assert "Nothing is due after the loss" in record
    form = read(client_of("mary"), handover_id, "/referrals/outcome")
    assert "speak to the key contact named on the record" in form


def test_a_lead_reviews_without_the_story_and_both_teams_read_why(
    client_of: ClientOf, scene: Scene, handover_id: UUID
) -> None:
    scene.ask("mary", f.refer(handover_id))
    scene.ask("mary", f.outcome(handover_id))
    lena = client_of("lena")
    read_by_lena = (
        words(page(lena, "/board")),
        words(page(lena, "/board/reviews")),
        read(lena, handover_id, f"/referrals/review?referral_id={FIRST_REFERRAL}"),
        words(page(lena, f"/board/{handover_id}")),
    )
    for said in read_by_lena:
        assert "Rosa Lind" not in said
        assert STORY not in said
    assert "1 Reviews waiting" in read_by_lena[0]
    assert STORY in read(client_of("hana"), handover_id)
    answer = tell(
        lena,
        handover_id,
        "review",
        referral_id=str(FIRST_REFERRAL),
        decision="agree",
        rationale="Early help is in place",
    )
    assert answer.status_code == 303
    assert answer.location == f"/board/{handover_id}"
    for who in ("mary", "hana"):
        said = read(client_of(who), handover_id)
        assert "Reviewed. Agree: no further action is right Early help is in place" in said
    assert "There is nothing here." in words(page(lena, "/board/reviews"))


def test_the_leads_lists_are_narrowed_with_the_board(
    client_of: ClientOf, scene: Scene, handover_id: UUID
) -> None:
    scene.ask("mary", f.refer(handover_id))
    scene.ask("mary", f.outcome(handover_id))
    lena = client_of("lena")
    assert "1 Reviews waiting" in words(page(lena, "/board?ods_code=RWE"))
    board = page(lena, "/board?ods_code=RX1")
    assert "0 Reviews waiting" in words(board)
    assert "/board/reviews?ods_code=RX1" in board
    narrowed = words(page(lena, "/board/reviews?ods_code=RX1"))
    assert "There is nothing here in this selection." in narrowed
    assert "Clear all filters" in narrowed


def test_a_disagreement_shows_who_is_asked_and_only_its_own_side_can_settle_it(
    client_of: ClientOf, scene: Scene, clock: MovableClock, handover_id: UUID
) -> None:
    scene.ask("hana", r.decline(handover_id))
    assert "Disagree with the decline" in read(client_of("mary"), handover_id)
    form = f"/handovers/{handover_id}/referrals/disagreement"
    assert "The decline by Derby health visitors" in words(page(client_of("mary"), form))
    answer = tell(client_of("mary"), handover_id, "disagreement", reasons="It is their street")
    assert answer.status_code == 303
    said = read(client_of("mary"), handover_id)
    assert "Disagreement with Derby health visitors about the decline" in said
    assert "The two sides talk first." in said
    assert "It is their street" in said
    assert "Disagree with the decline" not in said
    clock.move(days=2)
    said = read(client_of("mary"), handover_id)
    assert "Stage 1 of 3 since Wednesday 25 November 2026 at 5pm" in said
    assert "the team leader of the receiving team (Derby health visitors)" in said
    assert "Record that it is settled" in said
    assert "Record that it is settled" not in read(client_of("hana"), handover_id)
    on_list = words(page(client_of("lena"), "/board/disagreements"))
    assert "Disagreement with Derby health visitors about the decline" in on_list
    assert "It is their street" not in on_list
    settled = tell(
        client_of("lena"),
        handover_id,
        "settled",
        disagreement_id=str(f.disagreement_id(handover_id)),
        words="Derby takes it",
    )
    assert settled.status_code == 303
    said = read(client_of("hana"), handover_id)
    assert "Settled: Derby takes it" in said
    assert "It is their street" in said


def test_what_a_lead_escalated_stands_among_the_disagreements(
    client_of: ClientOf, scene: Scene, handover_id: UUID
) -> None:
    scene.ask("mary", f.refer(handover_id))
    scene.ask("mary", f.outcome(handover_id))
    scene.ask("lena", f.review(handover_id, ReviewDecision.ESCALATE))
    said = read(client_of("mary"), handover_id)
    assert "Disagreement with Leicester City about the outcome of the referral" in said
    assert "Record that it is settled" not in said
    assert "1 Disagreements" in words(page(client_of("lena"), "/board"))


def test_another_outcome_can_be_recorded_and_nothing_is_erased(
    client_of: ClientOf, scene: Scene, handover_id: UUID
) -> None:
    scene.ask("mary", f.refer(handover_id))
    scene.ask("mary", f.outcome(handover_id))
    scene.ask("mary", f.outcome(handover_id, Outcome.SECTION_47))
    said = read(client_of("hana"), handover_id)
    assert "Section 47 inquiry" in said
    assert "Outcome: no further action" in said
    assert "A review by somebody other than the decider is open" in said


def test_what_is_disputed_through_another_handover_says_so_and_opens_no_second(
    client_of: ClientOf, scene: Scene, handover_id: UUID
) -> None:
    second = scene.recorded()
    scene.ask("mary", f.refer(handover_id))
    scene.ask("mary", f.outcome(handover_id))
    link = f"/handovers/{handover_id}/referrals/disagreement?referral_id={FIRST_REFERRAL}"
    elsewhere = "A disagreement about this outcome is open through another handover of the family."
    assert link in page(client_of("mary"), f"/handovers/{handover_id}")
    scene.ask("mary", f.disagree(second))
    html = page(client_of("mary"), f"/handovers/{handover_id}")
    assert elsewhere in html
    assert link not in html
    assert "Disagreement about the outcome of the referral" in html
    assert "Told by another handover of the family, which keeps the words" in html
    assert elsewhere not in page(client_of("mary"), f"/handovers/{second}")
    scene.ask("mary", f.settle(second))
    html = page(client_of("mary"), f"/handovers/{handover_id}")
    assert elsewhere not in html
    assert "Disagreement about the outcome of the referral settled" in html
    assert link in html


def test_a_redirect_says_who_follows_what_the_declining_team_had_referred(
    client_of: ClientOf, scene: Scene, handover_id: UUID
) -> None:
    scene.ask("hana", f.refer(handover_id))
    scene.ask("hana", r.decline(handover_id))
    assert "They should acknowledge it" not in words(page(client_of("mary"), "/referrals"))
    scene.ask("mary", r.redirect(handover_id, scene.world.teams["leicester_visitors"]))
    said = read(client_of("mary"), handover_id)
    assert "follows the referral now" in said
    assert "Due as it was before" in said
    assert FIRST_REFERRAL.hex[:8] in page(client_of("mary"), "/referrals")
    assert FIRST_REFERRAL.hex[:8] not in page(client_of("hana"), "/referrals")
