from collections.abc import Iterator
from datetime import date, timedelta
from uuid import uuid4

import pytest
from flask import Flask, get_flashed_messages
from flask_login import login_user
from werkzeug.exceptions import BadRequest

from handover.actor import Source
from handover.answers import Answer, Knowledge
from handover.commands import Record
from handover.content import Kind, ParentsTold, Safer, Trigger
from handover.person import About, Mother
from handover.refusals import NotPermitted, TeamClosed
from handover.urgency import Urgency
from tests.browsing import page, signed_in, words
from tests.world import World
from web.account.signed_in import SignedIn
from web.asking import MAY_LAG, carry_out, new_command_id, posted_command_id


@pytest.fixture
def as_mary(practice: Flask, world: World) -> Iterator[Flask]:
    """A request in which Mary is signed in."""
    with practice.test_request_context("/", method="POST"):
        login_user(SignedIn(world.accounts["mary"], "token"))
        yield practice


def handover_to(world: World, team: str) -> Record:
    not_asked = Answer(Knowledge.NOT_ASKED, "She had her mother with her")
    return Record(
        kind=Kind.HANDOVER_OF_CARE,
        to_team_id=world.teams[team],
        urgency=Urgency.ROUTINE,
        trigger=Trigger.CHANGE_OF_PLAN,
        about=About(
            Mother("999 000 0018", "Rosa Lind", date(1995, 5, 3)),
            due_on=None,
            baby_born_on=world.together.clock().date() - timedelta(days=2),
        ),
        safer=Safer(
            situation="Going home today",
            assessment="Well",
            father=not_asked,
            social_care=not_asked,
            safe_contact=not_asked,
            expected_response="A new birth visit",
            parents_told=ParentsTold(told=True),
        ),
    )


@pytest.mark.usefixtures("as_mary")
def test_what_was_asked_is_stored_and_shown_when_the_answer_comes(world: World) -> None:
    done = carry_out(handover_to(world, "derby_visitors"), new_command_id(), Source.PAGE)

    assert not done.is_repeat
    assert done.position == world.together.service.head()
    assert world.together.projector.mark().position == done.position
    assert get_flashed_messages() == []


@pytest.mark.usefixtures("as_mary")
def test_asking_twice_with_one_id_changes_nothing_more(world: World) -> None:
    command_id, command = new_command_id(), handover_to(world, "derby_visitors")
    first = carry_out(command, command_id, Source.PAGE)

    second = carry_out(command, command_id, Source.PAGE)

    assert second.is_repeat
    assert second.subject_id == first.subject_id
    assert world.together.service.head() == first.position


@pytest.mark.usefixtures("as_mary")
def test_a_refusal_reaches_the_page(world: World) -> None:
    with pytest.raises(TeamClosed):
        carry_out(handover_to(world, "closed_visitors"), new_command_id(), Source.PAGE)


@pytest.mark.usefixtures("as_mary")
def test_when_the_lists_cannot_show_it_the_page_says_that_it_is_stored(world: World) -> None:
    with world.together.reads.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE position RENAME TO lost")

    done = carry_out(handover_to(world, "derby_visitors"), new_command_id(), Source.PAGE)

    assert done.position == world.together.service.head()
    assert get_flashed_messages() == [MAY_LAG]


def test_nobody_asks_for_nothing(practice: Flask, world: World) -> None:
    with practice.test_request_context("/"), pytest.raises(NotPermitted):
        carry_out(handover_to(world, "derby_visitors"), new_command_id(), Source.PAGE)


def test_a_form_brings_its_command_id(practice: Flask) -> None:
    command_id = uuid4()
    with practice.test_request_context("/", method="POST", data={"command_id": str(command_id)}):
        assert posted_command_id() == command_id
    for wrong in ({}, {"command_id": "1"}):
        with (
            practice.test_request_context("/", method="POST", data=wrong),
            pytest.raises(BadRequest),
        ):
            posted_command_id()


def test_a_message_is_shown_once_on_the_next_page(practice: Flask) -> None:
    client = signed_in(practice, "mary")
    with client.session_transaction() as session:
        session["_flashes"] = [("important", MAY_LAG)]

    assert MAY_LAG in words(page(client, "/practice"))
    assert MAY_LAG not in words(page(client, "/practice"))
