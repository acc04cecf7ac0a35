"""Story 11: the mother is flagged sensitive. No address is stored; a postcode is challenged.

Lists and exports do not show which team receives. What is left: what was written before the flag
was set is not searched, so of a hidden family nobody's own words leave the service.
"""

from uuid import UUID, uuid4

import pytest
from flask import Flask

from tests.browsing import ClientOf, page, send, words
from tests.leading import hurry_up
from tests.programs import program
from tests.recording import SITUATION, Answers, answer, answered, sent
from tests.world import World

HIDDEN: Answers = {"hidden_because": "domestic_abuse"}
QUIET: Answers = {"safer.situation": "She left home last week"}
DERBY = ("Derby health visitors", "Derbyshire Community", "01632 960103")
POSTCODE = "DE22 3NE"
SAYS = f'"{POSTCODE}" looks like a postcode, and her address is hidden.'
BECAUSE = "It is the postcode of the hospital"


@pytest.fixture
def hidden(world: World, client_of: ClientOf) -> UUID:
    """Mary in Leicester has said in the record that the address is hidden, and sent it to Derby."""
    return sent(client_of("mary"), world, about=HIDDEN, situation=QUIET)


def names_the_team(read: str) -> list[str]:
    return [name for name in DERBY if name in read]


def test_it_is_said_with_one_press_and_a_postcode_is_challenged_while_she_writes(
    world: World, client_of: ClientOf
) -> None:
    mary = client_of("mary")
    draft_id = answered(mary, world, about=HIDDEN, situation=QUIET)
    typed = {**SITUATION, "safer.situation": f"She lives at {POSTCODE}"}

    refused = answer(mary, draft_id, "situation", typed)

    assert refused.status_code == 422
    assert SAYS in words(refused.text)
    assert f"She lives at {POSTCODE}" in refused.text, "what was typed is kept"
    assert page(mary, f"/record/{draft_id}/check").count(POSTCODE) > 0, "no way round it"
    assert "Check your answers" not in page(mary, f"/record/{draft_id}/check")

    taken_out = answer(mary, draft_id, "situation", {**typed, **QUIET})
    assert taken_out.status_code == 303
    assert "Address hidden Domestic abuse or stalking" in words(
        page(mary, f"/record/{draft_id}/check")
    )


def test_a_postcode_that_is_not_hers_is_kept_with_the_reason(
    world: World, client_of: ClientOf
) -> None:
    mary = client_of("mary")
    draft_id = answered(mary, world, about=HIDDEN, situation=QUIET)
    typed = {**SITUATION, "safer.situation": f"Her scan is at {POSTCODE}", "keep.de223ne": BECAUSE}
    assert answer(mary, draft_id, "situation", typed).status_code == 303

    handover_id = send(mary, f"/record/{draft_id}/check", {}).location.split("/")[2]

    read = words(page(client_of("hana"), f"/handovers/{handover_id}"))
    assert f"Questioned, and kept Postcode: {POSTCODE} {BECAUSE} Mary Okafor" in read
    timeline = read[read.index("Timeline") :]
    assert "Questioned words kept" in timeline
    assert "Postcode: kept with a reason" in timeline


def test_a_note_and_a_program_are_challenged_in_the_same_words(
    app: Flask, client_of: ClientOf, hidden: UUID
) -> None:
    typed: dict[str, str | list[str]] = {"command_id": str(uuid4()), "words": f"Now at {POSTCODE}"}
    refused = send(client_of("hana"), f"/handovers/{hidden}/notes", typed)
    assert refused.status_code == 422
    assert SAYS in words(refused.text)
    assert f"Why may “{POSTCODE}” stand here?" in words(refused.text)

    body = {"command_id": str(uuid4()), "words": f"Now at {POSTCODE}"}
    path = f"/handovers/{hidden}/notes"
    told = program(app, "hana").post(path, body)
    assert told.status_code == 422
    [error] = told.get_json()["errors"]
    assert (error["field"], error["message"][: len(SAYS)]) == ("words", SAYS)
    keep = [{"words": POSTCODE, "because": BECAUSE}]
    assert program(app, "hana").post(path, {**body, "keep_because": keep}).status_code == 201


def test_the_lists_and_the_board_do_not_show_which_team_receives_it(
    app: Flask, client_of: ClientOf, hidden: UUID
) -> None:
    for who, address in (
        ("mary", "/sent"),
        ("lena", "/board"),
        ("lena", f"/board/{hidden}"),
    ):
        html = page(client_of(who), address)
        listed = html[html.index("<main") :]
        if address == "/board":
            listed = listed[listed.index('id="list"') :]  # above it stands the choice of teams
        assert names_the_team(words(listed)) == [], (who, address)
        assert "Team not shown" in words(html), (who, address)
        assert "her address is hidden" in words(html), (who, address)
    for who, path in (("mary", "/sent"), ("hana", "/inbox"), ("lena", "/board")):
        [row] = program(app, who).get(path).get_json()["handovers"]
        assert (row["receiving"], row["is_address_hidden"]) == (None, True)
        assert names_the_team(str(row)) == []


