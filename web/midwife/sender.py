"""Who is sending: the signed-in account, its team, and the handovers that it may ring about.

Must not know any page.
"""

from uuid import UUID

from handover.commands import OnHandover
from handover.directory.numbers import ring_order
from handover.handover import Handover
from handover.opening_hours import OpeningHours
from handover.permission import check_on_handover
from handover.policy import View
from handover.refusals import NotPermitted
from projections.directory import team_of
from projections.directory_table import numbers_of
from web.account.signed_in import current_account
from web.composition import composition
from web.desk.accounts import Account
from web.presenters.call import cannot_wait
from web.presenters.reached import rung_so_far
from web.presenters.team import TeamShown, team_shown
from web.presenters.team_numbers import NumberShown, number_shown


def sender() -> Account:
    """The account that acts. Raises NotPermitted for a stranger (the routes let none in)."""
    account = current_account()
    if account is None:
        raise NotPermitted
    return account


def own_handover(handover_id: UUID, command: type[OnHandover]) -> Handover:
    """The handover as it is now, if this account may do `command` to it.

    Raises HandoverNotFound, or NotPermitted for the team that received it.
    """
    actor = sender().actor
    handover = composition().service.look_up(handover_id, actor, View.RECORD)
    check_on_handover(actor, command, handover)
    return handover


def team_in_directory(team_id: UUID | None) -> TeamShown | None:
    """The team as it stands now; None when there is none of that id."""
    if team_id is None:
        return None
    together = composition()
    with together.reads.reading() as connection:
        row = team_of(connection, team_id)
    return team_shown(row, together.clock()) if row else None


def numbers_to_ring(handover: Handover) -> tuple[NumberShown, ...]:
    """The receiving team's numbers as the directory has them, the one to ring now first.

    What was rung about this already comes after what was not. Empty for a team that is not shown.
    """
    together = composition()
    now = together.clock()
    with together.reads.reading() as connection:
        row = team_of(connection, handover.receiving.team_id)
    if row is None:
        return ()
    ordered = ring_order(
        numbers_of(row),
        now,
        OpeningHours(**row["hours"]),
        tried=rung_so_far(handover),
        cannot_wait=cannot_wait(handover),
    )
    return tuple(number_shown(one, now) for one in ordered)


def number_of(handover: Handover) -> str:
    """The number to ring now, else the receiving team's as it was recorded."""
    numbers = numbers_to_ring(handover)
    return numbers[0].telephone if numbers else handover.receiving.telephone
