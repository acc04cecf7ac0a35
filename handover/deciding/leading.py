"""What a lead agreed with a team about one or several handovers: one call, one save.

Must not decide what may be agreed; each handover does.
"""

from dataclasses import replace
from uuid import UUID

from eventsourcing.domain import Aggregate

from handover.actor import Asked, Envelope
from handover.deciding.reach import Reach
from handover.handover import Handover
from handover.lead_commands import AgreeWithTeam, Side
from handover.refusals import HandoverNotFound, InvalidValue, Refusal


def agree(reach: Reach, command: AgreeWithTeam, asked: Asked) -> tuple[Aggregate, ...]:
    """Every handover that it is about, the first as itself. Raises as Handover.agree_with_team.

    Raises InvalidValue for a further one that is not open with this team, as far as the lead is
    shown its teams: a hidden address is not found by trying (domain 9d, 23).
    """
    handover, envelope = reach.handover(command, asked), Envelope.of(asked)
    handover.agree_with_team(command, envelope)
    team = _shown_teams(reach, handover).get(command.side)
    others = dict.fromkeys(one for one in command.also if one != handover.id)
    found = [_further(reach, command, envelope, team, one) for one in others]
    return (handover, *found)


def _further(
    reach: Reach,
    command: AgreeWithTeam,
    envelope: Envelope,
    team: UUID | None,
    handover_id: UUID,
) -> Handover:
    try:
        handover = reach.records.handover(handover_id)
        sides = [side for side, one in _shown_teams(reach, handover).items() if one == team]
        if not sides:
            raise HandoverNotFound
        handover.agree_with_team(replace(command, side=sides[0]), envelope)
    except Refusal as refusal:
        raise InvalidValue("Tick only what is open with this team", field="also") from refusal
    return handover


def _shown_teams(reach: Reach, handover: Handover) -> dict[Side, UUID]:
    """The teams of a handover that a lead is shown."""
    sides = (Side.SENDING,) if reach.families.is_hidden(handover) else Side
    return {side: handover.team_on(side).team_id for side in sides}
