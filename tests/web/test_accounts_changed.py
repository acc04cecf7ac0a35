"""`python -m web account move`, `close` and `password`, as whoever is signed in meets them."""

import os
from collections.abc import Callable, Iterator

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.testing import FlaskClient

from handover.policy import View
from tests.browsing import ClientOf, csrf_token, page, send, words
from tests.commanding import KEYS
from tests.programs import V1, program
from tests.recording import ABOUT, answer, begun
from tests.web.scene import Scene
from tests.world import PASSWORD, START, TEAMS, MovableClock, World
from web.commands import main

ANOTHER = "three random words"
NOTTINGHAM = "Nottingham community midwives"
MARY_IN_LEICESTER = "Mary Okafor, Community midwife, midwife, Leicester community midwives"
MARY_IN_NOTTINGHAM = f"Mary Okafor, Community midwife, midwife, {NOTTINGHAM}"


@pytest.fixture(autouse=True)
def _same_umask() -> Iterator[None]:
    """The commands make files for their own user alone; here they run in the tests' process."""
    before = os.umask(0o022)
    yield
    os.umask(before)


Run = Callable[..., Result]


@pytest.fixture
def run(world: World) -> Run:
    """`run("close", "mary")`: the command, over this test's installation."""
    settings = world.together.settings
    environment = {
        **KEYS,
        "HANDOVER_DATA": str(settings.data),
        "HANDOVER_DATABASE": settings.database,
    }

    def run(*arguments: str, typed: str = ANOTHER) -> Result:
        every = ("account", *arguments)
        return CliRunner().invoke(main, every, env=environment, input=f"{typed}\n")

    return run


def is_signed_out(browser: FlaskClient) -> bool:
    return browser.get("/sent").location == "/sign-in?next=/sent"


def signs_in(stranger: FlaskClient, username: str, password: str) -> bool:
    typed: dict[str, str | list[str]] = {"username": username, "password": password}
    return send(stranger, "/sign-in", typed).status_code == 303


def half_done(world: World, username: str) -> int:
    account_id = world.accounts[username].account_id
    return len(world.together.desk.drafts.list_of(account_id, "record"))


# --- another team ---


def test_who_moves_keeps_nothing_of_the_old_teams_lists(
    run: Run, scene: Scene, client_of: ClientOf
) -> None:
    handover_id = scene.recorded()
    mary = client_of("mary")
    assert f"/handovers/{handover_id}" in page(mary, "/sent")
    moved = run("move", "Mary", "--team", NOTTINGHAM)
    assert (moved.exit_code, moved.output) == (
        0,
        f"Moved mary: {MARY_IN_NOTTINGHAM}. Signed out everywhere.\n",
    )
    assert is_signed_out(mary)
    assert signs_in(mary, "mary", PASSWORD)
    assert f"/handovers/{handover_id}" not in page(mary, "/sent")
    assert mary.get(f"/handovers/{handover_id}").status_code == 404


def test_who_moves_sends_for_the_new_team(run: Run, scene: Scene, world: World) -> None:
    assert run("move", "mary", "--team", str(world.teams["nottingham_midwives"])).exit_code == 0
    account = world.together.desk.accounts.get(world.accounts["mary"].account_id)
    assert account is not None
    world.accounts["mary"] = account
    found = world.together.service.look_up(scene.recorded(), account.actor, View.RECORD)
    assert found.sending.name == NOTTINGHAM


def test_what_was_typed_for_the_old_team_and_not_sent_is_deleted_and_said(
    run: Run, world: World, client_of: ClientOf, clock: MovableClock
) -> None:
    mary, nina = client_of("mary"), client_of("nina")
    draft_id = begun(mary)
    answer(mary, draft_id, "about", ABOUT)
    answer(nina, begun(nina), "about", ABOUT)
    token = csrf_token(mary)
    clock.move(minutes=31)
    mary.post(f"/record/{draft_id}/to", data={"q": "DE1", "csrf_token": token})  # it is held
    moved = run("move", "mary", "--team", NOTTINGHAM)
    assert moved.output.endswith("everywhere. Half-done records that were deleted: 1.\n")
    assert (half_done(world, "mary"), half_done(world, "nina")) == (0, 1)
    held, account_id = world.together.desk.held_forms, world.accounts["mary"].account_id
    assert held.find(account_id, f"/record/{draft_id}/to", clock.now) is None


# --- closed ---


def test_a_closed_account_is_signed_out_everywhere_at_once_and_signs_in_no_more(
    run: Run, app: Flask, client_of: ClientOf, stranger: FlaskClient
) -> None:
    at_home, in_clinic, token = client_of("mary"), client_of("mary"), program(app, "mary")
    hana = client_of("hana")
    assert token.get("/sent").status_code == 200
    closed = run("close", "mary")
    assert closed.exit_code == 0
    assert closed.output == f"Closed mary: {MARY_IN_LEICESTER}. Signed out everywhere.\n"
    assert is_signed_out(at_home)
    assert is_signed_out(in_clinic)
    assert token.get("/sent").status_code == 401
    assert not signs_in(stranger, "mary", PASSWORD)
    asked = {"username": "mary", "password": PASSWORD}
    assert stranger.post(f"{V1}/sessions", json=asked).status_code == 401
    assert hana.get("/inbox").status_code == 200, "nobody else is signed out"


