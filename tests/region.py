"""A small invented region for tests of the write and the read side: teams, people, commands.

Knows no page and no account. Everything happens on Tuesday 24 November 2026 unless told.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from handover import commands as c
from handover.actor import Actor, Asked, Role, Source
from handover.answers import Answer, HowKnown, Knowledge
from handover.application import Done, HandoverService
from handover.calls import Attempt, AttemptOutcome, Conversation, VerifiedHow
from handover.content import Kind, ParentsTold, Safer, Trigger
from handover.deciding.recording import subject_id
from handover.forms.filled import FilledForm, FormAnswer
from handover.opening_hours import OpeningHours
from handover.person import About, Mother
from handover.referred_first import ReferredFirst
from handover.teams import TeamKind
from handover.transcoding import ValueTranscoding
from handover.urgency import Urgency

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
TODAY = NOW.date()
NHS_NUMBER = "9990000018"
ISSUED_NUMBER = "4505577104"  # in the issued range, with a right check digit; invented


def _command_id(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"tests/{name}")


LEICESTER, DERBY, NOTTINGHAM, CORBY = (
    subject_id(_command_id(place)) for place in ("Leicester", "Derby", "Nottingham", "Corby")
)
"""Leicester sends, Derby receives, Nottingham stands by, Corby has closed."""

MARY = Actor("mary", "Mary Ashby", Role.MIDWIFE, LEICESTER, "Leicester midwives")
HANA = Actor("hana", "Hana Quorn", Role.HEALTH_VISITOR, DERBY, "Derby health visiting")
HUGO = Actor("hugo", "Hugo Trent", Role.HEALTH_VISITOR, NOTTINGHAM, "Nottingham health visiting")
LENA = Actor("lena", "Lena Soar", Role.LEAD, None, "Midlands")
KIT = Actor("kit", "Kit Welland", Role.KEEPER, None, "Midlands")
EVERYBODY = (MARY, HANA, HUGO, LENA, KIT)


@dataclass(frozen=True)
class Region:
    """The service over one log, and the few words that tests use to ask things of it."""

    service: HandoverService

    def ask(
        self, actor: Actor, command: c.Command, at: datetime = NOW, command_id: UUID | None = None
    ) -> Done:
        """Carry out `command` for `actor` under a command id of its own, unless one is given."""
        return self.service.execute(command, Asked(command_id or uuid4(), actor, Source.PAGE, at))

    def recorded(self, command: c.Record | None = None, at: datetime = NOW) -> UUID:
        """The id of a handover that Mary has just recorded for Derby."""
        return self.ask(MARY, command or record(), at).subject_id


def settle(log: Path | str, *, is_demonstration: bool = True) -> Region:
    """A region whose four teams are registered in the log that is a file or a database."""
    region = Region(HandoverService(str(log), is_demonstration=is_demonstration))
    before = NOW - timedelta(days=60)
    for place, kind, organisation, ods_code in (
        ("Leicester", TeamKind.MIDWIFERY, "Leicester Hospitals", "RWE"),
        ("Derby", TeamKind.HEALTH_VISITING, "Derbyshire Community", "RY8"),
        ("Nottingham", TeamKind.HEALTH_VISITING, "Nottinghamshire Healthcare", "RHA"),
        ("Corby", TeamKind.HEALTH_VISITING, "Northamptonshire Healthcare", "RP1"),
    ):
        covers = ("Nottingham",) if place == "Corby" else None
        command = register(
            place, kind=kind, organisation=organisation, ods_code=ods_code, authorities=covers
        )
        region.ask(KIT, command, before, _command_id(place))
    region.ask(KIT, c.CloseTeam(CORBY, "Merged"), before, _command_id("close Corby"))
    return region


def register(
    place: str,
    *,
    kind: TeamKind = TeamKind.HEALTH_VISITING,
    organisation: str = "Derbyshire Community",
    ods_code: str = "RY8",
    telephone: str = "01632 960100",
    verified_on: date | None = date(2026, 9, 1),
    authorities: tuple[str, ...] | None = None,
    districts: tuple[str, ...] = (),
) -> c.RegisterTeam:
    """The command that adds a weekday team at `place`."""
    return c.RegisterTeam(
        name=f"{place} {'midwives' if kind is TeamKind.MIDWIFERY else 'health visiting'}",
        kind=kind,
        organisation=organisation,
        ods_code=ods_code,
        area=f"{place}shire",
        places=(place, f"{place} North"),
        telephone=telephone,
        verified_on=verified_on,
        hours=OpeningHours.weekdays(),
        out_of_hours="Ring the emergency duty team on 01632 960999",
        authorities=(place,) if authorities is None else authorities,
        districts=districts,
    )


def about(
    nhs_number: str = NHS_NUMBER,
    born_on: date = date(1996, 5, 3),
    due_on: date | None = date(2027, 2, 1),
    baby_born_on: date | None = None,
) -> About:
    """A mother of 30 whose baby is due in February."""
    return About(Mother(nhs_number, "Test Mother", born_on), due_on, baby_born_on)


def safer() -> Safer:
    """What is said, with one question that nobody asked."""
    return Safer(
        situation="Moved from Leicester to Derby last week",
        assessment="No birth plan yet",
        father=Answer(Knowledge.NOT_ASKED, "He was in the room"),
        social_care=Answer(
            Knowledge.KNOWN, "Closed in 2019", HowKnown.SEEN_IN_RECORD, "Her booking notes"
        ),
        safe_contact=Answer(Knowledge.ASKED_UNKNOWN),
        expected_response="Please visit before the due date",
        parents_told=ParentsTold(told=True),
    )


def safer_before_sources() -> Safer:
    """The same, as it was stored before anybody was asked how they know it."""
    stored = {"knowledge": Knowledge.KNOWN, "words": "Closed in 2019"}
    return replace(safer(), social_care=ValueTranscoding("answer", Answer).decode(stored))


def record(
    kind: Kind = Kind.HANDOVER_OF_CARE,
    to_team_id: UUID = DERBY,
    urgency: Urgency = Urgency.PRIORITY,
    whom: About | None = None,
) -> c.Record:
    """The command that records a handover for Derby."""
    whom = whom or about()
    is_asked_more = kind is Kind.HANDOVER_OF_CARE and whom.baby_born_on is not None
    said = replace(safer(), form=form_of_move()) if is_asked_more else safer()
    return c.Record(kind, to_team_id, urgency, Trigger.MOVE, whom, said)


def form_of_move() -> FilledForm:
    """The small part of the form that a move of a born baby asks, answered."""
    none = Answer(Knowledge.KNOWN, "None", HowKnown.TOLD, "The mother")
    unchecked = Answer(Knowledge.NOT_ASKED, "No access in the clinic")
    return FilledForm(
        "transfer-of-care/1",
        (FormAnswer("siblings", none, ("none",)), FormAnswer("cp_is", unchecked)),
    )


def referral(referred_at: datetime = NOW - timedelta(minutes=25)) -> ReferredFirst:
    """Children's social care was rung first."""
    return ReferredFirst(
        is_referred=True,
        referred_to="Derby children's social care",
        referred_at=referred_at,
        reference="CSC 40417",
    )


