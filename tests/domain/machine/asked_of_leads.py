"""As asked.py, for what leads ask."""

from handover import commands as c
from handover.lead_commands import AgreeWithTeam, Side
from tests.domain.machine.leading import further
from tests.domain.machine.places import A_STRANGER, Places
from tests.domain.machine.told import Region, Step


def agree(region: Region, places: Places, step: Step, words: str, day: object) -> c.Command:
    """What was agreed with the team that it is with now."""
    also = [places.handovers[_number(region, one)] for one in further(region, step)]
    if step.way == "and what is elsewhere":
        also = [A_STRANGER]
    return AgreeWithTeam(
        places.handovers[step.on],
        side=Side.RECEIVING,
        with_name="" if step.way == "by nobody" else "Petra Lund",
        with_role="Team leader",
        agreed=words,
        next_action_on=day,  # type: ignore[arg-type]  # a date
        also=tuple(also),
    )


def _number(region: Region, handover: object) -> int:
    return next(n for n, one in enumerate(region.handovers) if one is handover)
