"""Whom a message reached: what only the mother has heard stands out for whoever takes over.

Most shaken babies are shaken by men, so a message that no man heard is a gap (domain 4.2).
"""

from tests.browsing import ClientOf, page, words
from tests.recording import ASKED, BORN, DISCHARGE, SAFETY, WHY, sent
from tests.world import World


def test_a_message_that_only_the_mother_heard_is_a_gap(client_of: ClientOf, world: World) -> None:
    mary = client_of("mary")
    handover_id = sent(mary, world, about=BORN, why={**WHY, **DISCHARGE})

    said = words(page(client_of("hana"), f"/handovers/{handover_id}"))

    assert said.count("Mother only") == 1
    assert "Mother only No man who cares for the baby" in said


def test_a_message_that_the_father_heard_too_is_none(client_of: ClientOf, world: World) -> None:
    heard = {**SAFETY, f"{ASKED}icon.chosen[]": ["mother", "father"]}
    handover_id = sent(client_of("mary"), world, about=BORN, why={**WHY, **DISCHARGE}, safety=heard)

    assert "Mother only" not in words(page(client_of("hana"), f"/handovers/{handover_id}"))
