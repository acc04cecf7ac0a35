"""A discharge on a telephone: what is assumed is said, read back, and checked together."""

from collections.abc import Callable

import pytest

from tests.journeys.conftest import PHONE, PLAIN_PHONE
from tests.journeys.person import Person
from tests.journeys.recording import (
    say_about_a_born_baby,
    say_birth,
    say_home,
    say_response,
    say_safety,
    say_situation,
    say_to_whom,
    start,
)

pytestmark = pytest.mark.parametrize("screen", [PHONE, PLAIN_PHONE], ids=str)


class TestDischarge:
    def test_an_assumption_is_checked_together(self, person: Callable[[str], Person]) -> None:
        mary, hana = person("mary"), person("hana")
        self.when_mary_records_a_discharge_with_an_assumption(mary)
        self.then_hana_reads_it_before_the_details(hana)
        self.when_mary_rings_and_hana_reads_it_back(mary)
        self.then_it_is_checked_together(hana)

    def when_mary_records_a_discharge_with_an_assumption(self, mary: Person) -> None:
        start(mary)
        say_about_a_born_baby(mary)
        say_to_whom(mary)
        mary.chooses("What is it?", "Handover of care")
        mary.chooses("Why are you calling?", "Discharge from midwifery care")
        mary.chooses("How urgent is it?", "Routine")
        mary.presses("Save and continue")
        say_situation(mary)
        for question, label in (
            ("Father and other men in the baby's life", "What is known of them?"),
            ("Social care", "What is known, where and when?"),
            ("Safe contact", "How is it safe to contact her?"),
        ):
            mary.chooses(question, "Known")
            mary.fills(label, "Nothing worrying")
            how = "It is assumed" if question == "Social care" else "She told me"
            mary.chooses(f"How do you know? {question}", how)
        mary.presses("Save and continue")
        say_birth(mary)
        say_home(mary)
        say_safety(mary)
        say_response(mary)
        mary.sees("Check your answers", "9 out of 10", "0 is so bad that the child")
        mary.presses("Send")
        mary.sees("Check together first, because it is only assumed: Social care")

    def then_hana_reads_it_before_the_details(self, hana: Person) -> None:
        hana.goes_to("/inbox")
        hana.follows("Ada Testwell")
        hana.sees("Only assumed: check it", "Nothing was left unasked", "Reached: Mother, Father")

    def when_mary_rings_and_hana_reads_it_back(self, mary: Person) -> None:
        mary.follows("I spoke to somebody")
        mary.fills("Their full name", "Hana Novak")
        mary.fills("Their role", "Health visitor")
        mary.chooses("How do you know who you spoke to?", "I rang the number")
        mary.chooses("Did they read the key facts back to you?", "Yes")
        mary.ticks("All of these")
        mary.fills("What was agreed?", "Visit on Thursday")
        mary.presses("Log the conversation")
        mary.sees("Conversation logged")

    def then_it_is_checked_together(self, hana: Person) -> None:
        hana.goes_to(hana.page.url)
        hana.does_not_see("Only assumed: check it")
        hana.sees("Only assumed, then checked together with Hana Novak, Health visitor")
