"""The practice region: whenever it is started it shows every case, and never a real person."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.engine import RowMapping

from handover.calls import AttemptOutcome
from handover.chasing.events import DisagreementEscalated, NobodyReachable
from handover.content import Kind, Trigger
from handover.events import CallAttempted, ConversationHeld, Event, Recorded
from handover.outbox import events as outbox
from handover.person import is_test_number
from handover.receipt import Given
from handover.referral import events as referral
from handover.states import State
from handover.team_events import Registered
from handover.urgency import Urgency
from projections.disagreements import unsettled
from projections.inbox import taken_on_by, waiting_for
from projections.overdue import Narrowed, board
from projections.referral_lists import followed_by, unanswered_of, unreviewed
from projections.sent import open_of
from tests.domain.event_classes import event_classes
from tests.world import MovableClock, settings_in
from web.composition import Composition, compose
from web.demonstration import PASSWORD, NotADemonstrationError, ensure
from web.demonstration.script import script
from web.demonstration.stories import stories
from web.demonstration.teams import planned_teams

WEEKDAY_MORNING = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
STARTS = {
    "on a weekday morning": WEEKDAY_MORNING,
    "on a Monday at 12:05am": datetime(2026, 11, 23, 0, 5, tzinfo=UTC),
    "on Christmas Day": datetime(2026, 12, 25, 13, 0, tzinfo=UTC),
    "on the bank holiday after Christmas": datetime(2026, 12, 28, 22, 40, tzinfo=UTC),
    "in the night that the clocks go back": datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    "in the night that the clocks go forward": datetime(2027, 3, 28, 1, 10, tzinfo=UTC),
}
NOT_FOR_SURE = {
    NobodyReachable,  # every team has more than one number, and not all are wrong
    DisagreementEscalated,  # the one that is open may be younger than its first stage
}
WAITING_FOR_HANA = [
    "Aisha Rahmani",
    "Charlotte Beeby",
    "Grace Holloway",
    "Hannah Sherratt",
    "Kayleigh Brandreth",
    "Leah Northcott",
    "Megan Towle",
    "Priyanka Solanki",
    "Shannon Peverill",
    "Tamara Vance",
    "Zofia Lisowska",
]


def demonstration(folder: Path, now: datetime) -> Composition:
    folder.mkdir(exist_ok=True)
    return compose(settings_in(folder), MovableClock(now))


def events_of(together: Composition) -> list[Any]:
    return [logged.event for logged in together.service.read_log(0, 10_000)]


def handover_events(together: Composition) -> list[Event]:
    return [event for event in events_of(together) if isinstance(event, Event)]


def board_rows(together: Composition) -> list[RowMapping]:
    with together.reads.reading() as connection:
        return list(connection.execute(board.select()).mappings())


def facts_of(together: Composition) -> list[tuple[object, ...]]:
    """The log without the order in which equal times were written.

    Without the ids of receipts too: what the clock asks it asks under an id of chance.
    """
    return sorted(
        (
            event.timestamp,
            UUID(int=0) if isinstance(event, Given) else event.originator_id,
            event.originator_version,
            type(event).__name__,
        )
        for event in events_of(together)
    )


@pytest.fixture(scope="module", params=list(STARTS.values()), ids=list(STARTS))
def started(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Composition]:
    """A region that was first started at the moment of the test's name."""
    folder = tmp_path_factory.mktemp("demonstration")
    together = demonstration(folder, request.param)
    ensure(together)
    yield together
    together.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Composition]:
    together = demonstration(tmp_path, WEEKDAY_MORNING)
    yield together
    together.close()


