"""Ways to break the real rules, one at a time: the machine must find each of them.

Each is a rule as somebody in a hurry might have written it. Must not be used outside a test.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from handover import events, loss_events
from handover.acknowledgement import Holder
from handover.born import Born
from handover.correcting import events as correcting
from handover.deciding import identity
from handover.directory import number_events
from handover.family import events as family_events
from handover.family.babies import BabyState
from handover.family.family import Family
from handover.handover import Handover
from handover.receipt import Receipt
from handover.stopped import Stopped
from handover.succession_events import TeamSucceeded
from handover.team import Team
from projections import sent
from projections.model import Listed
from projections.statements import TEAM

Broken = Callable[[pytest.MonkeyPatch], None]


def a_voicemail_stops_the_call_clock(patch: pytest.MonkeyPatch) -> None:
    """An attempt counts as talk."""
    whole = events.CallAttempted.apply

    def apply(self: events.CallAttempted, aggregate: Handover) -> None:
        whole(self, aggregate)
        aggregate.call_stopped_at = aggregate.call_stopped_at or self.envelope.happened_at

    patch.setattr(events.CallAttempted, "apply", apply)


def an_acknowledged_concern_moves_responsibility(patch: pytest.MonkeyPatch) -> None:
    """Whatever is acknowledged is held by whoever did it."""

    def holder(self: Handover) -> Holder:
        taken = self.acknowledgement
        if taken is None or self.is_in_error:
            return Holder(self.sending, self.recorded.name, self.recorded.role.value)
        return Holder(self.receiving, taken.professional, taken.professional_role)

    patch.setattr(Handover, "holder", property(holder))


def a_loss_stops_the_living_twin_too(patch: pytest.MonkeyPatch) -> None:
    """One baby of a handover was lost, and all of it stops."""
    whole = loss_events.LossLearned.apply

    def apply(self: loss_events.LossLearned, aggregate: Handover) -> None:
        whole(self, aggregate)
        aggregate.stopped = self.envelope

    patch.setattr(loss_events.LossLearned, "apply", apply)


def a_loss_passes_what_nobody_has_opened(patch: pytest.MonkeyPatch) -> None:
    """What nobody has looked at yet learns of no loss."""
    whole = Stopped.learn_of_loss

    def learn_of_loss(self: Handover, *told: Any, **more: Any) -> None:
        if self.state.value != "waiting":
            whole(self, *told, **more)

    patch.setattr(Stopped, "learn_of_loss", learn_of_loss)


def a_redirect_keeps_the_old_clock(patch: pytest.MonkeyPatch) -> None:
    """The next team gets what is left of the first one's time."""
    whole = events.Redirected.apply

    def apply(self: events.Redirected, aggregate: Handover) -> None:
        due = aggregate.due
        whole(self, aggregate)
        aggregate.due = due

    patch.setattr(events.Redirected, "apply", apply)


def a_declined_handover_leaves_the_senders_list(patch: pytest.MonkeyPatch) -> None:
    """Said no is taken for settled."""
    is_declined = sent.sent.c.state == "declined"
    theirs = select(sent.sent).where(sent.sent.c.sending_team_id == TEAM)
    patch.setattr(sent, "_OPEN", Listed(theirs.where(sent.IS_OPEN & ~is_declined)))
    patch.setattr(sent, "_SETTLED", Listed(theirs.where(sent.IS_OVER | is_declined)))


def one_command_id_serves_two_people(patch: pytest.MonkeyPatch) -> None:
    """The receipt of another person's command is taken for one's own."""

    def check(self: Receipt, fingerprint: str) -> None:
        """Nobody compares the two."""

    patch.setattr(Receipt, "check", check)


def a_birth_wakes_a_stillborn_twin(patch: pytest.MonkeyPatch) -> None:
    """Whoever is born on that day lives."""
    whole = family_events.BirthRecorded.apply

    def apply(self: family_events.BirthRecorded, aggregate: Family) -> None:
        whole(self, aggregate)
        for key, baby in aggregate.babies.items():
            aggregate.babies[key] = replace(baby, state=BabyState.BORN)

    patch.setattr(family_events.BirthRecorded, "apply", apply)


def what_a_closed_team_had_sent_stays_with_it(patch: pytest.MonkeyPatch) -> None:
    """The successor takes over what was received, for that is what waits."""
    whole = TeamSucceeded.apply

    def apply(self: TeamSucceeded, aggregate: Handover) -> None:
        sending = aggregate.sending
        whole(self, aggregate)
        aggregate.sending = sending

    patch.setattr(TeamSucceeded, "apply", apply)


def a_retired_number_is_still_kept(patch: pytest.MonkeyPatch) -> None:
    """Whoever knows it by heart may go on ringing it."""

    def apply(self: number_events.NumberRetired, aggregate: Team) -> None:
        """Nobody takes it off the list."""

    patch.setattr(number_events.NumberRetired, "apply", apply)


def what_joins_a_family_learns_of_no_loss_there(patch: pytest.MonkeyPatch) -> None:
    """The loss was told before the record came."""
    patch.setattr(identity, "tell_of_losses", lambda *_: None)


def whoever_puts_her_number_right_has_rung(patch: pytest.MonkeyPatch) -> None:
    """Nobody learns of a wrong number but by talking."""
    whole = correcting.IdentityCorrected.apply

    def apply(self: correcting.IdentityCorrected, aggregate: Handover) -> None:
        whole(self, aggregate)
        aggregate.call_stopped_at = aggregate.call_stopped_at or self.envelope.recorded_at

    patch.setattr(correcting.IdentityCorrected, "apply", apply)


def a_mark_is_referred_only_when_it_is_recorded(patch: pytest.MonkeyPatch) -> None:
    """What becomes of its referral later is another matter."""
    patch.setattr(Handover, "needs_referral", False)


def what_is_set_aside_stays_so_when_the_baby_is_born(patch: pytest.MonkeyPatch) -> None:
    """A birth is told, and is nothing that anybody has to look at."""
    whole = Handover.news_for

    def news_for(self: Handover, team_id: UUID | None) -> int:
        return whole(self, team_id) - (self.birth_learned is not None)

    patch.setattr(Handover, "news_for", news_for)


def no_record_learns_of_a_birth(patch: pytest.MonkeyPatch) -> None:
    """The day is kept with the baby, and nowhere else."""
    patch.setattr(Born, "learn_of_birth", lambda *_: None)


FAULTS: list[Broken] = [
    a_voicemail_stops_the_call_clock,
    an_acknowledged_concern_moves_responsibility,
    a_loss_stops_the_living_twin_too,
    a_loss_passes_what_nobody_has_opened,
    a_redirect_keeps_the_old_clock,
    one_command_id_serves_two_people,
    what_a_closed_team_had_sent_stays_with_it,
    whoever_puts_her_number_right_has_rung,
    no_record_learns_of_a_birth,
]
ON_LISTS: list[Broken] = [a_declined_handover_leaves_the_senders_list]
"""What no record tells, only a list."""
