"""From what a form posts to what a schema loads, and back to the page with every word kept.

A field's name is its path: `about.mother.name`; a date's three boxes add `-day`, `-month` and
`-year`; a list of tick boxes ends in `[]`. Must not know any one form.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import request
from marshmallow import EXCLUDE, Schema, ValidationError, fields
from sqlalchemy.exc import SQLAlchemyError

from handover.free_text.finding import key_of
from handover.free_text.keeping import Keep
from handover.free_text.refusals import WordsChallenged
from handover.refusals import Refusal
from handover.text import says_something
from web.account.signed_in import current_account
from web.account.strangers import say_once
from web.composition import composition
from web.desk.held_forms import Typed
from web.request_id import log_failure

DATE_PARTS = ("day", "month", "year")
KEEP = "keep."
"""How the name of a box begins that says why challenged words may stand."""
DEEPEST = 6
"""No form nests further; a longer path is somebody playing, and is left out."""

CHECK_AND_SEND_AGAIN = (
    "What you typed before you were signed out is here, and has not been sent. "
    "Check it and send it again."
)


@dataclass(frozen=True)
class FieldError:
    """What is wrong with one field, in plain English. `field` is its path; "" is the whole form.

    `words` are those that were challenged (handover/free_text/): they may be kept, with a reason.
    """

    field: str
    message: str
    words: str = ""

    @property
    def anchor(self) -> str:
        """The id of the field's first box on the page."""
        return anchor_of(self.field)


Errors = tuple[FieldError, ...]


@dataclass(frozen=True)
class KeepBox:
    """The box for the reason why challenged `words` may stand."""

    name: str
    words: str


@dataclass(frozen=True)
class Form:
    """A form as the page draws it: what was typed, and what is wrong with it."""

    typed: Mapping[str, Sequence[str]]
    errors: Errors = ()

    @classmethod
    def of(cls, typed: Mapping[str, Sequence[str]], errors: Errors = ()) -> "Form":
        """The form with these words in it: a request's (`typed_now`), a held one, or a draft's."""
        return cls(typed, errors)

    def value(self, field: str) -> str:
        """What stands in the box named `field`; empty if nothing does."""
        values = self.typed.get(field) or ("",)
        return values[0]

    def values(self, field: str) -> Sequence[str]:
        """The ticked boxes of `field`."""
        return self.typed.get(f"{field}[]", ())

    def has(self, field: str) -> bool:
        """Whether anything at or below `field` was typed, or is wrong with it."""
        is_typed = any(
            name.startswith(field) and any(value.strip() for value in values)
            for name, values in self.typed.items()
        )
        return is_typed or any(error.field.startswith(field) for error in self.errors)

    def error(self, field: str) -> str:
        """What to say beside `field`; empty if nothing is wrong with it."""
        return next((error.message for error in self.errors if error.field == field), "")

    def keeps(self, field: str, box: str) -> list[KeepBox]:
        """The boxes for what is challenged in `field`, or was explained and stands in its `box`."""
        names = {keep_name(one.words): one.words for one in self.errors if one.field == field}
        stands = key_of(self.value(box))
        for name, said in self.typed.items():
            words = name.removeprefix(KEEP)
            if name.startswith(KEEP) and words in stands and any(map(says_something, said)):
                names.setdefault(name, words)
        return [KeepBox(name, words) for name, words in names.items() if words]


def keep_name(words: str) -> str:
    """The name of the box in which a person says why these words may stand."""
    return KEEP + key_of(words)


def keeps_in(typed: Mapping[str, Sequence[str]]) -> tuple[Keep, ...]:
    """What the form says of words that were challenged."""
    return tuple(
        Keep(name.removeprefix(KEEP), values[0])
        for name, values in typed.items()
        if name.startswith(KEEP) and values
    )


def anchor_of(field: str) -> str:
    """The id in the page of the field at this path."""
    return field.replace(".", "-")


def read(schema: Schema, typed: Mapping[str, Sequence[str]]) -> tuple[Any, Errors]:
    """What `schema` makes of the form, and no errors; or None and what is wrong.

    A refusal by a value object while the schema builds it becomes an error beside its field.
    """
    try:
        return schema.load(nested(typed), unknown=EXCLUDE), ()
    except ValidationError as error:
        return None, tuple(flattened(error.messages, ()))
    except Refusal as refusal:
        return None, refused(refusal, schema)


def refused(refusal: Refusal, schema: Schema) -> Errors:
    """The refusal beside the field that it is about, found in `schema` by its last name."""
    if isinstance(refusal, WordsChallenged):
        return tuple(
            FieldError(path_in(schema, one.field), one.message, one.found.words)
            for one in refusal.challenges
        )
    path = _path_of(schema, refusal.field) if refusal.field else None
    return (FieldError(path or "", refusal.message),)