def test_every_state_urgency_kind_trigger_and_outcome_is_there(started: Composition) -> None:
    rows, events = board_rows(started), handover_events(started)
    attempts = [event for event in events if isinstance(event, CallAttempted)]
    conversations = [event for event in events if isinstance(event, ConversationHeld)]
    assert {row["state"] for row in rows} == {state.value for state in State}
    assert {row["urgency"] for row in rows} == {urgency.value for urgency in Urgency}
    assert {row["kind"] for row in rows} == {kind.value for kind in Kind}
    assert {row["trigger"] for row in rows} == {trigger.value for trigger in Trigger}
    assert {event.attempt.outcome for event in attempts} == set(AttemptOutcome)
    assert {event.conversation.is_read_back for event in conversations} == {True, False}
    assert {row["sending_ods_code"] == row["receiving_ods_code"] for row in rows} == {True, False}


def test_at_each_urgency_some_are_overdue_and_some_are_in_time(started: Composition) -> None:
    now = started.clock()
    waiting = [row for row in board_rows(started) if row["acknowledged_at"] is None]
    overdue = {row["urgency"] for row in waiting if row["acknowledge_due_at"] < now}
    in_time = {row["urgency"] for row in waiting if row["call_due_at"] > now}
    assert overdue == in_time == {urgency.value for urgency in Urgency}


def test_eleven_wait_for_the_health_visitors_and_three_are_overdue(started: Composition) -> None:
    now, team_id = started.clock(), planned_teams()["derby-north-visitors"].team_id
    with started.reads.reading() as connection:
        page = waiting_for(connection, team_id, now)
    assert sorted(row["mother_name"] for row in page.rows) == WAITING_FOR_HANA
    assert sum(row["acknowledge_due_at"] < now for row in page.rows) == 3


def test_what_was_promised_is_in_time_forgotten_or_done(started: Composition) -> None:
    now, rows = started.clock(), board_rows(started)
    promised = [row for row in rows if row["response_due_at"] is not None]
    overdue = {row["receiving_name"] for row in promised if row["response_due_at"] < now}
    assert overdue == {
        "Derby health visiting, north",
        "Derby health visiting, south",
        "Hinckley and Bosworth health visiting",
    }
    assert sum(row["response_due_at"] > now for row in promised) == 6
    assert {row["ended_how"] for row in rows if row["closed_at"]} == {
        "response_reported",
        "withdrawn",
        "entered_in_error",
    }


def test_one_who_signs_in_has_a_promise_that_was_forgotten(started: Composition) -> None:
    now, team_id = started.clock(), planned_teams()["derby-north-visitors"].team_id
    with started.reads.reading() as connection:
        rows = taken_on_by(connection, team_id, now).rows
    forgotten = [row["mother_name"] for row in rows if row["response_due_at"] < now]
    assert (forgotten, len(rows)) == (["Olivia Garner"], 2)


def test_a_question_waits_for_the_midwife_who_signs_in(started: Composition) -> None:
    now, team_id = started.clock(), planned_teams()["leicester-east-midwives"].team_id
    with started.reads.reading() as connection:
        rows = open_of(connection, team_id, now).rows
    asked = [row["mother_name"] for row in rows if row["asked_at"] is not None]
    assert asked == ["Tamara Vance"]


def test_every_kind_of_event_has_happened_to_a_handover(started: Composition) -> None:
    happened = {type(event) for event in handover_events(started)}
    assert happened | NOT_FOR_SURE == {one for one in event_classes() if issubclass(one, Event)}


def test_every_kind_of_event_has_happened_to_a_referral(started: Composition) -> None:
    happened = {type(one) for one in events_of(started) if isinstance(one, referral.Event)}
    assert happened == {one for one in event_classes() if issubclass(one, referral.Event)}


def test_every_kind_of_event_has_happened_to_a_message(started: Composition) -> None:
    happened = {type(one) for one in events_of(started) if isinstance(one, outbox.Event)}
    assert happened == {one for one in event_classes() if issubclass(one, outbox.Event)}


