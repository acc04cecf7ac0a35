"""The family of a handover as whoever is signed in may know it. Must not know any page."""

from datetime import datetime

from sqlalchemy import Connection

from handover.actor import Actor
from handover.as_known import AsKnown
from handover.family.family import Family
from handover.handover import Handover
from handover.moment_asked import check_moment
from projections.hidden import is_family_hidden
from web.composition import composition
from web.presenters.limits import limits_of, within
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


def is_hidden(connection: Connection, handover: Handover) -> bool:
    """Whether who receives it may be shown to its own two teams alone.

    The record is asked where the lists say that it may be shown: they lack what cannot be written.
    """
    is_listed = is_family_hidden(connection, handover.family_id)
    return is_listed or composition().service.families.is_hidden(handover)


def known_on(moment: datetime) -> AsKnown:
    """The records as they could be known at `moment`. Raises InvalidValue for one to come."""
    together = composition()
    check_moment(moment, together.clock())
    return together.service.as_known_on(moment)


def family_then(as_known: AsKnown, handover: Handover, actor: Actor) -> Family | None:
    """What was known of it then, within today's limits; None without a family then, or now."""
    service = composition().service
    now, then = service.known_family(handover), as_known.known_family(handover)
    if now is None or then is None:
        return None
    mine = [*as_known.handovers_seen(then, actor), *service.handovers_seen(now, actor)]
    return within(then, limits_of(now, mine))
