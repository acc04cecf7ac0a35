"""Three voicemails and a wrong number: nobody was reached, the clock runs on, the lead sees it."""

from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask

from tests.browsing import signed_in
from tests.journeys.conftest import PHONE
from tests.journeys.person import Person
from tests.recording import ABOUT, answer, begun
from tests.web.scene import MOTHER, Scene
from tests.world import MovableClock, World

pytestmark = pytest.mark.parametrize("screen", [PHONE], ids=str)


class TestNobodyReached:
    def test_no_number_of_tries_stops_the_clock(
        self, person: Callable[[str], Person], world: World, clock: MovableClock
    ) -> None:
        handover_id = Scene(world, clock).recorded()
        mary, lena = person("mary"), person("lena")
        self.when_she_reaches_three_voicemails(mary, handover_id, clock)
        self.when_the_number_is_a_carpet_shop(mary)
        self.then_the_call_clock_still_runs(mary)
        self.then_the_lead_sees_that_nobody_was_reached(lena)
        clock.move(hours=5)
        self.then_the_lead_sees_the_call_overdue(lena)
        mary.is_well()
        lena.is_well()

    def when_she_reaches_three_voicemails(
        self, mary: Person, handover: UUID, clock: MovableClock
    ) -> None:
        mary.goes_to(f"/handovers/{handover}/call")
        for _ in range(3):
            mary.presses("Voicemail")
            mary.sees("Voicemail logged. It does not count as a contact")
            clock.move(minutes=5)

    def when_the_number_is_a_carpet_shop(self, mary: Person) -> None:
        mary.opens_up("Another number, a note, or a call made earlier")
        mary.fills("Note (optional)", "A carpet shop answered")
        mary.presses("Wrong number")
        mary.sees("Wrong number logged. It does not count as a contact", "still running")

    def then_the_call_clock_still_runs(self, mary: Person) -> None:
        mary.sees("Nobody in Derby health visitors has been reached")
        mary.sees("4 attempts by Mary Okafor: voicemail (3 times), wrong number (once)")
        mary.sees("A carpet shop answered", "left")
        mary.goes_to("/sent")
        mary.sees(MOTHER, "Rang 4 times, nobody reached (last: wrong number)")

    def then_the_lead_sees_that_nobody_was_reached(self, lena: Person) -> None:
        lena.goes_to("/board")
        lena.counts("Nobody reached", 1)
        lena.counts("Calls overdue", 0)
        lena.sees("4 attempts, nobody reached (last: wrong number)")

    def then_the_lead_sees_the_call_overdue(self, lena: Person) -> None:
        lena.sign_in("/board")
        lena.counts("Nobody reached", 1)
        lena.counts("Calls overdue", 1)
        lena.sees("Call overdue by", "4 attempts, nobody reached")


class TestClosedTeam:
    def test_a_closed_team_is_not_found_and_the_page_says_what_to_try(
        self, person: Callable[[str], Person], app: Flask
    ) -> None:
        self.given_a_record_that_needs_a_team(app)
        mary = person("mary")
        self.when_she_looks_for_a_team_that_has_closed(mary)
        self.then_she_finds_the_team_that_covers_the_town(mary)
        mary.is_well()

    def given_a_record_that_needs_a_team(self, app: Flask) -> None:
        client = signed_in(app, "mary")
        answer(client, begun(client), "about", ABOUT)

    def when_she_looks_for_a_team_that_has_closed(self, mary: Person) -> None:
        mary.goes_to("/record")
        mary.follows("Carry on")
        mary.fills("Find a team", "Old Town")
        mary.presses("Find")
        mary.sees("No team fits", "Try one word only")
        mary.has_typed("Find a team", "Old Town")

    def then_she_finds_the_team_that_covers_the_town(self, mary: Person) -> None:
        mary.fills("Find a team", "leicester visitors")
        mary.presses("Find")
        mary.sees("1 team found", "Leicester health visitors")
        mary.does_not_see("Old Town health visitors")
