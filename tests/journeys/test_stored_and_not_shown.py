"""Something fails right after she has sent: she reads that it is stored, and finds it."""

from collections.abc import Callable

import pytest

from tests.faults import keep_all
from tests.journeys.conftest import DESKTOP, PHONE
from tests.journeys.person import Person
from tests.journeys.recording import say_about_whom, say_safer, say_to_whom, say_why, start
from tests.world import World


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=str)
def test_she_is_told_to_ring_and_it_is_among_what_her_team_sent(
    person: Callable[[str], Person], world: World
) -> None:
    mary = person("mary")
    start(mary)
    say_about_whom(mary)
    say_to_whom(mary)
    say_why(mary)
    say_safer(mary)
    keep_all(world.together.settings.desk_path, "handover_desk.drafts")

    mary.presses("Send")

    mary.sees("What you sent is stored", "If you have to ring the other team, ring now.")
    mary.does_not_see("What you typed")
    mary.failures.clear()  # the browser noted the 503 or 500, as it was to
    mary.follows("Go to the start page")
    mary.has_listed(1)
    mary.sees("Ada Testwell", "Derby health visitors")
