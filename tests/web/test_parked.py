"""What cannot be read into the lists is said on every list, and a lead may have it tried again."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from handover.application import HandoverService
from handover.events import CallAttempted
from handover.reference import call_reference
from projections.heartbeat import PROJECTOR, SILENT_AFTER, beat
from projections.rebuild import Rebuild
from tests.agreeing import AGREED, agree
from tests.browsing import ClientOf, page, send, words
from tests.leading import ask, lose_newest, sent
from tests.programs import attempt_body, check_problem, program
from tests.projections.stumbling import Stumble, append_newer, append_unknown, stumbling
from tests.region import attempt
from tests.world import World

NOT_SHOWN = (
    "Not everything is shown. What happened last could not be read into the lists for 1 record."
)
HELD = "But not everything is shown: do not rely on it being empty."
LISTS = [
    ("hana", "/inbox"),
    ("mary", "/sent"),
    ("mary", "/sent?show=settled"),
    ("mary", "/referrals"),
    ("lena", "/board"),
    ("lena", "/board/reviews"),
]

Append = Callable[[HandoverService, UUID], None]


@pytest.fixture
def handover_id(world: World) -> UUID:
    return sent(world)


@pytest.fixture
def stumble(world: World, handover_id: UUID) -> Iterator[Stumble]:
    """An attempt at this handover cannot be folded; another handover's can."""
    with stumbling(handover_id, KeyError("Mrs Ashdown"), CallAttempted) as made:
        ask(world, "mary", attempt(handover_id))
        world.together.projector.catch_up_fully()
        yield made


@pytest.fixture
def lena(client_of: ClientOf) -> FlaskClient:
    return client_of("lena")


def held(world: World) -> int:
    together = world.together
    with together.reads.reading() as connection:
        return together.projector.true_up_to(connection, together.clock()).held


@pytest.mark.usefixtures("stumble")
@pytest.mark.parametrize("who,address", LISTS)
def test_every_list_says_that_not_everything_is_shown(
    client_of: ClientOf, who: str, address: str
) -> None:
    said = words(page(client_of(who), address))
    assert NOT_SHOWN in said
    if address not in {"/inbox", "/sent", "/board"}:  # these hold something else
        assert HELD in said


def test_a_list_on_which_everything_is_shown_says_nothing(world: World, lena: FlaskClient) -> None:
    sent(world)
    said = words(page(lena, "/board"))
    assert "Not everything" not in said
    assert "See what is not shown" not in said
    assert "Everything that was recorded is shown." in words(page(lena, "/board/not-shown"))


def test_lists_of_another_log_say_so_wherever_they_are_read(
    world: World, client_of: ClientOf
) -> None:
    lose_newest(world)
    for who, address in (*LISTS, ("lena", "/board/not-shown")):
        said = words(page(client_of(who), address))
        assert "Do not rely on this list." in said, address
        assert "everything that was recorded is shown" not in said.lower()


def test_a_lead_sees_what_is_held_and_has_it_tried_again_when_it_is_mended(
    world: World, lena: FlaskClient, stumble: Stumble, handover_id: UUID
) -> None:
    ask(world, "mary", attempt(handover_id))
    assert 'href="/board/not-shown"' in page(lena, "/board")
    said = words(page(lena, "/board/not-shown"))
    assert f"Handover {call_reference(handover_id)}" in said
    assert "What happened since waits behind it: 1." in said
    assert "handover.call_attempted at " in said
    assert "Ashdown" not in said
    address = f"/board/not-shown/{handover_id}"
    again = words(send(lena, address, {}, follow=True).text)
    assert "It failed again: 2 changes are still not shown." in again
    stumble.is_mended = True
    mended = words(send(lena, address, {}, follow=True).text)
    assert "2 changes are shown. Nothing of it waits any more." in mended
    assert "Everything that was recorded is shown." in mended


