"""What a lead may do to a handover, as the oracle tells it: write down, nothing else (ADR 8)."""

from tests.domain.machine.endings import CLOSED
from tests.domain.machine.families import family_of
from tests.domain.machine.told import Handover, Region, Step
from tests.domain.machine.verbs import VERBS, Verb

ALSO = "and all that is open there"


def further(region: Region, step: Step) -> list[Handover]:
    """What else a lead speaks about in the same call: all that is open with the same team."""
    if step.way != ALSO:
        return []
    team = region.handovers[step.on].at
    return [
        one
        for number, one in enumerate(region.handovers)
        if number != step.on
        and team in {one.sender, one.at}
        and not one.is_closed
        and not one.is_stopped
    ]


def _may_agree(region: Region, handover: Handover, step: Step) -> set[str]:
    """Whatever a lead tries, it does not tell which team receives a hidden family (ADR 17)."""
    every = further(region, step)
    about_receiver = [handover, *(one for one in every if one.at == handover.at)]
    is_told = any(family_of(region, one).is_hidden for one in about_receiver)
    return {CLOSED.get(handover.state, ""), "invalid_value" if every and is_told else ""}


def _agree(region: Region, handover: Handover, step: Step) -> None:
    """It stands there, in each of them; no clock stops and nobody holds more than before."""
    for one in (handover, *further(region, step)):
        one.agreed += 1


VERBS["agree"] = Verb(
    by=frozenset({"lead"}),
    refused=_may_agree,
    follow=_agree,
    changes=frozenset({"agreed"}),
    reaches=frozenset({"agreed"}),
    ways={
        "": "",
        ALSO: "",
        "yesterday": "next_action_in_past",
        "in two years": "next_action_too_far",
        "by nobody": "invalid_value",
        "nothing": "invalid_value",
        "and what is elsewhere": "invalid_value",
    },
)
