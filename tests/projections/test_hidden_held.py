"""Whatever is held from the lists: no list shows who receives a family that may be hidden."""

from handover.correcting.events import IdentityCorrected
from handover.events import CallAttempted, Recorded
from projections import outbox, overdue, referral_lists
from tests import referring as f
from tests.mailing import with_mailboxes
from tests.projections.boards import Boards
from tests.projections.following import LATE, connected
from tests.projections.stumbling import stumbling
from tests.projections.test_hidden import BY_DERBY, LONG_AFTER, listed, open_by, receivers_in
from tests.putting_right import correct
from tests.region import HANA, MARY, about, attempt, record
from tests.safeguarding import hide


def test_a_handover_that_is_held_is_shown_for_the_lead_has_to_ring(boards: Boards) -> None:
    handover_id = boards.region.recorded()
    with stumbling(handover_id, ValueError(), CallAttempted):
        boards.region.ask(MARY, attempt(handover_id))
        assert [bool(receivers_in(row)) for row in listed(boards)] == [True, True]


def test_one_that_was_put_right_to_a_hidden_family_is_hidden_though_that_is_held(
    boards: Boards,
) -> None:
    region = boards.region
    region.ask(MARY, hide(region.recorded()))
    wrong = region.recorded(record(whom=about("9990000026")))
    boards.projector.catch_up_fully()
    with stumbling(wrong, ValueError(), CallAttempted):
        region.ask(MARY, attempt(wrong))
        boards.projector.catch_up_fully()
        region.ask(MARY, correct(wrong, about("9990000018").mother))
        boards.projector.catch_up_fully()
        assert IdentityCorrected in {type(one.event) for one in region.service.read_log(0, 99)}
        assert [receivers_in(row) for row in listed(boards)] == [[]] * 4
        assert [open_by(boards, by) for by in BY_DERBY] == [0] * 3


def test_what_is_followed_beside_a_handover_that_no_list_has_tells_nothing(
    boards: Boards,
) -> None:
    region = boards.region
    with_mailboxes(region)
    with stumbling(None, ValueError(), Recorded):
        handover_id = region.recorded()
        region.ask(HANA, f.refer(handover_id, f.told(authority="Derby City")))
        region.ask(MARY, hide(handover_id))
        with connected(boards) as connection:
            [referred] = referral_lists.unanswered(connection, LATE, overdue.Narrowed()).rows
            found = referral_lists.unanswered(connection, LATE, BY_DERBY[0]).rows
            emails = outbox.unsent(connection, LONG_AFTER).rows
    assert found == []
    assert (referred["team_name"], referred["authority"]) == (
        "Team not shown",
        "An authority that is not shown",
    )
    assert {one["team_name"] for one in emails} == {"Team not shown"}
