"""Story 9 and around it: a question answered, a promise forgotten, found again and kept."""

from collections.abc import Callable
from uuid import UUID

import pytest

from tests.journeys.conftest import PHONE, PLAIN_PHONE
from tests.journeys.person import Person
from tests.web.scene import MOTHER, Scene
from tests.world import MovableClock, World

pytestmark = pytest.mark.parametrize("screen", [PHONE, PLAIN_PHONE], ids=str)


class TestFollowedToItsEnd:
    def test_acknowledged_and_forgotten_comes_back_until_it_is_done(
        self, person: Callable[[str], Person], world: World, clock: MovableClock
    ) -> None:
        handover = Scene(world, clock).recorded()
        mary, hana, lena = person("mary"), person("hana"), person("lena")
        self.when_hana_asks_before_she_answers(hana, handover)
        self.then_mary_finds_the_question_and_answers_it(mary)
        self.when_hana_acknowledges_with_a_visit_on_thursday(hana, handover)
        clock.move(days=3)
        self.then_it_is_back_on_hanas_list(hana)
        self.then_the_lead_sees_the_response_overdue(lena)
        self.when_hana_says_not_done_and_gives_a_new_day(hana)
        self.then_the_lead_sees_it_no_more(lena)
        self.when_hana_says_done(hana)
        self.then_mary_sees_what_came_of_it(mary, handover)
        for somebody in (mary, hana, lena):
            somebody.is_well()

    def when_hana_asks_before_she_answers(self, hana: Person, handover: UUID) -> None:
        hana.goes_to(f"/handovers/{handover}")
        hana.follows("Ask the sender")
        hana.fills("Your question", "Is there a dog at the address?")
        hana.presses("Ask the sender")
        hana.sees("Is there a dog at the address?")

    def then_mary_finds_the_question_and_answers_it(self, mary: Person) -> None:
        mary.goes_to("/sent")
        mary.sees_first(MOTHER, "Question for you", "Is there a dog at the address?")
        mary.follows(MOTHER)
        mary.follows("Answer the question")
        mary.fills("Your answer", "No dog. Use the side gate")
        mary.presses("Send the answer")
        mary.sees("No dog. Use the side gate")

    def when_hana_acknowledges_with_a_visit_on_thursday(self, hana: Person, handover: UUID) -> None:
        hana.goes_to(f"/handovers/{handover}")
        hana.sees("No dog. Use the side gate")
        hana.follows("Acknowledge")
        hana.fills("Next action", "New birth visit")
        hana.fills_date("By which day", 26, 11, 2026)
        hana.presses("Acknowledge")

    def then_it_is_back_on_hanas_list(self, hana: Person) -> None:
        hana.sign_in("/inbox")
        hana.sees("Taken on by my team", MOTHER, "Response overdue by 10 hours")

    def then_the_lead_sees_the_response_overdue(self, lena: Person) -> None:
        lena.sign_in("/board")
        lena.counts("Responses overdue", 1)
        lena.does_not_see(MOTHER)

    def when_hana_says_not_done_and_gives_a_new_day(self, hana: Person) -> None:
        hana.follows("Report what was done")
        hana.chooses("Has it been done?", "Not done")
        hana.fills_date("New date", 1, 12, 2026)
        hana.fills("What came of it?", "Nobody was at home")
        hana.presses("Report")

    def then_the_lead_sees_it_no_more(self, lena: Person) -> None:
        lena.goes_to("/board")
        lena.counts("Responses overdue", 0)

    def when_hana_says_done(self, hana: Person) -> None:
        hana.goes_to("/inbox")
        hana.follows("Report what was done")
        hana.chooses("Has it been done?", "Done")
        hana.fills("What came of it?", "Seen at home, feeding well")
        hana.presses("Report")

    def then_mary_sees_what_came_of_it(self, mary: Person, handover: UUID) -> None:
        mary.sign_in(f"/handovers/{handover}")
        mary.sees("Closed", "Seen at home, feeding well")
        mary.is_not_offered("Withdraw")
