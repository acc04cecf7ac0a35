"""Whose word is awaited, which reviews are open, and what is disputed: by the clock alone."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from handover.referral.reviewing import ReviewDecision
from handover.referral.told import Outcome, ReferredTo
from projections import disagreements, referral_lists, referrals
from projections.overdue import Narrowed
from projections.rebuild import differences
from projections.timeline import timeline_of
from tests import referring as f
from tests import region as r
from tests.losing import record_loss
from tests.projections.boards import Boards
from tests.projections.following import EVERYWHERE, FIVE_PM, LATE, connected, figures, followed
from tests.referring import FIRST_REFERRAL
from tests.region import DERBY, HANA, LEICESTER, LENA, MARY, NOW, record
from tests.undoing import ask_undone, confirm_mistake


@pytest.fixture
def handover_id(boards: Boards) -> UUID:
    """What Mary recorded for Derby, with a referral of an hour before."""
    recorded = boards.region.recorded()
    boards.region.ask(MARY, f.refer(recorded))
    return recorded


def test_no_table_for_the_lead_names_a_mother_or_tells_her_story() -> None:
    for table in (referrals.referrals, disagreements.disagreements):
        personal = {"mother_name", "nhs_number", "due_on", "words", "reasons", "rationale", "told"}
        assert personal.isdisjoint(table.c.keys())


@pytest.mark.usefixtures("handover_id")
def test_silence_comes_back_to_who_referred_by_the_clock_alone(boards: Boards) -> None:
    head = boards.region.service.head()
    with connected(boards) as connection:
        assert referral_lists.unanswered_of(connection, LEICESTER, FIVE_PM) == 0
        assert referral_lists.unanswered_of(connection, LEICESTER, LATE) == 1
        assert referral_lists.unanswered_of(connection, DERBY, LATE) == 0
    assert figures(boards, FIVE_PM) == (0, 0, 0)
    assert figures(boards) == (1, 0, 0)
    assert boards.region.service.head() == head


def test_the_teams_own_list_names_the_mother_and_the_authority(
    boards: Boards, handover_id: UUID
) -> None:
    [row] = followed(boards)
    assert (row["mother_name"], row["authority"]) == ("Test Mother", f.AUTHORITY)
    assert (row["handover_id"], row["word_due_at"]) == (handover_id, FIVE_PM)
    assert (row["team_name"], row["to"]) == ("Leicester midwives", "children_social_care")
    assert followed(boards, DERBY) == []


def test_the_longest_due_stands_first(boards: Boards, handover_id: UUID) -> None:
    later = boards.region.ask(MARY, f.refer(handover_id, at=NOW - timedelta(days=3))).subject_id
    assert [row["referral_id"] for row in followed(boards)] == [later, FIRST_REFERRAL]
    with connected(boards) as connection:
        listed = referral_lists.unanswered(connection, LATE, EVERYWHERE)
    assert [row["referral_id"] for row in listed.rows] == [later, FIRST_REFERRAL]


def test_an_acknowledgement_waits_for_the_outcome_and_that_comes_back_too(
    boards: Boards, handover_id: UUID
) -> None:
    boards.region.ask(MARY, f.answer(handover_id))
    [row] = followed(boards)
    assert (row["taken_as"], row["acknowledged_at"]) == ("referral", NOW)
    assert figures(boards) == (0, 0, 0)
    assert figures(boards, NOW + timedelta(days=4)) == (1, 0, 0)


def test_an_outcome_takes_it_off_the_list(boards: Boards, handover_id: UUID) -> None:
    boards.region.ask(MARY, f.outcome(handover_id, Outcome.CHILD_IN_NEED))
    assert followed(boards) == []
    assert figures(boards, NOW + timedelta(days=90)) == (0, 0, 0)


def test_no_further_action_stands_on_the_leads_list_until_somebody_has_looked(
    boards: Boards, handover_id: UUID
) -> None:
    boards.region.ask(MARY, f.outcome(handover_id))
    assert figures(boards, NOW) == (0, 1, 0)
    with connected(boards) as connection:
        [row] = referral_lists.unreviewed(connection, EVERYWHERE).rows
    assert (row["review_due_at"], row["review_opened_at"]) == (FIVE_PM, NOW)
    assert (row["outcome"], row["outcome_at"]) == ("no_further_action", NOW)
    boards.region.ask(HANA, r.acknowledge(handover_id))
    boards.region.ask(HANA, r.done(handover_id))
    assert figures(boards) == (0, 1, 0), "a closed record takes it off no list"
    boards.region.ask(LENA, f.review(handover_id))
    assert figures(boards) == (0, 0, 0)
    row = row_of(boards)
    assert (row["decision"], row["reviewed_by"]) == ("agree", "Lena Soar")


def row_of(boards: Boards) -> Mapping[Any, Any]:
    with connected(boards) as connection:
        return connection.execute(referrals.referrals.select()).mappings().one()


def test_who_is_asked_to_reconsider_is_waited_for_again(boards: Boards, handover_id: UUID) -> None:
    boards.region.ask(MARY, f.outcome(handover_id))
    boards.region.ask(LENA, f.review(handover_id, ReviewDecision.RECONSIDER))
    assert [row["word_due_at"] for row in followed(boards)] == [FIVE_PM + timedelta(days=2)]
    assert figures(boards, NOW + timedelta(days=9)) == (1, 0, 0)


def test_escalated_it_is_a_disagreement_beside_it(boards: Boards, handover_id: UUID) -> None:
    boards.region.ask(MARY, f.outcome(handover_id))
    boards.region.ask(LENA, f.review(handover_id, ReviewDecision.ESCALATE))
    assert figures(boards, NOW) == (0, 0, 1)


def test_a_loss_takes_it_off_what_is_due_and_it_stands_apart(
    boards: Boards, handover_id: UUID
) -> None:
    boards.region.ask(MARY, record_loss(handover_id))
    assert followed(boards) == []
    assert figures(boards) == (0, 0, 0)
    with connected(boards) as connection:
        [row] = referral_lists.stopped_of(connection, LEICESTER).rows
        assert referral_lists.unanswered_of(connection, LEICESTER, LATE) == 0
    assert row["referral_id"] == FIRST_REFERRAL
    boards.region.ask(MARY, f.outcome(handover_id))
    assert figures(boards) == (0, 1, 0), "who decided is reviewed all the same"
    with connected(boards) as connection:
        assert list(referral_lists.stopped_of(connection, LEICESTER).rows) == []


def test_a_loss_that_was_a_mistake_puts_it_back_where_it_was(
    boards: Boards, handover_id: UUID
) -> None:
    boards.region.ask(MARY, record_loss(handover_id))
    boards.region.ask(MARY, ask_undone(handover_id))
    boards.region.ask(HANA, confirm_mistake(handover_id))
    assert [row["word_due_at"] for row in followed(boards)] == [FIVE_PM]
    assert figures(boards) == (1, 0, 0)


def test_a_referral_of_the_mother_goes_on_after_a_loss(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    boards.region.ask(MARY, f.refer(handover_id, f.told(ReferredTo.ADULTS)))
    boards.region.ask(MARY, record_loss(handover_id))
    assert figures(boards) == (1, 0, 0)


def test_a_disagreement_is_open_until_it_is_settled_and_silence_is_counted_apart(
    boards: Boards, handover_id: UUID
) -> None:
    boards.region.ask(HANA, r.decline(handover_id))
    boards.region.ask(MARY, f.disagree(handover_id, None), NOW + timedelta(minutes=1))
    boards.region.ask(MARY, f.outcome(handover_id))
    boards.region.ask(HANA, f.disagree(handover_id))
    assert figures(boards, NOW) == (0, 1, 2)
    with connected(boards) as connection:
        rows = list(disagreements.unsettled(connection, EVERYWHERE).rows)
        one = disagreements.unsettled_of(connection, f.disagreement_id(handover_id, 1))
    assert [row["raised_by"] for row in rows] == ["Hana Quorn", "Mary Ashby"], "the oldest first"
    assert one is not None
    assert (one["other_side"], one["sending_name"]) == (
        "Derby health visiting",
        "Leicester midwives",
    )
    boards.region.ask(MARY, f.settle(handover_id, 1))
    assert figures(boards, NOW) == (0, 1, 1)
    with connected(boards) as connection:
        assert disagreements.unsettled_of(connection, f.disagreement_id(handover_id, 1)) is None


def test_who_referred_reads_that_it_is_disputed_through_another_handover_and_once(
    boards: Boards, handover_id: UUID
) -> None:
    region = boards.region
    second = region.recorded()
    region.ask(MARY, f.outcome(handover_id))
    region.ask(MARY, f.disagree(second))
    region.ask(MARY, f.settle(second))
    region.ask(MARY, f.disagree(handover_id))
    with connected(boards) as connection:
        here = [line["what"] for line in timeline_of(connection, handover_id)]
        there = [line["what"] for line in timeline_of(connection, second)]
    assert here[-3:] == [
        "referral_disputed",
        "referral_dispute_settled",
        "disagreement_recorded",
    ]
    assert there[-2:] == ["disagreement_recorded", "disagreement_settled"]


def test_after_a_loss_only_what_is_about_a_referral_is_still_disputed(
    boards: Boards, handover_id: UUID
) -> None:
    boards.region.ask(HANA, r.decline(handover_id))
    boards.region.ask(MARY, f.disagree(handover_id, None))
    boards.region.ask(MARY, f.outcome(handover_id, Outcome.OTHER))
    boards.region.ask(MARY, f.disagree(handover_id))
    boards.region.ask(MARY, record_loss(handover_id))
    assert figures(boards, NOW) == (0, 0, 1)


@pytest.mark.parametrize(
    "narrowed,found",
    [
        (Narrowed(ods_code="RWE"), (1, 1, 1)),
        (Narrowed(ods_code="RY8"), (0, 0, 1)),
        (Narrowed(ods_code="RHA"), (0, 0, 0)),
        (Narrowed(team_id=LEICESTER), (1, 1, 1)),
        (Narrowed(team_id=DERBY), (0, 0, 1)),
        (Narrowed(area="Leicestershire"), (1, 1, 1)),
        (Narrowed(area="Derbyshire"), (0, 0, 1)),
        (Narrowed(area="Nottinghamshire"), (0, 0, 0)),
    ],
)
def test_the_lead_narrows_to_who_referred_or_to_either_team(
    boards: Boards, handover_id: UUID, narrowed: Narrowed, found: tuple[int, int, int]
) -> None:
    region = boards.region
    second = region.ask(MARY, f.refer(handover_id)).subject_id
    region.ask(MARY, f.outcome(handover_id, referral_id=second))
    region.ask(MARY, f.disagree(handover_id, second))
    assert figures(boards, LATE, narrowed) == found


def test_the_timeline_tells_of_it_in_the_order_of_recording(
    boards: Boards, handover_id: UUID
) -> None:
    region = boards.region
    later = region.recorded(record())
    region.ask(MARY, r.attempt(handover_id))
    region.ask(MARY, f.answer(later))
    region.ask(MARY, f.outcome(handover_id))
    region.ask(LENA, f.review(handover_id))
    region.ask(MARY, f.disagree(handover_id))
    region.ask(MARY, f.settle(handover_id))
    region.ask(MARY, record_loss(handover_id))
    with connected(boards) as connection:
        lines = timeline_of(connection, handover_id)
        assert [one["what"] for one in timeline_of(connection, later)] == [
            "recorded",
            "loss_learned",
        ]
    assert [one["what"] for one in lines] == [
        "recorded",
        "referral_made",
        "call_attempted",
        "referral_acknowledged",
        "referral_outcome_recorded",
        "referral_review_opened",
        "referral_reviewed",
        "disagreement_recorded",
        "disagreement_settled",
        "loss_learned",
        "referral_loss_learned",
    ]
    said = " ".join(str(one["detail"]) for one in lines)
    for story in ("nothing is new", "Early help is in place", "siblings", "assess before"):
        assert story not in said, "a lead reads it too"


def test_a_rebuild_makes_the_same_tables(boards: Boards, handover_id: UUID, tmp_path: Path) -> None:
    region = boards.region
    region.ask(MARY, f.answer(handover_id))
    region.ask(MARY, f.outcome(handover_id))
    region.ask(LENA, f.review(handover_id, ReviewDecision.ESCALATE))
    region.ask(LENA, f.settle(handover_id))
    second = region.ask(MARY, f.refer(handover_id)).subject_id
    region.ask(MARY, f.in_error(handover_id, second))
    region.ask(MARY, record_loss(handover_id))
    live = Boards.over(region, tmp_path / "live.sqlite", 1)
    live.projector.catch_up_fully()
    boards.projector.catch_up_fully()
    boards.rebuild()
    assert differences(live.reads, boards.reads) == []
    live.close()
