"""Two who answered and differ: a fact of its own, with a ladder of its own, apart from silence."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from handover.actor import Role
from handover.commands import Acknowledge
from handover.disagreement.disagreement import Disagreement
from handover.disagreement.refusals import (
    AlreadyDisagreed,
    NoDisagreementOpen,
    NothingToDisagreeWith,
    NotYoursToSettle,
)
from handover.family.refusals import RoutineContactStopped
from handover.handover import Handover
from handover.ladder import RungDue, rung_at
from handover.policy import View
from handover.referral.reviewing import ReviewDecision
from handover.refusals import InvalidValue
from handover.states import State
from tests import referring as f
from tests import region as r
from tests.losing import record_loss
from tests.referring import FIRST_REFERRAL
from tests.region import HANA, LENA, MARY, NOTTINGHAM, NOW, Region

AT_FIVE = [datetime(2026, 11, day, 17, 0, tzinfo=UTC) for day in (25, 26)]
LAST = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)


def seen(region: Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, MARY, View.RECORD)


def only(region: Region, handover_id: UUID) -> Disagreement:
    [one] = seen(region, handover_id).disagreements.values()
    return one


@pytest.fixture
def declined(region: Region) -> UUID:
    """What Derby has declined."""
    handover_id = region.recorded()
    region.ask(HANA, r.decline(handover_id))
    return handover_id


@pytest.fixture
def decided(region: Region) -> UUID:
    """What was referred, and came back as "no further action"."""
    handover_id = region.recorded()
    region.ask(MARY, f.refer(handover_id))
    region.ask(MARY, f.outcome(handover_id))
    return handover_id


def test_the_referrer_differs_with_an_outcome_and_the_ladder_is_frozen(
    region: Region, decided: UUID
) -> None:
    region.ask(MARY, f.disagree(decided))
    one = only(region, decided)
    assert (one.said.name, one.reasons) == ("Mary Ashby", "Two siblings were removed")
    assert (one.referral_id, one.other_side) == (FIRST_REFERRAL, f.AUTHORITY)
    assert (one.settled, one.settled_words) == (None, "")
    assert [rung.due_at for rung in one.ladder] == [*AT_FIVE, LAST]
    assert one.ladder[0].sender.role == "the team leader of the sending team"
    assert all(isinstance(rung, RungDue) for rung in one.ladder)


def test_each_stage_is_reached_by_the_clock_alone(region: Region, decided: UUID) -> None:
    region.ask(MARY, f.disagree(decided))
    ladder = only(region, decided).ladder
    assert rung_at(ladder, AT_FIVE[0]).number == 0
    assert rung_at(ladder, AT_FIVE[0] + timedelta(microseconds=1)).number == 1
    assert rung_at(ladder, LAST + timedelta(days=9)).number == 3


def test_it_is_never_merged_with_the_ladder_of_silence(region: Region, declined: UUID) -> None:
    before = seen(region, declined)
    region.ask(MARY, f.disagree(declined, None))
    after = seen(region, declined)
    assert after.due == before.due
    assert (after.state, after.holder) == (State.DECLINED, before.holder)
    assert [rung.due_at for rung in after.due.ladder] != [
        rung.due_at for rung in only(region, declined).ladder
    ]


def test_either_team_differs_with_a_decline_and_the_other_side_is_named(
    region: Region, declined: UUID
) -> None:
    region.ask(MARY, f.disagree(declined, None))
    assert only(region, declined).other_side == "Derby health visiting"
    region.ask(MARY, f.settle(declined))
    region.ask(HANA, f.disagree(declined, None))
    second = seen(region, declined).disagreements[f.disagreement_id(declined, 2)]
    assert second.other_side == "Leicester midwives"


def test_a_decline_that_was_redirected_since_can_be_differed_with(
    region: Region, declined: UUID
) -> None:
    region.ask(MARY, r.redirect(declined, NOTTINGHAM))
    region.ask(MARY, f.disagree(declined, None))
    assert only(region, declined).other_side == "Derby health visiting"


def test_of_two_who_declined_it_the_last_is_differed_with(region: Region, declined: UUID) -> None:
    region.ask(MARY, r.redirect(declined, NOTTINGHAM))
    region.ask(r.HUGO, r.decline(declined))
    region.ask(MARY, r.redirect(declined, r.DERBY))
    region.ask(MARY, f.disagree(declined, None))
    assert only(region, declined).other_side == seen(region, declined).moves[-1].declined_by.name
    assert only(region, declined).other_side == "Nottingham health visiting"


def test_a_decline_climbs_the_ladder_of_disagreements(region: Region, declined: UUID) -> None:
    region.ask(MARY, f.disagree(declined, None))
    assert [rung.due_at for rung in only(region, declined).ladder] == [*AT_FIVE, LAST]


@pytest.mark.parametrize("command", [None, r.acknowledge])
def test_where_nobody_declined_there_is_nothing_to_differ_with(
    region: Region, command: Callable[[UUID], Acknowledge] | None
) -> None:
    handover_id = region.recorded()
    if command is not None:
        region.ask(HANA, command(handover_id))
    with pytest.raises(NothingToDisagreeWith):
        region.ask(MARY, f.disagree(handover_id, None))


def test_silence_is_no_decision_to_differ_with(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, f.refer(handover_id))
    region.ask(MARY, f.answer(handover_id))
    with pytest.raises(NothingToDisagreeWith):
        region.ask(MARY, f.disagree(handover_id))


def test_one_decision_is_disputed_once_at_a_time_and_another_beside_it(
    region: Region, decided: UUID
) -> None:
    region.ask(MARY, f.disagree(decided))
    with pytest.raises(AlreadyDisagreed):
        region.ask(HANA, f.disagree(decided))
    region.ask(HANA, r.decline(decided))
    region.ask(MARY, f.disagree(decided, None))
    with pytest.raises(AlreadyDisagreed):
        region.ask(MARY, f.disagree(decided, None))
    assert len(seen(region, decided).disagreements) == 2


@pytest.fixture
def second(region: Region, decided: UUID) -> UUID:
    """Another handover of the same family, through which the same referral is seen."""
    handover_id = region.recorded()
    assert handover_id != decided
    return handover_id


def test_one_outcome_is_disputed_once_through_whichever_handover(
    region: Region, decided: UUID, second: UUID
) -> None:
    region.ask(MARY, f.disagree(decided))
    for who in (MARY, HANA):
        with pytest.raises(AlreadyDisagreed):
            region.ask(who, f.disagree(second))
    assert seen(region, second).disagreements == {}
    region.ask(MARY, f.settle(decided))
    region.ask(MARY, f.disagree(second))
    with pytest.raises(AlreadyDisagreed):
        region.ask(MARY, f.disagree(decided))


def test_two_outcomes_are_two_disagreements(region: Region, decided: UUID, second: UUID) -> None:
    other = region.ask(MARY, f.refer(second)).subject_id
    region.ask(MARY, f.outcome(second, referral_id=other))
    region.ask(MARY, f.disagree(decided))
    region.ask(MARY, f.disagree(second, other))
    region.ask(MARY, f.settle(second))
    with pytest.raises(AlreadyDisagreed):
        region.ask(MARY, f.disagree(second))


def test_what_a_lead_escalates_stays_one_disagreement_where_it_was_told_by_another_handover(
    region: Region, decided: UUID, second: UUID
) -> None:
    region.ask(MARY, f.disagree(decided))
    region.ask(LENA, f.review(second, ReviewDecision.ESCALATE))
    assert seen(region, second).disagreements == {}
    assert len(seen(region, decided).disagreements) == 1


def test_a_disagreement_from_before_a_referral_knew_of_it_can_be_settled(
    region: Region, decided: UUID
) -> None:
    """As the log of then has it: the handover's fact alone."""
    handover = seen(region, decided)
    handover.disagree_with_outcome(
        FIRST_REFERRAL, f.AUTHORITY, "Two siblings", handover.recorded, ()
    )
    region.service.save(handover)
    with pytest.raises(AlreadyDisagreed):
        region.ask(MARY, f.disagree(decided))
    region.ask(MARY, f.settle(decided))
    region.ask(MARY, f.disagree(decided))


