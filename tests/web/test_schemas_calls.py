"""What came of a call and when, and what a team answers: what is typed becomes a command."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import ValidationError

from handover.acknowledgement import Acknowledgement
from handover.calendar import LONDON
from handover.calls import Attempt, AttemptOutcome, Conversation
from handover.commands import Acknowledge, LogAttempt, LogConversation, MarkReceived
from handover.refusals import InvalidValue
from tests.programs import attempt_body, conversation_body
from web.forms import read
from web.schemas.answer import AcknowledgeSchema, DeclineSchema, ReceivedSchema
from web.schemas.calls import AttemptSchema, ConversationSchema
from web.schemas.moment import in_london

TUESDAY = date(2026, 11, 24)
FORWARD = date(2026, 3, 29)
BACK = date(2026, 10, 25)
CALL = {"outcome": ["voicemail"], "number": ["01632 960103"]}


def happened_at(today: date | None, **parts: str) -> datetime | str | None:
    """When a page's call happened, or what the page says beside the time."""
    typed = CALL | {f"happened_at.{part}": [text] for part, text in parts.items()}
    found, errors = read(AttemptSchema(today=today), typed)
    if errors:
        (error,) = errors
        assert error.field == "happened_at"
        return error.message
    moment: datetime | None = found(uuid4()).happened_at
    return moment


def test_an_attempt_waits_for_its_handover() -> None:
    handover_id = uuid4()
    make, errors = read(AttemptSchema(), CALL)
    assert errors == ()
    attempt = Attempt(AttemptOutcome.VOICEMAIL, "01632 960103", "")
    assert make(handover_id) == LogAttempt(handover_id, attempt, None)


def test_no_outcome_makes_an_attempt_a_conversation() -> None:
    with pytest.raises(ValidationError):
        AttemptSchema().load({"outcome": "conversation", "number": "01632 960103"})
    with pytest.raises(ValidationError) as refused:
        ConversationSchema().load({"outcome": "voicemail", "number": "01632 960103"})
    assert refused.value.messages_dict["outcome"] == ["Unknown field"]


def test_a_conversation_asks_for_everything_at_once() -> None:
    with pytest.raises(ValidationError) as refused:
        ConversationSchema().load({})
    assert list(refused.value.messages_dict) == [
        "number",
        "with_name",
        "with_role",
        "with_team",
        "verified_how",
        "is_read_back",
        "agreed",
    ]


@pytest.mark.parametrize("typed", ["14:05", "2:05pm", "2.05 PM"])
def test_a_time_alone_is_today_in_england(typed: str) -> None:
    assert happened_at(TUESDAY, time=typed) == datetime(2026, 11, 24, 14, 5, tzinfo=UTC)
    assert happened_at(date(2026, 7, 1), time=typed) == datetime(2026, 7, 1, 13, 5, tzinfo=UTC)


def test_no_time_is_just_now() -> None:
    assert happened_at(TUESDAY) is None


def test_a_time_may_have_a_day() -> None:
    moment = happened_at(TUESDAY, time="12:30am", day="23", month="nov", year="2026")
    assert moment == datetime(2026, 11, 23, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "typed", ["25:00", "13:05pm", "0:05am", "14:60", "noon", "\u0663:\u0660\u0665", "1405"]
)
def test_what_is_no_time_is_asked_for_again(typed: str) -> None:
    answer = happened_at(TUESDAY, time=typed)
    expected = "Enter the time of the call as hours and minutes, for example 14:05 or 2:05pm"
    assert answer == expected


def test_a_day_without_a_time_and_a_time_without_a_day() -> None:
    assert "hours and minutes" in str(happened_at(TUESDAY, day="23", month="11", year="2026"))
    assert happened_at(None, time="14:05") == "Enter the date as well as the time"
    assert "real date" in str(happened_at(TUESDAY, time="14:05", day="31", month="11", year="2026"))


def test_an_hour_that_never_was_is_refused_in_plain_words() -> None:
    assert happened_at(FORWARD, time="1:30am") == (
        "The clocks went forward on 29 March 2026, and there was no 01:30 that night. "
        "Enter the time that the clock showed"
    )
    assert happened_at(FORWARD, time="2:00am") == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


def test_an_hour_that_was_twice_is_the_earlier() -> None:
    assert happened_at(BACK, time="1:30am") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2050, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - Hypothesis wants naive bounds
def test_what_a_wall_clock_showed_is_never_taken_for_another_time(moment: datetime) -> None:
    wall = moment.replace(second=0, microsecond=0).astimezone(LONDON)
    found = in_london(wall.date(), wall.time())
    assert found.astimezone(LONDON).replace(tzinfo=None) == wall.replace(tzinfo=None)
    assert found <= wall.astimezone(UTC)


def test_a_program_sends_the_offset() -> None:
    make = AttemptSchema().load(
        {"outcome": "engaged", "number": "01632 960103", "happened_at": "2026-07-01T14:05:00+01:00"}
    )
    assert make(uuid4()).happened_at == datetime(2026, 7, 1, 13, 5, tzinfo=UTC)


@pytest.mark.parametrize("sent", ["2026-07-01T14:05:00", "2026-07-01", "14:05", 7, [], True])
def test_a_time_whose_clock_is_unknown_is_refused(sent: object) -> None:
    with pytest.raises(ValidationError) as refused:
        AttemptSchema().load({"outcome": "engaged", "number": "01632 960103", "happened_at": sent})
    assert refused.value.messages_dict["happened_at"][0].startswith("Send the time with its offset")


def test_received_has_nothing_to_fill_in() -> None:
    handover_id = uuid4()
    assert ReceivedSchema().load({})(handover_id) == MarkReceived(handover_id)


def test_a_decline_may_leave_the_right_team_open() -> None:
    handover_id = uuid4()
    make, errors = read(DeclineSchema(), {"reason": ["Lives elsewhere"], "suggested_team_id": [""]})
    assert errors == ()
    assert make(handover_id).suggested_team_id is None


def test_a_page_asks_for_a_blank_answer_in_the_words_of_the_rule() -> None:
    """The names of things stand in the schema and in the value object: they must stay the same."""
    talk = {**conversation_body(), "verified_how": None}
    del talk["command_id"]
    for field in ("with_name", "with_role", "with_team", "agreed"):
        with pytest.raises(InvalidValue) as rule:
            Conversation(**{**talk, field: " "})
        assert said_of_blank(ConversationSchema, field) == rule.value.message
    promise = {"professional": "x", "professional_role": "x", "next_action": "x"}
    for field in promise:
        command = Acknowledge(uuid4(), **{**promise, field: " "}, next_action_on=TUESDAY)
        with pytest.raises(InvalidValue) as rule:
            Acknowledgement.of(command, TUESDAY)
        assert said_of_blank(AcknowledgeSchema, field) == rule.value.message


def said_of_blank(schema: type[ConversationSchema] | type[AcknowledgeSchema], field: str) -> str:
    with pytest.raises(ValidationError) as refused:
        schema().load({field: ""})
    return str(refused.value.messages_dict[field][0])


def test_calls_of_the_api_are_the_calls_of_the_pages() -> None:
    talk = conversation_body()
    del talk["command_id"]
    command = ConversationSchema().load(talk)(uuid4())
    assert isinstance(command, LogConversation)
    assert command.conversation.is_read_back is True
    attempt = attempt_body()
    del attempt["command_id"]
    assert AttemptSchema().load(attempt)(uuid4()).attempt.outcome is AttemptOutcome.VOICEMAIL
