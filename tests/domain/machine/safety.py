"""How to reach a mother, and a hidden address, as the oracle tells it: ADR 17."""

from tests.domain.machine.families import NOTHING, family_of, has_a_family
from tests.domain.machine.told import Handover, Region, Step
from tests.domain.machine.verbs import BOTH, VERBS, Verb


def _needs_family(_region: Region, handover: Handover, _step: Step) -> set[str]:
    return {has_a_family(handover)}


def _tell(region: Region, handover: Handover, _step: Step) -> None:
    family_of(region, handover).safe_contacts += 1


def _may_hide(region: Region, handover: Handover, _step: Step) -> set[str]:
    is_hidden = family_of(region, handover).is_hidden
    return {has_a_family(handover), "address_hidden" if is_hidden else ""}


def _may_show(region: Region, handover: Handover, _step: Step) -> set[str]:
    is_hidden = family_of(region, handover).is_hidden
    return {has_a_family(handover), "" if is_hidden else "address_not_hidden"}


def _turn(region: Region, handover: Handover, step: Step) -> None:
    family = family_of(region, handover)
    family.is_hidden, family.flags = step.verb == "hide", family.flags + 1


def _may_write_a_postcode(region: Region, handover: Handover, _step: Step) -> set[str]:
    """Challenged while her address is hidden, also on a record that was made in error."""
    return {"words_challenged"} if family_of(region, handover).is_hidden else set()


def _write(_region: Region, handover: Handover, _step: Step) -> None:
    handover.notes += 1


VERBS["safe contact"] = Verb(
    by=BOTH,
    refused=_needs_family,
    follow=_tell,
    changes=NOTHING,
    ways={"": "", "nobody asked": ""},
    is_fact=True,
)
VERBS["hide"] = Verb(by=BOTH, refused=_may_hide, follow=_turn, changes=NOTHING, is_fact=True)
VERBS["stop hiding"] = Verb(
    by=BOTH,
    refused=_may_show,
    follow=_turn,
    changes=NOTHING,
    ways={"": "", "no reason": "invalid_value"},
    is_fact=True,
)
VERBS["note a postcode"] = Verb(
    by=BOTH,
    refused=_may_write_a_postcode,
    follow=_write,
    changes=frozenset({"notes"}),
    is_fact=True,
)
