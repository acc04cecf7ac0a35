"""The chronology of a family: what a midwife, a health visitor and a program read of it."""

import re
from datetime import UTC, datetime
from uuid import UUID

import pytest
from flask import Flask

from handover.answers import HowKnown
from handover.family.part_dates import PartDate
from handover.family.places import PlaceKind
from handover.family.social_care import Whose
from tests import (
    each_baby,
    losing,
    moving,
    putting_right,
    referring,
    telling,
    undoing,
)
from tests import region as r
from tests.browsing import ClientOf, page, words
from tests.programs import program
from tests.telling import FIRST_ENTRY, FIRST_PERSON
from tests.web.chronicles import address, entries, read, titles
from tests.web.scene import Scene
from tests.world import MovableClock


def test_it_stands_in_the_order_in_which_it_happened_and_says_when_it_was_recorded(
    scene: Scene, client_of: ClientOf, app: Flask, handover_id: UUID
) -> None:
    looked_after = telling.involvement(from_on=PartDate(2004))
    scene.ask("hana", telling.social_care(handover_id, looked_after))
    scene.ask("mary", moving.record_move(handover_id, moved_on=PartDate(2026, 10)))

    found = entries(app, "hana", handover_id)
    days = [one["happened_on"] for one in found]
    assert days == sorted(days)
    assert (found[0]["happened_on"], found[0]["recorded_at"]) == ("2004", "2026-11-24T10:00:00Z")
    said = read(client_of("hana"), handover_id)
    assert (
        "The mother: Looked after, from 2004 to 2009 2004 Recorded Tuesday 24 November 2026 at 10am"
        in said
    )
    assert said.index("from 2004 to 2009") < said.index("The family has moved")
    assert said.index("The family has moved") < said.index("Handover of care recorded")
    assert "Happened and recorded Tuesday 24 November 2026 at 10am" in said


def test_each_authority_stands_with_its_own_years_open_or_closed(
    scene: Scene, client_of: ClientOf, handover_id: UUID
) -> None:
    scene.ask("mary", telling.social_care(handover_id))
    birmingham = telling.involvement(
        "Birmingham", Whose.FATHER, None, is_open=True, how_known=HowKnown.ASSUMED, from_whom=""
    )
    scene.ask("mary", telling.social_care(handover_id, birmingham))
    said = read(client_of("hana"), handover_id, part="social_care")
    assert "Told Social care and referrals Northamptonshire. Closed Told by the mother" in said
    assert "Assumed Social care and referrals Birmingham. Open Only assumed" in said
    assert "Handover of care recorded" not in said


def test_fact_opinion_and_what_is_only_held_are_told_apart(
    scene: Scene, app: Flask, handover_id: UUID
) -> None:
    scene.ask("mary", moving.record_move(handover_id, is_suspected=True))
    scene.ask("mary", telling.person(handover_id))
    found = {one["title"]: one["standing"] for one in entries(app, "mary", handover_id)}
    assert found["Handover of care recorded"] == "fact"
    assert found["As recorded: Assessment"] == "opinion"
    assert found["The family may have moved"] == "suspected"
    assert found["Father: name not known"] == "not_asked"


def test_who_recorded_it_stands_with_organisation_and_area(
    app: Flask, client_of: ClientOf, handover_id: UUID
) -> None:
    [first, *_] = entries(app, "hana", handover_id, part="handovers")
    assert (first["by_name"], first["by_role"], first["by_team"]) == (
        "Mary Okafor",
        "midwife",
        "Leicester community midwives",
    )
    trust = "University Hospitals of Leicester NHS Trust"
    assert (first["organisation"], first["area"]) == (trust, "Leicester")
    assert f"Leicester community midwives, {trust}, Leicester" in read(
        client_of("hana"), handover_id
    )


def test_what_was_put_right_stands_with_both_facts(
    scene: Scene, client_of: ClientOf, app: Flask, clock: MovableClock, handover_id: UUID
) -> None:
    scene.ask("mary", telling.social_care(handover_id))
    scene.ask("mary", telling.person(handover_id))
    clock.move(minutes=30)
    leeds = telling.involvement("Leeds")
    scene.ask("hana", telling.social_care(handover_id, leeds, FIRST_ENTRY))
    scene.ask("hana", telling.person(handover_id, person_id=FIRST_PERSON))
    said = read(client_of("mary"), handover_id, part="social_care")
    assert "Northamptonshire. Closed Told by the mother Put right Tuesday 24 November" in said
    assert "Leeds. Closed Told by the mother Hana Novak" in said
    put_right = [one["put_right_at"] for one in entries(app, "mary", handover_id, part="people")]
    assert put_right == [None, "2026-11-24T10:30:00Z", None, None]


def test_a_changed_answer_stands_with_both_sides(
    scene: Scene, client_of: ClientOf, handover_id: UUID
) -> None:
    scene.ask("mary", putting_right.revise(handover_id, situation="", assessment="She is worse"))
    said = read(client_of("hana"), handover_id)
    assert "Record changed" in said
    assert "Assessment. Before: " in said
    assert "Now: She is worse" in said
    assert re.search(r"As recorded: Assessment .*? Put right Tuesday", said)


def test_a_loss_that_was_a_mistake_stands_with_its_undoing(
    scene: Scene, client_of: ClientOf, handover_id: UUID
) -> None:
    scene.ask("mary", losing.record_loss(handover_id))
    scene.ask("mary", undoing.ask_undone(handover_id))
    scene.ask("hana", undoing.confirm_mistake(handover_id))
    said = read(client_of("hana"), handover_id, part="losses")
    assert "The baby was stillborn" in said
    assert "Put right Tuesday" in said
    assert "Undoing the loss asked" in said
    assert "The loss was a mistake, and is undone" in said


