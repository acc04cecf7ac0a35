"""An aggregate read back from the log equals the one that lived through its commands."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from eventsourcing.domain import CanMutateAggregate
from hypothesis import given
from hypothesis import strategies as st

from handover import commands as c
from handover.actor import Asked, Envelope, Source
from handover.content import Kind
from handover.correcting import commands as p
from handover.deadlines import due_times
from handover.handover import Handover
from handover.opening_hours import OpeningHours
from handover.refusals import Refusal
from handover.teams import TeamNamed
from tests.domain.histories import PEOPLE, Step, at_minute, command_of, histories
from tests.domain.stored import log_mapper
from tests.region import DERBY, LEICESTER, MARY, NOTTINGHAM, NOW, record

NAMED = {
    team_id: TeamNamed(team_id, f"{place} team", place, ods_code, "Midlands", "01632 960100")
    for team_id, place, ods_code in (
        (LEICESTER, "Leicester", "RWE"),
        (DERBY, "Derby", "RY8"),
        (NOTTINGHAM, "Nottingham", "RHA"),
    )
}
HOURS = OpeningHours.weekdays()


def _recorded(kind: Kind) -> Handover:
    command = record(kind)
    return Handover.record(
        command,
        Envelope.of(Asked(uuid4(), MARY, Source.PAGE, NOW)),
        handover_id=uuid4(),
        sending=NAMED[LEICESTER],
        receiving=NAMED[DERBY],
        due=due_times(command.urgency, NOW, HOURS),
    )


def _live_through(handover: Handover, one: Step, minute: int) -> None:
    """Let the living aggregate decide `one`, without any store."""
    command = command_of(one, handover)
    happened_at = getattr(command, "happened_at", None)
    asked = Asked(uuid4(), PEOPLE[one.who], Source.API, at_minute(minute))
    envelope = Envelope.of(asked, happened_at)
    match command:
        case c.LogAttempt():
            handover.log_attempt(command, envelope)
        case c.LogConversation():
            handover.log_conversation(command, envelope)
        case c.MarkReceived():
            handover.mark_received(command, envelope)
        case c.Acknowledge():
            handover.acknowledge(command, envelope)
        case c.Decline():
            handover.decline(command, envelope, suggested=NAMED[NOTTINGHAM])
        case c.Redirect():
            due = due_times(handover.urgency, envelope.recorded_at, HOURS)
            handover.redirect(command, envelope, receiving=NAMED[command.to_team_id], due=due)
        case _:
            _follow(handover, command, envelope)


def _follow(handover: Handover, command: c.OnHandover, envelope: Envelope) -> None:
    match command:
        case c.Respond():
            handover.respond(command, envelope)
        case c.AskClarification():
            handover.ask_clarification(command, envelope)
        case c.AnswerClarification():
            handover.answer_clarification(command, envelope)
        case c.AddNote():
            handover.add_note(command, envelope)
        case c.Withdraw():
            handover.withdraw(command, envelope)
        case c.EnterInError():
            handover.enter_in_error(command, envelope)
        case p.Revise():
            handover.revise(command, envelope, due=None)
        case p.Reopen():
            due = due_times(handover.urgency, envelope.recorded_at, HOURS)
            handover.reopen(command, envelope, due=due, carried=())


def _replayed(events: Sequence[CanMutateAggregate[UUID]]) -> object:
    """What the events make after a journey through the log's bytes."""
    mapper, aggregate = log_mapper(), None
    for event in events:
        back = mapper.to_domain_event(mapper.to_stored_event(event))
        assert back == event
        assert isinstance(back, CanMutateAggregate)
        aggregate = back.mutate(aggregate)
    return aggregate


@given(kind=st.sampled_from(Kind), history=histories(longest=20))
def test_replay_from_the_log_gives_the_living_aggregate(kind: Kind, history: list[Step]) -> None:
    living = _recorded(kind)
    for minute, one in enumerate(history, start=1):
        try:
            _live_through(living, one, minute)
        except Refusal:
            continue
    events = living.collect_events()
    assert len(events) == living.version
    replayed = _replayed(events)
    assert isinstance(replayed, Handover)
    assert replayed == living
    assert vars(replayed) == vars(living)
    assert replayed.holder == living.holder
