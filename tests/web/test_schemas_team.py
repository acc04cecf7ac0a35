"""Whatever is sent about a team, its schemas give a command or errors, and never fail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import Schema, ValidationError

from handover import commands as c
from tests.programs import hours_body, register_body
from web.forms import Errors, flattened, read
from web.schemas.team import (
    ChangeHoursSchema,
    CloseTeamSchema,
    NameSuccessorSchema,
    RegisterTeamSchema,
)
from web.schemas.team_numbers import AddNumberSchema, RetireNumberSchema, VerifyNumberSchema

SCHEMAS = (
    RegisterTeamSchema,
    VerifyNumberSchema,
    AddNumberSchema,
    RetireNumberSchema,
    ChangeHoursSchema,
    CloseTeamSchema,
    NameSuccessorSchema,
)
_scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(max_size=20),
    st.sampled_from(["09:00", "17:00", "9am", "24:00", "1", "weekly", "opens", "\u0000"]),
)
_keys = st.sampled_from(["1", "7", "8", "opens", "closes", "weekday", "weekly", "²", ""])
anything = st.recursive(
    _scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_keys, inner, max_size=4),
    max_leaves=12,
)


def loaded(schema: Schema, body: dict[str, object]) -> tuple[object, Errors]:
    """What the schema makes of a program's body, or what is wrong with it."""
    del body["command_id"]
    try:
        return schema.load(body), ()
    except ValidationError as error:
        return None, tuple(flattened(error.messages, ()))


@pytest.mark.parametrize(
    "field",
    [
        "hours",
        "places",
        "kind",
        "verified_on",
        "telephone",
        "name",
        "authorities",
        "districts",
        "out_of_hours_number",
    ],
)
@given(value=anything)
def test_any_value_of_a_field_is_taken_or_told(field: str, value: object) -> None:
    made, errors = loaded(RegisterTeamSchema(), register_body(**{field: value}))
    assert isinstance(made, c.RegisterTeam) is not bool(errors)
    assert all(error.field.startswith(field) and error.message for error in errors)


@given(weekly=anything)
def test_any_week_is_taken_or_told(weekly: object) -> None:
    hours = {"weekly": weekly, "open_on_bank_holidays": False}
    made, errors = loaded(ChangeHoursSchema(), hours_body(hours=hours))
    assert callable(made) is not bool(errors)
    assert all(error.field.startswith("hours.weekly") for error in errors)


_names = st.lists(
    st.sampled_from(["hours", "weekly", "1", "8", "x", "opens", "closes", "places", "verified_on"]),
    min_size=1,
    max_size=5,
).map(".".join)


@pytest.mark.parametrize("schema", SCHEMAS)
@given(typed=st.dictionaries(_names, st.lists(st.text(max_size=8), max_size=2), max_size=6))
def test_any_form_is_taken_or_told(schema: type[Schema], typed: dict[str, list[str]]) -> None:
    made, errors = read(schema(), typed)
    assert made is None
    assert all(error.message for error in errors)
    assert errors
