"""The commands that make the demonstration, with who asks and when, in the order of time.

Command ids are the same at every start, so what is half made is completed and never doubled.
Must not know how commands are carried out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from handover import commands as c
from handover.actor import Actor, Asked, Source
from handover.calendar import LONDON, local_date
from handover.deciding.recording import subject_id
from handover.directory import commands as t
from handover.directory.numbers import OUT_OF_HOURS_KEY, Purpose
from handover.family.identity import PRACTICE_KEY, FamilyKey
from handover.free_text.keeping import Keep
from handover.person import About
from handover.teams import TeamKind
from web.demonstration import deeds, mothers
from web.demonstration.corrections import corrected
from web.demonstration.emails import TOLD_BY_EMAIL, mailbox_of
from web.demonstration.following import follow
from web.demonstration.forms import with_answers
from web.demonstration.people import clinician_of, keeper, signed_in_actor
from web.demonstration.safeguarding import kept_in
from web.demonstration.schedule import moments
from web.demonstration.stories import BY_RECEIVER, Deed, Step, Story, stories
from web.demonstration.teams import (
    CLOSED_TEAM,
    CLOSED_WITH_OPEN,
    SUCCESSOR,
    TOOK_OVER,
    PlannedTeam,
    planned_teams,
)

DIRECTORY_AGE = timedelta(days=300)
"""The directory is older than every number that was verified since."""
CLOSED_DAYS_AGO = 20
JUST_CLOSED = timedelta(minutes=2)
"""Before the start, and after everything that was sent to the team."""

_COMMANDS = uuid5(NAMESPACE_URL, "pick-up-the-phone/demonstration/command")


@dataclass(frozen=True)
class Line:
    """One command, and who asks for it when."""

    command: c.Command
    asked: Asked


def script(began_at: datetime, family_key: str = PRACTICE_KEY) -> list[Line]:
    """Everything that happened up to `began_at` (aware UTC), the oldest first.

    `family_key` is the log's own: what is told of a referral later names it by its family.
    """
    key = FamilyKey(family_key)
    lines = [*_directory(began_at)]
    for story in stories():
        lines.extend(_handover(story, moments(story, began_at), key))
    return sorted(lines, key=lambda line: line.asked.at)


def first_team_id() -> UUID:
    """The team with which the log of a demonstration begins."""
    return next(iter(planned_teams().values())).team_id


def _directory(began_at: datetime) -> Iterator[Line]:
    today = local_date(began_at)
    for team in planned_teams().values():
        yield _line(team.register, keeper(), began_at - DIRECTORY_AGE, team.command_id)
        if team.verified_days_ago is not None:
            verified_on = today - timedelta(days=team.verified_days_ago)
            verify = c.VerifyNumber(team.team_id, team.telephone, verified_on)
            yield _line(verify, keeper(), _at_ten(verified_on), _id("verified", team.key))
            yield from _other_numbers(team, verified_on)
            if team.key in TOLD_BY_EMAIL:
                told = t.ChangeMailbox(team.team_id, mailbox_of(team), verified_on)
                yield _line(told, keeper(), _at_ten(verified_on), _id("mailbox", team.key))
    closed_at = _at_ten(today - timedelta(days=CLOSED_DAYS_AGO))
    yield _close(CLOSED_TEAM, "Joined with the Derby teams.", SUCCESSOR, closed_at)
    just_now = began_at - JUST_CLOSED
    yield _close(CLOSED_WITH_OPEN, "Joined with the city's team.", TOOK_OVER, just_now)


def _other_numbers(team: PlannedTeam, verified_on: date) -> Iterator[Line]:
    """The number for out of hours was rung too; health visitors gave their leader's."""
    at = _at_ten(verified_on)
    at_night = c.VerifyNumber(
        team.team_id, team.out_of_hours_number, verified_on, key=OUT_OF_HOURS_KEY
    )
    yield _line(at_night, keeper(), at, _id("verified out of hours", team.key))
    if team.kind is TeamKind.HEALTH_VISITING:
        leader = t.AddNumber(
            team.team_id, team.leader_number, Purpose.TEAM_LEADER, verified_on=verified_on
        )
        yield _line(leader, keeper(), at, _id("leader", team.key))


def _close(key: str, reason: str, successor: str, at: datetime) -> Line:
    teams = planned_teams()
    close = c.CloseTeam(teams[key].team_id, reason, teams[successor].team_id)
    return _line(close, keeper(), at, _id("closed", key))


def _handover(story: Story, times: tuple[datetime, ...], key: FamilyKey) -> Iterator[Line]:
    record_id = _id(story.mother.name, "recorded")
    sender = clinician_of(story.sending)
    about = mothers.about(story.mother, story.number, local_date(times[0]))
    record = c.Record(
        kind=story.kind,
        to_team_id=story.receiving.team_id,
        urgency=story.urgency,
        trigger=story.trigger,
        about=about,
        safer=with_answers(story, about, sender.name, local_date(times[0])),
        referred=story.referral.seen_from(times[0]) if story.referral else None,
        area=story.area,
    )
    yield _line(record, sender, times[0], record_id)
    family_id, handover_id = key.family_id(about.mother.nhs_number), subject_id(record_id)
    for place, (step, at) in enumerate(zip(story.steps, times[1:], strict=True)):
        actor = _actor(step, sender)
        told = follow(step, handover_id, family_id, actor.name, at)
        command = told or _command(step, handover_id, actor, at, about)
        yield _line(command, actor, at, _id(story.mother.name, str(place)), kept_in(step))


def _command(
    step: Step, handover_id: UUID, actor: Actor, at: datetime, about: About
) -> c.OnHandover:
    """The command of one step; who it is about is known here alone."""
    if step.deed is Deed.CORRECT_IDENTITY:
        return corrected(step, handover_id, about)
    return deeds.command(step, handover_id, actor, at)


def _actor(step: Step, sender: Actor) -> Actor:
    """Who is named, or else the one who acts for the team whose deed it is."""
    by = step.words.get("by")
    if by == "receiver" or (by is None and step.deed in BY_RECEIVER):
        return clinician_of(step.receiving)
    return sender if by is None else signed_in_actor(by)


def _line(
    command: c.Command, actor: Actor, at: datetime, command_id: UUID, keep: tuple[Keep, ...] = ()
) -> Line:
    return Line(command, Asked(command_id, actor, Source.COMMAND_LINE, at, keep))


def _id(*names: str) -> UUID:
    return uuid5(_COMMANDS, "/".join(names))


def _at_ten(day: date) -> datetime:
    return datetime.combine(day, time(10), LONDON)
