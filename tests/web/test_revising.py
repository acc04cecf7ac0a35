"""Changing a record on its page: what it says now, what changes, and who has read it."""

import re
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from handover.answers import Answer, Knowledge
from handover.handover import Handover
from handover.policy import View
from handover.urgency import Urgency
from tests import putting_right, recording, region
from tests.browsing import ClientOf, page, send, words
from tests.programs import once, program
from tests.putting_right import revisions
from tests.web.correcting import REVISE
from tests.web.form_on_page import boxes_of, said_at
from tests.web.refused_forms import REFUSED, RefusedAnswer
from tests.web.scene import Scene
from tests.world import World

Typed = dict[str, str | list[str]]
ASKED = recording.ASKED
SEEN = re.compile(r'name="changes_seen" value="(\d+)"')


def stored(world: World, handover_id: UUID) -> Handover:
    return world.together.service.look_up(handover_id, world.accounts["mary"].actor, View.RECORD)


def typed(**more: str) -> Typed:
    return {
        "command_id": str(uuid4()),
        "changes_seen": "0",
        "reason": "She rang back",
        **more,
    }


def discharge(client: FlaskClient, world: World) -> UUID:
    """A discharge with its whole form, recorded by Mary on the pages."""
    return recording.sent(client, world, about=recording.BORN, why=recording.DISCHARGE)


def test_what_it_says_now_stands_above_each_box(scene: Scene, client_of: ClientOf) -> None:
    handover_id = scene.recorded()
    html = page(client_of("mary"), f"/handovers/{handover_id}/revision")
    said = words(html)
    assert "Now: Moved from Leicester to Derby last week" in said
    assert "Now: Not asked: He was in the room" in said
    assert "Now: Closed in 2019 (Seen in her booking notes)" in said
    assert SEEN.findall(html) == ["0"]
    assert boxes_of(html)["safer.situation"] == ""


def test_both_sides_stand_on_top_and_on_the_other_teams_list(
    scene: Scene, client_of: ClientOf, world: World
) -> None:
    handover_id = scene.recorded()
    mary, hana = client_of("mary"), client_of("hana")
    answer = send(
        mary, f"/handovers/{handover_id}/revision", typed(**text(REVISE.typed)), follow=True
    )
    said = words(answer.text)
    assert "Changed. The earlier words stay in the record" in said
    assert "Changed since it was sent: Tuesday 24 November 2026 at 10am" in said
    assert "Derby health visitors: not read yet" in said
    assert "Confirm that my team has read this" not in said
    found = stored(world, handover_id)
    assert revisions(found)[0].changed == ("situation", "father", "parents_told")

    listed = words(page(hana, "/inbox"))
    assert "Changed since your team saw it (1)" in listed
    record = page(hana, f"/handovers/{handover_id}")
    said = words(record)
    assert "Changed since your team saw it: Tuesday 24 November 2026 at 10am" in said
    assert "Before Moved from Leicester to Derby last week Now They are in a hotel now" in said
    assert (
        "Before Not asked: He was in the room Now He is Tom Reed and visits "
        "(Told by the grandmother)"
    ) in said
    assert "Before Yes Now No: Not safe yet" in said
    assert "Why: She rang back" in said

    answer = send(
        hana,
        f"/handovers/{handover_id}/changes-read",
        {"command_id": str(uuid4()), "changes_seen": SEEN.findall(record)[0]},
        follow=True,
    )
    said = words(answer.text)
    assert "Recorded that your team has read what changed." in said
    assert "Read by Hana Novak, Derby health visitors, Tuesday 24 November 2026 at 10am" in said
    assert "Confirm that my team has read this" not in said
    assert "Changed since your team saw it" not in words(page(hana, "/inbox"))


def text(boxes: dict[str, str]) -> dict[str, str]:
    return {name: said for name, said in boxes.items() if name not in {"changes_seen", "reason"}}


def test_nothing_typed_changes_nothing(scene: Scene, client_of: ClientOf, world: World) -> None:
    handover_id = scene.recorded()
    answer = send(client_of("mary"), f"/handovers/{handover_id}/revision", typed())
    assert answer.status_code == 422
    assert "Nothing here differs from what the record says." in words(answer.text)
    assert stored(world, handover_id).changes == []


def test_words_below_no_choice_are_not_lost(scene: Scene, client_of: ClientOf) -> None:
    handover_id = scene.recorded()
    sent = typed(**{"safer.social_care.words_known": "Open in Derby"})
    answer = send(client_of("mary"), f"/handovers/{handover_id}/revision", sent)
    assert answer.status_code == 422
    assert "Choose what is known about social care" in words(answer.text)
    assert boxes_of(answer.text)["safer.social_care.words_known"] == "Open in Derby"


