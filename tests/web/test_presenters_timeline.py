from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from handover import events
from handover.referral import events as referral
from tests.domain.event_classes import event_classes
from web.presenters.timeline import SAYS, timeline_line

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
TALK = {
    "with_name": "Hana Novak",
    "with_role": "Health visitor",
    "with_team": "Derby health visitors",
    "number": "01632 960103",
    "verified_how": "directory_number",
    "is_read_back": True,
}


def row(what: str, detail: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "what": what,
        "detail": detail,
        "happened_at": NOW,
        "recorded_at": NOW,
        "by_name": "Mary Okafor",
        "by_role": "midwife",
        "by_team": "Leicester community midwives",
        "source": "page",
        **changes,
    }


def test_every_event_of_a_handover_has_words() -> None:
    every = event_classes()
    kinds = {one.TOPIC.removeprefix("handover.") for one in every if issubclass(one, events.Event)}
    of_referrals = {one.TOPIC.replace(".", "_") for one in every if issubclass(one, referral.Event)}

    # What is told of a family stands on its page; that it was exported, on the timeline too.
    assert kinds | of_referrals | {"email", "chronology_exported"} == set(SAYS)


@pytest.mark.parametrize(
    "what,detail,title,words",
    [
        (
            "response_reported",
            {"is_done": True, "next_action_on": ""},
            "Promised action done",
            ("Closed: nothing more is expected",),
        ),
        (
            "response_reported",
            {"is_done": False, "next_action_on": "2026-12-05"},
            "Promised action not done",
            ("New date: 5 December 2026",),
        ),
        (
            "clarification_asked",
            {},
            "Question asked",
            ("Waiting for the sending team. No clock stopped",),
        ),
        ("clarification_answered", {}, "Question answered", ()),
        ("note_added", {}, "Note added", ()),
        ("withdrawn", {}, "Withdrawn", ("Closed. The sending team holds the family as before",)),
        (
            "entered_in_error",
            {},
            "Entered in error",
            ("Closed. It moved no responsibility, and nothing was erased",),
        ),
    ],
)
def test_what_follows_an_answer_has_words_without_the_story(
    what: str, detail: dict[str, Any], title: str, words: tuple[str, ...]
) -> None:
    line = timeline_line(row(what, detail))

    assert (line.title, line.words) == (title, words)


def test_a_voicemail_says_that_it_was_no_contact() -> None:
    detail = {"outcome": "voicemail", "number": "01632 960103"}
    line = timeline_line(row("call_attempted", detail))

    assert line.title == "Call attempt: voicemail"
    assert "Not a contact: the call clock did not stop" in line.words
    assert line.by == "Mary Okafor, midwife, Leicester community midwives"


@pytest.mark.parametrize(
    "is_read_back,words", [(True, "Read back and confirmed"), (False, "Not read back")]
)
def test_a_conversation_says_with_whom_and_whether_it_was_read_back(
    *,
    is_read_back: bool,
    words: str,
) -> None:
    line = timeline_line(row("conversation_held", {**TALK, "is_read_back": is_read_back}))

    assert line.title == "Conversation with Hana Novak"
    assert words in line.words


def test_a_call_entered_late_shows_both_times() -> None:
    late = timeline_line(row("conversation_held", TALK, recorded_at=NOW + timedelta(hours=3)))

    assert late.happened == "Tuesday 24 November 2026 at 10am"
    assert late.recorded == "Tuesday 24 November 2026 at 1pm"


def test_a_prompt_entry_shows_one_time() -> None:
    assert timeline_line(row("conversation_held", TALK)).recorded == ""


def test_an_acknowledgement_names_who_took_it_on_and_by_when() -> None:
    detail = {
        "professional": "Hana Novak",
        "professional_role": "Health visitor",
        "next_action_on": "2026-11-30",
    }
    line = timeline_line(row("acknowledged", detail, source="api"))

    assert line.title == "Acknowledged by Hana Novak"
    assert "Next action by 30 November 2026" in line.words
    assert line.by.endswith("by another system")


@pytest.mark.parametrize(
    "suggested,words",
    [
        ("", ("Back with the sending team",)),
        ("Oadby", ("Back with the sending team", "They suggest Oadby")),
    ],
)
def test_a_decline_says_where_it_went(suggested: str, words: tuple[str, ...]) -> None:
    assert timeline_line(row("declined", {"suggested": suggested})).words == words