def test_a_referral_and_its_outcome_stand_with_the_words_of_the_authority(
    scene: Scene, client_of: ClientOf, handover_id: UUID
) -> None:
    scene.ask("mary", referring.refer(handover_id))
    scene.ask("mary", referring.outcome(handover_id))
    said = read(client_of("hana"), handover_id, part="social_care")
    assert "Referral made: Children's social care, " in said
    assert "Outcome of the referral: " in said


def test_at_first_it_shows_what_is_significant_and_calls_only_when_asked_for(
    scene: Scene, app: Flask, handover_id: UUID
) -> None:
    scene.ask("mary", r.attempt(handover_id))
    path = f"/handovers/{handover_id}/family/chronology"
    first = [one["title"] for one in program(app, "mary").get(path).get_json()["entries"]]
    assert "Handover of care recorded" in first
    call = "Call attempt: voicemail"
    assert call not in first
    assert titles(app, "mary", handover_id, part="daily_work") == [call]
    assert call in titles(app, "mary", handover_id)


def test_a_long_history_has_pages_that_keep_what_was_asked_for(
    scene: Scene, client_of: ClientOf, app: Flask, handover_id: UUID
) -> None:
    for _ in range(30):
        scene.ask("mary", r.note(handover_id))
    html = page(client_of("mary"), address(handover_id, part="handovers"))
    assert "32 entries, the oldest first: page 1 of 2" in words(html)
    assert "part=handovers&amp;page=2" in html or "page=2&amp;part=handovers" in html
    second = read(client_of("mary"), handover_id, part="handovers", page="2")
    assert second.count("Note added") == 7
    path = f"/handovers/{handover_id}/family/chronology"
    last = program(app, "mary").get(path, part="handovers", page="9").get_json()
    assert (last["page"], last["pages"], last["total"], len(last["entries"])) == (2, 2, 32, 7)


def test_a_place_with_its_day_stands_on_that_day(
    scene: Scene, app: Flask, handover_id: UUID
) -> None:
    told = each_baby.place(PlaceKind.HOME, since=PartDate(2026, 11, 3), where="")
    scene.ask("mary", each_baby.mother_is(handover_id, told))
    [moved] = entries(app, "hana", handover_id, part="moves")
    assert (moved["title"], moved["happened_on"]) == ("The mother: at home", "2026-11-03")


def test_what_nobody_dated_says_so_and_stands_where_it_was_recorded(
    scene: Scene, client_of: ClientOf, app: Flask, handover_id: UUID
) -> None:
    scene.ask("mary", moving.record_move(handover_id, moved_on=None))
    [moved] = entries(app, "hana", handover_id, part="moves")
    assert moved["happened_on"] == ""
    assert "Day not known Recorded Tuesday 24 November" in read(
        client_of("hana"), handover_id, part="moves"
    )


def test_the_record_and_the_family_lead_to_it(client_of: ClientOf, handover_id: UUID) -> None:
    for path in (f"/handovers/{handover_id}", f"/handovers/{handover_id}/family"):
        assert f"/handovers/{handover_id}/family/chronology" in page(client_of("hana"), path)


@pytest.mark.parametrize(
    "asked, says",
    [
        ({"part": "gossip"}, "Choose what of the chronology: one of significant,"),
        ({"as_known_on": "2027-01-01T10:00:00Z"}, "This moment is in the future."),
        ({"as_known_on": "2026-11-01T10:00:00Z"}, "Nothing about this was recorded by then."),
        ({"as_known_on": "yesterday"}, "Send the time with its offset from UTC"),
        ({"as_known_on.time": "9:30"}, "Enter the date as well as the time"),
    ],
)
def test_what_cannot_be_asked_for_is_said_and_nothing_else_is_shown(
    client_of: ClientOf, app: Flask, handover_id: UUID, asked: dict[str, str], says: str
) -> None:
    answer = client_of("hana").get(address(handover_id, **asked))
    assert answer.status_code == 422
    assert "<title>Error: " in answer.text
    assert says in words(answer.text)
    assert "Handover of care recorded" not in answer.text
    if "as_known_on.time" not in asked:
        refused = program(app, "hana").get(f"/handovers/{handover_id}/family/chronology", **asked)
        assert refused.status_code == 422
        [error] = refused.get_json()["errors"]
        assert error["message"].startswith(says)


def test_as_it_was_known_at_a_moment_that_was_typed(
    scene: Scene, client_of: ClientOf, clock: MovableClock, handover_id: UUID
) -> None:
    clock.move(hours=2)
    scene.ask("mary", telling.social_care(handover_id))
    typed = {
        "as_known_on-day": "24",
        "as_known_on-month": "11",
        "as_known_on-year": "2026",
        "as_known_on.time": "10:30am",
    }
    said = read(client_of("hana"), handover_id, **typed)
    banner = "As known on 24 November 2026, 10:30am. What was recorded later is not shown."
    assert banner in said
    assert "Nothing can be done from this page" in said
    assert "Looked after" not in said
    assert "Export to a file" not in said
    assert "Looked after" in read(client_of("hana"), handover_id)
    later = datetime(2026, 11, 24, 12, 0, tzinfo=UTC).isoformat().replace("+00:00", "Z")
    assert "Looked after" in read(client_of("hana"), handover_id, as_known_on=later)