def decision() -> ReferredFirst:
    """A named senior decided not to refer."""
    return ReferredFirst(
        is_referred=False,
        senior_name="Dr Ines Wold",
        senior_role="Named doctor for safeguarding children",
        reason="A birthmark, seen by me and drawn in the red book",
    )


def record_of_mark(
    referred: ReferredFirst | None, urgency: Urgency = Urgency.IMMEDIATE
) -> c.Record:
    """The command that records a mark on a baby of ten days for Derby."""
    whom = about(due_on=None, baby_born_on=TODAY - timedelta(days=10))
    trigger = Trigger.MARK_BEFORE_MOBILE
    return c.Record(Kind.CONCERN, DERBY, urgency, trigger, whom, safer(), referred)


def attempt(
    handover_id: UUID,
    outcome: AttemptOutcome = AttemptOutcome.VOICEMAIL,
    happened_at: datetime | None = None,
) -> c.LogAttempt:
    """The command that logs a call which reached nobody."""
    return c.LogAttempt(handover_id, Attempt(outcome, "01632 960100"), happened_at)


def conversation(handover_id: UUID, happened_at: datetime | None = None) -> c.LogConversation:
    """The command that logs a talk with Hana, read back."""
    talk = Conversation(
        with_name="Hana Quorn",
        with_role="Health visitor",
        with_team="Derby health visiting",
        number="01632 960100",
        verified_how=VerifiedHow.DIRECTORY_NUMBER,
        is_read_back=True,
        agreed="Visit on Monday",
    )
    return c.LogConversation(handover_id, talk, happened_at)


def acknowledge(handover_id: UUID, on: date = date(2026, 12, 1)) -> c.Acknowledge:
    """The command by which Hana takes it on."""
    return c.Acknowledge(handover_id, "Hana Quorn", "Health visitor", "Visit at home", on)


def decline(handover_id: UUID, suggested_team_id: UUID | None = None) -> c.Decline:
    """The command that says: not ours."""
    return c.Decline(handover_id, "The address is not in our area", suggested_team_id)


def redirect(handover_id: UUID, to_team_id: UUID = NOTTINGHAM) -> c.Redirect:
    """The command that sends it on to Nottingham."""
    return c.Redirect(handover_id, to_team_id, "Right team found")


def done(handover_id: UUID) -> c.Respond:
    """The command by which Hana says that the promise was kept."""
    return c.Respond(handover_id, is_done=True, words="Visited at home, all well")


def not_done(handover_id: UUID, on: date | None = date(2026, 12, 8)) -> c.Respond:
    """The command by which Hana says that it was not, why, and the new day."""
    return c.Respond(handover_id, is_done=False, words="Nobody was at home", next_action_on=on)


def ask_sender(handover_id: UUID) -> c.AskClarification:
    """The command by which Hana asks Mary."""
    return c.AskClarification(handover_id, "Which clinic did she attend?")


def answer_receiver(handover_id: UUID) -> c.AnswerClarification:
    """The command by which Mary answers."""
    return c.AnswerClarification(handover_id, "The one at the market")


def note(handover_id: UUID) -> c.AddNote:
    """The command that adds what both teams should know."""
    return c.AddNote(handover_id, "She has a new telephone number")


def withdraw(handover_id: UUID) -> c.Withdraw:
    """The command by which Mary takes it back."""
    return c.Withdraw(handover_id, "The family stays in Leicester")


def enter_in_error(handover_id: UUID) -> c.EnterInError:
    """The command by which Mary says that it should never have been recorded."""
    return c.EnterInError(handover_id, "Recorded about another family")
