"""The main job through the API: record, voicemail, conversation, acknowledge, the lead's board."""

from uuid import UUID

import pytest
from flask import Flask

from tests.programs import (
    Program,
    acknowledge_body,
    attempt_body,
    conversation_body,
    once,
    program,
    record_body,
)
from tests.world import MovableClock, World


@pytest.fixture
def mary(app: Flask) -> Program:
    return program(app, "mary")


@pytest.fixture
def hana(app: Flask) -> Program:
    return program(app, "hana")


@pytest.fixture
def handover(mary: Program, world: World) -> str:
    """The path of a handover that Mary has just recorded for Derby."""
    response = mary.post("/handovers", record_body(world.teams["derby_visitors"]))
    assert response.status_code == 201
    return response.headers["Location"].removeprefix("/api/v1")


def test_a_voicemail_stops_no_clock_and_a_conversation_stops_the_call_clock(
    mary: Program, handover: str
) -> None:
    left = mary.do(f"{handover}/attempts", **attempt_body())
    assert left["call_stopped_at"] is None
    assert left["state"] == "waiting"
    left = mary.do(f"{handover}/conversations", **conversation_body())
    assert left["call_stopped_at"] == "2026-11-24T10:00:00Z"
    assert left["state"] == "waiting"
    assert left["version"] == 3


def test_responsibility_moves_at_the_acknowledgement_and_not_before(
    mary: Program, hana: Program, handover: str
) -> None:
    left = hana.do(f"{handover}/received")
    assert left["state"] == "received"
    assert left["holder"]["name"] == "Mary Okafor"
    left = hana.do(f"{handover}/acknowledgement", **acknowledge_body())
    assert left["state"] == "acknowledged"
    assert left["holder"]["name"] == "Hana Novak"
    assert left["holder"]["team"]["ods_code"] == "RY8"
    assert mary.get(handover).get_json()["acknowledgement"]["next_action_on"] == "2026-12-01"


def test_both_teams_read_the_whole_record(mary: Program, hana: Program, handover: str) -> None:
    mary.do(f"{handover}/attempts", **attempt_body(happened_at="2026-11-24T09:30:00+00:00"))
    for reader in (mary, hana):
        record = reader.get(handover).get_json()
        assert record["about"]["mother"]["nhs_number"] == "9990000018"
        assert record["safer"]["father"] == {
            "knowledge": "not_asked",
            "words": "He was in the room",
            "how_known": None,
            "from_whom": "",
        }
        assert record["safer"]["social_care"]["how_known"] == "seen_in_record"
        assert record["is_out_of_area"] is True
        (attempt,) = record["attempts"]
        assert attempt["outcome"] == "voicemail"
        assert attempt["said"]["happened_at"] == "2026-11-24T09:30:00Z"
        assert attempt["said"]["recorded_at"] == "2026-11-24T10:00:00Z"
        assert attempt["said"]["source"] == "api"


def test_a_declined_handover_goes_on_to_the_right_team(
    app: Flask, world: World, mary: Program, hana: Program, handover: str
) -> None:
    leicester = str(world.teams["leicester_visitors"])
    left = hana.do(f"{handover}/decline", reason="Lives in Leicester", suggested_team_id=leicester)
    assert left["state"] == "declined"
    (sent,) = mary.get("/sent").get_json()["handovers"]
    assert sent["decline_reason"] == "Lives in Leicester"
    assert sent["suggested_team"] == "Leicester health visitors"
    left = mary.do(f"{handover}/redirect", to_team_id=leicester, reason="The team that covers her")
    assert left["state"] == "waiting"
    hugo = program(app, "hugo")
    waiting = hugo.get("/inbox").get_json()
    assert [row["mother_name"] for row in waiting["handovers"]] == ["Test Mother"]
    (move,) = hugo.get(handover).get_json()["moves"]
    assert move["declined_by"]["name"] == "Derby health visitors"
    assert move["decline_reason"] == "Lives in Leicester"
    assert move["reason"] == "The team that covers her"
    assert move["said"]["name"] == "Mary Okafor"
    assert hana.get(handover).status_code == 404


