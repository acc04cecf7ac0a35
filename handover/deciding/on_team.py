"""The directory's commands: a team is added, put right or closed.

Must not decide what a team may be; the aggregate does.
"""

from eventsourcing.domain import Aggregate

from handover import commands as c
from handover.actor import Asked, Envelope
from handover.deciding.reach import Reach
from handover.deciding.recording import subject_id
from handover.permission import check_directory
from handover.team import Team


def register(command: c.RegisterTeam, asked: Asked) -> tuple[Aggregate, ...]:
    """The new team. Raises Refusal."""
    check_directory(asked.actor, type(command))
    return (Team.register(command, Envelope.of(asked), team_id=subject_id(asked.command_id)),)


def on_team(
    reach: Reach, command: c.VerifyNumber | c.CloseTeam | c.ChangeHours, asked: Asked
) -> tuple[Aggregate, ...]:
    """The team as `command` leaves it. Raises Refusal."""
    check_directory(asked.actor, type(command))
    team, envelope = reach.records.team(command.team_id, field="team_id"), Envelope.of(asked)
    match command:
        case c.VerifyNumber():
            team.verify_number(command, envelope)
        case c.ChangeHours():
            team.change_hours(command, envelope)
        case c.CloseTeam():
            team.close(command, envelope, successor=_successor(reach, command))
    return (team,)


def _successor(reach: Reach, command: c.CloseTeam) -> Team | None:
    """The team that takes over, if one was named. Raises TeamNotFound."""
    if command.successor_id is None:
        return None
    return reach.records.team(command.successor_id, field="successor_id")
