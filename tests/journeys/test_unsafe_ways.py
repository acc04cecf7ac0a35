"""Ways round the pages: each ends at a plain answer that tells nothing of the family."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from tests.journeys.conftest import PHONE
from tests.journeys.person import Person
from tests.web.scene import MOTHER, Scene
from tests.world import MovableClock, World

pytestmark = pytest.mark.parametrize("screen", [PHONE], ids=str)

NOT_FOUND = "Page not found"
NOT_ALLOWED = "Your account cannot open this"


@pytest.fixture
def handover(world: World, clock: MovableClock) -> UUID:
    """A handover of care that mary's team sent to hana's."""
    return Scene(world, clock).recorded()


class TestOtherPeoplesRecords:
    def test_nobody_else_learns_that_there_is_a_record(
        self, person: Callable[[str], Person], handover: UUID
    ) -> None:
        nina, lena = person("nina"), person("lena")
        self.then_another_team_finds_nothing(nina, handover)
        self.then_a_lead_gets_the_same_answer_for_any_record(lena, handover)
        nina.is_well()
        lena.is_well()

    def then_another_team_finds_nothing(self, nina: Person, handover: UUID) -> None:
        for way in ("", "/call", "/acknowledge", "/decline", "/redirect", "/conversation"):
            nina.goes_to(f"/handovers/{handover}{way}")
            nina.sees(NOT_FOUND)
            nina.does_not_see(MOTHER)

    def then_a_lead_gets_the_same_answer_for_any_record(self, lena: Person, handover: UUID) -> None:
        for one in (handover, uuid4()):
            lena.goes_to(f"/handovers/{one}")
            lena.sees(NOT_ALLOWED)
            lena.does_not_see(MOTHER)


class TestAcknowledgingOnesOwn:
    def test_the_sender_cannot_acknowledge_for_the_receiver(
        self, person: Callable[[str], Person], handover: UUID
    ) -> None:
        mary, hana = person("mary"), person("hana")
        self.when_mary_opens_the_receivers_form(mary, handover)
        self.when_she_sends_it_all_the_same(mary, handover)
        self.then_it_still_waits_for_hana(hana)
        mary.is_well()

    def when_mary_opens_the_receivers_form(self, mary: Person, handover: UUID) -> None:
        mary.goes_to(f"/handovers/{handover}")
        mary.sees(MOTHER)
        mary.is_not_offered("Acknowledge")
        mary.goes_to(f"/handovers/{handover}/acknowledge")
        mary.sees(NOT_ALLOWED)

    def when_she_sends_it_all_the_same(self, mary: Person, handover: UUID) -> None:
        mary.sends_by_hand(
            f"/handovers/{handover}/acknowledge",
            {
                "command_id": str(uuid4()),
                "professional": "Hana Novak",
                "professional_role": "Health visitor",
                "next_action": "Visit at home",
                "next_action_on-day": "26",
                "next_action_on-month": "11",
                "next_action_on-year": "2026",
            },
        )
        mary.sees(NOT_ALLOWED)

    def then_it_still_waits_for_hana(self, hana: Person) -> None:
        hana.goes_to("/inbox")
        hana.sees("1 waiting", MOTHER)
        hana.follows(MOTHER)
        hana.follows("Acknowledge")
        hana.follows("Back to the record")
        hana.sees("Unacknowledged", "Mary Okafor")


class TestSignedOut:
    def test_a_stranger_signs_in_first_and_then_gets_the_page(
        self, person: Callable[[str], Person], handover: UUID
    ) -> None:
        mary = person("mary")
        mary.goes_to(f"/handovers/{handover}")
        mary.sees(MOTHER)
        mary.presses("Sign out")
        self.then_going_back_shows_nothing(mary)
        self.then_signing_in_leads_to_the_record(mary, handover)
        mary.is_well()

    def then_going_back_shows_nothing(self, mary: Person) -> None:
        mary.goes_back()
        mary.sees("Sign in")
        mary.does_not_see(MOTHER)

    def then_signing_in_leads_to_the_record(self, mary: Person, handover: UUID) -> None:
        mary.goes_to(f"/handovers/{handover}/call")
        mary.sees("Sign in")
        mary.signs_in_here("mary")
        mary.sees("Ring Derby health visitors")
