"""What a routine record asks of a midwife, counted on the screen and held against the README.

It may shrink; it may not creep without somebody seeing the sentence change.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.conftest import PHONE
from tests.journeys.person import Effort, Person
from tests.journeys.recording import (
    say_about_a_born_baby,
    say_about_whom,
    say_to_whom,
    say_transfer,
    start,
)

README = Path(__file__).parents[2] / "README.md"

pytestmark = pytest.mark.parametrize("screen", [PHONE], ids=str)


def in_words(effort: Effort) -> str:
    return (
        f"{effort.pages} pages, {effort.choices} choices, {effort.boxes} boxes "
        f"({effort.keys} key presses) and {effort.presses} buttons"
    )


class TestEffort:
    def test_a_concern_costs_what_the_readme_says(self, person: Callable[[str], Person]) -> None:
        mary = person("mary")
        mary.effort = Effort()
        start(mary)
        say_about_whom(mary)
        say_to_whom(mary)
        say_why(mary, kind="Concern", why="Emerging concern", urgency="Priority")
        say_all_of_safer(mary)
        mary.presses("Send")
        self.then_it_stands_in_the_readme(mary, "a concern")

    def test_a_routine_discharge_costs_what_the_readme_says(
        self, person: Callable[[str], Person]
    ) -> None:
        mary = person("mary")
        mary.effort = Effort()
        start(mary)
        say_about_a_born_baby(mary)
        say_to_whom(mary)
        say_why(
            mary, kind="Handover of care", why="Discharge from midwifery care", urgency="Routine"
        )
        say_all_of_safer(mary, then=say_transfer)
        mary.presses("Send")
        self.then_it_stands_in_the_readme(mary, "A routine discharge with a born baby")

    def then_it_stands_in_the_readme(self, mary: Person, what: str) -> None:
        mary.sees("Sent. It is not acknowledged yet", "Ring Derby health visitors")
        said = f"{what} costs {in_words(mary.effort)}"
        assert said in README.read_text(encoding="utf-8"), said


def say_why(mary: Person, *, kind: str, why: str, urgency: str) -> None:
    mary.chooses("What is it?", kind)
    mary.chooses("Why are you calling?", why)
    mary.chooses("How urgent is it?", urgency)
    mary.presses("Save and continue")


def say_all_of_safer(mary: Person, then: Callable[[Person], None] = lambda _: None) -> None:
    mary.fills("Situation", "Moving to Derby on Friday")
    mary.fills("Assessment", "Both well, no concern")
    mary.presses("Save and continue")
    for question, label, words in (
        ("Father and other men in the baby's life", "What is known of them?", "Lives with her"),
        ("Social care", "What is known, where and when?", "None ever"),
        ("Safe contact", "How is it safe to contact her?", "Her mobile"),
    ):
        mary.chooses(question, "Known")
        mary.fills(label, words)
        mary.chooses(f"How do you know? {question}", "She told me")
    mary.presses("Save and continue")
    then(mary)
    mary.fills("What do you ask the receiving team to do?", "New birth visit")
    mary.chooses("Have the parents been told that you are sharing this?", "Yes")
    mary.presses("Save and continue")
