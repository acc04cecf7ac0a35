"""What my team has sent, and a declined handover on its way to another team."""

import re
from uuid import UUID

from flask.testing import FlaskClient

from handover.actor import Asked, Source
from handover.calls import Attempt, AttemptOutcome, Conversation, VerifiedHow
from handover.commands import Acknowledge, Command, Decline, LogAttempt, LogConversation
from handover.handover import Handover
from handover.policy import View
from handover.states import State
from projections.model import PAGE_SIZE
from tests import region
from tests.browsing import ClientOf, page, send, words
from tests.recording import WHY, Answers, sent
from tests.region import record
from tests.world import MovableClock, World
from web.asking import new_command_id


def ask(world: World, username: str, command: Command) -> None:
    """Somebody else does something meanwhile, and the lists know it."""
    now = world.together.clock()
    asked = Asked(new_command_id(), world.accounts[username].actor, Source.PAGE, now)
    world.together.service.execute(command, asked)
    world.together.projector.catch_up_fully()


def declined(world: World, handover_id: UUID, suggested: str | None = None) -> None:
    team_id = world.teams[suggested] if suggested else None
    ask(world, "hana", Decline(handover_id, "The family lives elsewhere", team_id))


def redirecting(client: FlaskClient, handover_id: UUID, **typed: str) -> Answers:
    html = page(client, f"/handovers/{handover_id}/redirect")
    command_id = re.search(r'name="command_id" value="([\w-]+)"', html)
    assert command_id
    return {"command_id": command_id.group(1), "do": "send", **typed}


def stored(world: World, handover_id: UUID) -> Handover:
    actor = world.accounts["mary"].actor
    return world.together.service.look_up(handover_id, actor, View.RECORD)


def test_an_empty_list_says_so(client_of: ClientOf) -> None:
    said = words(page(client_of("mary"), "/sent"))
    assert "Nothing. Everything your team sent has been acknowledged and spoken about, or" in said
    assert "Nothing yet." in words(page(client_of("mary"), "/sent?show=settled"))


def test_what_waits_shows_both_clocks_the_calls_and_the_holder(
    client_of: ClientOf, world: World, clock: MovableClock
) -> None:
    handover_id = sent(client_of("mary"), world)
    ask(world, "mary", LogAttempt(handover_id, Attempt(AttemptOutcome.ENGAGED, "01632 960103")))
    clock.move(hours=6)

    said = words(page(client_of("mary"), "/sent"))

    for shown in (
        "Still with us (1)",
        "Unacknowledged Same day",
        "Ann Test",
        "Rang once, nobody reached (last: engaged)",
        "Overdue by 2 hours",
        "Responsibility: Mary Okafor, Leicester community midwives",
        "True up to 4pm",
    ):
        assert shown in said


def test_the_sender_sees_who_acknowledged_and_what_they_promised(
    client_of: ClientOf, world: World
) -> None:
    mary = client_of("mary")
    handover_id = sent(mary, world)
    today = world.together.clock().date()
    talk = Conversation(
        with_name="Hana Novak",
        with_role="Health visitor",
        with_team="Derby health visitors",
        number="01632 960103",
        verified_how=VerifiedHow.SWITCHBOARD,
        is_read_back=True,
        agreed="A visit",
    )
    ask(world, "hana", Acknowledge(handover_id, "Hana Novak", "Health visitor", "Visit", today))
    assert "Acknowledged by Hana Novak" in words(page(mary, "/sent"))  # nobody has spoken yet

    ask(world, "mary", LogConversation(handover_id, talk))

    assert "Still with us (0)" in words(page(mary, "/sent"))
    settled = words(page(mary, "/sent?show=settled"))
    assert "Acknowledged by Hana Novak, Tuesday 24 November 2026 at 10am." in settled
    assert "Next action, by 24 November 2026: Visit" in settled
    assert "Responsibility: Hana Novak, Derby health visitors" in settled


def test_declined_stands_first_with_the_reason_and_the_suggestion(
    client_of: ClientOf, world: World
) -> None:
    mary = client_of("mary")
    sent(mary, world, why={**WHY, "urgency": "immediate"})
    handover_id = sent(mary, world, why={**WHY, "urgency": "routine"})
    declined(world, handover_id, suggested="leicester_visitors")

    html = page(mary, "/sent")

    assert html.index("Declined: The family lives elsewhere") < html.index("Immediate")
    assert "They suggest Leicester health visitors." in words(html)
    assert f'href="/handovers/{handover_id}/redirect"' in html


def test_only_my_own_team_is_listed(client_of: ClientOf, world: World) -> None:
    sent(client_of("mary"), world)
    assert "Ann Test" not in page(client_of("nina"), "/sent")
    assert "Ann Test" not in page(client_of("hana"), "/sent")
    assert client_of("lena").get("/sent").status_code == 403


def test_a_page_number_that_is_not_there_gives_the_last_page(
    client_of: ClientOf, world: World
) -> None:
    mary = client_of("mary")
    sent(mary, world)
    for number in ("2", "0", "-1", "x", "9" * 30):
        assert "Ann Test" in page(mary, f"/sent?page={number}&show=nonsense")


def test_a_long_list_is_cut_into_pages(client_of: ClientOf, world: World) -> None:
    for _ in range(PAGE_SIZE + 1):
        ask(world, "mary", record(to_team_id=world.teams["derby_visitors"]))
    mary = client_of("mary")
    first, second = page(mary, "/sent"), page(mary, "/sent?page=2")
    assert f"Still with us ({PAGE_SIZE + 1})" in words(first)
    assert first.count("Test Mother") == PAGE_SIZE
    assert second.count("Test Mother") == 1
    assert "Page 2 of 2" in words(second)


