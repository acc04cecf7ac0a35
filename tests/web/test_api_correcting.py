"""Putting a record right through the API: changed, read, opened again."""

import pytest
from flask import Flask

from tests.programs import (
    Program,
    acknowledge_body,
    check_problem,
    once,
    program,
    record_body,
    respond_body,
)
from tests.putting_right import revise_body
from tests.world import World


@pytest.fixture
def mary(app: Flask) -> Program:
    return program(app, "mary")


@pytest.fixture
def hana(app: Flask) -> Program:
    return program(app, "hana")


@pytest.fixture
def handover(mary: Program, world: World) -> str:
    """The path of a handover that Mary has just recorded for Derby."""
    made = mary.do("/handovers", **record_body(world.teams["derby_visitors"]))
    return f"/handovers/{made['handover_id']}"


def listed(reader: Program, path: str) -> list[str]:
    rows = reader.get(path, show="changed").get_json()["handovers"]
    return [row["receiving_change"] for row in rows]


def test_a_change_has_both_sides_and_who_read_it(
    mary: Program, hana: Program, handover: str
) -> None:
    before = mary.get(handover).get_json()
    assert (before["changes"], listed(hana, "/inbox")) == ([], [])
    standing = mary.do(f"{handover}/revision", **revise_body())
    assert standing["call_stopped_at"] is None
    [change] = mary.get(handover).get_json()["changes"]
    assert (change["what"], change["reason"], change["read"]) == ("revised", "She rang back", [])
    assert change["said"]["name"] == "Mary Okafor"
    [item] = change["items"]
    assert (item["key"], item["after"]) == (
        "father",
        "He is Tom Reed and visits\n(Told by the mother)",
    )
    assert item["before"] != item["after"]
    assert listed(hana, "/inbox") == ["revised"]
    hana.do(f"{handover}/changes-read", changes_seen=1)
    [change] = mary.get(handover).get_json()["changes"]
    assert [one["name"] for one in change["read"]] == ["Hana Novak"]
    assert (listed(hana, "/inbox"), listed(mary, "/sent")) == ([], [])


def test_who_has_not_read_the_newest_change_is_told(mary: Program, handover: str) -> None:
    mary.do(f"{handover}/revision", **revise_body())
    check_problem(
        mary.post(f"{handover}/revision", revise_body(reason="Another thing")),
        409,
        "changed_meanwhile",
    )


@pytest.mark.parametrize("seen", [None, "one", "1.5"])
def test_how_much_was_read_is_a_whole_number(mary: Program, handover: str, seen: object) -> None:
    answer = mary.post(f"{handover}/revision", revise_body(changes_seen=seen))
    [error] = answer.get_json()["errors"]
    assert error == {
        "field": "changes_seen",
        "message": "Send how many changes of this record you have read, as a whole number",
    }


def test_an_unknown_urgency_names_those_there_are(mary: Program, handover: str) -> None:
    answer = mary.post(f"{handover}/revision", revise_body(urgency="now"))
    [error] = answer.get_json()["errors"]
    assert error["message"] == (
        "Choose how urgent it is: one of immediate, same_day, priority, routine"
    )


def test_what_was_done_is_opened_again_with_its_end_kept(
    mary: Program, hana: Program, handover: str
) -> None:
    hana.do(f"{handover}/acknowledgement", **acknowledge_body())
    hana.do(f"{handover}/response", **respond_body())
    standing = hana.do(f"{handover}/reopening", reason="Not ours", next_action_on="2026-12-15")
    assert (standing["state"], standing["next_action_on"]) == ("acknowledged", "2026-12-15")
    [opened] = mary.get(handover).get_json()["reopenings"]
    assert (opened["reason"], opened["said"]["name"]) == ("Not ours", "Hana Novak")
    assert opened["end_reason"]


def test_what_was_withdrawn_takes_no_date(mary: Program, handover: str) -> None:
    mary.do(f"{handover}/withdrawal", reason="Sent twice")
    body = once({"reason": "By mistake", "next_action_on": "2026-12-15"})
    answer = mary.post(f"{handover}/reopening", body)
    [error] = answer.get_json()["errors"]
    assert error == {
        "field": "next_action_on",
        "message": "Leave out the date: nobody had promised it",
    }
    assert mary.do(f"{handover}/reopening", reason="By mistake")["state"] == "waiting"