def test_the_same_command_twice_gets_the_same_answer_even_when_things_moved_on(
    mary: Program, hana: Program, handover: str
) -> None:
    body = once({})
    first = hana.post(f"{handover}/received", body)
    hana.do(f"{handover}/acknowledgement", **acknowledge_body())
    second = hana.post(f"{handover}/received", body)
    assert (first.status_code, second.status_code) == (201, 200)
    assert second.get_json() == first.get_json()
    assert len(mary.get(f"{handover}/timeline").get_json()["lines"]) == 3


def test_recording_twice_under_one_id_makes_one_handover(mary: Program, world: World) -> None:
    body = record_body(world.teams["derby_visitors"])
    first, second = mary.post("/handovers", body), mary.post("/handovers", body)
    assert (first.status_code, second.status_code) == (201, 200)
    assert second.get_json() == first.get_json()
    assert second.headers["Location"] == first.headers["Location"]
    assert mary.get("/sent").get_json()["total"] == 1


def test_the_timeline_tells_what_happened_without_the_story(
    app: Flask, mary: Program, handover: str
) -> None:
    mary.do(f"{handover}/attempts", **attempt_body(note="Asked them to ring Test Mother"))
    response = program(app, "lena").get(f"{handover}/timeline")
    assert [line["what"] for line in response.get_json()["lines"]] == ["recorded", "call_attempted"]
    assert "Test Mother" not in response.text


def test_the_board_counts_what_is_overdue_and_names_no_mother(
    app: Flask, clock: MovableClock, handover: str
) -> None:
    before = program(app, "lena").get("/board").get_json()
    assert before["counts"]["overdue_calls"] == 0
    clock.move(hours=5)
    board = program(app, "lena").get("/board")
    assert board.get_json()["counts"] == {
        "unacknowledged": 1,
        "overdue_acknowledgements": 0,
        "overdue_calls": 1,
        "nobody_reached": 0,
        "overdue_responses": 0,
        "open": 1,
        "unanswered_referrals": 0,
        "reviews": 0,
        "disagreements": 0,
    }
    (row,) = board.get_json()["handovers"]
    assert handover.endswith(row["handover_id"])
    assert row["responsible"] == "Mary Okafor, Leicester community midwives"
    assert row["receiving"]["telephone"] == "01632 960103"
    assert "Test Mother" not in board.text
    assert "9990000018" not in board.text
    assert program(app, "mary").get("/board").status_code == 403


@pytest.mark.parametrize(
    "narrowed, found",
    [
        ({"ods_code": "RY8"}, 1),
        ({"area": "Leicester"}, 1),
        ({"ods_code": "RX1"}, 0),
        ({"team_id": str(UUID(int=7))}, 0),
        ({"show": "unacknowledged"}, 1),
        ({"show": "nobody_reached"}, 0),
        ({"show": "overdue_responses"}, 0),
        ({"page": "99"}, 1),
    ],
    ids=str,
)
def test_the_board_is_narrowed(
    app: Flask, handover: str, narrowed: dict[str, str], found: int
) -> None:
    assert handover
    board = program(app, "lena").get("/board", **narrowed).get_json()
    assert len(board["handovers"]) == found
    assert (board["page"], board["pages"]) == (1, 1)
    assert (board["true_up_to"], board["behind"]) == ("2026-11-24T10:00:00Z", 0)


def test_each_list_has_its_two_parts(mary: Program, hana: Program, handover: str) -> None:
    hana.do(f"{handover}/acknowledgement", **acknowledge_body())
    mary.do(f"{handover}/conversations", **conversation_body())
    assert hana.get("/inbox").get_json()["total"] == 0
    assert hana.get("/inbox", show="taken_on").get_json()["total"] == 1
    assert mary.get("/sent").get_json()["total"] == 0
    assert mary.get("/sent", show="settled").get_json()["total"] == 1


def test_a_team_is_found_by_its_words(mary: Program, world: World) -> None:
    (team,) = mary.get("/teams", q="derby RY8").get_json()["teams"]
    assert team["team_id"] == str(world.teams["derby_visitors"])
    assert team["hours"]["weekly"][0] == {"weekday": 1, "opens": "09:00", "closes": "17:00"}
    assert mary.get(f"/teams/{team['team_id']}").get_json() == team
    closed = mary.get(f"/teams/{world.teams['closed_visitors']}").get_json()
    assert closed["is_closed"] is True
    assert mary.get("/teams", q="Old Town").get_json()["total"] == 0
