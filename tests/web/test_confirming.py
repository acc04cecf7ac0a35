"""The pages behind a one-time link: what they ask, what they show and never show, and who acts."""

import logging
import re
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from handover.actor import Source
from handover.events import Acknowledged
from handover.policy import View
from handover.reference import call_reference
from handover.refusals import Busy
from projections.directory_table import directory
from tests.browsing import ClientOf, csrf_token, page, send, words
from tests.faults import always_quicker, refuse_events
from tests.losing import record_loss
from tests.mailing import said_by_telephone
from tests.web.scene import Scene
from tests.world import MovableClock, World
from web.account.tries import EACH_NAME
from web.forms import keep_name

TOKEN = "KRUGS4-ZANFZX-IDTPNV-SSA5DI"
TYPED: dict[str, str | list[str]] = {
    "professional": "Priya Dale",
    "professional_role": "Health visitor",
    "next_action": "Visit at home",
    "next_action_on-day": "27",
    "next_action_on-month": "11",
    "next_action_on-year": "2026",
}


@pytest.fixture
def said(scene: Scene) -> UUID:
    return said_by_telephone(scene, TOKEN)


def opened(browser: FlaskClient, reference: str, code: str = TOKEN) -> TestResponse:
    return send(browser, "/confirm", {"code": code, "reference": reference})


def confirmed(browser: FlaskClient, handover_id: UUID, **changed: str | list[str]) -> TestResponse:
    typed = {**TYPED, "code": TOKEN, "reference": call_reference(handover_id)}
    typed["command_id"] = str(uuid4())
    return send(browser, "/confirm/acknowledgement", {**typed, **changed})


def test_a_colleague_without_an_account_confirms_what_was_said(
    stranger: FlaskClient, said: UUID, world: World
) -> None:
    asked = words(page(stranger, "/confirm"))
    assert "Call reference" in asked
    assert "Code of the email" in asked
    shown = opened(stranger, call_reference(said))
    assert shown.status_code == 200
    read = words(shown.text)
    assert "Who rang Mary Okafor, Leicester community midwives, 01632 960101" in read
    assert "When Tuesday 24 November 2026 at 10am" in read
    assert "With whom Hana Quorn, Health visitor, Derby health visitors" in read
    assert "About A handover of care. Urgency: priority" in read
    assert "Agreed Visit on Monday" in read
    assert 'value="Hana Quorn"' in shown.text, "what was reported stands there to be put right"
    answer = confirmed(stranger, said)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/confirm/done")
    assert "Acknowledged" in words(page(stranger, "/confirm/done"))
    mary = world.accounts["mary"].actor
    handover = world.together.service.look_up(said, mary, View.RECORD)
    assert handover.holder.name == "Priya Dale"
    assert handover.acknowledged is not None
    assert handover.acknowledged.source is Source.LINK
    assert handover.acknowledged.name == "Priya Dale"
    assert handover.acknowledged.team_id == world.teams["derby_visitors"]


def test_both_teams_read_by_which_way_it_was_acknowledged(
    stranger: FlaskClient, client_of: ClientOf, said: UUID
) -> None:
    confirmed(stranger, said)
    read = words(page(client_of("mary"), f"/handovers/{said}"))
    assert (
        "Priya Dale, health visitor, Derby health visitors, by a link that was sent to the team"
        in read
    )
    assert "By word of mouth only" not in read


def test_it_works_once(stranger: FlaskClient, said: UUID) -> None:
    assert confirmed(stranger, said).status_code == 303
    for answer in (confirmed(stranger, said), opened(stranger, call_reference(said))):
        assert answer.status_code == 422
        assert "works no more" in words(answer.text)


def test_a_program_that_opens_links_before_people_do_uses_nothing_up(
    stranger: FlaskClient, said: UUID, world: World
) -> None:
    head = world.together.service.head()
    for _ in range(20):
        assert stranger.get("/confirm").status_code == 200
        assert stranger.head("/confirm").status_code == 200
        assert stranger.get("/confirm/acknowledgement").status_code == 405
    assert world.together.service.head() == head
    assert opened(stranger, call_reference(said)).status_code == 200


def test_a_wrong_reference_shows_nothing_and_keeps_what_was_typed(
    stranger: FlaskClient, said: UUID
) -> None:
    answer = opened(stranger, "2222-2222")
    assert answer.status_code == 422
    assert "This is not the call reference. Ask whoever rang you for it." in words(answer.text)
    assert "You can try 4 times more." in words(answer.text)
    assert 'value="2222-2222"' in answer.text
    assert f'value="{TOKEN}"' in answer.text
    for secret in ("Mary", "Hana", "Derby", "Leicester", "Visit on Monday"):
        assert secret not in answer.text
    del said


def test_after_five_wrong_references_it_is_dead_by_either_form(
    stranger: FlaskClient, said: UUID
) -> None:
    told = [
        *(opened(stranger, "2222-2222") for _ in range(2)),
        *(confirmed(stranger, said, reference="2222-2222") for _ in range(3)),
    ]
    assert [one.status_code for one in told] == [422] * 5
    assert "it was wrong five times" in words(told[-1].text)
    for answer in (opened(stranger, call_reference(said)), confirmed(stranger, said)):
        assert (answer.status_code, "works no more" in answer.text) == (422, True)


def test_tries_without_end_are_stopped_whichever_link_they_are_for(
    stranger: FlaskClient, said: UUID
) -> None:
    for _ in range(EACH_NAME):
        assert opened(stranger, "2222-2222", "NEVER-MADE").status_code == 422
    assert opened(stranger, "2222-2222", "NEVER-MADE").status_code == 429
    del said


