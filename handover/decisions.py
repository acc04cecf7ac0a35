"""What each command does: who may, which records it needs, and which aggregate decides.

Loads and calls; the rules themselves live in the aggregates. Knows no store and no page.
"""

from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.domain import Aggregate

from handover import commands as c
from handover.actor import Asked, Envelope
from handover.calls import AttemptOutcome
from handover.content import Trigger
from handover.deadlines import DueTimes, due_and_ladder
from handover.family.babies import BabyNamed
from handover.family.commands import ConfirmLossKnown, RecordLoss, TellOfFamily
from handover.family.families import Families
from handover.family.family import Family
from handover.family.losses import routine_contact_allowed
from handover.following import local_today
from handover.handover import Handover
from handover.permission import check_anywhere, check_directory, check_on_handover
from handover.person import check_number_range
from handover.records import Records
from handover.refusals import NotPermitted
from handover.rules.rulebook import Rulebook
from handover.states import State
from handover.team import Team
from handover.urgency import Urgency

_SUBJECTS = uuid5(NAMESPACE_URL, "pick-up-the-phone/subject")


def subject_id(command_id: UUID) -> UUID:
    """The stream that a command with this id makes: the same command never makes two."""
    return uuid5(_SUBJECTS, command_id.hex)


class Decisions:
    """Decides commands against `records`. In a demonstration only test NHS numbers are taken.

    What is recorded or redirected is due by the receiving area's rules of `rulebook`.
    """

    def __init__(
        self, records: Records, families: Families, *, is_demonstration: bool, rulebook: Rulebook
    ) -> None:
        self._records = records
        self._families = families
        self._rulebook = rulebook
        self._is_demonstration = is_demonstration

    def decide(self, command: c.Command, asked: Asked) -> tuple[Aggregate, ...]:
        """Every aggregate that `command` changes, unsaved: what it is about comes first.

        Raises Refusal.
        """
        match command:
            case c.Record():
                return self._record(command, asked)
            case c.LogAttempt():
                return self._log_attempt(command, asked)
            case RecordLoss():
                return self._record_loss(command, asked)
            case TellOfFamily():
                return (self._tell(command, asked),)
            case c.OnHandover():
                return (self._on_handover(command, asked),)
            case c.RegisterTeam():
                check_directory(asked.actor, type(command))
                team_id = subject_id(asked.command_id)
                return (Team.register(command, Envelope.of(asked), team_id=team_id),)
            case c.VerifyNumber() | c.CloseTeam() | c.ChangeHours():
                return (self._on_team(command, asked),)
        raise TypeError(command)

    def _record(self, command: c.Record, asked: Asked) -> tuple[Aggregate, ...]:
        """The handover, and its family, which learns of it in the same save."""
        check_anywhere(asked.actor, type(command))
        mother, envelope = command.about.mother, Envelope.of(asked)
        check_number_range(mother.nhs_number, is_demonstration=self._is_demonstration)
        receiving = self._records.team(command.to_team_id)
        receiving.check_open()
        command.about.check_dates(local_today(envelope))
        family, beside = self._families.of(mother, asked)
        is_about_loss = command.trigger is Trigger.LOSS
        baby_ids = family.place(command.about, envelope, is_about_loss=is_about_loss)
        handover = Handover.record(
            command,
            envelope,
            handover_id=subject_id(asked.command_id),
            sending=self._sending_team(asked).named,
            receiving=receiving.named,
            due=self._due(command.urgency, asked.at, receiving),
            family_id=family.id,
            baby_ids=baby_ids,
        )
        family.note_handover(handover.id, baby_ids, envelope)
        return (handover, family, *beside)

    def _tell(self, command: TellOfFamily, asked: Asked) -> Family:
        """The family, with what it was told. Raises NoFamilyHere."""
        family = self._tell_through(command, asked)
        family.tell(command, Envelope.of(asked))
        return family

    def _tell_through(self, command: TellOfFamily, asked: Asked) -> Family:
        """The family of the handover by which it is told. Raises NoFamilyHere."""
        handover = self._records.handover(command.handover_id)
        check_on_handover(asked.actor, type(command), handover)
        return self._families.told_through(handover)

    def _record_loss(self, command: RecordLoss, asked: Asked) -> tuple[Aggregate, ...]:
        """The family and every open handover about who was lost: one save, or nothing at all.

        The handovers are the family's own list, never a view's. Raises as Family.record_loss.
        """
        family, envelope = self._tell_through(command, asked), Envelope.of(asked)
        lost = set(family.record_loss(command, envelope))
        about = [one for one, baby_ids in family.handovers.items() if lost.intersection(baby_ids)]
        handovers = [self._records.handover(one) for one in about]
        reached = [one for one in handovers if one.state is not State.CLOSED]
        for handover in reached:
            of_it = [one for one in handover.baby_ids if one in lost]
            handover.learn_of_loss(
                [BabyNamed(family.babies[one].order, family.babies[one].name) for one in of_it],
                of_it,
                command.loss,
                envelope,
                is_one_living=any(
                    routine_contact_allowed(family, (one,)) for one in handover.baby_ids
                ),
            )
        return (family, *reached)

    def _log_attempt(self, command: c.LogAttempt, asked: Asked) -> tuple[Aggregate, ...]:
        """A wrong number of the directory is also reported to whoever keeps it, in one save."""
        handover = self._on_handover(command, asked)
        if command.attempt.outcome is not AttemptOutcome.WRONG_NUMBER:
            return (handover,)
        team = self._records.team(handover.receiving.team_id)
        team.report_wrong_number(command.attempt.number, Envelope.of(asked, command.happened_at))
        return (handover, team) if team.pending_events else (handover,)

    def _on_handover(self, command: c.OnHandover, asked: Asked) -> Handover:
        handover = self._records.handover(command.handover_id)
        check_on_handover(asked.actor, type(command), handover)
        envelope = Envelope.of(asked, getattr(command, "happened_at", None))
        match command:
            case c.LogAttempt():
                handover.log_attempt(command, envelope)
            case c.LogConversation():
                handover.log_conversation(command, envelope)
            case c.MarkReceived():
                handover.mark_received(command, envelope)
            case c.Acknowledge():
                handover.acknowledge(command, envelope)
            case c.Decline():
                self._decline(handover, command, envelope)
            case c.Redirect():
                self._redirect(handover, command, envelope)
            case _:
                _follow(handover, command, envelope)
        return handover

    def _decline(self, handover: Handover, command: c.Decline, envelope: Envelope) -> None:
        suggested = None
        if command.suggested_team_id is not None:
            suggested = self._records.team(command.suggested_team_id, field="suggested_team_id")
            suggested.check_open(field="suggested_team_id")
        handover.decline(command, envelope, suggested=suggested.named if suggested else None)

    def _redirect(self, handover: Handover, command: c.Redirect, envelope: Envelope) -> None:
        receiving = self._records.team(command.to_team_id)
        receiving.check_open()
        due = self._due(handover.urgency, envelope.recorded_at, receiving)
        handover.redirect(command, envelope, receiving=receiving.named, due=due)

    def _due(self, urgency: Urgency, starts_at: datetime, receiving: Team) -> DueTimes:
        """The due times and the ladder by the rules of the receiving team's area, as of today."""
        return due_and_ladder(urgency, starts_at, receiving.hours, self._rulebook, receiving.area)

    def _on_team(self, command: c.VerifyNumber | c.CloseTeam | c.ChangeHours, asked: Asked) -> Team:
        check_directory(asked.actor, type(command))
        team, envelope = self._records.team(command.team_id, field="team_id"), Envelope.of(asked)
        match command:
            case c.VerifyNumber():
                team.verify_number(command, envelope)
            case c.ChangeHours():
                team.change_hours(command, envelope)
            case c.CloseTeam():
                team.close(command, envelope, successor=self._successor(command))
        return team

    def _successor(self, command: c.CloseTeam) -> Team | None:
        """The team that takes over, if one was named. Raises TeamNotFound."""
        if command.successor_id is None:
            return None
        return self._records.team(command.successor_id, field="successor_id")

    def _sending_team(self, asked: Asked) -> Team:
        """The actor's own team: nobody sends in another team's name, or in none."""
        if asked.actor.team_id is None:
            raise NotPermitted
        return self._records.team(asked.actor.team_id, field="team_id")


def _follow(handover: Handover, command: c.OnHandover, envelope: Envelope) -> None:
    """The commands that need no other record."""
    match command:
        case c.Respond():
            handover.respond(command, envelope)
        case c.AskClarification():
            handover.ask_clarification(command, envelope)
        case c.AnswerClarification():
            handover.answer_clarification(command, envelope)
        case c.AddNote():
            handover.add_note(command, envelope)
        case c.Withdraw():
            handover.withdraw(command, envelope)
        case c.EnterInError():
            handover.enter_in_error(command, envelope)
        case ConfirmLossKnown():
            handover.confirm_loss_known(envelope)
        case _:
            raise TypeError(command)
