"""A referral that was recorded by mistake, on the pages: who may say so, and what still stands."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient

from handover.content import Trigger
from handover.referral.told import ReferredTo
from tests import referring as f
from tests import region as r
from tests.browsing import ClientOf, page, send, words
from tests.losing import record_loss
from tests.referring import FIRST_REFERRAL
from tests.web.scene import Scene


@pytest.fixture
def handover_id(scene: Scene) -> UUID:
    """A referral to adult social care is why Mary records it."""
    return scene.recorded(replace(r.record(), trigger=Trigger.ADULT_REFERRAL))


def read(client: FlaskClient, handover_id: UUID, part: str = "") -> str:
    return words(page(client, f"/handovers/{handover_id}{part}"))


def test_a_mark_that_was_referred_or_that_a_senior_decided_about_needs_nobody_to_follow_it(
    client_of: ClientOf, scene: Scene
) -> None:
    for told in (r.referral(), r.decision()):
        of_mark = scene.recorded(r.record_of_mark(told))
        assert "Not followed" not in read(client_of("hana"), of_mark)


@pytest.mark.parametrize(
    "trigger,stands_out", [(Trigger.CHILDREN_REFERRAL, False), (Trigger.ADULT_REFERRAL, True)]
)
def test_after_a_loss_nobody_is_pressed_to_follow_what_was_about_the_baby(
    client_of: ClientOf, scene: Scene, trigger: Trigger, *, stands_out: bool
) -> None:
    told = scene.recorded(replace(r.record(), trigger=trigger))
    assert "Not followed" in read(client_of("mary"), told)
    assert "Not followed" not in words(page(client_of("lena"), f"/board/{told}"))
    scene.ask("mary", record_loss(told))
    assert ("Not followed" in read(client_of("mary"), told)) == stands_out


def test_the_choice_says_which_referral_was_a_mistake(
    client_of: ClientOf, scene: Scene, handover_id: UUID
) -> None:
    scene.ask("mary", f.refer(handover_id))
    scene.ask("mary", f.refer(handover_id))
    scene.ask("mary", f.in_error(handover_id))
    said = read(client_of("mary"), handover_id, "/referrals/outcome")
    assert said.count("Children's social care, Leicester City. Entered in error") == 1


def test_a_mistake_is_marked_by_who_recorded_it_and_both_teams_read_why(
    client_of: ClientOf, scene: Scene, handover_id: UUID
) -> None:
    scene.ask("mary", f.refer(handover_id, f.told(ReferredTo.ADULTS)))
    link = f"/handovers/{handover_id}/referrals/error?referral_id={FIRST_REFERRAL}"
    assert link in page(client_of("mary"), f"/handovers/{handover_id}")
    assert link not in page(client_of("hana"), f"/handovers/{handover_id}")
    answered = send(
        client_of("mary"),
        f"/handovers/{handover_id}/referrals/error",
        {
            "command_id": str(uuid4()),
            "referral_id": str(FIRST_REFERRAL),
            "reason": "It was about her sister",
        },
    )
    assert answered.status_code == 303
    for who in ("mary", "hana"):
        html = page(client_of(who), f"/handovers/{handover_id}")
        said = words(html)
        assert "Adult social care, Leicester City Entered in error" in said
        assert "Entered in error It was about her sister Mary Okafor" in said
        assert "Not followed This record says that a referral was made" in said
        assert "Referral entered in error Tuesday 24 November 2026" in said
        assert "Nothing is awaited, and no review of it is open Mary Okafor" in said
        for form in ("acknowledged", "outcome", "disagreement", "error"):
            assert f"/referrals/{form}?" not in html
    assert "Nothing is waiting" in words(page(client_of("mary"), "/referrals"))
    assert "It was about her sister" not in words(
        page(client_of("lena"), f"/board/{handover_id}")
    ), "a lead reads no story"
