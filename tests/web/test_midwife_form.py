"""The pages of a transfer of care: asked when the reason needs them, kept, and frozen when sent."""

import pytest
from flask.testing import FlaskClient

from handover.answers import Answer, HowKnown, Knowledge
from handover.forms.filled import FilledForm, FormAnswer
from handover.policy import View
from tests.browsing import ClientOf, words
from tests.recording import (
    ASKED,
    BORN,
    DISCHARGE,
    FORM,
    HOME,
    SAFETY,
    Answers,
    answer,
    answered,
    sent,
)
from tests.web.refused_forms import CHECKED, REFUSED, RefusedAnswer
from tests.world import World

WHOLE = {"about": BORN, "why": DISCHARGE, **FORM}


@pytest.fixture
def mary(client_of: ClientOf) -> FlaskClient:
    return client_of("mary")


def filled(world: World, client: FlaskClient, **changed: Answers) -> FilledForm:
    handover_id = sent(client, world, **{**WHOLE, **changed})
    actor = world.accounts["mary"].actor
    form = world.together.service.look_up(handover_id, actor, View.RECORD).safer.form
    assert form is not None
    return form


def answer_to(form: FilledForm, key: str) -> FormAnswer:
    found = form.answer_to(key)
    assert found is not None
    return found


def test_a_discharge_asks_the_whole_form_and_freezes_its_version(
    world: World, mary: FlaskClient
) -> None:
    form = filled(world, mary)
    assert form.form_id == "transfer-of-care/1"
    assert len(form.answers) == 14
    assert answer_to(form, "marks") == FormAnswer(
        "marks", Answer(Knowledge.KNOWN, "None seen", HowKnown.SEEN_MYSELF), ("none",)
    )
    feeding = answer_to(form, "feeding").answer
    assert (feeding.how_known, feeding.from_whom) == (HowKnown.TOLD, "The mother")
    assert answer_to(form, "scaling").number == 9
    assert answer_to(form, "icon").is_mother_only
    assert not answer_to(form, "safer_sleep").is_mother_only


def test_one_reason_stands_for_all_that_was_not_asked_on_a_page(
    world: World, mary: FlaskClient
) -> None:
    form = filled(world, mary)
    for key in ("siblings", "cp_is"):
        assert answer_to(form, key).answer == Answer(
            Knowledge.NOT_ASKED, "The clinic has no access to it today"
        )


@pytest.mark.parametrize("trigger", ["move", "emerging_concern"])
def test_an_unborn_baby_or_another_reason_asks_safer_alone(
    world: World, mary: FlaskClient, trigger: str
) -> None:
    draft_id = answered(mary, world, why={"trigger": trigger})
    page = mary.get(f"/record/{draft_id}/check").text
    assert "Check your answers" in page
    assert "step 6 of 6" in mary.get(f"/record/{draft_id}/response").text


def test_a_concern_about_a_born_baby_asks_safer_alone(world: World, mary: FlaskClient) -> None:
    why: Answers = {"kind": "concern", "trigger": "discharge"}
    draft_id = answered(mary, world, about=BORN, why=why)
    assert "Check your answers" in mary.get(f"/record/{draft_id}/check").text
    assert mary.get(f"/record/{draft_id}/birth").status_code == 303


def test_a_move_of_a_born_baby_asks_a_small_part(world: World, mary: FlaskClient) -> None:
    moved: Answers = {
        **CHECKED,
        f"{ASKED}mental_health.state": "",
        f"{ASKED}social_care_status.state": "known.none",
    }
    handover_id = sent(mary, world, about=BORN, home=moved)
    actor = world.accounts["mary"].actor
    form = world.together.service.look_up(handover_id, actor, View.RECORD).safer.form
    assert form is not None
    assert [one.key for one in form.answers] == ["siblings", "cp_is"]
    assert answer_to(form, "cp_is").answer.from_whom == "CP-IS"


BY_PAGE = [one for one in REFUSED if one.page]


@pytest.mark.parametrize("one", BY_PAGE, ids=lambda one: f"{one.key}.{one.part}")
def test_an_answer_that_lacks_a_part_is_refused_beside_it_and_kept(
    world: World, mary: FlaskClient, one: RefusedAnswer
) -> None:
    draft_id = answered(mary, world, **WHOLE)
    refused = answer(mary, draft_id, one.page, {**FORM[one.page], **one.typed})
    assert refused.status_code == 422
    assert one.says in words(refused.text)
    assert f'href="#safer-form-answers-{one.key}-{one.part}"' in refused.text
    kept = {"birth": "Born at 39 weeks", "home": "no access", "safety": "In a cot"}[one.page]
    assert kept in mary.get(f"/record/{draft_id}/{one.page}").text


@pytest.mark.parametrize(
    "page,changed,message",
    [
        ("birth", {f"{ASKED}marks.state": ""}, "Answer this question: Marks or birth injuries"),
        ("birth", {f"{ASKED}feeding.how_known": ""}, "or that it is assumed: Feeding"),
        ("home", {"safer.form.why_home": ""}, "Say why these were not asked"),
        ("safety", {f"{ASKED}scaling.state": ""}, "Answer this question: Scaling question"),
        ("safety", {f"{ASKED}worried_about.words": "-"}, "Say what is known"),
    ],
)
def test_nothing_is_left_out_silently(
    world: World, mary: FlaskClient, page: str, changed: Answers, message: str
) -> None:
    draft_id = answered(mary, world, **WHOLE)
    refused = answer(mary, draft_id, page, {**FORM[page], **changed})
    assert refused.status_code == 422
    assert message in words(refused.text)


def test_a_check_cannot_lie_in_the_future(world: World, mary: FlaskClient) -> None:
    tomorrow = {**CHECKED, f"{ASKED}cp_is.on-day": "25"}
    draft_id = answered(mary, world, **WHOLE)
    refused = answer(mary, draft_id, "home", {**HOME, **tomorrow})
    assert "The date is in the future" in words(refused.text)


def test_the_anchors_of_the_scale_are_written_out(world: World, mary: FlaskClient) -> None:
    draft_id = answered(mary, world, **WHOLE)
    page = mary.get(f"/record/{draft_id}/safety").text
    assert "0 is so bad that the child cannot live at home. 10 is safe enough to close" in page
    assert str(SAFETY[f"{ASKED}scaling.by"]) in page
