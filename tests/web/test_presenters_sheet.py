from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from handover import commands as c
from handover.actor import Actor
from handover.answers import Answer, Knowledge
from handover.content import Kind, ParentsTold
from handover.handover import Handover
from handover.policy import View
from handover.urgency import Urgency
from tests import region as r
from web.presenters.actions import actions_for
from web.presenters.sheet import sheet


@pytest.fixture
def region(tmp_path: Path) -> Iterator[r.Region]:
    made = r.settle(tmp_path / "events.sqlite")
    yield made
    made.service.close()


def buttons(actor: Actor, handover: Handover) -> set[str]:
    """The buttons that `actor` sees, by name."""
    return {name for name, is_shown in vars(actions_for(actor, handover)).items() if is_shown}


def record_of(region: r.Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, r.HANA, View.RECORD)


def test_what_nobody_asked_stands_out_with_the_reason(region: r.Region) -> None:
    shown = sheet(record_of(region, region.recorded()), r.NOW)

    assert [(gap.question, gap.tag.text, gap.why) for gap in shown.gaps] == [
        ("Father and other men in the baby's life", "Not asked", "He was in the room"),
        ("Safe contact with the mother", "Asked, but not known", ""),
    ]


def test_declined_and_not_asked_are_different_words(region: r.Region) -> None:
    safer = replace(r.safer(), father=Answer(Knowledge.DECLINED))
    shown = sheet(record_of(region, region.recorded(replace(r.record(), safer=safer))), r.NOW)

    assert shown.gaps[0].tag.text == "Asked, and they declined to say"


def test_parents_who_do_not_know_of_it_are_a_gap_too(region: r.Region) -> None:
    safer = replace(r.safer(), parents_told=ParentsTold(told=False, why_not="Unsafe today"))
    shown = sheet(record_of(region, region.recorded(replace(r.record(), safer=safer))), r.NOW)

    assert shown.gaps[-1].question == "Parents told of this"
    assert shown.gaps[-1].why == "Unsafe today"


def test_what_was_said_is_in_the_order_of_safer_and_never_blank(region: r.Region) -> None:
    shown = sheet(record_of(region, region.recorded()), r.NOW)

    assert [one.question for one in shown.said] == [
        "Situation",
        "Assessment",
        "Father and other men in the baby's life",
        "Social care, here or elsewhere",
        "Safe contact with the mother",
        "Expected response",
        "Parents told of this",
    ]
    assert all(one.words for one in shown.said)


def test_the_sender_holds_it_until_it_is_acknowledged(region: r.Region) -> None:
    handover_id = region.recorded()
    before = sheet(record_of(region, handover_id), r.NOW).holder
    region.ask(r.HANA, r.acknowledge(handover_id))
    after = sheet(record_of(region, handover_id), r.NOW).holder

    assert (before.name, before.role, before.team) == (
        "Mary Ashby",
        "midwife",
        "Leicester midwives",
    )
    assert (after.name, after.role, after.team) == (
        "Hana Quorn",
        "Health visitor",
        "Derby health visiting",
    )


def test_an_acknowledged_concern_still_says_that_the_sender_holds_it(region: r.Region) -> None:
    handover_id = region.recorded(r.record(kind=Kind.CONCERN))
    region.ask(r.HANA, r.acknowledge(handover_id))
    shown = sheet(record_of(region, handover_id), r.NOW)

    assert shown.holder.name == "Mary Ashby"
    assert "responsibility stays here" in shown.holder.why
    assert shown.promise is not None
    assert shown.promise.professional == "Hana Quorn"


def test_voicemails_stop_no_clock_and_read_as_nobody_reached(region: r.Region) -> None:
    handover_id = region.recorded()
    for _ in range(3):
        region.ask(r.MARY, r.attempt(handover_id))
    shown = sheet(record_of(region, handover_id), r.NOW + timedelta(days=3))

    assert shown.reached.headline == "Nobody in Derby health visiting has been reached"
    assert shown.reached.attempts.startswith("3 attempts by Mary Ashby: voicemail (3 times)")
    assert all(one.clock.is_overdue for one in shown.clocks)


def test_a_conversation_names_who_was_reached_and_stops_the_call_clock_only(
    region: r.Region,
) -> None:
    handover_id = region.recorded()
    region.ask(r.MARY, r.conversation(handover_id))
    shown = sheet(record_of(region, handover_id), r.NOW)
    call, acknowledgement = shown.clocks

    assert shown.reached.headline == (
        "Mary Ashby spoke with Hana Quorn on Tuesday 24 November 2026 at 10am"
    )
    assert shown.reached.talks[0].agreed == "Visit on Monday"
    assert call.clock.words == "Done in time"
    assert not acknowledgement.clock.is_stopped


