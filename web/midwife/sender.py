"""Who is sending: the signed-in account, its team, and the handovers that it may ring about.

Must not know any page.
"""

from uuid import UUID

from handover.commands import OnHandover
from handover.handover import Handover
from handover.permission import check_on_handover
from handover.policy import View
from handover.refusals import NotPermitted
from projections.directory import team_of
from web.account.signed_in import current_account
from web.composition import composition
from web.desk.accounts import Account
from web.presenters.team import TeamShown, team_shown


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


def number_of(handover: Handover) -> str:
    """The receiving team's number as the directory has it now, else as it was recorded."""
    team = team_in_directory(handover.receiving.team_id)
    return team.telephone if team else handover.receiving.telephone