def test_a_declined_handover_is_redirected_to_the_suggested_team(
    client_of: ClientOf, world: World
) -> None:
    mary = client_of("mary")
    handover_id = sent(mary, world)
    declined(world, handover_id, suggested="leicester_visitors")
    html = page(mary, f"/handovers/{handover_id}/redirect")
    chosen = str(world.teams["leicester_visitors"])
    assert re.search(f'value="{chosen}"[^>]* checked', html)
    assert "The family lives elsewhere" in html
    assert "Ring by 2pm today. They acknowledge by 2pm today." in words(html)

    typed = redirecting(mary, handover_id, to_team_id=chosen, reason="They cover her address")
    done = send(mary, f"/handovers/{handover_id}/redirect", typed, follow=True)

    assert "Redirected. It is not acknowledged yet: now ring the new team." in words(done.text)
    assert "Ring Leicester health visitors" in words(done.text)
    assert stored(world, handover_id).state is State.WAITING


def test_redirecting_twice_is_done_once(client_of: ClientOf, world: World) -> None:
    mary = client_of("mary")
    handover_id = sent(mary, world)
    declined(world, handover_id)
    chosen = str(world.teams["leicester_visitors"])
    typed = redirecting(mary, handover_id, to_team_id=chosen, reason="Right team")
    address = f"/handovers/{handover_id}/redirect"

    send(mary, address, typed)
    version = stored(world, handover_id).version

    assert send(mary, address, typed).status_code == 303
    assert stored(world, handover_id).version == version


def test_searching_keeps_the_reason_that_was_typed(client_of: ClientOf, world: World) -> None:
    mary = client_of("mary")
    handover_id = sent(mary, world)
    declined(world, handover_id)
    typed = redirecting(mary, handover_id, q="leicester", reason="They moved") | {"do": "search"}
    found = send(mary, f"/handovers/{handover_id}/redirect", typed)
    assert found.status_code == 200
    assert "They moved" in found.text
    assert "Leicester health visitors" in found.text
    assert "Leicester community midwives (" not in words(found.text)


def test_redirecting_without_a_team_or_a_reason_is_refused_and_kept(
    client_of: ClientOf, world: World
) -> None:
    mary = client_of("mary")
    handover_id = sent(mary, world)
    declined(world, handover_id)
    address = f"/handovers/{handover_id}/redirect"

    no_team = send(mary, address, redirecting(mary, handover_id, reason="They moved"))
    assert no_team.status_code == 422
    assert words(no_team.text).count("Choose the team to send it to") == 2
    assert "They moved" in no_team.text
    assert 'id="to_team_id"' in no_team.text

    for team, message in (
        ("closed_visitors", "That team has closed"),
        ("leicester_midwives", "Choose another team"),
    ):
        typed = redirecting(mary, handover_id, to_team_id=str(world.teams[team]), reason="x")
        refused = send(mary, address, typed)
        assert refused.status_code == 422
        assert message in words(refused.text)
    assert stored(world, handover_id).state is State.DECLINED


def test_a_handover_that_is_not_declined_cannot_be_redirected(
    client_of: ClientOf, world: World
) -> None:
    mary = client_of("mary")
    handover_id = sent(mary, world)
    address = f"/handovers/{handover_id}/redirect"
    assert "Only a declined handover can be redirected" in page(mary, address)
    typed: Answers = {
        "command_id": str(new_command_id()),
        "to_team_id": str(world.teams["leicester_visitors"]),
        "reason": "They moved",
    }
    refused = send(mary, address, typed)
    assert refused.status_code == 422
    assert "Only a declined handover can be redirected" in refused.text
    assert "They moved" in refused.text
    assert client_of("hana").get(address).status_code == 403
    assert client_of("nina").get(address).status_code == 404


def test_a_question_stands_first_with_its_words_and_a_link_to_answer(
    client_of: ClientOf, world: World
) -> None:
    client = client_of("mary")
    overdue, asked = sent(client, world), sent(client, world)
    ask(world, "hana", region.ask_sender(asked))
    html = page(client, "/sent")

    said = words(html)
    assert "They ask: Which clinic did she attend?" in said
    assert f'href="/handovers/{asked}/answer"' in html
    assert html.index(str(asked)) < html.index(str(overdue))
    ask(world, "mary", region.answer_receiver(asked))
    assert "They ask" not in words(page(client, "/sent"))


def test_a_question_about_what_is_settled_brings_it_back(client_of: ClientOf, world: World) -> None:
    client = client_of("mary")
    handover_id = sent(client, world)
    ask(world, "hana", region.acknowledge(handover_id))
    ask(world, "mary", region.conversation(handover_id))
    assert "Still with us (0) Answered (1)" in words(page(client, "/sent"))
    ask(world, "hana", region.ask_sender(handover_id))
    assert "Still with us (1) Answered (0)" in words(page(client, "/sent"))


def test_what_is_closed_is_settled_with_its_reason(client_of: ClientOf, world: World) -> None:
    client = client_of("mary")
    kept, withdrawn = sent(client, world), sent(client, world)
    ask(world, "hana", region.acknowledge(kept))
    ask(world, "hana", region.done(kept))
    ask(world, "mary", region.withdraw(withdrawn))
    html = page(client, "/sent?show=settled")

    said = words(html)
    assert "Still with us (0) Answered (2)" in said
    assert "What came of it: Visited at home, all well" in said
    assert "Why it was withdrawn: The family stays in Leicester" in said
    assert "Ring the receiving team" not in said
    assert "Overdue" not in said