@pytest.mark.usefixtures("stumble")
def test_how_it_is_followed_meanwhile_is_kept_with_the_record_and_nothing_is_left_out(
    world: World, lena: FlaskClient, handover_id: UUID
) -> None:
    nobody = "Nobody has written down yet how it is followed meanwhile. Open it and do so."
    assert nobody in words(page(lena, "/board/not-shown"))
    assert AGREED not in words(page(lena, f"/board/{handover_id}"))
    ask(world, "lena", agree(handover_id))
    together = world.together
    Rebuild(together.service, together.reads).run()
    said = words(page(lena, "/board/not-shown"))
    assert "Followed meanwhile as agreed. By 25 November 2026. Written down by Lena Price" in said
    assert AGREED not in said
    assert AGREED in words(page(lena, f"/board/{handover_id}"))
    assert NOT_SHOWN in words(page(lena, "/board")), "an answer is no repair"
    assert held(world) == 1


def test_a_record_that_cannot_be_opened_either_says_so(world: World, lena: FlaskClient) -> None:
    append_unknown(world.together.service, sent(world))
    said = words(page(lena, "/board/not-shown"))
    assert "It cannot be opened either. Tell whoever runs the service at once." in said


def test_only_a_lead_may_have_it_tried_again(
    client_of: ClientOf, handover_id: UUID, stumble: Stumble, world: World
) -> None:
    stumble.is_mended = True
    assert client_of("mary").get("/board/not-shown").status_code == 403
    answer = send(client_of("mary"), f"/board/not-shown/{handover_id}", {})
    assert answer.status_code == 403
    assert held(world) == 1


@pytest.mark.usefixtures("stumble")
def test_a_program_is_told_too(practice: Flask) -> None:
    said = program(practice, "lena").get("/board").json
    assert said is not None
    assert (said["behind"], said["held"]) == (0, 1)


def test_whoever_watches_the_service_is_told_how_much_is_missing(
    practice: Flask, world: World
) -> None:
    watcher = practice.test_client()
    world.together.projector.catch_up_fully()
    assert watcher.get("/health/projections").text == "ok"
    handover_id = sent(world)
    world.together.projector.catch_up_fully()
    with stumbling(handover_id, KeyError(), CallAttempted):
        ask(world, "mary", attempt(handover_id))
        world.together.projector.catch_up_fully()
    other = watcher.get("/health/projections")
    assert (other.status_code, other.text) == (503, "0 events behind, 1 records held")
    ask(world, "mary", attempt(handover_id))
    assert watcher.get("/health/projections").text == "2 events behind, 1 records held"


def test_a_projector_that_fell_silent_is_told_of(practice: Flask, world: World) -> None:
    watcher, together = practice.test_client(), world.together
    together.projector.catch_up_fully()
    with together.reads.writing() as connection:
        beat(connection, PROJECTOR, together.clock() - SILENT_AFTER)
    assert watcher.get("/health/projections").status_code == 200
    with together.reads.writing() as connection:
        beat(connection, PROJECTOR, together.clock() - SILENT_AFTER - timedelta(seconds=1))
    answer = watcher.get("/health/projections")
    assert answer.status_code == 503
    assert answer.text == "0 events behind, 0 records held, the projector is silent"


@pytest.mark.parametrize("append", [append_unknown, append_newer])
def test_what_a_newer_release_has_recorded_is_held_and_said_and_nothing_is_done_on_it(
    app: Flask, client_of: ClientOf, world: World, handover_id: UUID, append: Append
) -> None:
    append(world.together.service, handover_id)
    head = world.together.service.head()
    lena = client_of("lena")
    assert NOT_SHOWN in words(page(lena, "/board"))
    assert "NewerReleaseError" in words(page(lena, "/board/not-shown"))
    opened = client_of("hana").get(f"/handovers/{handover_id}")
    assert opened.status_code == 503
    assert "A newer version of this service recorded this" in words(opened.text)
    assert "Until then ring the other team." in words(opened.text)
    answer = program(app, "mary").post(f"/handovers/{handover_id}/attempts", attempt_body())
    check_problem(answer, 503, "newer_release")
    assert world.together.service.head() == head
