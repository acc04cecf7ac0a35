"""What a routine record asks of a midwife, counted on the screen and held against the README.

It may shrink; it may not creep without somebody seeing the sentence change.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.conftest import PHONE
from tests.journeys.person import Effort, Person
from tests.journeys.recording import say_about_whom, say_to_whom, start

README = Path(__file__).parents[2] / "README.md"

pytestmark = pytest.mark.parametrize("screen", [PHONE], ids=str)


def in_words(effort: Effort) -> str:
    return (
        f"{effort.pages} pages, {effort.choices} choices, {effort.boxes} boxes "
        f"({effort.keys} key presses) and {effort.presses} buttons"
    )


class TestEffort:
    def test_a_routine_record_costs_what_the_readme_says(
        self, person: Callable[[str], Person]
    ) -> None:
        mary = person("mary")
        mary.effort = Effort()
        self.when_she_records_a_routine_discharge(mary)
        mary.sees("Sent. It is not acknowledged yet", "Ring Derby health visitors")
        assert in_words(mary.effort) in README.read_text(encoding="utf-8"), in_words(mary.effort)

    def when_she_records_a_routine_discharge(self, mary: Person) -> None:
        start(mary)
        say_about_whom(mary)
        say_to_whom(mary)
        mary.chooses("What is it?", "Handover of care")
        mary.chooses("Why are you calling?", "Discharge from midwifery care")
        mary.chooses("How urgent is it?", "Routine")
        mary.presses("Save and continue")
        mary.fills("Situation", "Moving to Derby on Friday")
        mary.fills("Assessment", "Both well, no concern")
        mary.presses("Save and continue")
        mary.chooses("Father and other men in the baby's life", "Known")
        mary.fills("What is known of them?", "Lives with her")
        mary.chooses("How do you know? Father and other men in the baby's life", "She told me")
        mary.chooses("Social care", "Known")
        mary.fills("What is known, where and when?", "None ever")
        mary.chooses("How do you know? Social care", "She told me")
        mary.chooses("Safe contact", "Known")
        mary.fills("How is it safe to contact her?", "Her mobile")
        mary.chooses("How do you know? Safe contact", "She told me")
        mary.presses("Save and continue")
        mary.fills("What do you ask the receiving team to do?", "Antenatal visit")
        mary.chooses("Have the parents been told that you are sharing this?", "Yes")
        mary.presses("Save and continue")
        mary.presses("Send")
