"""The main job: a handover is recorded, rung and acknowledged, and the lead sees it all along."""

from collections.abc import Callable

import pytest

from tests.journeys.person import Person
from tests.journeys.recording import record_about_ada
from tests.world import MovableClock


@pytest.fixture
def mary(person: Callable[[str], Person]) -> Person:
    """A community midwife in Leicester."""
    return person("mary")


@pytest.fixture
def hana(person: Callable[[str], Person]) -> Person:
    """A health visitor in Derby."""
    return person("hana")


@pytest.fixture
def lena(person: Callable[[str], Person]) -> Person:
    """The regional lead."""
    return person("lena")


class TestMainJourney:
    def test_from_record_to_acknowledgement(
        self, mary: Person, hana: Person, lena: Person, clock: MovableClock
    ) -> None:
        self.given_mary_has_recorded_a_handover(mary)
        self.when_she_reaches_only_a_voicemail(mary)
        self.then_the_lead_sees_that_nobody_was_reached(lena)
        clock.move(hours=5)
        self.then_the_lead_sees_an_overdue_call(lena)
        self.when_mary_speaks_to_somebody(mary)
        self.then_hana_finds_it_waiting(hana)
        self.when_hana_acknowledges_it(hana)
        self.then_mary_sees_who_took_it_on(mary)
        self.then_the_board_is_empty(lena)
        for somebody in (mary, hana, lena):
            somebody.is_well()

    def given_mary_has_recorded_a_handover(self, mary: Person) -> None:
        record_about_ada(mary)
        mary.sees("Sent. It is not acknowledged yet", "Ring Derby health visitors")

    def when_she_reaches_only_a_voicemail(self, mary: Person) -> None:
        mary.presses("Voicemail")
        mary.sees("Voicemail logged", "does not count as a contact")

    def then_the_lead_sees_that_nobody_was_reached(self, lena: Person) -> None:
        lena.goes_to("/board")
        lena.sees("1 attempt, nobody reached", "Mary Okafor")
        lena.does_not_see("Ada Testwell", "999 000 0018")

    def then_the_lead_sees_an_overdue_call(self, lena: Person) -> None:
        lena.sign_in("/board")
        lena.sees("Call overdue by 1 hour")

    def when_mary_speaks_to_somebody(self, mary: Person) -> None:
        mary.sign_in("/sent")
        mary.follows("Ada Testwell")
        mary.follows("Ring the receiving team")
        mary.follows("I spoke to somebody")
        mary.fills("Their full name", "Hana Novak")
        mary.fills("Their role", "Duty health visitor")
        mary.chooses("How do you know who you spoke to?", "I rang the number in the directory")
        mary.chooses("Did they read the key facts back to you?", "Yes")
        mary.fills("What was agreed?", "Hana acknowledges today and visits on Thursday")
        mary.presses("Log the conversation")
        mary.sees("Hana Novak")

    def then_hana_finds_it_waiting(self, hana: Person) -> None:
        hana.sign_in("/inbox")
        hana.sees("1 waiting", "Ada Testwell")
        hana.follows("Ada Testwell")
        hana.sees("Who holds responsibility now", "Mary Okafor", "Not asked", "Partner was present")

    def when_hana_acknowledges_it(self, hana: Person) -> None:
        hana.follows("Acknowledge")
        hana.has_typed("Who takes it on", "Hana Novak")
        hana.fills("Next action", "Antenatal visit at home")
        hana.fills_date("By which day", 26, 11, 2026)
        hana.presses("Acknowledge")
        hana.sees("Taken on by my team", "Antenatal visit at home")

    def then_mary_sees_who_took_it_on(self, mary: Person) -> None:
        mary.goes_to("/sent?show=settled")
        mary.sees("Acknowledged", "Hana Novak", "26 November 2026")

    def then_the_board_is_empty(self, lena: Person) -> None:
        lena.goes_to("/board")
        lena.sees("Nothing is unacknowledged or overdue")
