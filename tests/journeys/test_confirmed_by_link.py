"""A team without accounts: a colleague opens the link of the email, and takes it on by name."""

from collections.abc import Callable
from uuid import UUID

import pytest

from handover.reference import call_reference
from tests.journeys.person import Person
from tests.mailing import said_by_telephone
from tests.web.scene import MOTHER, Scene
from tests.world import MovableClock, World

TOKEN = "KRUGS4-ZANFZX-IDTPNV-SSA5DI"


@pytest.fixture
def handover_id(world: World, clock: MovableClock) -> UUID:
    return said_by_telephone(Scene(world, clock), TOKEN)


class TestConfirmedByLink:
    def test_she_confirms_what_was_said_and_the_midwife_reads_who_took_it_on(
        self, arrive: Callable[[str], Person], person: Callable[[str], Person], handover_id: UUID
    ) -> None:
        priya = arrive("nobody")
        self.when_she_opens_the_link_and_gives_the_wrong_reference(priya)
        self.then_she_is_told_and_her_code_is_kept(priya)
        self.when_she_gives_the_agreed_one(priya, handover_id)
        self.then_she_reads_what_the_call_was_about_and_no_name_of_a_family(priya)
        self.when_she_takes_it_on_and_says_no_next_action(priya)
        self.then_she_is_told_and_what_she_typed_is_kept(priya)
        self.when_she_says_it(priya)
        priya.sees("Acknowledged")
        self.then_the_midwife_reads_who_took_it_on(person("mary"), handover_id)
        priya.is_well()

    def when_she_opens_the_link_and_gives_the_wrong_reference(self, priya: Person) -> None:
        priya.goes_to(f"/confirm#{TOKEN}")
        if not priya.has_scripts:
            priya.fills("Code of the email", TOKEN)
        priya.has_typed("Code of the email", TOKEN)
        assert TOKEN not in priya.page.url or not priya.has_scripts, "it stays in no history"
        priya.fills("Call reference", "AAAA-AAAA")
        priya.presses("Continue")

    def then_she_is_told_and_her_code_is_kept(self, priya: Person) -> None:
        priya.sees("You can try 4 times more")
        priya.has_typed("Code of the email", TOKEN)

    def when_she_gives_the_agreed_one(self, priya: Person, handover_id: UUID) -> None:
        priya.fills("Call reference", call_reference(handover_id))
        priya.presses("Continue")

    def then_she_reads_what_the_call_was_about_and_no_name_of_a_family(self, priya: Person) -> None:
        priya.sees("Mary Okafor, Leicester community midwives", "A handover of care", "Agreed")
        priya.does_not_see(MOTHER)

    def when_she_takes_it_on_and_says_no_next_action(self, priya: Person) -> None:
        priya.fills("Who takes it on", "Priya Dale")
        priya.fills("Their role", "Health visitor")
        priya.fills("Next action", "")
        priya.presses("Acknowledge")

    def then_she_is_told_and_what_she_typed_is_kept(self, priya: Person) -> None:
        priya.is_told("Enter the next action", field="Next action")
        priya.has_typed("Who takes it on", "Priya Dale")

    def when_she_says_it(self, priya: Person) -> None:
        priya.fills("Next action", "Visit at home")
        priya.presses("Acknowledge")

    def then_the_midwife_reads_who_took_it_on(self, mary: Person, handover_id: UUID) -> None:
        mary.goes_to(f"/handovers/{handover_id}")
        mary.sees("Priya Dale, health visitor, Derby health visitors, by a link")
        mary.is_well()