def test_it_is_settled_with_words_and_both_facts_stay(region: Region, decided: UUID) -> None:
    region.ask(MARY, f.disagree(decided))
    later = NOW + timedelta(days=1)
    region.ask(MARY, f.settle(decided), later)
    one = only(region, decided)
    assert one.settled is not None
    assert (one.settled.name, one.settled.recorded_at) == ("Mary Ashby", later)
    assert one.settled_words == "They will assess before the birth"
    assert one.reasons == "Two siblings were removed"
    with pytest.raises(NoDisagreementOpen):
        region.ask(MARY, f.settle(decided))
    region.ask(MARY, f.disagree(decided))


def test_the_other_side_cannot_declare_it_settled(region: Region, declined: UUID) -> None:
    region.ask(MARY, f.disagree(declined, None))
    with pytest.raises(NotYoursToSettle):
        region.ask(HANA, f.settle(declined))
    region.ask(LENA, f.settle(declined))
    assert only(region, declined).settled is not None


def test_a_colleague_of_the_same_team_may_settle_it(region: Region, declined: UUID) -> None:
    region.ask(MARY, f.disagree(declined, None))
    region.ask(replace(MARY, account_id="nia", name="Nia Wye"), f.settle(declined))


def test_what_a_lead_escalated_only_a_lead_settles(region: Region, decided: UUID) -> None:
    region.ask(LENA, f.review(decided, ReviewDecision.ESCALATE))
    with pytest.raises(NotYoursToSettle):
        region.ask(MARY, f.settle(decided))
    region.ask(replace(LENA, account_id="lou", name="Lou Erewash"), f.settle(decided))


