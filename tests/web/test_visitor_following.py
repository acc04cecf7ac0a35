"""What follows an answer, on pages: one short form each, nothing typed lost, nothing doubled."""

from uuid import UUID, uuid4

import pytest

from handover.handover import Handover
from handover.policy import View
from handover.states import State
from tests import region
from tests.browsing import ClientOf, csrf_token, page, send, words
from tests.web.scene import Scene
from tests.world import PASSWORD, MovableClock, World

Typed = dict[str, str | list[str]]

FORMS = {
    "response": ("hana", "words", "What came of it"),
    "question": ("hana", "question", "Your question"),
    "answer": ("mary", "answer", "Your answer"),
    "notes": ("mary", "words", "Note"),
    "withdrawal": ("mary", "reason", "Why do you take it back?"),
    "error": ("mary", "reason", "What is wrong with this record?"),
}
"""Each form's address: who may send it, its box, and what the box is called."""
OTHER = {"hana": "mary", "mary": "hana"}


def ready(scene: Scene, form: str) -> UUID:
    """A handover to which `form` may be sent."""
    handover_id = scene.recorded()
    if form == "response":
        scene.ask("hana", region.acknowledge(handover_id))
    if form == "answer":
        scene.ask("hana", region.ask_sender(handover_id))
    return handover_id


def typed(form: str, said: str = "Twenty words", **more: str) -> Typed:
    done: Typed = {"is_done": "yes"} if form == "response" else {}
    return {"command_id": str(uuid4()), FORMS[form][1]: said, **done, **more}


def stored(world: World, handover_id: UUID) -> Handover:
    return world.together.service.look_up(handover_id, world.accounts["hana"].actor, View.RECORD)


@pytest.mark.parametrize("form", FORMS)
def test_the_form_is_open_to_the_one_team_and_the_record_leads_to_it(
    scene: Scene, client_of: ClientOf, form: str
) -> None:
    handover_id = ready(scene, form)
    who, box, called = FORMS[form]
    record = page(client_of(who), f"/handovers/{handover_id}")
    html = page(client_of(who), f"/handovers/{handover_id}/{form}")

    assert f'href="/handovers/{handover_id}/{form}"' in record
    assert called in words(html)
    assert f'name="{box}"' in html
    assert "Rosa" not in html.partition("<title>")[2].partition("</title>")[0]


@pytest.mark.parametrize("form", sorted(set(FORMS) - {"notes"}))
def test_the_other_team_may_not_and_sees_no_link(
    scene: Scene, client_of: ClientOf, world: World, form: str
) -> None:
    handover_id = ready(scene, form)
    other = client_of(OTHER[FORMS[form][0]])
    address, head = f"/handovers/{handover_id}/{form}", world.together.service.head()

    assert f'href="{address}"' not in page(other, f"/handovers/{handover_id}")
    assert other.get(address).status_code == 403
    assert send(other, address, typed(form)).status_code == 403
    assert world.together.service.head() == head


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("username,status", [("hugo", 404), ("nina", 404), ("lena", 403)])
def test_nobody_else_may(
    scene: Scene, client_of: ClientOf, form: str, username: str, status: int
) -> None:
    address, client = f"/handovers/{ready(scene, form)}/{form}", client_of(username)

    assert client.get(address).status_code == status
    assert send(client, address, typed(form)).status_code == status


@pytest.mark.parametrize("form", FORMS)
def test_what_was_sent_is_read_on_the_record_by_both_teams(
    scene: Scene, client_of: ClientOf, form: str
) -> None:
    handover_id = ready(scene, form)
    client = client_of(FORMS[form][0])
    answer = send(client, f"/handovers/{handover_id}/{form}", typed(form), follow=True)

    assert answer.request.path == f"/handovers/{handover_id}"
    assert "Done " in words(answer.text)
    for username in ("hana", "mary"):
        assert "Twenty words" in page(client_of(username), f"/handovers/{handover_id}")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "said,message",
    [
        (" ", "Enter "),
        ("x" * 1001, "Shorten "),
        ("\u202eVisit", "Remove the invisible characters"),
    ],
)
def test_what_is_wrong_is_said_beside_the_box_and_what_was_typed_is_kept(
    scene: Scene, client_of: ClientOf, form: str, said: str, message: str
) -> None:
    handover_id = ready(scene, form)
    who, box, _ = FORMS[form]
    sent, head = typed(form, said), scene.world.together.service.head()
    answer = send(client_of(who), f"/handovers/{handover_id}/{form}", sent)

    assert answer.status_code == 422
    assert "<title>Error: " in answer.text
    assert words(answer.text).count(message) == 2  # in the summary and beside the box
    assert f'href="#{box}"' in answer.text
    assert f'id="{box}-error"' in answer.text
    assert f'value="{sent["command_id"]}"' in answer.text
    assert said.strip() in answer.text
    assert scene.world.together.service.head() == head