def test_the_lead_is_led_to_the_sending_team_and_reads_no_receiver_in_the_timeline(
    app: Flask, client_of: ClientOf, hidden: UUID
) -> None:
    promise: dict[str, str | list[str]] = {
        "command_id": str(uuid4()),
        "professional": "Hana Novak",
        "professional_role": "Health visitor",
        "next_action": "Visit with a colleague",
        "next_action_on-day": "27",
        "next_action_on-month": "11",
        "next_action_on-year": "2026",
    }
    assert send(client_of("hana"), f"/handovers/{hidden}/acknowledge", promise).status_code == 303
    read = words(page(client_of("lena"), f"/board/{hidden}"))
    assert "Ring the sending team 01632 960101" in read
    lines = program(app, "lena").get(f"/handovers/{hidden}/timeline")
    for said in (read, lines.get_data(as_text=True)):
        assert "Hana Novak" not in said
        assert names_the_team(said) == []


def test_while_the_lists_cannot_be_written_her_case_shows_the_lead_no_receiver_either(
    world: World, client_of: ClientOf
) -> None:
    mary, lena = client_of("mary"), client_of("lena")
    handover_id = sent(mary, world, situation=QUIET)
    case = f"/board/{handover_id}"
    assert names_the_team(page(lena, case)) == list(DERBY)
    said: Answers = {"command_id": str(uuid4()), "because": "domestic_abuse"}
    hurry_up(world)
    with world.together.reads.writing():
        hides = f"/handovers/{handover_id}/family/hide-address"
        assert send(mary, hides, said).status_code == 303
        read = page(lena, case)
    assert names_the_team(read) == []
    assert "This list is behind." in words(read)


def test_no_export_shows_which_team_receives_or_what_anybody_wrote_before(
    app: Flask, client_of: ClientOf, hidden: UUID
) -> None:
    hana = client_of("hana")
    said: dict[str, str | list[str]] = {
        "command_id": str(uuid4()),
        "to_authority": "Derbyshire",
        "is_suspected": "no",
        "is_temporary": "no",
        "how_known": "told",
        "from_whom": "the mother",
    }
    assert send(hana, f"/handovers/{hidden}/family/move", said).status_code == 303
    form = f"/handovers/{hidden}/family/chronology/export"
    why: dict[str, str | list[str]] = {
        "command_id": str(uuid4()),
        "part": "everything",
        "purpose": "meeting",
        "reason": "The strategy discussion asked for it",
    }
    by_page = page(hana, send(hana, form, why).location)
    path = f"/handovers/{hidden}/family/chronology-export"
    answer = program(app, "mary").post(path, {**why, "command_id": str(uuid4())})
    for file in (by_page, answer.get_json()["content"]):
        assert "The family has moved" in file
        assert "Leicester community midwives" in file, "who sends is told"
        assert names_the_team(file) == []
        assert "Derby" not in file
        assert "She left home last week" not in file
        assert "Her address is hidden" in file
    read = words(page(client_of("lena"), f"/board/{hidden}"))
    assert "Chronology exported" in read
    assert names_the_team(read) == []


def test_a_lead_who_asks_for_the_team_that_receives_it_does_not_find_it(
    world: World, app: Flask, hidden: UUID
) -> None:
    lena = program(app, "lena")
    for asked in (
        {"team_id": str(world.teams["derby_visitors"])},
        {"area": "Derby"},
        {"ods_code": "RY8"},
    ):
        found = lena.get("/board", **asked).get_json()
        assert found["handovers"] == [], asked
        assert found["counts"]["open"] == 0, asked
    sending = lena.get("/board", team_id=str(world.teams["leicester_midwives"])).get_json()
    assert [row["handover_id"] for row in sending["handovers"]] == [str(hidden)]


def test_who_must_ring_sees_the_number_and_both_teams_see_each_other(
    client_of: ClientOf, hidden: UUID
) -> None:
    called = page(client_of("mary"), f"/handovers/{hidden}/call")
    assert "Ring 01632 960103" in words(called)
    assert "Her address is hidden" in words(called)
    title = called[called.index("<title>") : called.index("</title>")]
    assert names_the_team(title) == []
    for who in ("mary", "hana"):
        read = words(page(client_of(who), f"/handovers/{hidden}"))
        assert "Her address is hidden" in read
        assert "To Derby health visitors" in read


@pytest.mark.parametrize("who", ["hugo", "nina"])
def test_a_clinician_of_another_team_sees_nothing_of_it(
    client_of: ClientOf, hidden: UUID, who: str
) -> None:
    other = client_of(who)
    assert other.get(f"/handovers/{hidden}").status_code == 404
    assert other.get(f"/handovers/{hidden}/family").status_code == 404
    assert names_the_team(words(page(other, "/inbox")) + words(page(other, "/sent"))) == []


def test_no_page_asks_for_an_address_and_none_is_stored(client_of: ClientOf, hidden: UUID) -> None:
    for address in (f"/handovers/{hidden}/family", f"/handovers/{hidden}/family/person"):
        assert 'name="address' not in page(client_of("hana"), address)


def test_clearing_needs_a_reason_that_both_read_and_the_lists_show_it_again(
    client_of: ClientOf, hidden: UUID
) -> None:
    hana, address = client_of("hana"), f"/handovers/{hidden}/family/show-address"
    typed: dict[str, str | list[str]] = {"command_id": str(uuid4()), "reason": ""}
    assert "Enter the reason" in words(send(hana, address, typed).text)
    typed["reason"] = "She has told everybody herself"
    assert send(hana, address, typed).status_code == 303
    read = words(page(client_of("mary"), f"/handovers/{hidden}/family"))
    assert "Hidden: Domestic abuse or stalking, Mary Okafor" in read
    assert "No longer hidden: She has told everybody herself, Hana Novak" in read
    assert "To Derby health visitors" in words(page(client_of("mary"), "/sent"))
