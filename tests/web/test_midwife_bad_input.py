"""Bad input while recording: a plain answer beside the field, and what was typed is still there."""

from uuid import UUID, uuid4

import pytest

from handover.actor import Actor, Asked, Role, Source
from handover.commands import CloseTeam
from tests.browsing import ClientOf, csrf_token, page, words
from tests.recording import (
    ABOUT,
    FAMILY,
    RESPONSE,
    SITUATION,
    WHY,
    Answers,
    answer,
    answered,
    begun,
    to_team,
)
from tests.world import MovableClock, World

BORN: Answers = {
    "about.is_born": "yes",
    "about.baby_born_on-day": "14",
    "about.baby_born_on-month": "11",
    "about.baby_born_on-year": "2026",
}


@pytest.mark.parametrize(
    "changed, message, anchor",
    [
        ({"about.mother.nhs_number": ""}, "Enter the mother's NHS number", "mother-nhs_number"),
        (
            {"about.mother.nhs_number": "999 000 0017"},
            "This is not a valid NHS number: one digit may be wrong",
            "mother-nhs_number",
        ),
        (
            {"about.mother.nhs_number": "999 000"},
            "An NHS number has 10 digits, for example 999 000 0018",
            "mother-nhs_number",
        ),
        (
            {"about.mother.nhs_number": "450 557 7104"},
            "This is a demonstration: use a test NHS number that starts with 999",
            "mother-nhs_number",
        ),
        ({"about.mother.name": "   "}, "Enter the mother's name", "mother-name"),
        ({"about.mother.name": "x" * 121}, "to 120 characters or fewer", "mother-name"),
        (
            {"about.mother.name": "Ann \N{RIGHT-TO-LEFT OVERRIDE}tseT"},
            "Remove the invisible characters from the mother's name",
            "mother-name",
        ),
        ({"about.mother.name": "Ann\x00"}, "Remove the invisible characters", "mother-name"),
        ({"about.mother.born_on-month": "13"}, "must be a real date", "mother-born_on"),
        ({"about.mother.born_on-year": "95"}, "Enter the year with 4 digits", "mother-born_on"),
        ({"about.mother.born_on-day": ""}, "must include a day", "mother-born_on"),
        (
            {"about.mother.born_on-year": "2020"},
            "Check the mother's date of birth: it would make her 6 years old",
            "mother-born_on",
        ),
        ({"about.due_on-year": "2028"}, "The due date is more than 40 weeks away", "due_on"),
        ({"about.due_on-year": "2026"}, "The due date is more than 3 weeks ago", "due_on"),
        (
            {"about.is_born": "yes"},
            "Enter the baby's date of birth",
            "baby_born_on",
        ),
        (
            BORN | {"about.baby_born_on-day": "25"},
            "The baby's date of birth is in the future",
            "baby_born_on",
        ),
        (
            BORN | {"about.baby_born_on-year": "2024"},
            "The baby's date of birth is more than 12 months ago",
            "baby_born_on",
        ),
    ],
)
def test_who_it_is_about(client_of: ClientOf, changed: Answers, message: str, anchor: str) -> None:
    mary = client_of("mary")
    typed = {**ABOUT, **changed}

    response = answer(mary, begun(mary), "about", typed)

    assert response.status_code == 422
    assert words(response.text).count(message) == 2  # in the summary and beside the field
    assert f'href="#about-{anchor}"' in response.text
    assert f'id="about-{anchor}"' in response.text
    assert "<title>Error: " in response.text
    assert "autofocus" in response.text
    assert 'value="1995"' in response.text or "about.mother.born_on-year" in changed


def test_the_baby_needs_a_choice_before_a_date(client_of: ClientOf) -> None:
    mary = client_of("mary")
    typed = {name: said for name, said in ABOUT.items() if not name.startswith("about.due_on")}
    typed["about.is_born"] = ""
    response = answer(mary, begun(mary), "about", typed)
    assert 'href="#about-is_born"' in response.text
    assert "Choose whether the baby is born, and enter the date" in response.text


def test_a_date_without_the_choice_is_enough(client_of: ClientOf) -> None:
    mary = client_of("mary")
    assert answer(mary, begun(mary), "about", {**ABOUT, "about.is_born": ""}).status_code == 303


def test_only_the_date_of_the_choice_made_is_sent(client_of: ClientOf, world: World) -> None:
    mary = client_of("mary")
    draft_id = answered(mary, world, about=BORN)
    said = words(page(mary, f"/record/{draft_id}/check"))
    assert "Born on 14 November 2026" in said
    assert "Due on" not in said


@pytest.mark.parametrize(
    "team, message",
    [
        ("", "Choose the team to send it to"),
        ("closed_visitors", "That team has closed. Choose the team that covers the area now."),
        ("leicester_midwives", "Choose another team: a handover cannot go to the team that sends"),
        (str(UUID(int=7)), "That team is not in the directory. Search for the team again."),
        ("not a team", "Choose the team to send it to"),
    ],
)
def test_who_to_send_it_to(client_of: ClientOf, world: World, team: str, message: str) -> None:
    mary = client_of("mary")
    chosen = str(world.teams[team]) if team in world.teams else team
    response = answer(mary, begun(mary), "to?q=leicester", {"to_team_id": chosen})
    assert response.status_code == 422
    assert message in words(response.text)
    assert 'href="#to_team_id"' in response.text
    assert 'id="to_team_id"' in response.text