@pytest.mark.parametrize("form", FORMS)
def test_pressing_twice_changes_nothing_the_second_time(
    scene: Scene, client_of: ClientOf, world: World, form: str
) -> None:
    address, sent = f"/handovers/{ready(scene, form)}/{form}", typed(form)
    client = client_of(FORMS[form][0])
    first = send(client, address, sent)
    head = world.together.service.head()
    second = send(client, address, sent)

    assert (first.status_code, second.status_code) == (303, 303)
    assert world.together.service.head() == head


@pytest.mark.parametrize("form", FORMS)
def test_going_back_and_sending_other_words_says_that_the_first_are_stored(
    scene: Scene, client_of: ClientOf, form: str
) -> None:
    address, sent = f"/handovers/{ready(scene, form)}/{form}", typed(form)
    client = client_of(FORMS[form][0])
    send(client, address, sent)
    again = send(client, address, {**sent, FORMS[form][1]: "Quite other words"})

    assert again.status_code == 409
    assert "What was sent first is stored" in words(again.text)
    assert "Quite other words" in again.text


@pytest.mark.parametrize("form", sorted(set(FORMS) - {"notes"}))
def test_whoever_comes_after_it_was_closed_reads_how_and_keeps_the_words(
    scene: Scene, client_of: ClientOf, form: str
) -> None:
    handover_id = ready(scene, form)
    scene.ask("mary", region.enter_in_error(handover_id))
    client, address = client_of(FORMS[form][0]), f"/handovers/{handover_id}/{form}"
    opened, answer = client.get(address), send(client, address, typed(form))

    assert (opened.status_code, answer.status_code) == (409, 409)
    for said in (words(opened.text), words(answer.text)):
        assert "This is closed" in said
        assert "Entered in error: do not act on this record" in said
        assert "What is wrong: Recorded about another family" in said
        assert "Mary Okafor, Leicester community midwives, Tuesday 24 November 2026" in said
    assert "Twenty words" in answer.text
    assert "What you typed" not in words(opened.text)


@pytest.mark.parametrize("form", FORMS)
def test_an_expired_session_keeps_the_words_and_sends_nothing(
    scene: Scene, client_of: ClientOf, clock: MovableClock, form: str
) -> None:
    address, who = f"/handovers/{ready(scene, form)}/{form}", FORMS[form][0]
    client = client_of(who)
    token, head = csrf_token(client), scene.world.together.service.head()
    clock.move(hours=1)
    client.post(address, data={"csrf_token": token, **typed(form)})
    signing_in: Typed = {"username": who, "password": PASSWORD, "next": address}
    back = send(client, "/sign-in", signing_in, follow=True)

    assert back.request.path == address
    assert "Twenty words" in back.text
    assert scene.world.together.service.head() == head


def test_a_note_is_taken_in_any_state(scene: Scene, client_of: ClientOf) -> None:
    handover_id = scene.recorded()
    scene.ask("mary", region.withdraw(handover_id))
    address = f"/handovers/{handover_id}/notes"
    answer = send(client_of("hana"), address, typed("notes"), follow=True)

    assert "Note added. Both teams see it." in words(answer.text)
    assert "Notes Twenty words Hana Novak, Derby health visitors" in words(answer.text)


def test_somebody_who_asks_second_reads_the_first_question_and_keeps_their_own(
    scene: Scene, client_of: ClientOf
) -> None:
    handover_id = scene.recorded()
    scene.ask("hana", region.ask_sender(handover_id))
    client, address = client_of("hana"), f"/handovers/{handover_id}/question"
    answer = send(client, address, typed("question"))

    assert answer.status_code == client.get(address).status_code == 409
    said = words(answer.text)
    assert "A question is already waiting" in said
    assert "Which clinic did she attend?" in said
    assert "Your question Twenty words" in said


def test_somebody_who_answers_second_is_told_so(scene: Scene, client_of: ClientOf) -> None:
    handover_id = ready(scene, "answer")
    scene.ask("mary", region.answer_receiver(handover_id))
    client, address = client_of("mary"), f"/handovers/{handover_id}/answer"
    answer = send(client, address, typed("answer"))

    assert answer.status_code == client.get(address).status_code == 409
    assert "No question is waiting" in words(answer.text)
    assert 'href="/sent"' in answer.text


def test_nothing_can_be_reported_before_a_promise(scene: Scene, client_of: ClientOf) -> None:
    handover_id = scene.recorded()
    client, address = client_of("hana"), f"/handovers/{handover_id}/response"
    answer = send(client, address, typed("response"))

    assert answer.status_code == client.get(address).status_code == 409
    assert "This is not acknowledged yet" in words(answer.text)
    assert "Twenty words" in answer.text


def test_what_was_taken_on_meanwhile_cannot_be_withdrawn(
    scene: Scene, client_of: ClientOf, world: World
) -> None:
    handover_id = scene.recorded()
    scene.ask("hana", region.acknowledge(handover_id))
    answer = send(client_of("mary"), f"/handovers/{handover_id}/withdrawal", typed("withdrawal"))

    assert answer.status_code == 409
    assert "Already acknowledged by Hana" in words(answer.text)
    assert stored(world, handover_id).state is State.ACKNOWLEDGED
