"""Every event class that the log may hold, found by looking, and its shape in plain words."""

import dataclasses
from collections.abc import Iterator
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID

from eventsourcing.domain import CanMutateAggregate

from handover import application  # noqa: F401 - brings in every module that defines an event

OF_THE_STREAM = {"originator_id", "originator_version"}
"""Fields that the library keeps beside the stored state, not inside it."""


def event_classes() -> list[type[CanMutateAggregate[UUID]]]:
    """The concrete event classes of this project, by topic."""
    ours = {kind for kind in _descendants(CanMutateAggregate) if _is_ours(kind)}
    bases = {base for kind in ours for base in kind.__mro__[1:]}
    return sorted(ours - bases, key=lambda kind: str(getattr(kind, "TOPIC", kind.__qualname__)))


def _descendants(kind: type[Any]) -> Iterator[type[Any]]:
    for below in kind.__subclasses__():
        yield below
        yield from _descendants(below)


def _is_ours(kind: type[Any]) -> bool:
    return kind.__module__.split(".")[0] == "handover"


def version_of(kind: type[Any]) -> int:
    """The `class_version` of an event class."""
    version: int = kind.class_version
    return version


def shape_of(kind: type[Any]) -> dict[str, Any]:
    """Field to type, with every value object and choice inside it spelled out."""
    hints = get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind) if field.name not in OF_THE_STREAM]
    return {name: _spelled(hints[name]) for name in names}


def _spelled(hint: object) -> object:
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return shape_of(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"choice of": [choice.value for choice in hint]}
    if inner := [_spelled(part) for part in get_args(hint) if part is not Ellipsis]:
        return {"list of" if get_origin(hint) in {list, tuple} else "one of": inner}
    return getattr(hint, "__name__", str(hint))


def values_inside(kind: type[Any]) -> set[type[Any]]:
    """Every value object and choice that may stand inside events of this class."""
    found: set[type[Any]] = set()
    waiting = [get_type_hints(kind)[field.name] for field in dataclasses.fields(kind)]
    while waiting:
        hint = waiting.pop()
        waiting += get_args(hint)
        if not isinstance(hint, type) or hint in found:
            continue
        if dataclasses.is_dataclass(hint):
            found.add(hint)
            hints = get_type_hints(hint)
            waiting += [hints[field.name] for field in dataclasses.fields(hint)]
        elif issubclass(hint, Enum):
            found.add(hint)
    return found
