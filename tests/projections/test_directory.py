"""Teams are found by place, organisation, area or ODS code, and closed ones only by their id."""

from uuid import UUID, uuid4

import pytest

from handover import commands as c
from handover.opening_hours import OpeningHours
from projections.directory import all_teams, find_teams, team_of
from tests.projections.boards import Boards
from tests.region import CORBY, DERBY, KIT, TODAY, register


def _found(boards: Boards, words: str) -> list[str]:
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        return [row["name"] for row in find_teams(connection, words).rows]


@pytest.mark.parametrize(
    "words",
    [
        "Derby",
        "derby health",
        "DERBYSHIRE community",
        "ry8",
        "North Derby",
        "  derby  ",
        "derbyshire",
    ],
)
def test_a_team_is_found_by_any_of_its_words_in_any_order_and_case(
    boards: Boards, words: str
) -> None:
    assert _found(boards, words) == ["Derby health visiting"]


def test_every_word_must_fit(boards: Boards) -> None:
    assert _found(boards, "Derby midwives") == []


@pytest.mark.parametrize("words", ["%", "_", "\\", "'", '"; DROP TABLE directory'])
def test_signs_of_the_query_language_are_only_signs(boards: Boards, words: str) -> None:
    assert _found(boards, words) == []


def test_no_words_list_every_open_team(boards: Boards) -> None:
    assert _found(boards, "") == [
        "Derby health visiting",
        "Leicester midwives",
        "Nottingham health visiting",
    ]


def test_many_words_cost_no_more_than_a_few(boards: Boards) -> None:
    assert _found(boards, "derby " * 8 + "nowhere " * 5000) == ["Derby health visiting"]


def test_a_closed_team_is_offered_nowhere_and_still_named_by_its_id(boards: Boards) -> None:
    assert _found(boards, "Corby") == []
    with boards.reads.reading() as connection:
        assert CORBY not in {row["team_id"] for row in all_teams(connection)}
        team = team_of(connection, CORBY)
        assert team is not None
        assert (team["name"], team["is_closed"]) == ("Corby health visiting", True)
        assert team_of(connection, uuid4()) is None


def test_a_verified_number_is_shown_with_its_day(boards: Boards) -> None:
    boards.region.ask(KIT, c.VerifyNumber(DERBY, "01632 960555", TODAY))
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        team = team_of(connection, DERBY)
    assert team is not None
    assert (team["telephone"], team["verified_on"]) == ("01632 960555", TODAY)


def test_hours_come_back_as_they_were_registered(boards: Boards) -> None:
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        team = team_of(connection, DERBY)
    assert team is not None
    assert OpeningHours(**team["hours"]) == OpeningHours.weekdays()


def test_the_choices_of_a_filter_stand_by_organisation(boards: Boards) -> None:
    boards.region.ask(KIT, register("Ashbourne"))
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        teams = [(row["organisation"], row["name"]) for row in all_teams(connection)]
    assert teams == sorted(teams)
    assert len(teams) == 4


def test_a_team_id_is_a_uuid_again(boards: Boards) -> None:
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        assert all(isinstance(row["team_id"], UUID) for row in all_teams(connection))
