"""The veil over what is followed beside a handover of a hidden family, and over where it moves."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

import pytest

from projections import disagreements, inbox, referral_lists, sent
from projections.overdue import Narrowed
from tests import referring as f
from tests import region as r
from tests.moving import record_move
from tests.projections.boards import Boards
from tests.projections.following import EVERYWHERE, LATE, connected
from tests.region import DERBY, HANA, LEICESTER, MARY
from tests.safeguarding import hide, stop_hiding

Row = Mapping[Any, Any]
OF_DERBY = ("Derby", "RY8", str(DERBY), HANA.name)
BY_DERBY = (Narrowed(team_id=DERBY), Narrowed(area="Derbyshire"), Narrowed(ods_code="RY8"))


@pytest.fixture
def handover_id(boards: Boards) -> UUID:
    """What Mary recorded for Derby."""
    return boards.region.recorded()


def lists(boards: Boards, narrowed: Narrowed) -> Iterator[list[Row]]:
    """The lead's three: late words, open reviews, and disagreements."""
    with connected(boards) as connection:
        yield list(referral_lists.unanswered(connection, LATE, narrowed).rows)
        yield list(referral_lists.unreviewed(connection, narrowed).rows)
        yield list(disagreements.unsettled(connection, narrowed).rows)


def told(row: Row) -> list[str]:
    """What in a row tells of Derby."""
    return [one for one in OF_DERBY if one in str(row)]


def test_a_referral_by_the_receiving_team_names_neither_it_nor_the_authority(
    boards: Boards, handover_id: UUID
) -> None:
    boards.region.ask(HANA, f.refer(handover_id, f.told(authority="Derby City")))
    [before], _, _ = lists(boards, EVERYWHERE)
    assert len(told(before)) == len(OF_DERBY)
    boards.region.ask(MARY, hide(handover_id))
    [row], _, _ = lists(boards, EVERYWHERE)
    assert told(row) == []
    assert (row["team_id"], row["team_name"], row["team_telephone"]) == (None, "Team not shown", "")
    assert (row["recorded_by"], row["authority"]) == (
        "A named professional",
        "An authority that is not shown",
    )
    boards.region.ask(MARY, stop_hiding(handover_id))
    assert next(lists(boards, EVERYWHERE)) == [before]


def test_a_referral_by_the_sending_team_hides_the_authority_alone(
    boards: Boards, handover_id: UUID
) -> None:
    boards.region.ask(MARY, f.refer(handover_id, f.told(authority="Derby City")))
    boards.region.ask(MARY, hide(handover_id))
    [row], _, _ = lists(boards, EVERYWHERE)
    assert (row["team_id"], row["recorded_by"]) == (LEICESTER, MARY.name)
    assert told(row) == []


def test_an_open_review_is_veiled_as_a_late_word_is(boards: Boards, handover_id: UUID) -> None:
    boards.region.ask(HANA, f.refer(handover_id, f.told(authority="Derby City")))
    boards.region.ask(HANA, f.outcome(handover_id))
    boards.region.ask(MARY, hide(handover_id))
    _, [row], _ = lists(boards, EVERYWHERE)
    assert told(row) == []


def test_a_disagreement_names_neither_who_receives_nor_the_other_side(
    boards: Boards, handover_id: UUID
) -> None:
    region = boards.region
    region.ask(HANA, r.decline(handover_id))
    region.ask(MARY, f.disagree(handover_id, None))
    *_, [before] = lists(boards, EVERYWHERE)
    assert "Derby health visiting" in before["other_side"]
    region.ask(MARY, hide(handover_id))
    *_, [row] = lists(boards, EVERYWHERE)
    assert told(row) == []
    assert (row["receiving_telephone"], row["other_side"]) == ("", "Team not shown")
    assert (row["raised_by"], row["raised_team"]) == (MARY.name, "Leicester midwives")
    receivers = {rung["receiver"]["role"] for rung in row["ladder"]}
    assert receivers == {"The receiving side, through the sending team"}
    with connected(boards) as connection:
        one = disagreements.unsettled_of(connection, f.disagreement_id(handover_id))
    assert one == row, "one by itself is veiled as the list is"


def test_a_disagreement_of_the_receiving_team_does_not_say_who_raised_it(
    boards: Boards, handover_id: UUID
) -> None:
    boards.region.ask(HANA, f.refer(handover_id))
    boards.region.ask(HANA, f.outcome(handover_id))
    boards.region.ask(HANA, f.disagree(handover_id))
    boards.region.ask(MARY, hide(handover_id))
    *_, [row] = lists(boards, EVERYWHERE)
    assert told(row) == []
    assert (row["raised_by"], row["raised_team"]) == ("A named professional", "Team not shown")


@pytest.mark.parametrize("narrowed", BY_DERBY)
def test_no_list_is_narrowed_by_the_team_that_is_not_shown(
    boards: Boards, handover_id: UUID, narrowed: Narrowed
) -> None:
    region = boards.region
    region.ask(HANA, f.refer(handover_id))
    region.ask(HANA, f.refer(handover_id, at=None))
    region.ask(HANA, f.outcome(handover_id))
    region.ask(HANA, f.disagree(handover_id))
    assert [len(rows) for rows in lists(boards, narrowed)] == [1, 1, 1]
    region.ask(MARY, hide(handover_id))
    assert [len(rows) for rows in lists(boards, narrowed)] == [0, 0, 0]
    assert [len(rows) for rows in lists(boards, EVERYWHERE)] == [1, 1, 1]


def test_another_family_is_shown_beside_a_hidden_one(boards: Boards, handover_id: UUID) -> None:
    other = boards.region.recorded(r.record(whom=r.about("9990000026")))
    boards.region.ask(HANA, f.refer(handover_id))
    boards.region.ask(HANA, f.refer(other))
    boards.region.ask(MARY, hide(handover_id))
    rows, *_ = lists(boards, EVERYWHERE)
    assert {row["handover_id"]: row["team_id"] for row in rows} == {handover_id: None, other: DERBY}


def test_where_a_hidden_family_moves_stands_on_no_list(boards: Boards, handover_id: UUID) -> None:
    boards.region.ask(MARY, record_move(handover_id))
    shown = {"to": "Nottinghamshire", "is_suspected": False, "tell_by": "2026-11-25"}
    assert moved(boards) == [shown] * 2
    boards.region.ask(MARY, hide(handover_id))
    assert moved(boards) == [shown | {"to": "an area that is not shown"}] * 2


def moved(boards: Boards) -> list[object]:
    """The move as the receiving and the sending team read it."""
    with connected(boards) as connection:
        pages = (
            inbox.waiting_for(connection, DERBY, r.NOW),
            sent.open_of(connection, LEICESTER, r.NOW),
        )
        return [row["moved"] for page in pages for row in page.rows]
