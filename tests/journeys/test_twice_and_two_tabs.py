"""Pressed twice, in two tabs, from an old page: one record, one call, one acknowledgement."""

from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask

from tests.browsing import signed_in
from tests.journeys.conftest import PHONE, PLAIN_PHONE
from tests.journeys.person import Person
from tests.recording import answered
from tests.web.scene import MOTHER, Scene
from tests.world import MovableClock, World


def given_a_record_ready_to_send(app: Flask, world: World) -> None:
    """Mary has answered every step about Ann Test, and not sent it."""
    answered(signed_in(app, "mary"), world)


def then_there_is_one_handover(mary: Person, lena: Person) -> None:
    mary.goes_to("/sent")
    mary.sees("Still with us (1)", "Ann Test")
    lena.goes_to("/board")
    lena.sees("From Leicester community midwives")
    lena.has_listed(1)


@pytest.mark.parametrize("screen", [PLAIN_PHONE], ids=str)
class TestSentTwice:
    def test_two_quick_presses_send_one_handover(
        self, person: Callable[[str], Person], app: Flask, world: World
    ) -> None:
        given_a_record_ready_to_send(app, world)
        mary, lena = person("mary"), person("lena")
        self.when_she_presses_send_twice(mary)
        then_there_is_one_handover(mary, lena)
        mary.is_well()

    def when_she_presses_send_twice(self, mary: Person) -> None:
        mary.goes_to("/record")
        mary.follows("Carry on")
        mary.presses_again_before_the_answer("Send")
        mary.sees("was not sent twice", "Ring Derby health visitors")


@pytest.mark.parametrize("screen", [PHONE], ids=str)
class TestTwoTabs:
    def test_both_tabs_lead_to_the_one_handover(
        self, person: Callable[[str], Person], app: Flask, world: World
    ) -> None:
        given_a_record_ready_to_send(app, world)
        mary, lena = person("mary"), person("lena")
        other = mary.opens_a_tab()
        self.when_she_sends_it_from_both(mary, other)
        then_there_is_one_handover(mary, lena)
        self.then_going_back_says_that_it_was_sent(other)
        mary.is_well()
        other.is_well()

    def when_she_sends_it_from_both(self, mary: Person, other: Person) -> None:
        for tab in (mary, other):
            tab.goes_to("/record")
            tab.follows("Carry on")
            tab.sees("Check your answers")
        mary.presses("Send")
        mary.sees("Sent. It is not acknowledged yet", "Ring Derby health visitors")
        other.presses("Send")
        other.sees("was not sent twice", "Ring Derby health visitors")

    def then_going_back_says_that_it_was_sent(self, tab: Person) -> None:
        tab.goes_back()
        tab.sees("This record was sent", "nothing was sent twice")
        tab.follows("Ring the receiving team")
        tab.sees("Ring Derby health visitors")


class TestCallLoggedTwice:
    @pytest.mark.parametrize("screen", [PLAIN_PHONE], ids=str)
    def test_two_quick_presses_log_one_call(
        self, person: Callable[[str], Person], world: World, clock: MovableClock
    ) -> None:
        handover_id = Scene(world, clock).recorded()
        mary = person("mary")
        mary.goes_to(f"/handovers/{handover_id}/call")
        mary.presses_again_before_the_answer("Voicemail")
        mary.sees("was already logged, so it was not logged twice")
        self.then_one_call_is_logged(mary)

    @pytest.mark.parametrize("screen", [PHONE], ids=str)
    def test_an_answer_that_was_lost_and_asked_for_again_logs_one_call(
        self, person: Callable[[str], Person], world: World, clock: MovableClock
    ) -> None:
        handover_id = Scene(world, clock).recorded()
        mary = person("mary")
        mary.goes_to(f"/handovers/{handover_id}/call")
        self.when_the_answer_to_her_press_is_lost(mary)
        self.when_she_loads_the_page_again(mary)
        mary.sees("Voicemail was already logged, so it was not logged twice")
        self.then_one_call_is_logged(mary)

    def when_the_answer_to_her_press_is_lost(self, mary: Person) -> None:
        mary.loses_the_next_answer()
        mary.presses_without_an_answer("Voicemail")

    def when_she_loads_the_page_again(self, mary: Person) -> None:
        mary.loads_again()

    def then_one_call_is_logged(self, mary: Person) -> None:
        mary.sees("1 attempt by Mary Okafor: voicemail (once)")


@pytest.mark.parametrize("screen", [PHONE], ids=str)
class TestTwoAcknowledge:
    def test_the_second_is_told_who_and_when_and_keeps_her_words(
        self, person: Callable[[str], Person], world: World, clock: MovableClock
    ) -> None:
        handover_id = Scene(world, clock).recorded()
        hana, other = person("hana"), person("hana")
        self.given_both_have_the_form_open(hana, other, handover_id)
        self.when_the_first_acknowledges(hana)
        clock.move(minutes=2)
        self.then_the_second_is_told_and_keeps_her_words(other)
        self.then_the_first_holds_it(hana)
        hana.is_well()
        other.is_well()

    def given_both_have_the_form_open(self, hana: Person, other: Person, handover: UUID) -> None:
        for one in (hana, other):
            one.goes_to(f"/handovers/{handover}/acknowledge")

    def when_the_first_acknowledges(self, hana: Person) -> None:
        hana.fills("Next action", "Visit at home")
        hana.fills_date("By which day", 26, 11, 2026)
        hana.presses("Acknowledge")
        hana.sees("Acknowledged. The sending team sees who took it on", "Nothing is waiting")

    def then_the_second_is_told_and_keeps_her_words(self, other: Person) -> None:
        other.fills("Who takes it on", "Grace Adeyemi")
        other.fills("Next action", "Ring her on Wednesday morning")
        other.fills_date("By which day", 25, 11, 2026)
        other.presses("Acknowledge")
        other.sees("This is already answered", "Hana Novak", "24 November 2026 at 10am")
        other.sees("What you typed", "Grace Adeyemi", "Ring her on Wednesday morning", "25 11 2026")

    def then_the_first_holds_it(self, hana: Person) -> None:
        hana.goes_to("/inbox")
        hana.sees("Taken on by my team (1)", MOTHER, "Taken on by Hana Novak", "Visit at home")
        hana.does_not_see("Grace Adeyemi")
