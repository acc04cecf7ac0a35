"""A command of the API, carried out once: its id, its errors' paths, and where things stand after.

Must not know any one command.
"""

from dataclasses import dataclass, replace
from functools import cache
from http import HTTPStatus
from typing import Any, TypeVar
from uuid import UUID

from eventsourcing.domain import Aggregate
from marshmallow import Schema, fields

from handover.actor import Source
from handover.commands import Command
from handover.free_text.keeping import Keep
from handover.free_text.refusals import WordsChallenged
from handover.handover import Handover
from handover.refusals import Refusal
from handover.text import LINE, REASON
from web.asking import carry_out
from web.composition import composition
from web.fields import Paragraph
from web.forms import path_in, refused
from web.schemas.made import MadeSchema

NO_ID = "Send a new UUID with each new command, and the same one when you send it again"


A = TypeVar("A", bound=Aggregate)
Left = tuple[Handover, HTTPStatus]
"""A handover as a command left it, and 201; or 200 for a repeat, as it was left then."""


@dataclass(frozen=True)
class Once:
    """What a schema made of the body, and the id under which it is carried out once.

    `schema` names the fields of the body, for what is refused.
    """

    command_id: UUID
    made: Any
    keep: tuple[Keep, ...]
    schema: Schema


class KeepSchema(MadeSchema):
    """Why words that were challenged may stand. Makes a Keep."""

    words = Paragraph(called="the words that were challenged", longest=LINE)
    because = Paragraph(called="the reason", longest=REASON)

    def made(self, facts: dict[str, Any]) -> Keep:
        """What somebody says of them."""
        return Keep(**facts)


class OnceSchema(MadeSchema):
    """Put before a command's schema, it adds the command id. Makes a Once."""

    command_id = fields.UUID(
        required=True,
        error_messages={"required": NO_ID, "null": NO_ID, "invalid_uuid": NO_ID},
    )

    keep_because = fields.List(fields.Nested(KeepSchema), load_default=list)

    def made(self, facts: dict[str, Any]) -> Any:  # noqa: ANN401 - a Once, whatever comes after it made
        """The command with its id."""
        command_id, keep = facts.pop("command_id"), tuple(facts.pop("keep_because"))
        return Once(command_id, super().made(facts), keep, self)


@cache
def with_command_id(schema: type[Schema]) -> type[Schema]:
    """The body that a command of `schema` has in the API, named after it: it makes a Once.

    One class a schema, for the description names each once.
    """
    name = schema.__name__.removesuffix("Schema")
    return type(f"{name}Body", (OnceSchema, schema), {"__doc__": schema.__doc__})


def carry_out_once(command: Command, once: Once) -> Left:
    """Carry out `command` under the id of `once`, and say where its handover stands.

    Raises the Refusal that says why not, its field as a path of its body.
    """
    return carried_out(Handover, command, once)


def carried_out(kind: type[A], command: Command, once: Once) -> tuple[A, HTTPStatus]:
    """As `carry_out_once`, for a command about a record of this kind."""
    try:
        done = carry_out(command, once.command_id, Source.API, once.keep)
    except WordsChallenged as refusal:
        raise WordsChallenged(
            tuple(replace(one, field=path_in(once.schema, one.field)) for one in refusal.challenges)
        ) from refusal
    except Refusal as refusal:
        refusal.field = refused(refusal, once.schema)[0].field or None
        raise
    status = HTTPStatus.OK if done.is_repeat else HTTPStatus.CREATED
    repository = composition().service.repository
    left: Aggregate = repository.get(done.subject_id, version=done.subject_version)
    assert isinstance(left, kind)  # noqa: S101 - a command leaves what it is about
    return left, status
