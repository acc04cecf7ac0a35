"""What a lead agreed with a team about one or several handovers: one call, one save.

Must not decide what may be agreed; each handover does.
"""

from uuid import UUID

from eventsourcing.domain import Aggregate

from handover.actor import Asked, Envelope
from handover.deciding.reach import Reach
from handover.handover import Handover
from handover.lead_commands import AgreeWithTeam
from handover.refusals import InvalidValue, Refusal


def agree(reach: Reach, command: AgreeWithTeam, asked: Asked) -> tuple[Aggregate, ...]:
    """Every handover that it is about, the first as itself. Raises as Handover.agree_with_team.

    Raises InvalidValue for a further one that is not open with this team.
    """
    handover, envelope = reach.handover(command, asked), Envelope.of(asked)
    handover.agree_with_team(command, envelope)
    others = dict.fromkeys(one for one in command.also if one != handover.id)
    found = [_further(reach, command, envelope, handover_id) for handover_id in others]
    return (handover, *found)


def _further(
    reach: Reach, command: AgreeWithTeam, envelope: Envelope, handover_id: UUID
) -> Handover:
    try:
        handover = reach.records.handover(handover_id)
        handover.agree_with_team(command, envelope)
    except Refusal as refusal:
        raise InvalidValue("Tick only what is open with this team", field="also") from refusal
    return handover
