"""The record page after the answer: the open question, answers, notes, the promise, the end."""

from uuid import UUID

from handover import commands as c
from tests import region
from tests.browsing import ClientOf, page, words
from tests.web.scene import Scene
from tests.world import MovableClock


def asked(scene: Scene) -> UUID:
    """Hana has asked Mary something."""
    handover_id = scene.recorded()
    scene.ask("hana", region.ask_sender(handover_id))
    return handover_id


def taken(scene: Scene) -> UUID:
    """Hana has promised a visit by 1 December."""
    handover_id = scene.recorded()
    scene.ask("hana", region.acknowledge(handover_id))
    return handover_id


def test_the_open_question_stands_near_the_top_for_both_teams(
    scene: Scene, client_of: ClientOf
) -> None:
    handover_id = asked(scene)
    pages = {who: page(client_of(who), f"/handovers/{handover_id}") for who in ("hana", "mary")}

    for html in pages.values():
        said = words(html)
        assert said.index("Which clinic did she attend?") < said.index("Who holds")
        assert "Asked by Hana Novak, Derby health visitors" in said
        assert "The clocks go on while it waits" in said
    assert "Answer the question" in pages["mary"]
    assert "Answer the question" not in pages["hana"]
    assert "Ask the sender" not in words(pages["hana"])


def test_the_answer_stands_below_what_was_said(scene: Scene, client_of: ClientOf) -> None:
    handover_id = asked(scene)
    scene.ask("mary", region.answer_receiver(handover_id))
    said = words(page(client_of("hana"), f"/handovers/{handover_id}"))

    assert "Question waiting" not in said
    assert said.index("What was said") < said.index(
        "Questions and answers Which clinic did she attend? The one at the market Mary Okafor"
    )


def test_what_is_closed_says_so_on_top_and_offers_notes_and_calls_only(
    scene: Scene, client_of: ClientOf
) -> None:
    handover_id = scene.recorded()
    scene.ask("mary", region.withdraw(handover_id))
    html = page(client_of("mary"), f"/handovers/{handover_id}")
    said = words(html)

    assert said.index("Closed: the sending team withdrew it") < said.index("NHS number")
    assert "Why it was withdrawn: The family stays in Leicester" in said
    assert "Add a note" in said
    assert "Ring the receiving team" in said
    for gone in ("Entered in error", "Withdraw "):
        assert gone not in said
    assert "Acknowledge " not in words(page(client_of("hana"), f"/handovers/{handover_id}"))


def test_entered_in_error_is_marked_wherever_it_is_shown(scene: Scene, client_of: ClientOf) -> None:
    handover_id = scene.recorded()
    scene.ask("hana", region.acknowledge(handover_id))
    scene.ask("mary", region.enter_in_error(handover_id))
    shown = {
        "mary": ("", "/call", "/redirect", "/notes", "/response", "/acknowledge"),
        "hana": ("", "/notes", "/acknowledge", "/decline"),
    }
    for who, paths in shown.items():
        client = client_of(who)
        for path in paths:
            answer = client.get(f"/handovers/{handover_id}{path}")
            if answer.status_code != 403:
                assert "Entered in error" in words(answer.text), (who, path)
    assert "Entered in error" in words(page(client_of("mary"), "/sent?show=settled"))
    assert "Entered in error" in words(page(client_of("lena"), f"/board/{handover_id}"))


def test_responsibility_is_the_sender_s_again_after_an_error(
    scene: Scene, client_of: ClientOf
) -> None:
    handover_id = scene.recorded()
    scene.ask("hana", region.acknowledge(handover_id))
    before = words(page(client_of("mary"), f"/handovers/{handover_id}/error"))
    scene.ask("mary", region.enter_in_error(handover_id))
    after = words(page(client_of("hana"), f"/handovers/{handover_id}"))

    assert "Responsibility comes back to your team at once: ring them as well" in before
    assert "Who holds responsibility now Mary Okafor" in after


def test_the_response_clock_runs_beside_the_two_others(
    scene: Scene, client_of: ClientOf, clock: MovableClock
) -> None:
    handover_id = taken(scene)
    said = words(page(client_of("mary"), f"/handovers/{handover_id}"))
    due = "by midnight at the end of Tuesday 1 December 2026"
    assert f"Response 7 days 14 hours left Due {due}" in said

    clock.move(days=8)
    late = words(page(client_of("mary"), f"/handovers/{handover_id}"))
    assert "Response Overdue by 10 hours" in late
    scene.ask("hana", region.done(handover_id))
    done = words(page(client_of("mary"), f"/handovers/{handover_id}"))
    assert f"Response Done, 10 hours late Was due {due}" in done


def test_what_people_write_is_never_markup(scene: Scene, client_of: ClientOf) -> None:
    handover_id = scene.recorded()
    scene.ask("hana", c.AskClarification(handover_id, "<b>bold</b>"))
    scene.ask("mary", c.AddNote(handover_id, "<b>bold</b>"))
    scene.ask("mary", c.Withdraw(handover_id, "<b>bold</b>"))

    assert "<b>bold" not in page(client_of("mary"), f"/handovers/{handover_id}")
    assert "<b>bold" not in page(client_of("mary"), "/sent?show=settled")
