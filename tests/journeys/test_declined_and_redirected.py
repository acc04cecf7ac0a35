"""Not ours: a team declines, the sender sends it on, and the whole of its age stays with it."""

from collections.abc import Callable
from uuid import UUID

import pytest

from tests.journeys.conftest import PHONE
from tests.journeys.person import Person
from tests.web.scene import MOTHER, Scene
from tests.world import MovableClock, World

WHY_NOT = "The address is in Hinckley, which Leicester covers"
WHY_THERE = "Derby says that Hinckley is theirs"
LEICESTER = "Leicester health visitors"

pytestmark = pytest.mark.parametrize("screen", [PHONE], ids=str)


class TestNotOurs:
    def test_a_declined_handover_comes_back_and_goes_to_the_right_team(
        self, person: Callable[[str], Person], world: World, clock: MovableClock
    ) -> None:
        scene = Scene(world, clock)
        handover_id = scene.recorded()
        clock.move(hours=4)
        scene.recorded(name="Bea Later")
        mary, hana, hugo, lena = map(person, ("mary", "hana", "hugo", "lena"))
        self.given_it_waits_for_derby(lena)
        self.when_hana_declines_and_names_leicester(hana)
        self.then_the_board_says_that_it_came_back(lena)
        self.then_mary_sees_it_first_with_the_reason(mary)
        self.when_she_redirects_it(mary)
        self.then_hugo_has_it_with_a_new_clock_and_its_old_age(hugo)
        self.then_hana_can_no_longer_open_it(hana, handover_id)
        self.then_the_board_shows_the_new_team(lena)
        for somebody in (mary, hana, hugo, lena):
            somebody.is_well()

    def given_it_waits_for_derby(self, lena: Person) -> None:
        lena.goes_to("/board")
        lena.sees_first("Call due", "Waiting to be acknowledged", "To Derby health visitors")

    def when_hana_declines_and_names_leicester(self, hana: Person) -> None:
        hana.goes_to("/inbox")
        hana.follows(MOTHER)
        hana.follows("Decline")
        hana.presses("Decline")
        hana.is_told("Enter the reason", field="Why your team cannot take it on")
        hana.fills("Why your team cannot take it on", WHY_NOT)
        hana.fills("Find a team", "leicester")
        hana.presses("Find")
        hana.has_typed("Why your team cannot take it on", WHY_NOT)
        hana.chooses("Which team should have it?", LEICESTER)
        hana.presses("Decline")
        hana.sees("Declined. It is back with the sending team", "1 waiting")
        hana.does_not_see(MOTHER)

    def then_the_board_says_that_it_came_back(self, lena: Person) -> None:
        lena.goes_to("/board")
        lena.sees("Declined: back with the sending team", "Mary Okafor")
        lena.does_not_see(MOTHER)

    def then_mary_sees_it_first_with_the_reason(self, mary: Person) -> None:
        mary.goes_to("/sent")
        mary.sees_first("Declined", MOTHER, WHY_NOT, f"They suggest {LEICESTER}")

    def when_she_redirects_it(self, mary: Person) -> None:
        mary.follows("Redirect")
        mary.sees(f"Derby health visitors declined it: {WHY_NOT}")
        mary.has_chosen("Which team should have it?", LEICESTER)
        mary.fills("Why does it go to this team?", WHY_THERE)
        mary.presses("Redirect")
        mary.sees("Redirected. It is not acknowledged yet", f"Ring {LEICESTER}")
        mary.sees(f"Nobody has rung {LEICESTER} yet")

    def then_hugo_has_it_with_a_new_clock_and_its_old_age(self, hugo: Person) -> None:
        hugo.goes_to("/inbox")
        hugo.sees("1 waiting, none overdue", MOTHER)
        hugo.follows(MOTHER)
        hugo.sees("24 November 2026 at 10am", "Redirected to Leicester health visitors")
        hugo.sees(f"They suggest {LEICESTER}", "Both clocks started again")

    def then_hana_can_no_longer_open_it(self, hana: Person, handover: UUID) -> None:
        hana.goes_to(f"/handovers/{handover}")
        hana.sees("Page not found")
        hana.does_not_see(MOTHER)

    def then_the_board_shows_the_new_team(self, lena: Person) -> None:
        lena.goes_to("/board")
        lena.sees(f"To {LEICESTER}", "Recorded Tuesday 24 November 2026 at 10am, 4 hours ago")