def test_without_a_code_or_a_reference_nothing_opens(stranger: FlaskClient, said: UUID) -> None:
    for typed in ({}, {"code": TOKEN}, {"reference": call_reference(said)}):
        answer = send(stranger, "/confirm", dict(typed))
        assert answer.status_code == 422


def test_after_three_days_it_is_too_old(
    stranger: FlaskClient, said: UUID, clock: MovableClock
) -> None:
    clock.move(hours=73)
    answer = opened(stranger, call_reference(said))
    assert (answer.status_code, "works no more" in answer.text) == (422, True)


def test_it_shows_no_mother_and_no_record(stranger: FlaskClient, said: UUID) -> None:
    read = opened(stranger, call_reference(said)).text
    for secret in ("Rosa Lind", "9990000018", "999 000 0018", "Moved from Leicester", str(said)):
        assert secret not in read
    assert stranger.get(f"/handovers/{said}").status_code == 302
    assert stranger.get("/inbox").status_code == 302


def test_bad_input_is_told_beside_its_field_and_what_was_typed_is_kept(
    stranger: FlaskClient, said: UUID, world: World
) -> None:
    answer = confirmed(stranger, said, professional="", next_action="Visit on Friday")
    assert answer.status_code == 422
    assert "Enter the name of the person who takes this on" in words(answer.text)
    assert "Visit on Friday" in answer.text
    answer = confirmed(stranger, said, **{"next_action_on-day": "23"})
    assert "The date of the next action must be today or later." in words(answer.text)
    stored = [one.event for one in world.together.service.read_log(0, 10_000)]
    assert not any(isinstance(one, Acknowledged) for one in stored)


def test_words_are_searched_as_on_every_path(stranger: FlaskClient, said: UUID) -> None:
    answer = confirmed(stranger, said, next_action="Visit with her sister, 999 000 0034")
    assert answer.status_code == 422
    assert "999 000 0034" in words(answer.text)
    kept = confirmed(
        stranger,
        said,
        next_action="Visit with her sister, 999 000 0034",
        **{keep_name("999 000 0034"): "Both are on our list"},
    )
    assert kept.status_code == 303


def test_after_a_loss_it_opens_nothing(stranger: FlaskClient, scene: Scene, said: UUID) -> None:
    scene.ask("mary", record_loss(said))
    answer = opened(stranger, call_reference(said))
    assert (answer.status_code, "works no more" in answer.text) == (422, True)
    assert "Ines Wold" not in answer.text


def test_a_page_elsewhere_cannot_send_the_form(app: Flask, said: UUID) -> None:
    browser = app.test_client()
    typed = {"code": TOKEN, "reference": call_reference(said)}
    assert browser.post("/confirm", data=typed).status_code == 400
    assert browser.post("/confirm/acknowledgement", data={**TYPED, **typed}).status_code == 400


def test_it_is_acknowledged_though_the_lists_are_only_being_filled(
    stranger: FlaskClient, said: UUID, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    together = world.together
    with together.reads.writing() as connection:
        connection.execute(directory.delete())
    monkeypatch.setattr(together.projector, "catch_up", lambda: False)
    assert confirmed(stranger, said).status_code == 303
    mary = world.accounts["mary"].actor
    assert together.service.look_up(said, mary, View.RECORD).holder.name == "Priya Dale"


def test_where_others_are_always_quicker_it_says_so_and_what_was_typed_is_kept(
    stranger: FlaskClient, said: UUID, world: World
) -> None:
    always_quicker(world.together.settings.events_path)
    for answer in (opened(stranger, call_reference(said)), confirmed(stranger, said)):
        assert answer.status_code == 503
        assert int(answer.headers["Retry-After"]) > 0
        assert "Nothing was stored" in words(answer.text)
    assert "Visit at home" in answer.text


def test_where_the_record_alone_is_always_changed_the_form_stands_there_again(
    stranger: FlaskClient, said: UUID, world: World
) -> None:
    refuse_events(world.together.settings.events_path, "handover.acknowledged")
    answer = confirmed(stranger, said)
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert Busy.sentence in words(answer.text)
    assert 'value="Priya Dale"' in answer.text


def test_the_code_is_in_no_log_no_address_and_no_header(
    stranger: FlaskClient, said: UUID, caplog: pytest.LogCaptureFixture
) -> None:
    """It comes in the body of a form alone; what a browser keeps behind the # is sent nowhere."""
    csrf_token(stranger)
    with caplog.at_level(logging.DEBUG):
        answers = [
            opened(stranger, call_reference(said)),
            opened(stranger, "2222-2222"),
            confirmed(stranger, said),
        ]
    everything = caplog.text + "".join(str(one.headers) for one in answers)
    for part in (TOKEN, *TOKEN.split("-")):
        assert part not in everything
    assert call_reference(said) not in everything
    for one in answers:
        assert one.headers["Referrer-Policy"] == "no-referrer"
        assert one.headers["Cache-Control"] == "no-store"


def test_the_pages_elsewhere_keep_their_own_rule_for_addresses(stranger: FlaskClient) -> None:
    assert stranger.get("/sign-in").headers["Referrer-Policy"] == "same-origin"


def test_the_title_names_nobody(stranger: FlaskClient, said: UUID) -> None:
    text = opened(stranger, call_reference(said)).text
    found = re.search(r"<title>(.*?)</title>", text, re.DOTALL)
    assert found is not None
    assert " ".join(found[1].split()).startswith("Confirm a call")
