"""A visit goes on too long, or the signal goes: what was typed waits for the one who typed it."""

from collections.abc import Callable

import pytest

from tests.journeys.conftest import PHONE, PLAIN_PHONE
from tests.journeys.person import Person
from tests.journeys.recording import (
    DERBY,
    say_about_whom,
    say_family,
    say_response,
    say_situation,
    say_to_whom,
    say_why,
    start,
)
from tests.world import MovableClock

SITUATION = "She cried when I asked about the move"


@pytest.fixture
def mary(person: Callable[[str], Person]) -> Person:
    """A community midwife in Leicester."""
    return person("mary")


@pytest.mark.parametrize("screen", [PHONE, PLAIN_PHONE], ids=str)
class TestExpiredSession:
    def test_what_was_typed_comes_back_to_the_same_person_only(
        self, mary: Person, clock: MovableClock
    ) -> None:
        self.given_a_record_with_three_steps_answered(mary)
        self.when_her_session_expires_while_she_types(mary, clock)
        self.then_she_is_told_that_her_words_are_kept(mary)
        self.then_somebody_else_on_the_same_phone_does_not_see_them(mary)
        self.then_she_finds_them_after_signing_in_again(mary)
        self.then_the_record_goes_on(mary)
        mary.is_well()

    def given_a_record_with_three_steps_answered(self, mary: Person) -> None:
        start(mary)
        say_about_whom(mary)
        say_to_whom(mary)
        say_why(mary)

    def when_her_session_expires_while_she_types(self, mary: Person, clock: MovableClock) -> None:
        mary.fills("Situation", SITUATION)
        mary.fills("Assessment", "Low mood")
        clock.move(minutes=31)
        mary.presses("Save and continue")

    def then_she_is_told_that_her_words_are_kept(self, mary: Person) -> None:
        mary.sees("Sign in", "You were signed out. What you typed is kept")

    def then_somebody_else_on_the_same_phone_does_not_see_them(self, mary: Person) -> None:
        mary.signs_in_here("nina")
        mary.sees("This record is not here any more")
        mary.does_not_see(SITUATION, "Ada Testwell")
        mary.goes_to("/record")
        mary.does_not_see("Half done", "Ada Testwell")
        mary.presses("Sign out")

    def then_she_finds_them_after_signing_in_again(self, mary: Person) -> None:
        mary.signs_in_here("mary")
        mary.goes_to("/record")
        mary.sees("Ada Testwell", "3 of 6 steps answered")
        mary.follows("Carry on")
        mary.sees("has not been sent. Check it and send it again")
        mary.has_typed("Situation", SITUATION)
        mary.has_typed("Assessment", "Low mood")

    def then_the_record_goes_on(self, mary: Person) -> None:
        mary.presses("Save and continue")
        mary.sees("Family factors")


@pytest.mark.parametrize("screen", [PHONE], ids=str)
class TestLostSignal:
    def test_a_half_done_record_is_carried_on_here_and_on_another_device(
        self, mary: Person, person: Callable[[str], Person]
    ) -> None:
        self.given_two_steps_answered(mary)
        self.when_the_signal_goes_as_she_continues(mary)
        self.then_she_carries_on_when_it_is_back(mary)
        desk = person("mary")
        self.then_another_device_has_everything_she_said(desk)
        self.then_the_phone_says_that_it_was_sent(mary)
        mary.is_well()
        desk.is_well()

    def given_two_steps_answered(self, mary: Person) -> None:
        start(mary)
        say_about_whom(mary)
        say_to_whom(mary)

    def when_the_signal_goes_as_she_continues(self, mary: Person) -> None:
        mary.chooses("What is it?", "Concern")
        mary.page.context.set_offline(offline=True)
        mary.presses_without_an_answer("Save and continue")
        mary.page.context.set_offline(offline=False)

    def then_she_carries_on_when_it_is_back(self, mary: Person) -> None:
        mary.goes_to("/record")
        mary.sees("Half done, not sent", "Ada Testwell", "2 of 6 steps answered")
        mary.follows("Carry on")
        mary.sees("For Derby health visitors")
        say_why(mary)
        say_situation(mary)

    def then_another_device_has_everything_she_said(self, desk: Person) -> None:
        desk.goes_to("/record")
        desk.sees("Ada Testwell", "4 of 6 steps answered")
        desk.follows("Carry on")
        say_family(desk)
        say_response(desk)
        desk.sees("Check your answers", "Ada Testwell", "999 000 0018", DERBY, "Priority")
        desk.sees("She has moved to Derby and books late")
        desk.presses("Send")
        desk.sees("Sent. It is not acknowledged yet")

    def then_the_phone_says_that_it_was_sent(self, mary: Person) -> None:
        mary.goes_to(mary.page.url)
        mary.sees("This record was sent", "nothing was sent twice")
