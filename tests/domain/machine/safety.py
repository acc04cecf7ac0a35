"""How to reach a mother, a hidden address, and what leaves the service: ADR 17 and ADR 32."""

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


def _may_export(region: Region, handover: Handover, step: Step) -> set[str]:
    """After any loss among those whom it is about, for a review alone."""
    is_loss = not handover.babies or bool(handover.babies - family_of(region, handover).living)
    is_routine = step.way != "for a review"
    return {has_a_family(handover), "export_after_loss" if is_loss and is_routine else ""}


def _export(region: Region, handover: Handover, _step: Step) -> None:
    family_of(region, handover).exports += 1


VERBS["export"] = Verb(
    by=BOTH,
    refused=_may_export,
    follow=_export,
    changes=NOTHING,
    ways={
        "": "",
        "for a review": "",
        "no reason": "invalid_value",
        "as of tomorrow": "invalid_value",
    },
    is_fact=True,
)
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