def test_the_own_team_and_a_closed_team_are_never_offered(client_of: ClientOf) -> None:
    mary = client_of("mary")
    said = words(page(mary, f"/record/{begun(mary)}/to?q=leicester"))
    assert "Leicester health visitors" in said
    assert "1 team found" in said
    assert "Old Town health visitors" not in said


@pytest.mark.parametrize("search", ["zzz", "%", "<b>", "x" * 5000, "\x00", "_"])
def test_a_search_that_finds_nothing_says_what_to_do(client_of: ClientOf, search: str) -> None:
    mary = client_of("mary")
    response = mary.get(f"/record/{begun(mary)}/to", query_string={"q": search, "page": "-3x"})
    assert response.status_code == 200
    assert "<b>" not in response.text
    if search.strip("\x00"):
        assert "ask for the team's duty line" in words(response.text)


@pytest.mark.parametrize(
    "step, blanked, message",
    [
        ("why", WHY | {"kind": ""}, "Choose handover of care or concern"),
        ("why", WHY | {"trigger": ""}, "Choose why you are calling"),
        ("why", WHY | {"urgency": ""}, "Choose how urgent it is"),
        ("situation", SITUATION | {"safer.situation": ""}, "Enter the situation"),
        ("situation", SITUATION | {"safer.assessment": ""}, "Enter your assessment"),
        (
            "family",
            FAMILY | {"safer.father.knowledge": ""},
            "Choose what is known about the father and other men in the baby's life",
        ),
        (
            "family",
            FAMILY | {"safer.father.words_not_asked": ""},
            "Say why: father and other men in the baby's life",
        ),
        (
            "family",
            FAMILY | {"safer.social_care.words_known": ""},
            "Say what is known: social care",
        ),
        (
            "response",
            RESPONSE | {"safer.expected_response": ""},
            "Enter what you ask the receiving team to do",
        ),
        (
            "response",
            RESPONSE | {"safer.parents_told.told": ""},
            "Choose whether the parents have been told",
        ),
    ],
)
def test_nothing_is_silently_blank(
    client_of: ClientOf, world: World, step: str, blanked: Answers, message: str
) -> None:
    mary = client_of("mary")
    draft_id = begun(mary)
    answer(mary, draft_id, "to", to_team(world))
    response = answer(mary, draft_id, step, blanked)
    assert response.status_code == 422
    assert words(response.text).count(message) == 2


def test_not_telling_the_parents_needs_a_reason(client_of: ClientOf) -> None:
    mary = client_of("mary")
    typed = {**RESPONSE, "safer.parents_told.told": "no"}
    response = answer(mary, begun(mary), "response", typed)
    assert words(response.text).count("Say why the parents have not been told") == 2
    assert "Visit her before 12 December" in response.text


def test_over_long_text_is_refused_and_kept(client_of: ClientOf) -> None:
    mary = client_of("mary")
    draft_id = begun(mary)
    typed = {**SITUATION, "safer.situation": "word " * 1000}
    response = answer(mary, draft_id, "situation", typed)
    assert response.status_code == 422
    assert "to 4,000 characters or fewer: it has 4,999" in response.text
    assert "word word word" in page(mary, f"/record/{draft_id}/situation")


def test_what_is_wrong_is_kept_and_still_said_on_another_day(
    client_of: ClientOf, clock: MovableClock
) -> None:
    mary = client_of("mary")
    draft_id = begun(mary)
    three_weeks_ago = {"day": "3", "month": "11", "year": "2026"}
    due = {f"about.due_on-{part}": value for part, value in three_weeks_ago.items()}
    assert answer(mary, draft_id, "about", {**ABOUT, **due}).status_code == 303
    clock.move(days=6)  # a half-done record is kept for a week
    said = words(page(client_of("mary"), f"/record/{draft_id}/check"))
    assert "The due date is more than 3 weeks ago" in said


def test_a_team_that_closes_before_sending_is_told_with_a_way_to_change_it(
    client_of: ClientOf, world: World
) -> None:
    mary = client_of("mary")
    draft_id = answered(mary, world)
    token = csrf_token(mary)
    close_unseen(world, "derby_visitors")  # the lists do not know it yet

    response = mary.post(f"/record/{draft_id}/check", data={"csrf_token": token})

    assert response.status_code == 422
    assert words(response.text).count("That team has closed") == 2
    assert f'href="/record/{draft_id}/to#to_team_id"' in response.text
    world.together.projector.catch_up_fully()
    seen = mary.post(f"/record/{draft_id}/check", data={"csrf_token": token}, follow_redirects=True)
    assert "That team has closed" in words(seen.text)


def test_a_form_with_nonsense_names_is_read_without_them(client_of: ClientOf) -> None:
    mary = client_of("mary")
    nonsense: Answers = {
        "about.mother": "x",
        "about": "x",
        "a.b.c.d.e.f.g.h": "x",
        ".": "x",
        "about.mother.nhs_number.deeper": "x",
        "safer.situation": "on another step",
    }
    draft_id = begun(mary)
    assert answer(mary, draft_id, "about", {**nonsense, **ABOUT}).status_code in {303, 422}
    assert "on another step" not in page(mary, f"/record/{draft_id}/situation")


def close_unseen(world: World, team: str) -> None:
    """Close a team in the log only: the read tables lag behind."""
    keeper = Actor("keeper", "Kit Keeper", Role.KEEPER, None, "")
    asked = Asked(uuid4(), keeper, Source.COMMAND_LINE, world.together.clock())
    world.together.service.execute(
        CloseTeam(world.teams[team], "Joined", uncovered="Nobody"), asked
    )
