"""What is left with a team that has closed: it goes to whoever is then said to have taken over."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from handover import commands as c
from handover import events
from handover.actor import Actor, Asked, Envelope, Source
from handover.directory import commands as t
from handover.directory.refusals import TeamIsOpen
from handover.finding import touched_since
from handover.handover import Handover
from handover.refusals import Refusal, SucceedsItself, TeamClosed, TeamNotFound
from handover.team import Team
from handover.urgency import Urgency
from tests.putting_right import change_read, correct_number, revise
from tests.region import (
    CORBY,
    DERBY,
    HANA,
    KIT,
    LEICESTER,
    LENA,
    MARY,
    NOTTINGHAM,
    NOW,
    Region,
    decline,
    redirect,
)

HOUR = timedelta(hours=1)
CLOSE = c.CloseTeam(DERBY, "Joined with Nottingham", NOTTINGHAM)


def seen(region: Region, handover_id: UUID) -> Handover:
    found: Handover = region.service.repository.get(handover_id)
    return found


def late(region: Region, handover_id: UUID) -> None:
    """It stands with Corby, which has closed: as if it was sent in the moment of the closing."""
    handover = seen(region, handover_id)
    corby: Team = region.service.repository.get(CORBY)
    asked = Asked(uuid4(), KIT, Source.COMMAND_LINE, NOW)
    handover.go_to_successor(handover.receiving, corby.named, Envelope.of(asked))
    region.service.save(handover)


def test_what_is_left_with_a_closed_team_goes_to_the_successor_that_is_named_then(
    region: Region,
) -> None:
    handover_id = region.recorded()
    late(region, handover_id)
    region.ask(KIT, t.NameSuccessor(CORBY, NOTTINGHAM), NOW + HOUR)
    after = seen(region, handover_id)
    assert after.receiving.team_id == NOTTINGHAM
    corby: Team = region.service.repository.get(CORBY)
    assert corby.successor is not None
    assert corby.successor.team_id == NOTTINGHAM


def test_what_was_sent_on_before_is_not_open_with_the_team_that_closes(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, decline(handover_id))
    region.ask(MARY, redirect(handover_id))
    before = seen(region, handover_id)
    assert not before.is_open_with(DERBY)
    assert before.is_open_with(NOTTINGHAM)
    region.ask(KIT, c.CloseTeam(DERBY, "Joined with Leicester", LEICESTER, "Its midwives visit"))
    assert seen(region, handover_id).version == before.version


def test_naming_the_same_successor_again_says_nothing_twice(region: Region) -> None:
    region.ask(KIT, CLOSE)
    head = region.service.head()
    region.ask(KIT, t.NameSuccessor(DERBY, NOTTINGHAM))
    assert [type(one.event).__name__ for one in region.service.read_log(head, 5)] == ["Given"]


@pytest.mark.parametrize(
    "successor_id,refusal",
    [(CORBY, SucceedsItself), (uuid4(), TeamNotFound)],
    ids=["itself", "no team"],
)
def test_only_an_open_team_is_named(
    region: Region, successor_id: UUID, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal) as refused:
        region.ask(KIT, t.NameSuccessor(CORBY, successor_id))
    assert refused.value.field == "successor_id"


def test_a_closed_team_takes_over_from_nobody(region: Region) -> None:
    region.ask(KIT, CLOSE)
    with pytest.raises(TeamClosed) as refused:
        region.ask(KIT, t.NameSuccessor(CORBY, DERBY))
    assert refused.value.field == "successor_id"


def test_an_open_team_has_no_successor(region: Region) -> None:
    with pytest.raises(TeamIsOpen):
        region.ask(KIT, t.NameSuccessor(DERBY, NOTTINGHAM))


@pytest.mark.parametrize("actor", [MARY, HANA, LENA])
def test_only_a_keeper_moves_what_is_left(region: Region, actor: Actor) -> None:
    handover_id = region.recorded()
    late(region, handover_id)
    with pytest.raises(Refusal):
        region.ask(actor, t.NameSuccessor(CORBY, NOTTINGHAM))
    assert seen(region, handover_id).receiving.team_id == CORBY


def test_a_read_log_in_parts_finds_everything_once(region: Region) -> None:
    ids = {region.recorded() for _ in range(3)}
    read = region.service.read_log
    found = touched_since(lambda after, _limit: read(after, 2), 0, events.Event)
    assert found == ids
    assert touched_since(read, region.service.head(), events.Event) == set()


@pytest.mark.parametrize("has_read", [False, True])
def test_a_successor_has_to_read_what_the_closed_team_had_not_read(
    region: Region, *, has_read: bool
) -> None:
    handover_id = region.recorded()
    region.ask(MARY, revise(handover_id))
    if has_read:
        region.ask(HANA, change_read(handover_id))
    region.ask(KIT, CLOSE)
    assert len(seen(region, handover_id).unread_by(NOTTINGHAM)) == (0 if has_read else 1)


def test_a_successor_that_is_the_other_team_does_not_read_its_own_change(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, revise(handover_id))
    region.ask(KIT, c.CloseTeam(DERBY, "Joined", LEICESTER, "Midwives visit there"))
    assert seen(region, handover_id).unread_by(LEICESTER) == ()


def test_a_successor_need_not_read_what_the_closed_team_changed_itself(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, correct_number(handover_id))
    region.ask(KIT, CLOSE)
    assert seen(region, handover_id).unread_by(NOTTINGHAM) == ()


def test_a_successor_has_to_read_every_change_that_the_closed_team_had_not_read(
    region: Region,
) -> None:
    handover_id = region.recorded()
    region.ask(MARY, revise(handover_id))
    region.ask(MARY, revise(handover_id, seen=1, urgency=Urgency.SAME_DAY))
    region.ask(KIT, CLOSE)
    assert len(seen(region, handover_id).unread_by(NOTTINGHAM)) == 2


def test_a_sender_that_takes_over_has_yet_to_read_what_the_receiver_changed(
    region: Region,
) -> None:
    handover_id = region.recorded()
    region.ask(HANA, correct_number(handover_id))
    region.ask(KIT, c.CloseTeam(DERBY, "Joined", LEICESTER, "Midwives visit there"))
    assert len(seen(region, handover_id).unread_by(LEICESTER)) == 1


def test_a_receiver_that_takes_over_has_yet_to_read_what_the_sender_changed(
    region: Region,
) -> None:
    handover_id = region.recorded()
    region.ask(MARY, revise(handover_id))
    region.ask(KIT, c.CloseTeam(LEICESTER, "Joined", DERBY, "Health visitors ring there"))
    assert len(seen(region, handover_id).unread_by(DERBY)) == 1
