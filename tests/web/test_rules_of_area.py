"""A sender reads the receiving area's own deadlines before she sends, and they are what is kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from handover.calls import AttemptOutcome
from handover.rules.reading import read_rulebook
from tests import region
from tests.browsing import page, send, signed_in, words
from tests.recording import Answers, answer, answered, begun, sent, to_team
from tests.ringing import pressing, stored
from tests.web.scene import Scene
from tests.world import MovableClock, World, open_region
from web.app import app_of
from web.asking import new_command_id

RULES_OF_DERBY = """\
areas = ["Derby"]
[same_day]
id = "derby/same-day/1"
call = { clock = "90 minutes" }
acknowledge = { clock = "3 hours" }
try_again = { every = "20 minutes" }
"""


@pytest.fixture
def world(made_region: Path, tmp_path: Path, clock: MovableClock) -> Iterator[World]:
    """The region, in which Derby has rules of its own for what is to be done the same day."""
    rules = tmp_path / "derby.toml"
    rules.write_text(RULES_OF_DERBY, encoding="utf-8")
    opened = open_region(made_region, tmp_path / "data", clock, rulebook=read_rulebook(rules))
    yield opened
    opened.together.close()


@pytest.fixture
def mary(world: World) -> FlaskClient:
    return signed_in(app_of(world.together), "mary")


@pytest.mark.parametrize(
    "team,shown,not_shown",
    [
        ("derby_visitors", "Ring within 1 hour 30 minutes, day or night.", "Ring today, within 4"),
        ("leicester_visitors", "Ring today, within 4 hours", "within 1 hour 30 minutes"),
    ],
)
def test_the_choice_of_urgency_says_what_the_receiving_area_asks(
    mary: FlaskClient, world: World, team: str, shown: str, not_shown: str
) -> None:
    draft_id = begun(mary)
    answer(mary, draft_id, "to", to_team(world, team))

    said = words(page(mary, f"/record/{draft_id}/why"))

    assert shown in said
    assert not_shown not in said


def test_what_is_promised_before_sending_is_what_is_kept(mary: FlaskClient, world: World) -> None:
    draft_id = answered(mary, world)
    said = words(page(mary, f"/record/{draft_id}/check"))
    assert "by Tuesday 24 November 2026 at 11:30am" in said
    assert "by Tuesday 24 November 2026 at 1pm" in said

    due = stored(world, sent(mary, world)).due

    assert due.rule_id == "derby/same-day/1"
    assert f"{due.call_due_at:%H:%M} {due.acknowledge_due_at:%H:%M}" == "11:30 13:00"


def test_the_next_try_is_the_areas(mary: FlaskClient, world: World) -> None:
    handover_id = sent(mary, world)
    press = pressing(mary, handover_id, AttemptOutcome.NO_ANSWER.value)

    done = send(mary, f"/handovers/{handover_id}/call", press, follow=True)

    assert "Try again by 10:20am today: the call is due by" in words(done.text)


@pytest.mark.parametrize("place,times", [("derby", "11:30am today"), ("nottingham", "2pm today")])
def test_a_redirect_offers_each_team_with_its_own_areas_times(
    mary: FlaskClient, world: World, clock: MovableClock, place: str, times: str
) -> None:
    handover_id = sent(mary, world)
    Scene(world, clock).ask("hana", region.decline(handover_id))
    search: Answers = {"do": "search", "q": place, "command_id": str(new_command_id())}

    found = send(mary, f"/handovers/{handover_id}/redirect", search)

    assert times in words(found.text)
