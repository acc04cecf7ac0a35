"""A successor that was named and held: tried again, everybody finds whoever stands there now."""

from pathlib import Path
from uuid import UUID

import pytest

from handover import commands as c
from handover.directory.commands import NameSuccessor
from handover.team_events import SuccessorNamed
from projections.directory import find_teams, team_of
from projections.rebuild import differences
from projections.took_over import all_after, last_after
from tests.projections.boards import Boards
from tests.projections.stumbling import stumbling
from tests.region import CORBY, DERBY, KIT, LEICESTER, NOTTINGHAM

Command = c.CloseTeam | NameSuccessor

CORBY_TO_DERBY = NameSuccessor(CORBY, DERBY)
DERBY_GOES = c.CloseTeam(DERBY, "Merged", NOTTINGHAM)
NOTTINGHAM_GOES = c.CloseTeam(NOTTINGHAM, "Merged too", LEICESTER, "Midwives go there now")
RATHER_LEICESTER = NameSuccessor(DERBY, LEICESTER)


@pytest.mark.parametrize("held", [CORBY, DERBY, NOTTINGHAM])
@pytest.mark.parametrize(
    "told",
    [
        (CORBY_TO_DERBY, DERBY_GOES, NOTTINGHAM_GOES),
        (CORBY_TO_DERBY, DERBY_GOES, RATHER_LEICESTER),
    ],
    ids=["one after the other", "another than was named first"],
)
def test_tried_again_it_equals_a_rebuild_and_the_old_name_finds_who_came_last(
    boards: Boards, tmp_path: Path, told: tuple[Command, ...], held: UUID
) -> None:
    with stumbling(held, ValueError(), SuccessorNamed) as stumble:
        for command in told:
            boards.region.ask(KIT, command)
            boards.projector.catch_up_fully()
        stumble.is_mended = True
        boards.projector.try_again(held)
    anew = Boards.over(boards.region, tmp_path / "anew.sqlite")
    anew.projector.catch_up_fully()
    assert differences(boards.reads, anew.reads) == []
    anew.close()
    with boards.reads.reading() as connection:
        for words in ("corby health", "derby health"):
            assert LEICESTER in {row["team_id"] for row in find_teams(connection, words).rows}
        closed, last = team_of(connection, CORBY), team_of(connection, LEICESTER)
    assert closed is not None
    assert last is not None
    assert closed["successor_id"] == LEICESTER
    assert {"Corby health visiting", "Derby health visiting"} <= set(last["former_names"])


def test_two_teams_that_have_each_named_the_other_are_no_end_of_looking() -> None:
    """They closed in the same moment, each while the other was open."""
    named = {CORBY: [DERBY], DERBY: [NOTTINGHAM], NOTTINGHAM: [LEICESTER, DERBY]}
    assert [last_after(named, one) for one in named] == [NOTTINGHAM, NOTTINGHAM, DERBY]
    assert all_after(named, CORBY) == {DERBY, NOTTINGHAM, LEICESTER}
    assert all_after(named, DERBY) == {NOTTINGHAM, LEICESTER}
    assert last_after(named, LEICESTER) == LEICESTER
