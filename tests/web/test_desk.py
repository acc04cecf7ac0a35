"""Accounts, sessions, drafts and held forms, on real files."""

import sqlite3
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy.exc import IntegrityError

from handover.actor import Role
from tests.world import START
from web.desk import Desk
from web.desk.accounts import Account
from web.desk.drafts import KEPT_FOR, DraftNotFoundError
from web.desk.sessions import Session, SessionLimits

LIMITS = SessionLimits(idle=timedelta(minutes=30), at_most=timedelta(hours=12))
PASSWORD = "three little words"
KEY = "a key for this one test"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.open(str(tmp_path / "desk.sqlite"), LIMITS, KEY)
    for username in ("mary", "nina"):
        opened.accounts.add(account(username), PASSWORD)
    yield opened
    opened.database.close()


def account(username: str) -> Account:
    return Account(f"id-{username}", username, "Name", "Midwife", Role.MIDWIFE, uuid4(), "Team")


def on_disk(tmp_path: Path) -> bytes:
    """Everything that the desk's files hold."""
    return b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_an_account_keeps_what_it_was_added_with(desk: Desk) -> None:
    added = account("zoe")
    desk.accounts.add(added, PASSWORD)

    assert desk.accounts.get(added.account_id) == added
    assert desk.accounts.authenticate(" ZOE ", PASSWORD) == added
    assert added.actor.team_id == added.team_id


def test_a_username_is_taken_once_however_it_is_written(desk: Desk) -> None:
    with pytest.raises(IntegrityError):
        desk.accounts.add(
            Account("other", "MARY", "Name", "Midwife", Role.MIDWIFE, None, ""), PASSWORD
        )


@pytest.mark.parametrize("password", ["", "Three little words", "three little words "])
def test_nearly_the_password_is_not_the_password(desk: Desk, password: str) -> None:
    assert desk.accounts.authenticate("mary", password) is None


def test_neither_password_nor_token_stands_in_the_files(desk: Desk, tmp_path: Path) -> None:
    token = desk.sessions.start("id-mary", START)

    assert b"mary" in on_disk(tmp_path)
    assert PASSWORD.encode() not in on_disk(tmp_path)
    assert token.encode() not in on_disk(tmp_path)


def test_a_session_lives_while_it_is_used_and_expires_when_it_is_not(desk: Desk) -> None:
    token = desk.sessions.start("id-mary", START)

    assert desk.sessions.find(token, START + 29 * MINUTE) == Session("id-mary", is_expired=False)
    assert desk.sessions.find(token, START + 58 * MINUTE) == Session("id-mary", is_expired=False)
    assert desk.sessions.find(token, START + 88 * MINUTE) == Session("id-mary", is_expired=True)


def test_an_expired_session_stays_expired_however_often_it_is_tried(desk: Desk) -> None:
    token = desk.sessions.start("id-mary", START)

    for minutes in (30, 31, 45):
        found = desk.sessions.find(token, START + minutes * MINUTE)
        assert found
        assert found.is_expired


@pytest.mark.parametrize("minutes,is_expired", [(1, False), (2, True), (3 * 24 * 60, True)])
def test_a_session_of_a_clock_that_was_ahead_has_expired_once_it_is_put_right(
    desk: Desk, minutes: int, *, is_expired: bool
) -> None:
    """Else it would live until the clock is there again. A minute may be between two machines."""
    begun = desk.sessions.start("id-mary", START + minutes * MINUTE)
    seen = desk.sessions.start("id-mary", START)
    desk.sessions.find(seen, START + 10 * MINUTE)

    assert desk.sessions.find(begun, START) == Session("id-mary", is_expired=is_expired)
    assert desk.sessions.find(seen, START) == Session("id-mary", is_expired=True)


def test_tries_counted_by_a_clock_that_was_ahead_lock_nobody_out_once_it_is_put_right(
    desk: Desk,
) -> None:
    desk.tries.count("mary", START + timedelta(days=3))
    assert desk.tries.failed("mary", START) == 0
    desk.tries.count("mary", START)
    assert desk.tries.failed("mary", START) == 1


def test_an_unknown_or_ended_token_is_nobody_s(desk: Desk) -> None:
    token = desk.sessions.start("id-mary", START)
    desk.sessions.end(token, START)

    assert desk.sessions.find(token, START) is None
    assert desk.sessions.find("made up", START) is None


def test_a_draft_is_its_owner_s_alone(desk: Desk) -> None:
    draft = desk.drafts.start("id-mary", "record", START)

    assert desk.drafts.get(draft.draft_id, "id-mary") == draft
    assert desk.drafts.get(draft.draft_id, "id-nina") is None
    assert desk.drafts.list_of("id-nina", "record") == []
    with pytest.raises(DraftNotFoundError):
        desk.drafts.save(draft.draft_id, "id-nina", {"why": "x"}, START)
    desk.drafts.end(draft.draft_id, "id-nina")
    assert desk.drafts.list_of("id-mary", "record") == [draft]


