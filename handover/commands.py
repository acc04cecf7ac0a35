"""What people ask for, one frozen class a command: data only, no rules and no clock.

Must not know who asks (that is `Asked`) nor by which path.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from handover.area import AreaSaid
from handover.calls import Attempt, Conversation
from handover.content import Kind, Safer, Trigger
from handover.family.safe_contact import SafeContact
from handover.family.sensitive import HiddenBecause
from handover.opening_hours import OpeningHours
from handover.person import About
from handover.referred_first import ReferredFirst
from handover.teams import TeamKind
from handover.urgency import Urgency


@dataclass(frozen=True)
class Command:
    """Anything that may change the record. Each needs a row in the policy table."""


@dataclass(frozen=True)
class OnHandover(Command):
    """A command about one handover that exists."""

    handover_id: UUID


@dataclass(frozen=True)
class Record(Command):
    """Record a handover of care or a concern, from the actor's team to another.

    `referred` is told for a mark on a baby who is not yet mobile, and for nothing else. `area` says
    otherwise than is worked out of whether it goes out of area. `safe_contact` and
    `hidden_because` are told of the family at once, if the sender knows.
    """

    kind: Kind
    to_team_id: UUID
    urgency: Urgency
    trigger: Trigger
    about: About
    safer: Safer
    referred: ReferredFirst | None = None
    area: AreaSaid | None = None
    safe_contact: SafeContact | None = None
    hidden_because: HiddenBecause | None = None


@dataclass(frozen=True)
class LogAttempt(OnHandover):
    """Log a call that reached nobody who can take it on. It never stops a clock."""

    attempt: Attempt
    happened_at: datetime | None = None


@dataclass(frozen=True)
class LogConversation(OnHandover):
    """Log two-way talk with a named professional of the receiving team."""

    conversation: Conversation
    happened_at: datetime | None = None


@dataclass(frozen=True)
class MarkReceived(OnHandover):
    """Say "we have seen it and are looking". The clock goes on."""


@dataclass(frozen=True)
class Acknowledge(OnHandover):
    """A named professional takes it on, with a next action and its date."""

    professional: str
    professional_role: str
    next_action: str
    next_action_on: date


@dataclass(frozen=True)
class Decline(OnHandover):
    """Say "not ours, or we cannot", with a reason and, if known, the right team."""

    reason: str
    suggested_team_id: UUID | None = None


@dataclass(frozen=True)
class Redirect(OnHandover):
    """Send a declined handover to another team: a new clock, the same record, total age kept."""

    to_team_id: UUID
    reason: str


@dataclass(frozen=True)
class Respond(OnHandover):
    """Report the promised action: done (it closes), or not done, why, and the new date."""

    is_done: bool
    words: str
    next_action_on: date | None = None


@dataclass(frozen=True)
class AskClarification(OnHandover):
    """Ask the sender something before answering. Every clock goes on."""

    question: str


@dataclass(frozen=True)
class AnswerClarification(OnHandover):
    """Answer the open question."""

    answer: str


@dataclass(frozen=True)
class AddNote(OnHandover):
    """Add something that both teams should know. Changes nothing that was said before."""

    words: str


@dataclass(frozen=True)
class Withdraw(OnHandover):
    """The sender takes it back before anybody took it on; the sender holds the family still."""

    reason: str


@dataclass(frozen=True)
class EnterInError(OnHandover):
    """Say that it should never have been recorded. Nothing is erased; it ends."""

    reason: str


@dataclass(frozen=True)
class RegisterTeam(Command):
    """Add a team to the directory. `verified_on` is when somebody last rang the number.

    It covers at least one local authority or postcode district.
    """

    name: str
    kind: TeamKind
    organisation: str
    ods_code: str
    area: str
    places: tuple[str, ...]
    telephone: str
    verified_on: date | None
    hours: OpeningHours
    out_of_hours: str
    out_of_hours_number: str = ""
    authorities: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()


@dataclass(frozen=True)
class VerifyNumber(Command):
    """Say that a number of the team was rung and is right (or put the right one).

    Without a `key` it is the number that is rung first.
    """

    team_id: UUID
    telephone: str
    verified_on: date
    key: int | None = None


@dataclass(frozen=True)
class CloseTeam(Command):
    """Close a team: nothing can be sent to it, and what is open with it moves to its successor.

    `uncovered` is why its area may be left with no team.
    """

    team_id: UUID
    reason: str
    successor_id: UUID | None = None
    uncovered: str = ""


@dataclass(frozen=True)
class ChangeHours(Command):
    """Say when the team answers its telephone from now on, and whom to ring when it does not."""

    team_id: UUID
    hours: OpeningHours
    out_of_hours: str