def test_a_session_that_began_in_the_moment_of_closing_ends_with_the_next_request(
    run: Run, world: World, app: Flask
) -> None:
    """She had typed her password just before: the token is new, the account closed."""
    assert run("close", "mary").exit_code == 0
    token = world.together.desk.sessions.start(world.accounts["mary"].account_id, START)
    late = app.test_client().get(f"{V1}/sent", headers={"Authorization": f"Bearer {token}"})
    assert late.status_code == 401


def test_what_was_recorded_goes_on_naming_whoever_left(
    run: Run, scene: Scene, client_of: ClientOf
) -> None:
    handover_id = scene.recorded()
    run("close", "mary")
    assert "Mary Okafor" in words(page(client_of("hana"), f"/handovers/{handover_id}"))


def test_a_closed_account_is_listed_as_closed_and_its_username_stays_taken(run: Run) -> None:
    run("close", "mary")
    [mary] = [one for one in run("list").output.splitlines() if one.startswith("mary ")]
    assert f"{MARY_IN_LEICESTER}, closed " in mary
    person = ("--name", "Mary Ann Reed", "--job-title", "Community midwife", "--role", "midwife")
    added = run("add", "mary", *person, "--team", NOTTINGHAM, "--password-stdin")
    assert "The username mary is taken." in added.output


def test_a_team_whose_last_account_is_closed_is_one_for_whom_nobody_can_sign_in(
    run: Run, scene: Scene, client_of: ClientOf
) -> None:
    scene.recorded()
    kit, nobody = client_of("kit"), "no account belongs to them: they can only be rung"
    assert nobody not in words(page(kit, "/directory"))
    run("close", "hana")
    assert nobody in words(page(kit, "/directory"))


# --- another password ---


def test_only_the_new_password_signs_in_and_what_was_typed_stays(
    run: Run, world: World, client_of: ClientOf, stranger: FlaskClient
) -> None:
    mary = client_of("mary")
    answer(mary, begun(mary), "about", ABOUT)
    changed = run("password", "mary", "--password-stdin")
    assert (changed.exit_code, changed.output) == (
        0,
        "Changed the password of mary. Signed out everywhere.\n",
    )
    assert is_signed_out(mary)
    assert not signs_in(stranger, "mary", PASSWORD)
    assert signs_in(stranger, "mary", ANOTHER)
    assert half_done(world, "mary") == 1
    assert signs_in(client_of("nina"), "nina", PASSWORD), "nobody else's is changed"


def test_a_password_that_cannot_be_changes_nothing_and_signs_nobody_out(
    run: Run, client_of: ClientOf, stranger: FlaskClient
) -> None:
    mary = client_of("mary")
    refused = run("password", "mary", "--password-stdin", typed="too short")
    assert refused.exit_code == 1
    assert "Choose a password of at least 12 characters" in refused.output
    assert not is_signed_out(mary)
    assert signs_in(stranger, "mary", PASSWORD)


# --- refused ---


@pytest.mark.parametrize(
    "arguments",
    [("move", "--team", NOTTINGHAM), ("close",), ("password", "--password-stdin")],
    ids=["move", "close", "password"],
)
def test_an_account_that_does_not_exist_or_is_closed_is_refused_in_plain_words(
    run: Run, arguments: tuple[str, ...]
) -> None:
    command, *options = arguments
    refused = run(command, "Marie", *options)
    assert refused.exit_code == 1
    assert refused.output == (
        "Error: There is no account with the username marie. `account list` shows every account.\n"
    )
    run("close", "mary")
    before = run("list").output
    refused = run(command, "mary", *options)
    assert refused.exit_code == 1
    assert refused.output.startswith("Error: The account mary was closed, ")
    assert refused.output.endswith(". Whoever comes back gets a new one, under another username.\n")
    assert run("list").output == before


@pytest.mark.parametrize(
    "who,team,says",
    [
        ("lena", NOTTINGHAM, "A regional lead belongs to no team and cannot move."),
        ("kit", NOTTINGHAM, "A directory keeper belongs to no team and cannot move."),
        ("mary", "Nowhere midwives", "No open team in the directory has"),
        ("mary", TEAMS[-1].name, "No open team in the directory has"),
        ("nina", NOTTINGHAM, f"Nina Shah works in {NOTTINGHAM} already."),
    ],
)
def test_a_move_that_cannot_be_is_refused_and_signs_nobody_out(
    run: Run, client_of: ClientOf, who: str, team: str, says: str
) -> None:
    browser, before = client_of(who), run("list").output
    refused = run("move", who, "--team", team)
    assert refused.exit_code == 1
    assert says in refused.output
    assert run("list").output == before
    assert browser.get("/directory").status_code == 200
