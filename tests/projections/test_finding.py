"""Candidates are never one too few: what is held from the lists is named, and what was lost too."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from sqlalchemy import Connection

from handover import commands as c
from handover import events, team_events
from handover.directory.refusals import StillOpen
from handover.handover import Handover
from handover.referral import events as referral_events
from projections.database import ReadDatabase
from projections.finding import InTables
from tests.projections.boards import Boards
from tests.projections.stumbling import stumbling
from tests.projections.test_successions import Lagging
from tests.referring import refer
from tests.region import (
    CORBY,
    DERBY,
    HANA,
    KIT,
    LEICESTER,
    MARY,
    NOTTINGHAM,
    acknowledge,
    decline,
    done,
    redirect,
)

CLOSE = c.CloseTeam(DERBY, "Merged", NOTTINGHAM)
CLOSE_TO_NOBODY = c.CloseTeam(DERBY, "Merged", None, "Nottingham knows")


@pytest.fixture
def finds(boards: Boards) -> InTables:
    """Where the service looks."""
    found = InTables(boards.region.service, boards.reads, boards.projector)
    boards.region.service.look_in(found)
    return found


def receiving(boards: Boards, handover_id: UUID) -> UUID:
    handover: Handover = boards.region.service.repository.get(handover_id)
    return handover.receiving.team_id


@pytest.mark.usefixtures("finds")
def test_a_team_does_not_close_over_a_handover_that_is_held(boards: Boards) -> None:
    region = boards.region
    held, other = region.recorded(), region.recorded()
    with stumbling(held, ValueError(), events.Recorded):
        boards.projector.catch_up_fully()
        with pytest.raises(StillOpen):
            region.ask(KIT, CLOSE_TO_NOBODY)
        region.ask(KIT, CLOSE)
    for one in (held, other):
        assert receiving(boards, one) == NOTTINGHAM


def test_neither_does_the_team_to_which_it_was_redirected_meanwhile(
    boards: Boards, finds: InTables
) -> None:
    region = boards.region
    held = region.recorded()
    region.ask(HANA, decline(held))
    with stumbling(held, ValueError(), events.Redirected):
        region.ask(MARY, redirect(held, NOTTINGHAM))
        boards.projector.catch_up_fully()
        assert held in finds.open_with(NOTTINGHAM)


def test_a_record_is_a_candidate_while_its_referral_is_held(
    boards: Boards, finds: InTables
) -> None:
    region = boards.region
    handover_id = region.recorded()
    region.ask(HANA, acknowledge(handover_id))
    region.ask(HANA, done(handover_id))
    with stumbling(None, ValueError(), referral_events.Made):
        region.ask(HANA, refer(handover_id))
        boards.projector.catch_up_fully()
        assert list(finds.open_with(DERBY)) == [handover_id]


def test_a_team_that_is_held_is_still_a_team(boards: Boards, finds: InTables) -> None:
    with stumbling(NOTTINGHAM, ValueError(), team_events.Registered):
        boards.projector.catch_up_fully()
        assert set(finds.teams()) == {LEICESTER, DERBY, NOTTINGHAM}
    assert CORBY not in finds.teams()


class Lost(ReadDatabase):
    """Tables that are lost, and made anew, each time that somebody has looked into them."""

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One view; the next one is of other tables."""
        with super().reading() as connection:
            yield connection
        self.generations.renew(self.generations.kept())


def test_of_tables_that_are_lost_while_it_looks_nothing_is_believed(
    boards: Boards, reads: str
) -> None:
    handover_id = boards.region.recorded()
    boards.projector.catch_up_fully()
    service, lost = boards.region.service, Lost(reads)
    finds = InTables(service, lost, Lagging(service, lost))
    for _ in range(2):
        assert handover_id in finds.open_with(DERBY)
    lost.close()
