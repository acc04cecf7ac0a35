"""Reads what a program sends: strict JSON, or a query string, into a schema; unknown names refused.

What two readers could take in two ways (a name that stands twice, NaN, broken text) is refused
before any schema sees it. Must not know any one endpoint.
"""

import json
from typing import Any, NoReturn

from flask import Request
from marshmallow import RAISE, Schema, ValidationError
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import UnsupportedMediaType

from web.api.told import Invalid, Unreadable
from web.forms import flattened

NOT_JSON = "Send one JSON object, in UTF-8."
NAME_TWICE = "A name stands twice in one JSON object. Send each name once."
NOT_A_NUMBER = "NaN and Infinity are not JSON. Send a number, or leave the field out."
TOO_DEEP = "The JSON is nested too deeply."
BROKEN_TEXT = "The JSON holds half of a character (a lone surrogate). Send whole characters."


class StrictParser(FlaskParser):
    """webargs' reader for Flask, without its leniency."""

    DEFAULT_UNKNOWN_BY_LOCATION = {  # noqa: RUF012 - webargs' own attribute
        **FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION,
        # A filter that is spelt wrong must not show the whole region.
        "query": RAISE,
    }

    def load_json(self, req: Request, schema: Schema) -> object:
        """The body. Raises UnsupportedMediaType, or Unreadable."""
        del schema
        if not req.is_json:
            raise UnsupportedMediaType
        return read_json(req.get_data())

    def handle_error(
        self,
        error: ValidationError,
        req: Request,
        schema: Schema,
        *,
        error_status_code: int | None,
        error_headers: object,
    ) -> NoReturn:
        """Raise Invalid with every field's first error; webargs puts the location on top."""
        del req, schema, error_status_code, error_headers
        by_location: Any = error.messages
        raise Invalid(tuple(e for below in by_location.values() for e in flattened(below, ())))


def read_json(body: bytes) -> object:
    """The one value that `body` stands for. Raises Unreadable."""
    try:
        value = json.loads(
            body.decode(), object_pairs_hook=_each_name_once, parse_constant=_refuse_constant
        )
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise Unreadable(BROKEN_TEXT) from None
    except RecursionError:
        raise Unreadable(TOO_DEEP) from None
    except ValueError:  # not UTF-8, not JSON, or a number of thousands of digits
        raise Unreadable(NOT_JSON) from None
    return value


def _each_name_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    named = dict(pairs)
    if len(named) < len(pairs):
        raise Unreadable(NAME_TWICE)
    return named


def _refuse_constant(_text: str) -> NoReturn:
    raise Unreadable(NOT_A_NUMBER)
