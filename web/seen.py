"""The family of a handover as whoever is signed in may know it. Must not know any page."""

from handover.actor import Actor
from handover.family.family import Family
from handover.handover import Handover
from web.composition import composition
from web.presenters.veiled import as_seen


def family_seen(handover: Handover, actor: Actor) -> Family | None:
    """What is known of it; None for a record without a family.

    Raises nothing: the handover was looked up for `actor` before.
    """
    service = composition().service
    family = service.known_family(handover)
    if family is None or not family.is_address_hidden:
        return family
    return as_seen(family, service.handovers_seen(family, actor))
