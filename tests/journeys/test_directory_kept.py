"""A wrong number is put right, and a team closes: the keeper's day, and what a midwife sees."""

from collections.abc import Callable
from uuid import UUID

from tests.journeys.person import Person
from tests.web.scene import Scene
from tests.world import MovableClock, World

DERBY, LEICESTER = "Derby health visitors", "Leicester health visitors"
BELPER = "Belper health visitors"


class TestWrongNumber:
    def test_a_wrong_number_is_on_the_keepers_list_until_it_is_put_right(
        self, person: Callable[[str], Person], world: World, clock: MovableClock
    ) -> None:
        handover_id = Scene(world, clock).recorded()
        mary, kit = person("mary"), person("kit")
        self.when_the_number_is_a_carpet_shop(mary, handover_id)
        self.then_the_keeper_finds_it_first(kit)
        self.when_the_keeper_enters_half_a_number(kit)
        self.when_the_keeper_puts_it_right(kit)
        self.then_the_midwife_rings_the_right_number(mary, handover_id)
        mary.is_well()
        kit.is_well()

    def when_the_number_is_a_carpet_shop(self, mary: Person, handover_id: UUID) -> None:
        mary.goes_to(f"/handovers/{handover_id}/call")
        mary.sees("Number verified on 20 October 2026")
        mary.presses("Wrong number")
        mary.sees("This number was reported wrong on 24 November 2026")

    def then_the_keeper_finds_it_first(self, kit: Person) -> None:
        kit.goes_to("/")
        kit.sees("To put right (1)")
        kit.sees_first("Reported wrong", DERBY)
        kit.follows(DERBY)
        kit.sees("Number reported wrong: 01632 960103", "Mary Okafor, midwife")

    def when_the_keeper_enters_half_a_number(self, kit: Person) -> None:
        kit.follows("Verify or correct the number")
        kit.fills("The number that is right", "960 555")
        kit.presses("The team answered: save")
        kit.is_told(
            "Enter a UK telephone number with its area code, for example 01632 960123",
            field="The number that is right",
        )
        kit.has_typed("The number that is right", "960 555")

    def when_the_keeper_puts_it_right(self, kit: Person) -> None:
        kit.fills("The number that is right", "01632 960555")
        kit.has_dated("When did you ring it?", 24, 11, 2026)
        kit.presses("The team answered: save")
        kit.sees("Number verified: 01632 960555")
        kit.goes_to("/directory")
        kit.sees("Every number was verified in the last 90 days")

    def then_the_midwife_rings_the_right_number(self, mary: Person, handover_id: UUID) -> None:
        mary.goes_to(f"/handovers/{handover_id}/call")
        mary.sees("Ring 01632 960555", "Number verified on 24 November 2026")
        mary.does_not_see("reported wrong")


class TestAnotherTeam:
    def test_a_team_is_registered_its_hours_change_and_an_old_one_closes_into_it(
        self, person: Callable[[str], Person], world: World, clock: MovableClock
    ) -> None:
        Scene(world, clock).recorded()
        kit = person("kit")
        self.when_a_team_is_registered(kit)
        self.when_its_hours_change(kit)
        self.when_the_old_team_closes(kit)
        mary = person("mary")
        self.then_the_old_name_finds_the_new_team(mary)
        mary.is_well()
        kit.is_well()

    def when_a_team_is_registered(self, kit: Person) -> None:
        kit.goes_to("/directory")
        kit.follows("Register a team")
        kit.presses("Register the team")
        kit.is_told("Enter the team's name", field="Name of the team")
        kit.fills("Name of the team", BELPER)
        kit.chooses("What does it do?", "Health visiting")
        kit.fills("Organisation", "Derbyshire Community Health Services NHS Foundation Trust")
        kit.fills("ODS code of the organisation", "RY8")
        kit.fills("Area", "Derby")
        kit.fills("Places by which people look for it", "Belper\nDuffield")
        kit.fills("Local authorities it covers", "Derby")
        kit.fills("Telephone number", "01632 960140")
        kit.fills("Whom to ring when the team is shut", "Ring 01632 960199, then 999.")
        kit.presses("Register the team")
        kit.sees("Team registered", BELPER, "Number not verified: nobody has said that it is right")

    def when_its_hours_change(self, kit: Person) -> None:
        kit.follows("Change the hours")
        kit.fills("Opens on Saturday", "9am")
        kit.presses("Save")
        words = "Saturday: enter times as hours and minutes, for example 09:00 and 17:00."
        kit.is_told(words, field="Closes on Saturday")
        kit.fills("Closes on Saturday", "12:30pm")
        kit.presses("Save")
        kit.sees("Hours changed", "Saturday 9am to 12:30pm")

    def when_the_old_team_closes(self, kit: Person) -> None:
        kit.goes_to("/directory")
        kit.follows(DERBY)
        kit.follows("Close the team")
        kit.sees(
            "1 open handover or concern is with this team", "moves to the team that takes over"
        )
        kit.fills("Why does the team close?", "Split into smaller teams")
        kit.fills("Find a team", "belper")
        kit.presses("Find")
        kit.chooses("Which team takes over?", BELPER)
        kit.presses("Close the team")
        kit.sees("This team is closed", f"now {BELPER}")

    def then_the_old_name_finds_the_new_team(self, mary: Person) -> None:
        mary.goes_to("/directory")
        mary.fills("Find a team", "derby health visitors")
        mary.presses("Find")
        mary.sees(BELPER)
        mary.is_not_offered("Register a team")
