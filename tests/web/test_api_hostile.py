"""Whatever is sent to the API, it answers with a problem and never fails."""

import json

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.programs import (
    V1,
    Body,
    Program,
    acknowledge_body,
    attempt_body,
    conversation_body,
    not_done_body,
    once,
    program,
    record_body,
    respond_body,
)
from tests.world import World

# The same service answers every example: nothing that is refused may leave anything behind.
ONE_SERVICE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])

UNREADABLE = {
    "nothing": b"",
    "half an object": b'{"command_id": ',
    "two values": b"{} {}",
    "not UTF-8": b'{"reason": "\xff\xfe"}',
    "UTF-16": '{"reason": "x"}'.encode("utf-16"),
    "a byte order mark": b"\xef\xbb\xbf{}",
    "NaN": b'{"number": NaN}',
    "Infinity": b'{"number": [-Infinity]}',
    "deep lists": b"[" * 100_000,
    "deep objects": b'{"a":' * 40_000 + b"1" + b"}" * 40_000,
    "a number of many digits": b'{"number": ' + b"9" * 10_000 + b"}",
    "a name twice": b'{"reason": "a", "reason": "b"}',
    "a name twice below": b'{"about": [{"a": 1, "a": 2}]}',
    "half a character": b'{"reason": "\\ud800"}',
    "half a character in a name": b'{"\\udfff": 1}',
}
WRONG = {
    "an array": b"[]",
    "null": b"null",
    "a string": b'"reason"',
    "a number": b"1e999",
    "true": b"true",
    "a null byte": b'{"reason": "\\u0000"}',
    "a null byte in a name": b'{"\\u0000": 1}',
    "an array of objects": b'[{"reason": "x"}]',
}

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.sampled_from(
        ["", "\u0000", "\u202e", "9" * 400, "2026-13-45", "24:61", "known", "voicemail"]
    ),
)
anything = st.recursive(
    scalars,
    lambda below: (
        st.lists(below, max_size=3)
        | st.dictionaries(st.sampled_from(["day", "month", "time", "told", "words", "x"]), below)
    ),
    max_leaves=6,
)


@pytest.fixture
def mary(app: Flask) -> Program:
    return program(app, "mary")


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_cannot_be_read_in_one_way_only_is_not_read(mary: Program, data: bytes) -> None:
    for path in ("/handovers", "/sessions"):
        response = mary.send(path, data)
        assert response.status_code == 400, response.text
        assert response.get_json()["type"] == "urn:pick-up-the-phone:unreadable"


@pytest.mark.parametrize("data", WRONG.values(), ids=WRONG.keys())
def test_json_of_the_wrong_kind_is_asked_for_again(mary: Program, data: bytes) -> None:
    for path in ("/handovers", "/sessions"):
        response = mary.send(path, data)
        assert response.status_code == 422, response.text
        assert response.content_type == "application/problem+json"


def places(body: Body, above: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The path of every value in `body`, parts included."""
    found = []
    for name, value in body.items():
        found.append((*above, name))
        if isinstance(value, dict):
            found += places(value, (*above, name))
    return found


def put(body: Body, place: tuple[str, ...], value: object) -> Body:
    """A copy of `body` with `value` at `place`."""
    changed: Body = json.loads(json.dumps(body))
    holder = changed
    for step in place[:-1]:
        holder = holder[step]
    holder[place[-1]] = value
    return changed


@ONE_SERVICE
@given(data=st.data(), value=anything)
def test_anything_anywhere_in_a_record_is_answered(
    mary: Program, world: World, data: st.DataObject, value: object
) -> None:
    body = record_body(world.teams["derby_visitors"])
    place = data.draw(st.sampled_from(places(body)))
    response = mary.post("/handovers", put(body, place, value))
    assert response.status_code in {201, 422}, response.text


@ONE_SERVICE
@given(data=st.data(), value=anything)
def test_anything_anywhere_in_an_answer_is_answered(
    app: Flask, mary: Program, world: World, data: st.DataObject, value: object
) -> None:
    made = mary.do("/handovers", **record_body(world.teams["derby_visitors"]))
    path, body, who = data.draw(
        st.sampled_from(
            [
                ("attempts", attempt_body(note="", happened_at=None), "mary"),
                ("conversations", conversation_body(happened_at=None), "mary"),
                ("acknowledgement", acknowledge_body(), "hana"),
                ("decline", {"command_id": "", "reason": "", "suggested_team_id": None}, "hana"),
            ]
        )
    )
    place = data.draw(st.sampled_from(places(body)))
    response = program(app, who).post(
        f"/handovers/{made['handover_id']}/{path}", put(body, place, value)
    )
    assert response.status_code in {201, 422}, response.text


@ONE_SERVICE
@given(data=st.data(), value=anything)
def test_anything_anywhere_in_what_follows_is_answered(
    app: Flask, mary: Program, world: World, data: st.DataObject, value: object
) -> None:
    hana = program(app, "hana")
    made = mary.do("/handovers", **record_body(world.teams["derby_visitors"]))
    handover = f"/handovers/{made['handover_id']}"
    before, who, path, body = data.draw(
        st.sampled_from(
            [
                ("acknowledgement", hana, "response", respond_body(next_action_on=None)),
                ("acknowledgement", hana, "response", not_done_body()),
                ("received", hana, "question", once({"question": ""})),
                ("question", mary, "answer", once({"answer": ""})),
                ("received", hana, "notes", once({"words": ""})),
                ("received", mary, "withdrawal", once({"reason": ""})),
                ("received", mary, "error", once({"reason": ""})),
            ]
        )
    )
    place = data.draw(st.sampled_from(places(body)))
    first = {"acknowledgement": acknowledge_body(), "question": {"question": "Which ward?"}}
    hana.do(f"{handover}/{before}", **first.get(before, {}))
    response = who.post(f"{handover}/{path}", put(body, place, value))
    assert response.status_code in {201, 422}, response.text


@ONE_SERVICE
@given(
    path=st.sampled_from(["/teams", "/inbox", "/sent"]),
    name=st.sampled_from(["q", "page", "show", "x"]),
    value=st.text(st.characters(exclude_categories=["Cs"])),
)
def test_any_query_is_answered(mary: Program, path: str, name: str, value: str) -> None:
    assert mary.get(path, **{name: value}).status_code in {200, 422}


@pytest.mark.parametrize(
    "query", ["%ff", "q=%ff%00", "page=%f0%9f%98%80", "&&&=", "q=" + "%25" * 300]
)
def test_a_broken_query_string_is_answered(mary: Program, query: str) -> None:
    response = mary.client.get(f"{V1}/teams?{query}", headers=mary.headers)
    assert response.status_code in {200, 422}