def test_whoever_was_overtaken_reads_it_beside_what_they_typed(
    scene: Scene, client_of: ClientOf, world: World
) -> None:
    handover_id = scene.recorded()
    scene.ask("mary", putting_right.revise(handover_id, situation="They went to her mother"))
    sent = typed(**{"safer.situation": "They are in a hotel now"})
    answer = send(client_of("mary"), f"/handovers/{handover_id}/revision", sent)
    said = words(answer.text)
    assert answer.status_code == 422
    assert "Read what changed, then send yours again." in said
    assert "Now: They went to her mother" in said
    assert boxes_of(answer.text)["safer.situation"] == "They are in a hotel now"
    assert SEEN.findall(answer.text) == ["1"]
    again = {**sent, "changes_seen": "1"}
    assert send(client_of("mary"), f"/handovers/{handover_id}/revision", again).status_code == 303
    assert [one.after.situation for one in revisions(stored(world, handover_id))] == [
        "They went to her mother",
        "They are in a hotel now",
    ]


def test_a_raised_urgency_reads_first(scene: Scene, client_of: ClientOf, world: World) -> None:
    handover_id = scene.recorded()
    html = page(client_of("mary"), f"/handovers/{handover_id}/revision")
    assert "Raise it to Immediate" in words(html)
    assert "Raise it to Routine" not in words(html)
    sent = typed(urgency="immediate")
    answer = send(client_of("mary"), f"/handovers/{handover_id}/revision", sent, follow=True)
    assert "Urgency Before Priority Now Immediate" in words(answer.text)
    assert "No answer changed. Urgency: Immediate No clock stopped" in words(answer.text)
    assert stored(world, handover_id).urgency is Urgency.IMMEDIATE


def test_the_most_urgent_cannot_be_raised(scene: Scene, client_of: ClientOf) -> None:
    handover_id = scene.recorded(region.record(urgency=Urgency.IMMEDIATE))
    assert "Raise it to" not in words(page(client_of("mary"), f"/handovers/{handover_id}/revision"))


def test_what_was_read_back_and_changed_is_history(scene: Scene, client_of: ClientOf) -> None:
    handover_id = scene.recorded()
    command = region.conversation(handover_id)
    talk = replace(command.conversation, checked=("father",))
    scene.ask("mary", replace(command, conversation=talk))
    scene.ask("mary", putting_right.revise(handover_id))
    said = words(page(client_of("hana"), f"/handovers/{handover_id}"))
    assert "(Checked together with Hana Quorn, Health visitor," in said
    assert "checked together with Hana Quorn" not in said


def test_an_answer_of_the_form_is_changed_on_the_same_page(
    client_of: ClientOf, world: World
) -> None:
    mary = client_of("mary")
    handover_id = discharge(mary, world)
    said = words(page(mary, f"/handovers/{handover_id}/revision"))
    assert "now: Given to the mother only" not in said
    sent = typed(
        **{
            f"{ASKED}mental_health.state": "declined",
            f"{ASKED}worried_about.state": "known",
            f"{ASKED}worried_about.words": "She did not want to talk about how she feels",
            f"{ASKED}working_well.state": "known",
            f"{ASKED}working_well.words": "",
        }
    )
    answer = send(mary, f"/handovers/{handover_id}/revision", sent)
    assert answer.status_code == 303, words(answer.text)
    found = stored(world, handover_id)
    assert revisions(found)[0].changed == ("mental_health", "worried_about")
    assert found.safer.form is not None
    changed = found.safer.form.answer_to("mental_health")
    assert changed is not None
    assert changed.answer == Answer(Knowledge.DECLINED)


@pytest.mark.parametrize(
    "refused", [one for one in REFUSED if one.page], ids=lambda one: f"{one.key}.{one.part}"
)
def test_an_answer_that_cannot_be_is_refused_beside_its_box(
    refused: RefusedAnswer, client_of: ClientOf, world: World
) -> None:
    mary = client_of("mary")
    handover_id = discharge(mary, world)
    right = recording.FORM[refused.page]
    same = {name: said for name, said in right.items() if f".{refused.key}." in name}
    sent: Typed = {**typed(), **same, **refused.typed}
    answer = send(mary, f"/handovers/{handover_id}/revision", sent)
    assert answer.status_code == 422
    anchor = f"{ASKED}{refused.key}.{refused.part}".replace(".", "-")
    assert any(one.startswith(refused.says) for one in said_at(answer.text, anchor))
    assert stored(world, handover_id).changes == []


@pytest.mark.parametrize("refused", REFUSED, ids=lambda one: f"{one.key}.{one.part}.{one.says[:9]}")
def test_a_program_is_told_the_same(
    refused: RefusedAnswer, app: Flask, client_of: ClientOf, world: World
) -> None:
    handover_id = discharge(client_of("mary"), world)
    known = {"knowledge": "known", "words": "Said", "how_known": "seen_myself"}
    chosen = {"icon": {"chosen": ["mother"]}}.get(refused.key, {})
    answers = {refused.key: {**known, **chosen, **refused.sent}}
    body = {"reason": "She rang", "changes_seen": 0, "safer": {"form": {"answers": answers}}}
    answer = program(app, "mary").post(f"/handovers/{handover_id}/revision", once(body))
    [error] = answer.get_json()["errors"]
    assert error["field"] == f"safer.form.answers.{refused.key}.{refused.part}"
    assert error["message"].startswith(refused.says)
