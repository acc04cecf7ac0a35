"""A team closes: what is open with it goes to its successor in one save, never to nowhere."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from eventsourcing.domain import Aggregate

from handover import commands as c
from handover.actor import Actor, Asked, Source
from handover.decisions import Decisions
from handover.directory.refusals import OwnTeamClosed, StillOpen
from handover.handover import Handover
from handover.policy import View
from handover.refusals import (
    HandoverNotFound,
)
from handover.states import State
from handover.succession_events import TeamSucceeded
from handover.team import Team
from handover.team_events import Event as TeamEvent
from tests.losing import record_loss
from tests.region import (
    DERBY,
    HANA,
    HUGO,
    KIT,
    LEICESTER,
    LENA,
    MARY,
    NOTTINGHAM,
    NOW,
    Region,
    about,
    acknowledge,
    ask_sender,
    attempt,
    conversation,
    decline,
    done,
    enter_in_error,
    record,
    redirect,
    withdraw,
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CLOSE = c.CloseTeam(DERBY, "Joined with Nottingham", NOTTINGHAM)
Steps = tuple[tuple[Actor, Callable[[UUID], c.OnHandover]], ...]
STATES: dict[State, Steps] = {
    State.WAITING: (),
    State.RECEIVED: ((HANA, c.MarkReceived),),
    State.ACKNOWLEDGED: ((HANA, acknowledge),),
    State.DECLINED: ((HANA, decline),),
}
ENDS: dict[str, Steps] = {
    "done": ((HANA, acknowledge), (HANA, done)),
    "withdrawn": ((MARY, withdraw),),
    "in error": ((MARY, enter_in_error),),
}


def seen(region: Region, handover_id: UUID) -> Handover:
    found: Handover = region.service.repository.get(handover_id)
    return found


def standing(region: Region, steps: Steps) -> UUID:
    handover_id = region.recorded()
    for actor, command in steps:
        region.ask(actor, command(handover_id))
    return handover_id


def unmoved(handover: Handover) -> tuple[object, ...]:
    """All that a change of team may not touch."""
    return (
        handover.state,
        handover.due,
        handover.recorded,
        handover.call_stopped_at,
        handover.calls_count_from,
        handover.acknowledged,
        handover.acknowledgement,
        handover.next_action_on,
        handover.response_due_at,
        handover.attempts,
        handover.conversations,
        handover.open_question,
        handover.decline_reason,
        handover.moves,
    )


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.value)
def test_what_is_open_with_the_receiver_goes_to_its_successor_and_no_clock_moves(
    region: Region, state: State
) -> None:
    handover_id = standing(region, STATES[state])
    region.ask(MARY, attempt(handover_id))
    before = unmoved(seen(region, handover_id))
    region.ask(KIT, CLOSE, NOW + DAY)
    after = seen(region, handover_id)
    assert after.state is state
    assert (after.receiving.name, after.sending.name) == (
        "Nottingham health visiting",
        "Leicester midwives",
    )
    assert unmoved(after) == before


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.value)
def test_what_is_open_with_the_sender_goes_to_its_successor_too(
    region: Region, state: State
) -> None:
    handover_id = standing(region, STATES[state])
    before = unmoved(seen(region, handover_id))
    close = c.CloseTeam(LEICESTER, "Joined", NOTTINGHAM, "Nottingham's visitors know them")
    region.ask(KIT, close, NOW + DAY)
    after = seen(region, handover_id)
    assert (after.sending.team_id, after.receiving.team_id) == (NOTTINGHAM, DERBY)
    assert unmoved(after) == before
    holds = "Hana Quorn" if state is State.ACKNOWLEDGED else "Mary Ashby"
    assert after.holder.name == holds


@pytest.mark.parametrize("how", ENDS)
def test_what_is_closed_stays_where_it_was(region: Region, how: str) -> None:
    handover_id = standing(region, ENDS[how])
    region.ask(KIT, c.CloseTeam(DERBY, "Merged", uncovered="Nobody lives there"))
    assert seen(region, handover_id).receiving.team_id == DERBY


def test_an_acknowledgement_stays_with_the_named_person_and_so_does_the_promise(
    region: Region,
) -> None:
    handover_id = standing(region, STATES[State.ACKNOWLEDGED])
    region.ask(KIT, CLOSE)
    after = seen(region, handover_id)
    assert (after.holder.name, after.holder.team.team_id) == ("Hana Quorn", NOTTINGHAM)
    assert after.next_action_on == date(2026, 12, 1)
    region.ask(HUGO, done(handover_id), NOW + DAY)
    assert seen(region, handover_id).state is State.CLOSED


def test_the_successor_answers_and_whoever_closed_sees_nothing_more(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(KIT, CLOSE)
    with pytest.raises(HandoverNotFound):
        region.ask(HANA, acknowledge(handover_id))
    region.ask(HUGO, acknowledge(handover_id))
    assert seen(region, handover_id).state is State.ACKNOWLEDGED
    assert seen(region, handover_id).receiving.telephone == "01632 960100"


def test_a_team_with_something_open_closes_only_with_a_successor(region: Region) -> None:
    region.recorded()
    head = region.service.head()
    with pytest.raises(StillOpen) as one:
        region.ask(KIT, c.CloseTeam(DERBY, "Merged", uncovered="Nobody lives there"))
    assert one.value.field == "successor_id"
    assert one.value.message == (
        "1 handover or concern is open with this team. Choose the team that takes over: it moves "
        "there in the same moment, with its age, its promises and its due times."
    )
    region.recorded()
    with pytest.raises(StillOpen) as two:
        region.ask(KIT, c.CloseTeam(DERBY, "Merged"))
    assert two.value.message == (
        "2 handovers and concerns are open with this team. Choose the team that takes over: all "
        "of them move there in the same moment, with their age, their promises and their due "
        "times."
    )
    with pytest.raises(StillOpen):
        region.ask(KIT, c.CloseTeam(LEICESTER, "Merged"))
    assert region.service.head() > head
    team: Team = region.service.repository.get(DERBY)
    assert not team.is_closed


def test_everything_moves_in_the_save_that_closes_the_team(region: Region) -> None:
    ids = {region.recorded() for _ in range(3)}
    region.ask(HANA, acknowledge(elsewhere := region.recorded()))
    region.ask(HANA, done(elsewhere))
    head = region.service.head()
    finished = region.ask(KIT, CLOSE)
    events = [one.event for one in region.service.read_log(head, 20)]
    moved = [one for one in events if isinstance(one, TeamSucceeded)]
    assert {one.originator_id for one in moved} == ids
    assert {one.closed.name for one in moved} == {"Derby health visiting"}
    assert {one.envelope.name for one in moved} == {"Kit Welland"}
    kinds = [type(one).__name__ for one in events]
    assert kinds == [
        "Closed",
        "SuccessorNamed",
        "CoverChanged",
        *["TeamSucceeded"] * 3,
        "Given",
    ]
    assert (finished.subject_id, finished.position) == (DERBY, region.service.head())


def test_a_save_that_fails_closes_nothing_and_moves_nothing(
    region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody acknowledges in the same moment: the whole is judged again, as things then are."""
    handover_id = region.recorded()
    real, meanwhile = Decisions.decide, [acknowledge(handover_id)]

    def decide(self: Decisions, command: c.Command, asked: Asked) -> tuple[Aggregate, ...]:
        decided = real(self, command, asked)
        if meanwhile and isinstance(command, c.CloseTeam):
            region.service.execute(meanwhile.pop(), Asked(uuid4(), HANA, Source.PAGE, NOW))
        return decided

    monkeypatch.setattr(Decisions, "decide", decide)
    region.ask(KIT, CLOSE)
    after = seen(region, handover_id)
    assert (after.state, after.receiving.team_id) == (State.ACKNOWLEDGED, NOTTINGHAM)
    closings = [one for one in region.service.read_log(0, 1000) if _closes_derby(one.event)]
    assert len(closings) == 1


