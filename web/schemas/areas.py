"""What a team covers: lists from a program, one on each line from a page.

The rules are those of handover/cover.py. Must not know what a team is besides.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from marshmallow import ValidationError, fields
from marshmallow.types import ErrorMessages

from handover.directory import commands as t
from handover.directory.cover import parse_district
from handover.refusals import InvalidValue
from handover.text import REASON
from web.fields import Line, Paragraph
from web.schemas.made import MadeSchema

MOST = 100
NO_PLACE = "Enter at least one place, one on each line"
_LINES, _WORDS = re.compile(r"[\r\n]+"), re.compile(r"[\r\n,;]+")


class OneOnEachLine(fields.List[str]):
    """Several things, each on a line of its own on a page. `called` names them all."""

    def __init__(
        self,
        inner: fields.Field[str],
        *,
        called: str,
        apart: re.Pattern[str] = _LINES,
        needed: str = "",
    ) -> None:
        wanted = needed or f"Enter {called}, one on each line"
        said: ErrorMessages = {"required": wanted, "null": wanted, "invalid": wanted}
        options: dict[str, Any] = {"required": True} if needed else {"load_default": list}
        super().__init__(inner, error_messages=said, **options)
        self.called, self.apart, self.needed = called, apart, needed

    def _deserialize(
        self,
        value: object,
        attr: str | None,
        data: Mapping[str, Any] | None,
        **options: Any,
    ) -> list[Any]:
        if isinstance(value, str):
            value = [line for line in self.apart.split(value) if line.strip()]
        if isinstance(value, list) and not value and self.needed:
            raise ValidationError(self.needed)
        if isinstance(value, list) and len(value) > MOST:
            raise ValidationError(f"Enter {MOST} {self.called} or fewer: there are {len(value)}")
        try:
            return super()._deserialize(value, attr, data, **options)
        except ValidationError as error:
            raise ValidationError(_first_of(error)) from error


class District(fields.Field[str]):
    """A postcode district; of a full postcode only the district is kept."""

    def _deserialize(
        self,
        value: object,
        attr: str | None,
        data: Mapping[str, Any] | None,
        **_kwargs: Any,
    ) -> str:
        del attr, data
        try:
            return parse_district(value if isinstance(value, str) else "")
        except InvalidValue as refusal:
            raise ValidationError(refusal.message) from refusal


def places() -> OneOnEachLine:
    """The towns and parts of towns by which people look for a team."""
    return OneOnEachLine(Line(called="the place"), called="places", needed=NO_PLACE)


def authorities() -> OneOnEachLine:
    """Local authorities by name."""
    return OneOnEachLine(Line(called="the local authority"), called="local authorities")


def districts() -> OneOnEachLine:
    """Postcode districts; a comma ends one too."""
    return OneOnEachLine(District(), called="postcode districts", apart=_WORDS)


class ChangeCoverSchema(MadeSchema):
    """What the team covers from now on. Makes a ChangeCover for one team."""

    authorities = authorities()
    districts = districts()
    uncovered = Paragraph(called="the reason", longest=REASON, required=False, load_default="")

    def made(self, facts: dict[str, Any]) -> Callable[..., t.ChangeCover]:
        """The command, but for its team."""
        return lambda team_id: t.ChangeCover(
            team_id,
            tuple(facts["authorities"]),
            tuple(facts["districts"]),
            facts["uncovered"],
        )


def _first_of(error: ValidationError) -> str:
    """A page has one box for all of them, so the first thing wrong is said of that box."""
    messages: Any = error.messages
    while isinstance(messages, dict | list):
        messages = next(iter(messages.values() if isinstance(messages, dict) else messages))
    return str(messages)