def test_calls_to_a_team_that_declined_are_not_calls_to_the_next_one(region: r.Region) -> None:
    handover_id = region.recorded()
    region.ask(r.MARY, r.attempt(handover_id))
    region.ask(r.MARY, r.conversation(handover_id))
    region.ask(r.HANA, r.decline(handover_id))
    later = r.NOW + timedelta(hours=1)
    region.ask(r.MARY, r.redirect(handover_id), later)
    shown = sheet(region.service.look_up(handover_id, r.HUGO, View.RECORD), later)

    assert shown.reached.headline == "Nobody has rung Nottingham health visiting yet"
    assert shown.reached.attempts == ""
    assert "before it was redirected" in shown.reached.talks[0].words


def test_a_decline_shows_the_reason_and_the_team_that_was_suggested(region: r.Region) -> None:
    handover_id = region.recorded()
    region.ask(r.HANA, r.decline(handover_id, r.NOTTINGHAM))
    declined = sheet(record_of(region, handover_id), r.NOW).declined

    assert declined is not None
    assert declined.reason == "The address is not in our area"
    assert declined.suggested == "Nottingham health visiting, Nottinghamshire Healthcare"


def test_a_promise_whose_date_has_gone_is_marked(region: r.Region) -> None:
    handover_id = region.recorded()
    region.ask(r.HANA, r.acknowledge(handover_id, on=date(2026, 12, 1)))
    promise = sheet(record_of(region, handover_id), r.NOW + timedelta(days=9)).promise

    assert promise is not None
    assert promise.date_tag is not None
    assert promise.date_tag.text == "Response overdue by 1 day 10 hours"


def test_the_buttons_follow_who_looks_and_where_it_stands(region: r.Region) -> None:
    handover_id = region.recorded()
    waiting = record_of(region, handover_id)

    receiver = {"mark_received", "acknowledge", "decline", "ask", "add_note", "record_loss"}
    receiver |= {"set_aside"}
    sender = {"ring", "add_note", "withdraw", "enter_in_error", "record_loss"}
    sender |= {"revise", "reassign_sender", "set_aside", "claim_call"}
    assert buttons(r.HANA, waiting) == receiver
    assert buttons(r.MARY, waiting) == sender
    assert actions_for(r.HUGO, waiting) == actions_for(r.LENA, waiting)
    assert not any(vars(actions_for(r.LENA, waiting)).values())

    region.ask(r.HANA, c.MarkReceived(handover_id))
    assert buttons(r.HANA, record_of(region, handover_id)) == receiver - {"mark_received"}

    region.ask(r.HANA, r.decline(handover_id))
    declined = record_of(region, handover_id)
    assert buttons(r.HANA, declined) == {"add_note", "record_loss"}
    assert buttons(r.MARY, declined) == sender | {"redirect"}


def test_the_buttons_after_an_acknowledgement_are_those_of_the_promise(region: r.Region) -> None:
    handover_id = region.recorded()
    region.ask(r.HANA, r.acknowledge(handover_id))
    taken = record_of(region, handover_id)
    receiver = {"respond", "add_note", "record_loss", "reassign", "set_aside"}
    sender = {"ring", "add_note", "enter_in_error", "record_loss", "revise"}
    sender |= {"set_aside", "claim_call"}
    assert buttons(r.HANA, taken) == receiver | {"ask"}
    assert buttons(r.MARY, taken) == sender

    region.ask(r.HANA, c.AskClarification(handover_id, "Is the father with her?"))
    asked = record_of(region, handover_id)
    assert buttons(r.HANA, asked) == receiver
    assert buttons(r.MARY, asked) == sender | {"answer"}

    region.ask(r.HANA, c.Respond(handover_id, is_done=True, words="Visited"))
    closed = record_of(region, handover_id)
    assert buttons(r.HANA, closed) == {"add_note", "record_loss", "reopen"}
    assert buttons(r.MARY, closed) == {"ring", "add_note", "record_loss"}


def test_what_is_immediate_settled_or_not_spoken_about_has_no_button_for_it(
    region: r.Region,
) -> None:
    immediate = region.recorded(r.record(urgency=Urgency.IMMEDIATE))
    for actor in (r.HANA, r.MARY):
        assert "set_aside" not in buttons(actor, record_of(region, immediate))
    spoken = region.recorded()
    assert "report_word" not in buttons(r.MARY, record_of(region, spoken))
    region.ask(r.MARY, r.conversation(spoken))
    assert "report_word" in buttons(r.MARY, record_of(region, spoken))
    region.ask(r.HANA, r.acknowledge(spoken))
    assert not {"report_word", "set_aside", "reassign_sender"} & buttons(
        r.MARY, record_of(region, spoken)
    )
