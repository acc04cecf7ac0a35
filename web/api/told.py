"""Answers that the API itself gives up with, each with words of its own for `detail` or `errors`.

Must not know how a problem is written down.
"""

from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import BadRequest, HTTPException, Unauthorized, UnprocessableEntity

from handover.refusals import InvalidValue
from web.forms import FieldError


class Told(HTTPException):
    """`told` says what to do, in plain English; `kind` is the stable name for `type`."""

    kind: str
    told: str


class Unreadable(BadRequest, Told):
    """The body is not JSON that can be read in one way only."""

    kind = "unreadable"

    def __init__(self, told: str) -> None:
        super().__init__()
        self.told = told


class WrongPassword(Unauthorized, Told):
    """Nobody signs in with this name and this password."""

    kind = "wrong_password"

    def __init__(self, told: str) -> None:
        super().__init__(www_authenticate=WWWAuthenticate("bearer"))
        self.told = told


class Invalid(UnprocessableEntity):
    """The body was read and its fields cannot be right; `errors` says which and why."""

    kind = InvalidValue.code

    def __init__(self, errors: tuple[FieldError, ...]) -> None:
        super().__init__()
        self.errors = errors