def _closes_derby(event: object) -> bool:
    return isinstance(event, TeamEvent) and (event.TOPIC, event.originator_id) == (
        "team.closed",
        DERBY,
    )


def test_a_team_takes_over_from_the_one_to_which_it_sent(region: Region) -> None:
    """One team then stands on both sides, and can still do all that either could."""
    handover_id = region.recorded()
    close = c.CloseTeam(DERBY, "Joined", LEICESTER, "Leicester's midwives visit there")
    region.ask(KIT, close)
    after = seen(region, handover_id)
    assert (after.sending.team_id, after.receiving.team_id) == (LEICESTER, LEICESTER)
    region.ask(MARY, acknowledge(handover_id))
    region.ask(MARY, done(handover_id))
    assert seen(region, handover_id).state is State.CLOSED


def test_both_sides_may_close_one_after_the_other(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(KIT, CLOSE)
    close = c.CloseTeam(LEICESTER, "Joined", NOTTINGHAM, "Nottingham's visitors know them")
    region.ask(KIT, close)
    after = seen(region, handover_id)
    assert (after.sending.team_id, after.receiving.team_id) == (NOTTINGHAM, NOTTINGHAM)


def test_declined_and_moved_it_can_be_redirected_with_its_age_kept(region: Region) -> None:
    handover_id = standing(region, STATES[State.DECLINED])
    region.ask(KIT, CLOSE)
    region.ask(MARY, redirect(handover_id), NOW + DAY)
    after = seen(region, handover_id)
    assert (after.state, after.recorded.recorded_at) == (State.WAITING, NOW)
    assert after.moves[0].declined_by.name == "Nottingham health visiting"


def test_a_question_stays_open_and_a_conversation_stays_one(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, conversation(handover_id))
    region.ask(HANA, ask_sender(handover_id))
    region.ask(KIT, CLOSE)
    after = seen(region, handover_id)
    assert after.open_question == "Which clinic did she attend?"
    assert after.call_stopped_at == NOW


def test_what_a_loss_has_stopped_moves_too_and_the_successor_has_yet_to_say_that_it_knows(
    region: Region,
) -> None:
    handover_id = region.recorded(record(whom=about()))
    region.ask(HANA, record_loss(handover_id))
    region.ask(KIT, CLOSE)
    after = seen(region, handover_id)
    assert (after.is_stopped, after.receiving.team_id) == (True, NOTTINGHAM)
    assert NOTTINGHAM not in after.loss_known_by
    assert after.is_open_with(NOTTINGHAM)


def test_nobody_sends_in_the_name_of_a_closed_team(region: Region) -> None:
    close = c.CloseTeam(LEICESTER, "Joined", NOTTINGHAM, "Nottingham's visitors know them")
    region.ask(KIT, close)
    head = region.service.head()
    with pytest.raises(OwnTeamClosed):
        region.ask(MARY, record())
    assert region.service.head() == head


def test_the_lead_reads_the_timeline_after_it_moved(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(KIT, CLOSE)
    assert region.service.look_up(handover_id, LENA, View.TIMELINE).id == handover_id
    assert region.service.look_up(handover_id, MARY, View.RECORD).id == handover_id
