"""What happened to a team, the latest first, with who did it; and a list of what to put right."""

from datetime import date, timedelta
from uuid import UUID

from handover import commands as c
from handover.calls import AttemptOutcome
from handover.opening_hours import OpeningHours
from projections.directory import (
    find_open_and_closed,
    find_teams,
    team_of,
    teams_named,
    to_put_right,
)
from projections.team_history import history_of
from tests.projections.boards import Boards
from tests.region import (
    CORBY,
    DERBY,
    HANA,
    KIT,
    LEICESTER,
    MARY,
    NOTTINGHAM,
    NOW,
    TODAY,
    attempt,
    decline,
    record,
    redirect,
    register,
)

SINCE = TODAY - timedelta(days=90)
LONGER_HOURS = OpeningHours.weekdays("07:00", "21:00")


def _report_wrong(boards: Boards) -> None:
    handover_id = boards.region.recorded(record())
    boards.region.ask(MARY, attempt(handover_id, AttemptOutcome.WRONG_NUMBER))


def _found(boards: Boards, words: str) -> list[str]:
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        return [row["name"] for row in find_teams(connection, words).rows]


def _to_put_right(boards: Boards) -> list[str]:
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        return [row["name"] for row in to_put_right(connection, SINCE).rows]


def _history(boards: Boards, team_id: UUID) -> list[tuple[str, str]]:
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        return [(row["what"], row["by_name"]) for row in history_of(connection, team_id)]


def test_everything_that_happened_to_a_team_is_there_with_who_did_it(boards: Boards) -> None:
    _report_wrong(boards)
    boards.region.ask(KIT, c.VerifyNumber(DERBY, "01632 960555", TODAY))
    boards.region.ask(KIT, c.ChangeHours(DERBY, LONGER_HOURS, "Ring the on-call nurse"))
    boards.region.ask(KIT, c.CloseTeam(DERBY, "Merged", NOTTINGHAM))
    assert _history(boards, DERBY) == [
        ("successor_named", "Kit Welland"),
        ("closed", "Kit Welland"),
        ("hours_changed", "Kit Welland"),
        ("number_verified", "Kit Welland"),
        ("number_reported_wrong", "Mary Ashby"),
        ("registered", "Kit Welland"),
    ]


def test_a_wrong_number_stands_in_the_directory_until_it_is_verified(boards: Boards) -> None:
    _report_wrong(boards)
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        team = team_of(connection, DERBY)
    assert team is not None
    assert team["reported_wrong_at"] == NOW
    boards.region.ask(KIT, c.VerifyNumber(DERBY, "01632 960555", TODAY))
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        team = team_of(connection, DERBY)
    assert team is not None
    assert (team["reported_wrong_at"], team["telephone"]) == (None, "01632 960555")


def test_what_is_reported_wrong_comes_first_then_the_unverified_then_the_oldest(
    boards: Boards,
) -> None:
    for place, verified_on in (
        ("Oakham", SINCE),  # verified 90 days ago: still good
        ("Retford", SINCE - timedelta(days=1)),
        ("Spalding", None),
        ("Tamworth", date(2026, 1, 5)),
    ):
        boards.region.ask(KIT, register(place, verified_on=verified_on))
    assert _to_put_right(boards) == [
        "Spalding health visiting",
        "Tamworth health visiting",
        "Retford health visiting",
    ]
    _report_wrong(boards)
    assert _to_put_right(boards)[:2] == ["Derby health visiting", "Spalding health visiting"]
    boards.region.ask(KIT, c.VerifyNumber(DERBY, "01632 960100", TODAY))
    assert "Derby health visiting" not in _to_put_right(boards)


def test_a_closed_team_has_nothing_to_put_right(boards: Boards) -> None:
    _report_wrong(boards)
    boards.region.ask(KIT, c.CloseTeam(DERBY, "Merged", NOTTINGHAM))
    assert _to_put_right(boards) == []


def test_the_oldest_report_stands_before_a_newer_one(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(HANA, decline(handover_id))
    boards.region.ask(MARY, redirect(handover_id))
    earlier = NOW - timedelta(hours=1)
    boards.region.ask(MARY, attempt(handover_id, AttemptOutcome.WRONG_NUMBER, earlier))
    _report_wrong(boards)
    assert _to_put_right(boards) == ["Nottingham health visiting", "Derby health visiting"]


def test_changed_hours_are_shown(boards: Boards) -> None:
    boards.region.ask(KIT, c.ChangeHours(DERBY, LONGER_HOURS, "Ring the on-call nurse"))
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        team = team_of(connection, DERBY)
    assert team is not None
    assert OpeningHours(**team["hours"]) == LONGER_HOURS
    assert team["out_of_hours"] == "Ring the on-call nurse"


def test_the_name_of_a_closed_team_finds_its_successor(boards: Boards) -> None:
    boards.region.ask(KIT, c.CloseTeam(DERBY, "Merged", NOTTINGHAM))
    assert _found(boards, "derby health visiting") == ["Nottingham health visiting"]
    with boards.reads.reading() as connection:
        closed, successor = team_of(connection, DERBY), team_of(connection, NOTTINGHAM)
    assert closed is not None
    assert successor is not None
    assert (closed["is_closed"], closed["successor_id"]) == (True, NOTTINGHAM)
    assert successor["former_names"] == ["Derby health visiting"]


def test_a_successor_that_closes_hands_its_names_on(boards: Boards) -> None:
    boards.region.ask(KIT, c.CloseTeam(DERBY, "Merged", NOTTINGHAM))
    boards.region.ask(
        KIT, c.CloseTeam(NOTTINGHAM, "Merged too", LEICESTER, uncovered="Midwives go there now")
    )
    assert _found(boards, "derby visiting") == ["Leicester midwives"]
    with boards.reads.reading() as connection:
        for gone in (DERBY, NOTTINGHAM):
            team = team_of(connection, gone)
            assert team is not None
            assert team["successor_id"] == LEICESTER


def test_a_keeper_looks_through_closed_teams_too(boards: Boards) -> None:
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        found = find_open_and_closed(connection, "corby")
        everything = find_open_and_closed(connection, "")
    assert [row["team_id"] for row in found.rows] == [CORBY]
    assert everything.total == 4


def test_a_team_is_found_by_its_exact_name(boards: Boards) -> None:
    boards.region.ask(KIT, register("Derby", organisation="Another trust"))
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        assert len(teams_named(connection, " derby Health Visiting ")) == 2
        assert teams_named(connection, "derby") == []
        assert teams_named(connection, "Corby health visiting") == []
