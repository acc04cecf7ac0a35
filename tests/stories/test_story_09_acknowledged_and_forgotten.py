"""Story 9: accepted on day 9 with "visit by day 13", and day 13 passes without a word.

It comes back on the health visitor's list, then on the lead's board, as response overdue.
"""

from uuid import UUID, uuid4

import pytest

from tests.browsing import ClientOf, page, send, words
from tests.recording import BORN, Answers, sent
from tests.world import MovableClock, World

NINE_DAYS_OLD: Answers = {**BORN, "about.baby_born_on-day": "15"}
DAY_13 = {
    "next_action_on-day": "28",
    "next_action_on-month": "11",
    "next_action_on-year": "2026",
}
OVERDUE = "Response overdue by 10 hours"


@pytest.fixture
def forgotten(world: World, client_of: ClientOf) -> UUID:
    """Hana took it on when the baby was nine days old, and nobody has said anything since."""
    handover_id = sent(client_of("mary"), world, about=NINE_DAYS_OLD)
    promise: dict[str, str | list[str]] = {
        "command_id": str(uuid4()),
        "professional": "Hana Novak",
        "professional_role": "Health visitor",
        "next_action": "New birth visit at home",
        **DAY_13,
    }
    answer = send(client_of("hana"), f"/handovers/{handover_id}/acknowledge", promise)
    assert answer.status_code == 303, answer.text
    return handover_id


@pytest.mark.usefixtures("forgotten")
def test_until_day_13_is_over_nothing_is_overdue(client_of: ClientOf, clock: MovableClock) -> None:
    clock.move(days=4, hours=13, minutes=59)
    read = words(page(client_of("hana"), "/inbox"))
    assert "By Saturday 28 November 2026: New birth visit at home" in read
    assert "Response overdue" not in read
    assert "0 Responses overdue" in words(page(client_of("lena"), "/board"))


@pytest.mark.usefixtures("forgotten")
def test_it_comes_back_on_hanas_list_and_on_the_board_by_the_clock_alone(
    world: World, client_of: ClientOf, clock: MovableClock
) -> None:
    head = world.together.service.head()
    clock.move(days=5)

    hers = words(page(client_of("hana"), "/inbox"))
    assert OVERDUE in hers
    assert hers.index(OVERDUE) < hers.index("Report what was done")
    board = words(page(client_of("lena"), "/board"))
    assert "1 Responses overdue" in board
    assert f"{OVERDUE}: promised for 28 November 2026 by Hana Novak" in board
    assert "Ann Test" not in board, "the board holds no mother"
    assert world.together.service.head() == head, "nothing was written: it is worked out on read"


def test_the_promise_stays_hanas_and_mary_sees_that_it_is_late(
    client_of: ClientOf, clock: MovableClock, forgotten: UUID
) -> None:
    clock.move(days=5)
    read = words(page(client_of("mary"), f"/handovers/{forgotten}"))
    assert "Response overdue" in read
    assert "Hana Novak" in read


def test_a_word_from_hana_takes_it_off_every_list(
    client_of: ClientOf, clock: MovableClock, forgotten: UUID
) -> None:
    clock.move(days=5)
    said: dict[str, str | list[str]] = {
        "command_id": str(uuid4()),
        "is_done": "yes",
        "words": "Seen at home, feeding well",
    }
    assert send(client_of("hana"), f"/handovers/{forgotten}/response", said).status_code == 303
    assert "Response overdue" not in words(page(client_of("hana"), "/inbox"))
    assert "0 Responses overdue" in words(page(client_of("lena"), "/board"))
    assert "Seen at home, feeding well" in words(page(client_of("mary"), f"/handovers/{forgotten}"))