def test_whoever_belongs_to_no_team_does_not_settle_what_a_lead_escalated(
    region: Region, decided: UUID
) -> None:
    region.ask(LENA, f.review(decided, ReviewDecision.ESCALATE))
    one = only(region, decided)
    assert one.said.team_id is None
    for role in Role:
        somebody = replace(one.said, account_id="kit", role=role)
        assert one.may_be_settled_by(somebody) == (role is Role.LEAD)


def test_what_does_not_exist_is_not_settled(region: Region, decided: UUID) -> None:
    with pytest.raises(NoDisagreementOpen):
        region.ask(MARY, replace(f.settle(decided), disagreement_id=uuid4()))


@pytest.mark.parametrize("words", ["", " - "])
def test_reasons_and_what_was_agreed_must_be_said(
    region: Region, decided: UUID, words: str
) -> None:
    with pytest.raises(InvalidValue, match=r"^Enter why you disagree$") as refused:
        region.ask(MARY, replace(f.disagree(decided), reasons=words))
    assert refused.value.field == "reasons"
    region.ask(MARY, f.disagree(decided))
    with pytest.raises(InvalidValue, match=r"^Enter what was agreed$") as refused:
        region.ask(MARY, replace(f.settle(decided), words=words))
    assert refused.value.field == "words"


def test_what_was_agreed_is_a_few_sentences_and_no_story(region: Region, decided: UUID) -> None:
    region.ask(MARY, f.disagree(decided))
    with pytest.raises(InvalidValue, match="1,000 characters or fewer: it has 1,001"):
        region.ask(MARY, replace(f.settle(decided), words="x" * 1001))
    region.ask(MARY, replace(f.settle(decided), words="x" * 1000))


def test_after_a_loss_nobody_argues_about_a_routine_decline_but_about_a_referral(
    region: Region, decided: UUID
) -> None:
    region.ask(HANA, r.decline(decided))
    region.ask(MARY, record_loss(decided))
    with pytest.raises(RoutineContactStopped, match="Ines Wold"):
        region.ask(MARY, f.disagree(decided, None))
    region.ask(MARY, f.disagree(decided))
    region.ask(MARY, f.settle(decided))


def test_it_stays_with_the_record_when_that_is_closed(region: Region, decided: UUID) -> None:
    region.ask(HANA, r.acknowledge(decided))
    region.ask(HANA, r.done(decided))
    region.ask(MARY, f.disagree(decided))
    assert seen(region, decided).state is State.CLOSED