def test_saving_one_part_of_a_draft_keeps_the_others(desk: Desk) -> None:
    draft = desk.drafts.start("id-mary", "record", START)
    desk.drafts.save(draft.draft_id, "id-mary", {"about": {"name": "Rosa"}}, START)
    saved = desk.drafts.save(draft.draft_id, "id-mary", {"why": {"kind": "x"}}, START + MINUTE)

    assert saved.body == {"about": {"name": "Rosa"}, "why": {"kind": "x"}}
    assert desk.drafts.get(draft.draft_id, "id-mary") == saved


def test_two_tabs_that_save_at_once_lose_nothing(desk: Desk) -> None:
    draft = desk.drafts.start("id-mary", "record", START)
    parts = [f"part {number}" for number in range(8)]
    threads = [
        threading.Thread(
            target=desk.drafts.save, args=(draft.draft_id, "id-mary", {part: "typed"}, START)
        )
        for part in parts
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    kept = desk.drafts.get(draft.draft_id, "id-mary")
    assert kept
    assert sorted(kept.body) == parts


def test_the_draft_that_was_changed_last_comes_first(desk: Desk) -> None:
    first = desk.drafts.start("id-mary", "record", START)
    second = desk.drafts.start("id-mary", "record", START + MINUTE)
    desk.drafts.save(first.draft_id, "id-mary", {}, START + 2 * MINUTE)

    found = [draft.draft_id for draft in desk.drafts.list_of("id-mary", "record")]

    assert found == [first.draft_id, second.draft_id]


def test_an_ended_draft_is_gone_from_the_table(desk: Desk, tmp_path: Path) -> None:
    draft = desk.drafts.start("id-mary", "record", START)
    desk.drafts.end(draft.draft_id, "id-mary")
    desk.drafts.end(draft.draft_id, "id-mary")

    with sqlite3.connect(tmp_path / "desk.sqlite") as plain:
        assert plain.execute("SELECT count(*) FROM drafts").fetchone() == (0,)
    plain.close()


def test_a_held_form_is_its_owner_s_on_its_page_until_it_is_let_go(desk: Desk) -> None:
    desk.held_forms.hold("id-mary", "/page", {"words": ["first"]}, START)
    desk.held_forms.hold("id-mary", "/page", {"words": ["second"]}, START)
    desk.held_forms.let_go("id-nina", "/page")
    desk.held_forms.let_go("id-mary", "/other")

    assert desk.held_forms.find("id-nina", "/page", START) is None
    assert desk.held_forms.find("id-mary", "/other", START) is None
    for _ in range(2):
        assert desk.held_forms.find("id-mary", "/page", START) == {"words": ["second"]}
    desk.held_forms.let_go("id-mary", "/page")
    assert desk.held_forms.find("id-mary", "/page", START) is None


def test_forms_held_for_more_than_a_day_are_not_shown_and_are_deleted(
    desk: Desk, tmp_path: Path
) -> None:
    desk.held_forms.hold("id-mary", "/page", {"words": ["old"]}, START)
    later = START + timedelta(days=1, seconds=1)
    assert desk.held_forms.find("id-mary", "/page", later) is None
    desk.held_forms.hold("id-nina", "/page", {}, later)

    desk.held_forms.expire(later)

    with sqlite3.connect(tmp_path / "desk.sqlite") as plain:
        assert plain.execute("SELECT account_id FROM held_forms").fetchall() == [("id-nina",)]
    plain.close()


def test_what_was_kept_is_still_there_after_a_restart(tmp_path: Path) -> None:
    path = str(tmp_path / "desk.sqlite")
    before = Desk.open(path, LIMITS, KEY)
    before.accounts.add(account("mary"), PASSWORD)
    draft = before.drafts.start("id-mary", "record", START)
    before.database.close()

    after = Desk.open(path, LIMITS, KEY)

    assert after.drafts.get(draft.draft_id, "id-mary") == draft
    after.database.close()


def test_a_draft_that_nobody_changed_for_a_week_is_deleted(desk: Desk) -> None:
    old = desk.drafts.start("id-mary", "record", START)
    changed = desk.drafts.start("id-mary", "record", START)
    later = START + KEPT_FOR
    desk.drafts.save(changed.draft_id, "id-mary", {"about": {"n": ["999 000 0018"]}}, later)
    assert desk.drafts.expire(later) == 0
    assert desk.drafts.expire(later + timedelta(seconds=1)) == 1
    assert desk.drafts.get(old.draft_id, "id-mary") is None
    assert desk.drafts.get(changed.draft_id, "id-mary") is not None
