"""Read-back: what was ticked after a call is checked together, with a name, for both teams."""

from uuid import uuid4

import pytest
from flask import Flask

from tests.browsing import ClientOf, page, send, words
from tests.programs import Program, conversation_body, discharge_body, program
from tests.recording import Answers
from tests.web.asking import CONVERSATION
from tests.world import World


@pytest.fixture
def mary(app: Flask) -> Program:
    return program(app, "mary")


@pytest.fixture
def handover(world: World, mary: Program) -> str:
    made = mary.post("/handovers", discharge_body(world.teams["derby_visitors"]))
    return f"/handovers/{made.get_json()['handover_id']}"


def talked(*, is_read_back: str, checked: list[str]) -> Answers:
    """What is typed after a call."""
    return {
        "command_id": str(uuid4()),
        **CONVERSATION.typed,
        "is_read_back": is_read_back,
        "checked[]": checked,
    }


def keys(record: dict[str, list[dict[str, str]]], name: str) -> list[str]:
    return [one["key"] for one in record[name]]


def test_the_lists_tell_assumed_from_not_asked_from_declined(mary: Program, handover: str) -> None:
    record = mary.get(handover).get_json()
    assert keys(record, "assumed") == ["social_care_status"]
    assert keys(record, "not_asked") == ["father", "cp_is"]
    assert record["safer"]["form"]["answers"]["siblings"]["knowledge"] == "declined"
    assert record["checked_together"] == []


def test_what_was_read_back_is_checked_with_a_name_and_assumed_no_more(
    mary: Program, handover: str
) -> None:
    mary.do(f"{handover}/conversations", **conversation_body(checked=["social_care_status"]))
    record = mary.get(handover).get_json()
    assert keys(record, "assumed") == []
    [checked] = record["checked_together"]
    assert (checked["key"], checked["name"]) == ("social_care_status", "Hana Novak")
    # The words of the record stay as they were.
    answer = record["safer"]["form"]["answers"]["social_care_status"]
    assert answer["how_known"] == "assumed"


def test_one_press_says_all_of_them(mary: Program, handover: str) -> None:
    mary.do(f"{handover}/conversations", **conversation_body(checked=["all"]))
    assert len(mary.get(handover).get_json()["checked_together"]) == 17


def test_nothing_is_checked_that_was_not_read_back(mary: Program, handover: str) -> None:
    body = conversation_body(is_read_back=False, checked=["all"])
    answer = mary.post(f"{handover}/conversations", body)
    assert answer.status_code == 422
    [error] = answer.get_json()["errors"]
    assert error == {
        "field": "checked",
        "message": "Say that it was read back, or leave out what was read back",
    }


def test_the_page_offers_what_is_assumed_first_and_the_receiver_reads_the_name(
    client_of: ClientOf, handover: str
) -> None:
    asked = words(page(client_of("mary"), f"{handover}/conversation"))
    first = asked.index("All of these") + len("All of these ")
    assert asked[first:].startswith("Social care now, for this baby (only assumed)")
    typed = talked(is_read_back="yes", checked=["social_care_status", "father"])
    sent = send(client_of("mary"), f"{handover}/conversation", typed)
    assert sent.status_code == 303
    read = words(page(client_of("hana"), handover))
    assert "Only assumed: check it" not in read
    assert "Only assumed, then checked together with Hana Novak" in read
    assert (
        "Social care now, for this baby: checked together with Hana Novak, Health visitor," in read
    )


def test_the_script_marks_what_is_assumed_and_asks_for_it_first(
    client_of: ClientOf, handover: str
) -> None:
    read = words(page(client_of("mary"), f"{handover}/call"))
    assert "for this baby: Assumed, so check it together: Not open to social care" in read
    assert (
        "Check together first, because it is only assumed: Social care now, for this baby." in read
    )


def test_no_on_the_page_sends_no_tick(client_of: ClientOf, mary: Program, handover: str) -> None:
    typed = talked(is_read_back="no", checked=["all"])
    assert send(client_of("mary"), f"{handover}/conversation", typed).status_code == 303
    assert mary.get(handover).get_json()["checked_together"] == []


@pytest.mark.parametrize("ending", ["", "/acknowledge"])
def test_the_receiver_reads_what_is_urgent_assumed_and_not_asked_and_who_holds_in_this_order(
    client_of: ClientOf, handover: str, ending: str
) -> None:
    read = words(page(client_of("hana"), handover + ending))
    order = [
        "Routine Unacknowledged",
        "Only assumed: check it Social care now",
        "Father and other men in the baby's life Not asked",
        "Who holds responsibility now Mary Okafor",
    ]
    places = [read.index(one) for one in order]
    assert places == sorted(places)
    assert "ICON: coping with crying Mother only No man who cares for the baby" in read
