"""A word of social care that did not come: recorded once a word, for the team that referred.

Referred on Tuesday; a word is due on Wednesday at 5pm, and an outcome three working days after it
was acknowledged.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from handover.referral.commands import OnReferral
from handover.referral.reviewing import ReviewDecision
from handover.referral.silence_events import SilenceReturned
from handover.referral.told import ReferredTo
from tests import referring
from tests.chasing import chase_referral, clock_facts
from tests.losing import record_loss
from tests.referring import FIRST_REFERRAL
from tests.region import LEICESTER, LENA, MARY, Region

INSTANT = timedelta(microseconds=1)
WORD_DUE = datetime(2026, 11, 25, 17, tzinfo=UTC)
OUTCOME_DUE = datetime(2026, 11, 30, 17, tzinfo=UTC)
RETURNED = ["silence_returned"]


def test_silence_is_returned_once_to_the_team_that_referred(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, referring.refer(handover_id))
    assert referring.referral_of(region).silence_recorded_for == 0
    assert chase_referral(region, FIRST_REFERRAL, WORD_DUE) == []
    assert chase_referral(region, FIRST_REFERRAL, WORD_DUE + INSTANT) == RETURNED
    assert chase_referral(region, FIRST_REFERRAL, OUTCOME_DUE) == []
    [fact] = clock_facts(region, FIRST_REFERRAL)
    assert isinstance(fact, SilenceReturned)
    assert (fact.team.team_id, fact.is_acknowledged) == (LEICESTER, False)
    assert (fact.envelope.happened_at, fact.envelope.recorded_at) == (WORD_DUE, WORD_DUE + INSTANT)


def test_each_word_that_is_awaited_can_fail_to_come(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, referring.refer(handover_id))
    assert chase_referral(region, FIRST_REFERRAL, WORD_DUE + INSTANT) == RETURNED
    region.ask(MARY, referring.answer(handover_id), WORD_DUE + INSTANT)
    due_at = referring.referral_of(region).word_due.due_at
    assert chase_referral(region, FIRST_REFERRAL, due_at) == []
    assert chase_referral(region, FIRST_REFERRAL, due_at + INSTANT) == RETURNED
    region.ask(MARY, referring.outcome(handover_id), due_at + INSTANT)
    assert chase_referral(region, FIRST_REFERRAL, due_at + timedelta(days=30)) == []
    again = referring.review(handover_id, decision=ReviewDecision.RECONSIDER)
    region.ask(LENA, again, due_at + INSTANT)
    assert referring.referral_of(region).word_number == 3
    later = referring.referral_of(region).word_due.due_at
    assert chase_referral(region, FIRST_REFERRAL, later + INSTANT) == RETURNED
    facts = clock_facts(region, FIRST_REFERRAL)
    assert [one.is_acknowledged for one in facts if isinstance(one, SilenceReturned)] == [
        False,
        True,
        True,
    ]


@pytest.mark.parametrize("to,returned", [(ReferredTo.CHILDREN, []), (ReferredTo.ADULTS, RETURNED)])
def test_a_loss_stops_it_unless_it_is_about_the_mother(
    region: Region, to: ReferredTo, returned: list[str]
) -> None:
    handover_id = region.recorded()
    region.ask(MARY, referring.refer(handover_id, referring.told(to)))
    region.ask(MARY, record_loss(handover_id))
    assert chase_referral(region, FIRST_REFERRAL, OUTCOME_DUE) == returned


@pytest.mark.parametrize("end", [referring.in_error, referring.outcome])
def test_what_is_not_awaited_is_not_returned(
    region: Region, end: Callable[[UUID], OnReferral]
) -> None:
    handover_id = region.recorded()
    region.ask(MARY, referring.refer(handover_id))
    region.ask(MARY, end(handover_id))
    assert chase_referral(region, FIRST_REFERRAL, OUTCOME_DUE) == []


def test_a_referral_that_is_not_there_is_nothing(region: Region) -> None:
    assert chase_referral(region, FIRST_REFERRAL, OUTCOME_DUE) == []
