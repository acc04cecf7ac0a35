"""What became of the emails of the invented teams, as a mail server would have answered.

None is sent: the addresses are of a domain that can never be. Must not know the stories.
"""

from datetime import datetime, timedelta

from handover.application import HandoverService
from handover.outbox.events import Attempted, Queued
from handover.outbox.outcomes import Failure
from web.demonstration.teams import PlannedTeam, planned_teams

TOLD_BY_EMAIL = frozenset(
    {"derby-north-visitors", "derby-south-visitors", "leicester-east-midwives", "hinckley-visitors"}
)
SLOW, LOOKED_AT_LATE = "derby-south-visitors", "hinckley-visitors"
"""A team whose mail server took each email only at the second try, and one whose emails were looked
at only today: what was settled meanwhile went to nobody."""
A_MINUTE = timedelta(minutes=1)
MOST = 10_000


def mailbox_of(team: PlannedTeam) -> str:
    """The shared mailbox of a team, in a domain kept for examples."""
    return f"{team.key}@teams.example"


def send_emails(service: HandoverService, now: datetime) -> None:
    """Say what became of each that is queued, up to `now`. Said again, it changes nothing."""
    outbox, teams = service.outbox, planned_teams()
    events = [one.event for one in service.read_log(0, MOST)]
    tried = {one.originator_id for one in events if isinstance(one, Attempted)}
    for event in (one for one in events if isinstance(one, Queued)):
        message_id, at = event.originator_id, min(event.timestamp + A_MINUTE, now)
        if event.team_id == teams[LOOKED_AT_LATE].team_id:
            outbox.ready(message_id, at)
        if event.team_id == teams[SLOW].team_id and message_id not in tried:
            outbox.has_failed(message_id, Failure.NO_ANSWER, at)
        outbox.was_sent(message_id, min(at + A_MINUTE, now))
