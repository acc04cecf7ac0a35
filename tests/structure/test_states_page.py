"""docs/states.md says what the code does: printed from it, and never out of date."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from handover import commands as c
from handover.policy import POLICY, View
from handover.states import REFUSED_IN, State
from tests.structure.tree import ROOT
from web.commands import main
from web.presenters.labels import STATE
from web.states_page import in_words, says, states_page, who_may

PAGE = ROOT / "docs" / "states.md"


def _section(state: State) -> str:
    _, _, after = states_page().partition(f"## {STATE[state]} (`{state.value}`)\n")
    return after.partition("\n## ")[0]


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == states_page(), "run: make docs"


@pytest.mark.parametrize("state", State)
def test_every_command_is_allowed_or_refused_in_every_state(state: State) -> None:
    allowed, _, refused = _section(state).partition("| Refused |")
    for command, states in REFUSED_IN.items():
        row = f"| {in_words(command)} |"
        assert (row in allowed, row in refused) == (state not in states, state in states)


def test_the_page_says_who_may_acknowledge() -> None:
    who = "midwife or health visitor of the receiving team"
    assert f"| Acknowledge | {who} | Acknowledged |" in _section(State.WAITING)
    assert "This has already been acknowledged." in _section(State.ACKNOWLEDGED)


def test_the_diagram_shows_the_ways_between_states() -> None:
    drawn = states_page().partition("```mermaid")[2].partition("```")[0]
    assert "waiting --> acknowledged: Acknowledge" in drawn
    assert "declined --> waiting: Redirect" in drawn
    assert "acknowledged --> closed: Respond\n" in drawn
    assert "acknowledged --> acknowledged: Respond (not done: a new date)" in drawn
    assert "acknowledged --> waiting" not in drawn
    ways_out = [line.strip() for line in drawn.splitlines() if "closed -->" in line]
    assert ways_out == [
        "closed --> acknowledged: Reopen",
        "closed --> waiting: Reopen (it was withdrawn)",
        "closed --> declined: Reopen (it was withdrawn after it was declined)",
    ]


def test_a_response_that_was_not_done_keeps_it_acknowledged() -> None:
    who = "midwife or health visitor of the receiving team"
    leads_to = "Closed, or Acknowledged (not done: a new date)"
    assert f"| Respond | {who} | {leads_to} |" in _section(State.ACKNOWLEDGED)
    assert "| Respond | Nobody has acknowledged this yet" in _section(State.WAITING)


def test_every_action_is_said_in_words() -> None:
    for action in POLICY:
        assert says(action).endswith(".")
        assert who_may(action)
    assert in_words(c.MarkReceived) == "Mark received"
    assert in_words(View.BOARD) == "Board"
    assert who_may(View.TIMELINE) == (
        "midwife or health visitor of the sending team or of the receiving team; "
        "regional lead for the whole region"
    )


def test_the_command_line_prints_the_page_or_writes_it(tmp_path: Path) -> None:
    printed = CliRunner().invoke(main, ["states"])
    assert (printed.exit_code, printed.output) == (0, states_page())
    written = CliRunner().invoke(main, ["states", "--output", str(tmp_path / "states.md")])
    assert written.exit_code == 0
    assert (tmp_path / "states.md").read_text(encoding="utf-8") == states_page()
