"""Every value and choice that the log may hold, as it was when it was first written down.

`python -m tests.domain.released` writes down what is new; what stands there is never changed. A
sample of an event (samples/) holds what there was on its day; this grows with every field and
choice after it.
"""

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from handover.transcoding import CHOICES, VALUES

KEPT = Path(__file__).parent / "released.json"
REQUIRED = "is always there"

Released = dict[str, dict[str, str]]
"""A value's fields with what an old record without it takes; a choice's words with their names."""


def released_now() -> Released:
    """The values and choices of the code as it is."""
    fields = {name: _fields_of(kind) for name, kind in VALUES.items()}
    words = {name: {one.value: one.name for one in kind} for name, kind in CHOICES.items()}
    return {**fields, **words}


def _fields_of(kind: type[Any]) -> dict[str, str]:
    return {
        field.name: REQUIRED if field.default is dataclasses.MISSING else repr(field.default)
        for field in dataclasses.fields(kind)
    }


def read_released(path: Path = KEPT) -> Released:
    """What was ever written down."""
    kept: Released = json.loads(path.read_text(encoding="utf-8"))
    return kept


def broken(kept: Released, now: Released) -> Iterator[str]:
    """What may stand in a log and could not be read any more, or would mean another thing."""
    for name, entries in kept.items():
        for entry, meant in entries.items():
            means = now.get(name, {}).get(entry)
            if means is None:
                yield f"{name}: {entry!r} is gone"
            elif meant not in {means, REQUIRED}:
                yield f"{name}: {entry!r} meant {meant} and now means {means}"


def unwritten(kept: Released, now: Released) -> Iterator[str]:
    """What is new."""
    for name, entries in now.items():
        yield from (f"{name}: {entry!r}" for entry in entries if entry not in kept.get(name, {}))


def write_new() -> None:
    """Write down what is new, beside what was."""
    kept = read_released() if KEPT.exists() else {}
    for name, entries in released_now().items():
        kept[name] = {**entries, **kept.get(name, {})}
    words = json.dumps(kept, indent=1, ensure_ascii=False, sort_keys=True)
    KEPT.write_text(words + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_new()
