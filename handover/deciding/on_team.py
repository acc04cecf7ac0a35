"""The directory's commands: a team is added, put right or closed.

Must not decide what a team may be; the aggregate does.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from eventsourcing.domain import Aggregate

from handover import commands as c
from handover.actor import Asked, Envelope
from handover.deciding.covering import covered_by, other_teams, relied_on
from handover.deciding.reach import Reach
from handover.deciding.recording import subject_id
from handover.directory import commands as t
from handover.handover import Handover
from handover.permission import check_directory
from handover.referral.referral import Referral
from handover.team import Team


@dataclass(frozen=True)
class Open:
    """What a team that closes would leave behind."""

    handovers: list[Handover]
    referrals: list[Referral]

    @property
    def number(self) -> int:
        """How many handovers and concerns it is about; a referral stands on one of them."""
        return len({one.id for one in self.handovers} | {one.handover_id for one in self.referrals})


OnNumbers = c.VerifyNumber | t.AddNumber | t.RetireNumber | t.RingFirst
OnTeam = OnNumbers | c.ChangeHours | t.ChangeMailbox | t.ChangeCover | c.CloseTeam | t.NameSuccessor


def register(command: c.RegisterTeam, asked: Asked) -> tuple[Aggregate, ...]:
    """The new team. Raises Refusal."""
    check_directory(asked.actor, type(command))
    return (Team.register(command, Envelope.of(asked), team_id=subject_id(asked.command_id)),)


def on_team(reach: Reach, command: OnTeam, asked: Asked) -> tuple[Aggregate, ...]:
    """The team as `command` leaves it, and whatever moves with it. Raises Refusal."""
    check_directory(asked.actor, type(command))
    team, envelope = reach.records.team(command.team_id, field="team_id"), Envelope.of(asked)
    match command:
        case c.ChangeHours():
            team.change_hours(command, envelope)
        case t.ChangeMailbox():
            team.change_mailbox(command, envelope)
        case t.ChangeCover():
            return _change_cover(reach, team, command, envelope)
        case c.CloseTeam():
            return _close(reach, team, command, envelope)
        case t.NameSuccessor():
            return _name_successor(reach, team, command, envelope)
        case _:
            _on_numbers(team, command, envelope)
    return (team,)


def _on_numbers(team: Team, command: OnNumbers, envelope: Envelope) -> None:
    match command:
        case c.VerifyNumber():
            team.verify_number(command, envelope)
        case t.AddNumber():
            team.add_number(command, envelope)
        case t.RetireNumber():
            team.retire_number(command, envelope)
        case t.RingFirst():
            team.ring_first(command, envelope)


def _change_cover(
    reach: Reach, team: Team, command: t.ChangeCover, envelope: Envelope
) -> tuple[Aggregate, ...]:
    others, before = other_teams(reach, team), team.cover
    team.change_cover(command, envelope, others=covered_by(others))
    return (team, *relied_on(team, before.but_not(team.cover), others, envelope))


def _close(
    reach: Reach, team: Team, command: c.CloseTeam, envelope: Envelope
) -> tuple[Aggregate, ...]:
    """The closed team, its successor, and all that was open with it: one save, or nothing."""
    successor = None
    if command.successor_id is not None:
        successor = reach.records.team(command.successor_id, field="successor_id")
    items = _open_with(reach, team)
    others = other_teams(reach, team)
    cover = covered_by(others)
    if successor is not None and successor.kind is team.kind:
        cover = cover.and_also(team.cover)
    team.close(command, envelope, successor=successor, open_items=items.number, others=cover)
    covering = list(relied_on(team, team.cover.areas, others, envelope))
    if successor is None:
        return (team, *covering)
    besides = (one for one in covering if one is not successor)
    return (team, *_taken_over(team, successor, items, envelope), *besides)


def _name_successor(
    reach: Reach, team: Team, command: t.NameSuccessor, envelope: Envelope
) -> tuple[Aggregate, ...]:
    """The closed team and what was still open with it, which moves."""
    successor = reach.records.team(command.successor_id, field="successor_id")
    team.name_successor(successor, envelope)
    return (team, *_taken_over(team, successor, _open_with(reach, team), envelope))


def _taken_over(
    team: Team, successor: Team, items: Open, envelope: Envelope
) -> Iterator[Aggregate]:
    """The successor, if it covers more now, and everything that stands with it now."""
    if successor.kind is team.kind:
        successor.take_over_cover(team.cover, envelope)
    if successor.pending_events:
        yield successor
    for one in items.handovers:
        one.go_to_successor(team.named, successor.named, envelope)
        yield one
    for referral in items.referrals:
        referral.go_to(successor.named, envelope)
        yield referral


def _open_with(reach: Reach, team: Team) -> Open:
    """What is open with the team, on either side, as each record itself says.

    A closed record goes along while its team waits for a referral: else who takes over from it
    could not open what it has to follow.
    """
    found = [reach.records.handover(one) for one in reach.finds.open_with(team.id)]
    referrals = [
        one
        for handover in found
        for one in reach.told_by(handover)
        if one.is_waited_for_by(team.id)
    ]
    told_by = {one.handover_id for one in referrals}
    handovers = [
        one
        for one in found
        if one.is_open_with(team.id) or (one.id in told_by and one.has_part(team.id))
    ]
    return Open(handovers, referrals)
