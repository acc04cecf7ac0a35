"""As asked.py, for what puts a record right."""

from collections.abc import Callable
from datetime import timedelta

from handover import commands as c
from handover.correcting import commands as p
from handover.urgency import Urgency
from tests.domain.machine.answers import A_WEEK
from tests.domain.machine.correcting import urgency_asked
from tests.domain.machine.places import Places, at_minute
from tests.domain.machine.told import Region, Step

URGENCIES = {
    "immediate": Urgency.IMMEDIATE,
    "same day": Urgency.SAME_DAY,
    "priority": Urgency.PRIORITY,
    "routine": Urgency.ROUTINE,
}


def _words(step: Step) -> str:
    return "" if step.way == "no reason" else "She rang back"


def revise(region: Region, places: Places, step: Step) -> c.Command:
    """Another urgency, or a sentence that was never said before."""
    handover = region.handovers[step.on]
    asked = urgency_asked(handover, step)
    is_said = not asked and step.way != "nothing new"
    return p.Revise(
        places.handovers[step.on],
        _words(step),
        handover.changes + (step.way == "an older version"),
        urgency=URGENCIES[asked] if asked else None,
        situation=f"Learned as number {handover.changes + 1}" if is_said else "",
    )


def reopen(region: Region, places: Places, step: Step) -> c.Command:
    """With a new day where one was promised; or, the wrong way, the reverse."""
    was_done = region.handovers[step.on].ended == "done"
    has_day = was_done != (step.way == "wrong about the day")
    day = at_minute(step.minute).date() + timedelta(days=A_WEEK) if has_day else None
    return p.Reopen(places.handovers[step.on], _words(step), day)


def changes_read(region: Region, places: Places, step: Step) -> c.Command:
    """Every change up to now."""
    seen = region.handovers[step.on].changes
    return p.ConfirmChangeRead(
        places.handovers[step.on], seen + 1 if step.way == "an older version" else seen
    )


OF_CORRECTIONS: dict[str, tuple[type[c.Command], Callable[[Region, Places, Step], c.Command]]] = {
    "revise": (p.Revise, revise),
    "reopen": (p.Reopen, reopen),
    "changes read": (p.ConfirmChangeRead, changes_read),
}
"""Every verb that puts a record right: its command class, and how it is made."""
