"""As timeline.py, for what was taken out of the service. Tells no reason: leads read it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from handover.family.exports import Part
from handover.words import say_time
from web.presenters.chronology_labels import PART

Detail = Mapping[str, Any]


def _say_exported(detail: Detail) -> tuple[str, tuple[str, ...]]:
    part, on = PART[Part(detail["part"])], detail["as_known_on"]
    as_known = (f"As known on {say_time(datetime.fromisoformat(on))}",) if on else ()
    return "Chronology exported", (part, *as_known)


OF_EXPORTS: dict[str, Callable[[Detail], tuple[str, tuple[str, ...]]]] = {
    "chronology_exported": _say_exported,
}