def path_in(schema: Schema, path: str) -> str:
    """Where the part of a command at `path` is asked for; empty if nowhere.

    A schema may ask for it less deeply than the command holds it, or more.
    """
    names = path.split(".")
    for number, name in enumerate(names):
        if top := _path_of(schema, name):
            return _path_below(schema, [*top.split("."), *names[number + 1 :]])
    return ""


def _path_below(schema: Schema, names: Sequence[str]) -> str:
    """`names` one below another, without those that the schema does not know."""
    steps: list[str] = []
    at: Schema | None = schema
    for name in names:
        if at is None or name not in at.fields:
            continue
        steps.append(name)
        field = at.fields[name]
        at = field.schema if isinstance(field, fields.Nested) else None
    return ".".join(steps)


def nested(typed: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The form as nested mappings, without blank answers: so "required" means the same in JSON.

    Names that contradict each other never fail: the first to come stands.
    """
    tree: dict[str, Any] = {}
    for name, values in typed.items():
        steps = _steps(name)
        answer = _answer(name, values)
        if answer and len(steps) <= DEEPEST and all(steps):
            _put(tree, steps, answer)
    return tree


def flat(tree: Mapping[str, Any]) -> Typed:
    """The form's fields for what `nested` made: how a draft is drawn again."""
    return dict(_fields_of(tree, ()))


def held_form() -> Typed | None:
    """What this account typed on this page when its session had expired, until it is let go.

    A form view starts from it on GET: `Form.of(held_form() or {})`. The page then says so.
    """
    account = current_account()
    if account is None:
        return None
    together = composition()
    held = together.desk.held_forms.find(account.account_id, request.path, together.clock())
    if held is not None:
        say_once(CHECK_AND_SEND_AGAIN)
    return held


def let_go_of_held_form() -> None:
    """What was held of this page is stored now; that it cannot be removed must not read as if not.

    Whoever stores what a form says calls it: an answer of the page that shows it may be lost.
    """
    account = current_account()
    if account is None:
        return
    try:
        composition().desk.held_forms.let_go(account.account_id, request.path)
    except SQLAlchemyError as error:
        log_failure(error)


def _steps(name: str) -> tuple[str, ...]:
    name = name.removesuffix("[]")
    stem, hyphen, part = name.rpartition("-")
    if hyphen and part in DATE_PARTS:
        return (*stem.split("."), part)
    return tuple(name.split("."))


def _answer(name: str, values: Sequence[str]) -> str | list[str]:
    """One box holds one answer: the first, if somebody sends more. Tick boxes hold a list."""
    if name.endswith("[]"):
        return [value for value in values if value.strip()]
    return values[0] if values and values[0].strip() else ""


def _put(tree: dict[str, Any], steps: tuple[str, ...], answer: str | list[str]) -> None:
    for step in steps[:-1]:
        below = tree.setdefault(step, {})
        if not isinstance(below, dict):
            return
        tree = below
    tree.setdefault(steps[-1], answer)


def _fields_of(tree: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    for key, value in tree.items():
        path = (*above, key)
        if isinstance(value, Mapping):
            yield from _fields_of(value, path)
        elif isinstance(value, list):
            yield f"{'.'.join(path)}[]", [str(one) for one in value]
        elif key in DATE_PARTS and above:
            yield f"{'.'.join(above)}-{key}", [str(value)]
        else:
            yield ".".join(path), [str(value)]


def flattened(messages: Any, above: tuple[str, ...]) -> Iterator[FieldError]:  # noqa: ANN401 - marshmallow nests lists and mappings as it likes
    """One error for each field that marshmallow's `messages` name, under the path `above`."""
    if isinstance(messages, Mapping):
        for key, below in messages.items():
            step = () if key == "_schema" else (str(key),)
            yield from flattened(below, (*above, *step))
    elif isinstance(messages, list):
        for message in messages[:1]:  # one thing to put right at a time, beside each field
            yield FieldError(".".join(above), str(message))
    else:
        yield FieldError(".".join(above), str(messages))


def _path_of(schema: Schema, name: str) -> str | None:
    """The path of the first field called `name`, the nearest to the top first."""
    level = [("", schema)]
    while level:
        below = []
        for prefix, one in level:
            if name in one.fields:
                return f"{prefix}{name}"
            below += [
                (f"{prefix}{key}.", field.schema)
                for key, field in one.fields.items()
                if isinstance(field, fields.Nested)
            ]
        level = below
    return None
