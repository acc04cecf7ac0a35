"""Two who act on one family in one moment: the second decides anew on what the first has said."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from handover.chasing.clock import asked_by_clock
from handover.chasing.commands import Chase
from handover.chasing.nothing_due import NothingDueError
from handover.commands import OnHandover
from handover.family.babies import BabyNamed
from handover.family.refusals import RoutineContactStopped
from handover.handover import Handover
from handover.person import About
from handover.referral.refusals import MarkNeedsReferral
from handover.refusals import HandoverNotFound
from handover.states import State
from tests import region as r
from tests.domain.moment import Moment, once
from tests.losing import KEY_CONTACT, record_loss
from tests.putting_right import reopen
from tests.referring import in_error, outcome, refer, referral_of
from tests.region import HANA, LEICESTER, MARY, NOTTINGHAM, NOW, TODAY, Region

Moments = Callable[..., Moment]
DAY = timedelta(days=1)
NEXT_WEEK = TODAY + 7 * DAY


def seen(region: Region, handover_id: UUID) -> Handover:
    found: Handover = region.service.repository.get(handover_id)
    return found


@pytest.mark.parametrize("end", [r.done, r.withdraw])
def test_a_loss_in_the_moment_of_a_reopening_keeps_it_closed(
    region: Region, meanwhile: Moments, end: Callable[[UUID], OnHandover]
) -> None:
    handover_id, is_done = region.recorded(), end is r.done
    who = HANA if is_done else MARY
    if is_done:
        region.ask(HANA, r.acknowledge(handover_id))
    region.ask(who, end(handover_id))
    moment = meanwhile(after=once(lambda: region.ask(MARY, record_loss(handover_id))))
    with pytest.raises(RoutineContactStopped, match=KEY_CONTACT):
        region.ask(who, reopen(handover_id, NEXT_WEEK if is_done else None))
    assert moment.tries == 2, "the first time the baby lived"
    assert seen(region, handover_id).state is State.CLOSED
    with pytest.raises(NothingDueError):
        region.service.execute(Chase(handover_id), asked_by_clock(NOW + 30 * DAY))


def test_the_loss_of_a_twin_in_that_moment_is_told_to_what_goes_on(
    region: Region, meanwhile: Moments
) -> None:
    twins = About(r.about().mother, None, TODAY - 3 * DAY, (BabyNamed(1), BabyNamed(2)))
    handover_id = region.recorded(r.record(whom=twins))
    region.ask(MARY, r.withdraw(handover_id))
    first, _ = seen(region, handover_id).baby_ids
    meanwhile(after=once(lambda: region.ask(MARY, record_loss(handover_id, baby_id=first))))
    region.ask(MARY, reopen(handover_id))
    found = seen(region, handover_id)
    assert (found.state, set(found.lost)) == (State.WAITING, {first})


def test_a_birth_in_that_moment_is_told_to_what_goes_on(region: Region, meanwhile: Moments) -> None:
    handover_id = region.recorded()
    region.ask(MARY, r.withdraw(handover_id))
    born = r.record(whom=r.about(due_on=None, baby_born_on=TODAY))
    meanwhile(after=once(lambda: region.recorded(born)))
    region.ask(MARY, reopen(handover_id))
    assert seen(region, handover_id).born_on == TODAY


def test_two_who_call_both_referrals_of_a_mark_mistakes_do_not_leave_it_without_one(
    region: Region, meanwhile: Moments
) -> None:
    mark_id = region.recorded(r.record_of_mark(r.referral()))
    second = region.ask(MARY, refer(mark_id)).subject_id
    moment = meanwhile(after=once(lambda: region.ask(MARY, in_error(mark_id, second))))
    with pytest.raises(MarkNeedsReferral):
        region.ask(MARY, in_error(mark_id))
    assert moment.tries == 2, "the first time the other one stood"


def test_who_opens_a_mark_again_meets_who_calls_its_referral_a_mistake(
    region: Region, meanwhile: Moments
) -> None:
    mark_id = region.recorded(r.record_of_mark(r.referral()))
    region.ask(MARY, r.withdraw(mark_id))
    moment = meanwhile(after=once(lambda: region.ask(MARY, in_error(mark_id))))
    with pytest.raises(MarkNeedsReferral):
        region.ask(MARY, reopen(mark_id))
    assert moment.tries == 2, "the first time it stood"


def test_what_who_declined_refers_in_the_moment_of_a_redirect_goes_to_the_sender(
    region: Region, meanwhile: Moments
) -> None:
    """Who declined can open the record no more, so nobody there could follow it."""
    handover_id = region.recorded()
    region.ask(HANA, r.decline(handover_id))
    moment = meanwhile(after=once(lambda: region.ask(HANA, refer(handover_id))))
    region.ask(MARY, r.redirect(handover_id, NOTTINGHAM))
    assert moment.tries == 2, "the first time nothing was referred"
    assert referral_of(region).team.team_id == LEICESTER
    region.ask(MARY, outcome(handover_id))


def test_who_refers_in_the_moment_in_which_it_is_redirected_can_open_it_no_more(
    region: Region, meanwhile: Moments
) -> None:
    handover_id = region.recorded()
    region.ask(HANA, r.decline(handover_id))
    meanwhile(after=once(lambda: region.ask(MARY, r.redirect(handover_id, NOTTINGHAM))))
    with pytest.raises(HandoverNotFound):
        region.ask(HANA, refer(handover_id))
