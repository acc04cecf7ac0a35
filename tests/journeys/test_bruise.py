"""The bruise (story 10): refer first, or a named senior's reason; only then can she go on."""

from collections.abc import Callable

import pytest

from tests.journeys.conftest import PHONE, PLAIN_PHONE
from tests.journeys.person import Person
from tests.journeys.recording import say_safer, say_to_whom, start

CARE = "Derby children's social care"
TO_WHOM, DONE = "Which children's social care, or 999?", "What was done before this record?"
REASON = "A birthmark, drawn in the red book"
MARK = "Mark, bruise or injury on a baby who is not yet mobile"
FIRST = "Refer the baby to children's social care now, or ring 999."

pytestmark = pytest.mark.parametrize("screen", [PHONE, PLAIN_PHONE], ids=str)


class TestBruise:
    def test_a_mark_is_referred_before_it_is_recorded(
        self, person: Callable[[str], Person]
    ) -> None:
        mary = person("mary")
        self.when_she_chooses_the_mark(mary)
        self.then_she_is_stopped_and_told_to_refer(mary)
        self.then_there_is_no_way_round(mary)
        self.when_she_tells_of_her_referral(mary)
        say_safer(mary)
        mary.sees("Check your answers", f"Yes: {CARE}", "Tuesday 24 November 2026 at 9:35am")
        mary.presses("Send")
        mary.sees("Ring Derby health visitors", f"I have referred the baby: {CARE}")
        mary.follows("Open the whole record")
        mary.sees(f"Referred first: {CARE}")
        mary.is_well()

    def test_a_named_senior_may_decide_not_to_refer(self, person: Callable[[str], Person]) -> None:
        mary = person("mary")
        self.when_she_chooses_the_mark(mary)
        self.when_a_senior_decided(mary)
        say_safer(mary)
        mary.follows("Change (Refer first)")
        mary.has_chosen(DONE, "A named senior decided not to refer")
        mary.has_typed("Why was the baby not referred?", REASON)
        mary.presses("Save and continue")
        mary.presses("Send")
        mary.sees("The baby has not been referred to children's social care.", REASON)
        mary.is_well()

    def when_she_chooses_the_mark(self, mary: Person) -> None:
        start(mary)
        mary.fills("Mother's NHS number", "999 000 0018")
        mary.fills("Mother's full name", "Ada Testwell")
        mary.fills_date("Mother's date of birth", 3, 5, 1995)
        mary.chooses("Is the baby born?", "Born")
        mary.fills_date("Baby's date of birth", 14, 11, 2026)
        mary.presses("Save and continue")
        say_to_whom(mary)
        mary.chooses("What is it?", "Concern")
        mary.chooses("Why are you calling?", MARK)
        mary.chooses("How urgent is it?", "Same day")
        mary.presses("Save and continue")
        mary.is_stopped()
        mary.sees("Choose Immediate: a mark on a baby who is not yet mobile cannot wait")
        mary.chooses("How urgent is it?", "Immediate")
        mary.presses("Save and continue")

    def then_she_is_stopped_and_told_to_refer(self, mary: Person) -> None:
        mary.sees("Refer first", FIRST, "This service does not refer for you")
        mary.presses("Save and continue")
        mary.is_told(
            "Choose whether you have referred, or a named senior decided", field="I have referred"
        )

    def then_there_is_no_way_round(self, mary: Person) -> None:
        stop = mary.page.url
        mary.goes_to(stop.replace("/referred", "/check"))
        mary.sees(FIRST)

    def when_she_tells_of_her_referral(self, mary: Person) -> None:
        mary.chooses(DONE, "I have referred")
        mary.presses("Save and continue")
        mary.is_stopped()
        mary.fills(TO_WHOM, CARE)
        mary.fills_date("Date of the referral", 24, 11, 2026)
        mary.fills("Time of the referral", "10:35")
        mary.presses("Save and continue")
        mary.is_stopped()
        mary.sees("The time of the referral is in the future. Refer now")
        mary.fills("Time of the referral", "9:35")
        mary.presses("Save and continue")

    def when_a_senior_decided(self, mary: Person) -> None:
        mary.chooses(DONE, "A named senior decided not to refer")
        mary.fills("Name of the senior who decided", "Dr Ines Wold")
        mary.fills("Their role", "Named doctor for safeguarding children")
        mary.fills("Why was the baby not referred?", REASON)
        mary.presses("Save and continue")
