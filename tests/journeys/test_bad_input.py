"""A hurried midwife gets everything wrong once: each page says what to do and keeps every word."""

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

pytestmark = pytest.mark.parametrize("screen", [PHONE, PLAIN_PHONE], ids=str)

NUMBER, NAME = "Mother's NHS number", "Mother's full name"
BORN_ON, DUE_ON, BABY_BORN_ON = "Mother's date of birth", "Due date", "Baby's date of birth"
IS_BORN = "Is the baby born?"
FATHER, SOCIAL_CARE = "Father and other men in the baby's life", "Social care"
TURNED_NAME = "Ada \N{RIGHT-TO-LEFT OVERRIDE}llewtseT"
RUNG_WORDS = "Well,\a but alone"
"""With the control character that once rang a bell."""
TOO_LONG = "x" * 4001


class TestBadInput:
    def test_every_mistake_is_told_and_nothing_typed_is_lost(
        self, person: Callable[[str], Person]
    ) -> None:
        mary = person("mary")
        self.given_a_new_record(mary)
        self.when_she_answers_nothing_then_each_question_is_asked(mary)
        self.when_number_and_dates_are_impossible_then_she_is_told_why(mary)
        self.when_the_baby_is_born_tomorrow_then_she_is_asked_for_the_due_date(mary)
        self.when_the_number_is_somebodys_then_the_demonstration_refuses_it(mary)
        self.when_no_team_is_chosen_then_one_is_asked_for(mary)
        self.when_nothing_is_chosen_then_all_three_are_asked_for(mary)
        self.when_the_words_are_too_long_or_deceptive_then_they_stay(mary)
        self.when_an_answer_has_no_words_then_they_are_asked_for(mary)
        self.then_the_record_put_right_goes_on_to_the_last_look(mary)
        mary.is_well()

    def given_a_new_record(self, mary: Person) -> None:
        start(mary)

    def when_she_answers_nothing_then_each_question_is_asked(self, mary: Person) -> None:
        mary.presses("Save and continue")
        mary.is_told("Enter the mother's NHS number", field=NUMBER)
        mary.is_led_to(NAME, by="Enter the mother's name")
        mary.is_led_to("Day", by="Enter the mother's date of birth", group=BORN_ON)
        mary.is_led_to(
            "Not born yet", by="Choose whether the baby is born, and enter the date", group=IS_BORN
        )

    def when_number_and_dates_are_impossible_then_she_is_told_why(self, mary: Person) -> None:
        mary.fills(NUMBER, "999 123 4560")
        mary.fills(NAME, TURNED_NAME)
        mary.fills_date(BORN_ON, 3, 5, 2027)
        mary.chooses(IS_BORN, "Not born yet")
        mary.fills_date(DUE_ON, 24, 9, 2027)
        mary.presses("Save and continue")
        mary.is_told(
            "This is not a valid NHS number: one digit may be wrong. "
            "Check it against the notes and enter it again",
            field=NUMBER,
        )
        mary.is_led_to(
            NAME,
            by="Remove the invisible characters from the mother's name: "
            "type it again instead of pasting it",
        )
        mary.is_led_to("Day", by="The mother's date of birth is in the future", group=BORN_ON)
        mary.is_led_to(
            "Day",
            by="The due date is more than 40 weeks away. Check the month and the year",
            group=DUE_ON,
        )
        mary.has_typed(NUMBER, "999 123 4560")
        mary.has_typed(NAME, TURNED_NAME)
        mary.has_dated(BORN_ON, 3, 5, 2027)
        mary.has_chosen(IS_BORN, "Not born yet")
        mary.has_dated(DUE_ON, 24, 9, 2027)

    def when_the_baby_is_born_tomorrow_then_she_is_asked_for_the_due_date(
        self, mary: Person
    ) -> None:
        mary.fills(NUMBER, "999 000 0018")
        mary.fills(NAME, "Ada Testwell")
        mary.fills_date(BORN_ON, 3, 5, 1995)
        mary.chooses(IS_BORN, "Born")
        mary.fills_date(BABY_BORN_ON, 25, 11, 2026)
        mary.presses("Save and continue")
        mary.is_stopped()
        mary.is_led_to(
            "Day",
            by="The baby's date of birth is in the future. If the baby is not born yet, "
            "enter the due date",
            group=BABY_BORN_ON,
        )
        mary.has_dated(BABY_BORN_ON, 25, 11, 2026)

    def when_the_number_is_somebodys_then_the_demonstration_refuses_it(self, mary: Person) -> None:
        mary.fills(NUMBER, "450 557 7104")
        mary.fills_date(BABY_BORN_ON, 20, 11, 2026)
        mary.presses("Save and continue")
        mary.is_told(
            "This is a demonstration: use a test NHS number that starts with 999, "
            "for example 999 000 0018. Never enter a real person here.",
            field=NUMBER,
        )
        mary.has_typed(NUMBER, "450 557 7104")
        say_about_whom(mary)

    def when_no_team_is_chosen_then_one_is_asked_for(self, mary: Person) -> None:
        mary.fills("Find a team", "derby")
        mary.presses("Find")
        mary.presses("Save and continue")
        mary.is_told("Choose the team to send it to", field=DERBY)
        mary.has_typed("Find a team", "derby")
        say_to_whom(mary)

    def when_nothing_is_chosen_then_all_three_are_asked_for(self, mary: Person) -> None:
        mary.presses("Save and continue")
        mary.is_stopped()
        mary.is_led_to(
            "Handover of care", by="Choose handover of care or concern", group="What is it?"
        )
        mary.is_led_to(
            "Mark, bruise or injury on a baby who is not yet mobile",
            by="Choose why you are calling",
            group="Why are you calling?",
        )
        mary.is_led_to("Immediate", by="Choose how urgent it is", group="How urgent is it?")
        say_why(mary)

    def when_the_words_are_too_long_or_deceptive_then_they_stay(self, mary: Person) -> None:
        mary.fills("Situation", TOO_LONG)
        mary.fills("Assessment", RUNG_WORDS)
        mary.presses("Save and continue")
        mary.is_told(
            "Shorten the situation to 4,000 characters or fewer: it has 4,001", field="Situation"
        )
        mary.is_led_to(
            "Assessment",
            by="Remove the invisible characters from your assessment: "
            "type it again instead of pasting it",
        )
        mary.has_typed("Situation", TOO_LONG)
        mary.has_typed("Assessment", RUNG_WORDS)
        say_situation(mary)

    def when_an_answer_has_no_words_then_they_are_asked_for(self, mary: Person) -> None:
        mary.chooses(SOCIAL_CARE, "Known")
        mary.presses("Save and continue")
        mary.is_stopped()
        mary.is_led_to(
            "Known",
            by="Choose what is known about the father and other men in the baby's life",
            group=FATHER,
        )
        mary.is_led_to("What is known, where and when?", by="Say what is known: social care")
        mary.has_chosen(SOCIAL_CARE, "Known")

    def then_the_record_put_right_goes_on_to_the_last_look(self, mary: Person) -> None:
        say_family(mary)
        say_response(mary)
        mary.sees("Check your answers", "Ada Testwell", "Due on 14 February 2027", DERBY)
