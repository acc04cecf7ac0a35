"""Why one may ring: a referral of the mother as an adult at risk counts as much as one of a child.

The campaign asks for a call about emerging concerns and about referrals to children's and to adult
social care alike (domain 1.2).
"""

import pytest

from tests.browsing import ClientOf, page, words
from tests.recording import ABOUT, WHY, answer, begun, sent, to_team
from tests.world import World

CAMPAIGN = [
    ("emerging_concern", "Emerging concern"),
    ("children_social_care_referral", "Referral to children's social care"),
    ("adult_social_care_referral", "Referral to adult social care"),
]


@pytest.mark.parametrize("trigger, said", CAMPAIGN)
def test_every_reason_of_the_campaign_is_offered(
    client_of: ClientOf, world: World, trigger: str, said: str
) -> None:
    mary = client_of("mary")
    draft_id = begun(mary)
    answer(mary, draft_id, "about", ABOUT)
    answer(mary, draft_id, "to", to_team(world))

    html = page(mary, f"/record/{draft_id}/why")
    assert f'value="{trigger}"' in html
    assert said in words(html)


@pytest.mark.parametrize("trigger, said", CAMPAIGN)
def test_the_reason_is_read_aloud_and_by_the_receiver(
    client_of: ClientOf, world: World, trigger: str, said: str
) -> None:
    mary, hana = client_of("mary"), client_of("hana")
    why = {**WHY, "kind": "concern", "trigger": trigger}
    handover_id = sent(mary, world, why=why)

    assert f"{said}. Urgency: same day." in words(page(mary, f"/handovers/{handover_id}/call"))
    assert f"Concern: {said}" in words(page(hana, "/inbox"))
    assert f"Concern: {said}" in words(page(hana, f"/handovers/{handover_id}"))