def test_a_word_is_late_for_the_midwife_who_signs_in_and_the_lead_has_lists(
    started: Composition,
) -> None:
    now, team_id = started.clock(), planned_teams()["leicester-east-midwives"].team_id
    with started.reads.reading() as connection:
        late = [row["mother_name"] for row in followed_by(connection, team_id).rows]
        assert unanswered_of(connection, team_id, now) == 1
        assert unreviewed(connection, Narrowed()).total == 1
        assert unsettled(connection, Narrowed()).total == 1
    assert late == ["Bethan Calloway"]


def test_nothing_lies_in_the_future_or_more_than_ten_days_back(started: Composition) -> None:
    now = started.clock()
    for event in handover_events(started):
        assert now - timedelta(days=10) <= event.envelope.happened_at <= event.timestamp < now
    assert all(event.timestamp <= now for event in events_of(started))


def test_it_holds_nobody_real(started: Composition) -> None:
    events = events_of(started)
    everything = " ".join(repr(vars(event)) for event in events)
    mothers = [event.about.mother for event in events if isinstance(event, Recorded)]
    assert len({mother.nhs_number for mother in mothers}) == len(mothers) == len(stories())
    assert all(is_test_number(mother.nhs_number) for mother in mothers)
    telephones = re.findall(r"(?<![-\w])0\d{2,4} ?\d{3} ?\d{3,4}\b", everything)
    assert len(telephones) > len(planned_teams())
    for telephone in telephones:
        assert re.fullmatch(r"01632 960\d{3}|07700 900\d{3}", telephone)


def test_a_second_start_changes_nothing(started: Composition) -> None:
    before = started.service.head(), board_rows(started), started.desk.accounts.everyone()
    later = replace(started, clock=MovableClock(started.clock() + timedelta(days=3)))
    ensure(later)
    assert (started.service.head(), board_rows(started), started.desk.accounts.everyone()) == before


def test_a_first_start_that_was_cut_short_is_completed_and_not_doubled(
    empty: Composition, tmp_path: Path
) -> None:
    whole = demonstration(tmp_path / "whole", WEEKDAY_MORNING)
    ensure(whole)
    for line in script(WEEKDAY_MORNING)[:130]:
        empty.service.execute(line.command, line.asked)
    two_days_later = WEEKDAY_MORNING + timedelta(days=2)
    ensure(replace(empty, clock=MovableClock(two_days_later)))
    assert facts_of(empty) == facts_of(whole)
    whole.close()


def test_people_sign_in_with_the_password_that_is_printed(empty: Composition) -> None:
    ensure(empty)
    accounts = empty.desk.accounts
    assert [one.username for one in accounts.everyone()] == [
        "hana",
        "harriet",
        "kit",
        "lena",
        "mary",
        "nina",
        "oliver",
    ]
    for account in accounts.everyone():
        assert accounts.authenticate(account.username, PASSWORD) == account
    assert PASSWORD.encode() not in Path(empty.settings.desk_path).read_bytes()


def test_the_directory_has_old_recent_and_unverified_numbers(started: Composition) -> None:
    days_ago = [team.verified_days_ago for team in planned_teams().values()]
    assert None in days_ago
    assert min(days for days in days_ago if days is not None) < 10
    assert sum(days is not None and days > 90 for days in days_ago) > 3
    registered = [event for event in events_of(started) if isinstance(event, Registered)]
    assert len(registered) == len(planned_teams()) == 43


def test_it_is_never_added_to_a_real_installation(empty: Composition) -> None:
    real = replace(empty, settings=replace(empty.settings, is_demonstration=False))
    with pytest.raises(NotADemonstrationError):
        ensure(real)
    assert empty.service.head() == 0
    assert empty.desk.accounts.everyone() == []


def test_it_is_never_mixed_with_other_records(empty: Composition) -> None:
    other_first = script(WEEKDAY_MORNING)[5]
    empty.service.execute(other_first.command, other_first.asked)
    head = empty.service.head()
    with pytest.raises(NotADemonstrationError, match="Choose another folder"):
        ensure(empty)
    assert empty.service.head() == head
    assert empty.desk.accounts.everyone() == []
