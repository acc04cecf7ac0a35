"""What was recorded by mistake stands on no list, and the timeline says that it was one."""

from projections.timeline import timeline_of
from tests import referring as f
from tests.projections.boards import Boards
from tests.projections.following import connected, figures, followed
from tests.region import MARY


def test_what_was_recorded_by_mistake_leaves_every_list(boards: Boards) -> None:
    region = boards.region
    handover_id = region.recorded()
    region.ask(MARY, f.refer(handover_id))
    second = region.ask(MARY, f.refer(handover_id)).subject_id
    region.ask(MARY, f.outcome(handover_id, referral_id=second))
    assert figures(boards) == (1, 1, 0)
    region.ask(MARY, f.in_error(handover_id, second))
    assert figures(boards) == (1, 0, 0)
    region.ask(MARY, f.in_error(handover_id))
    assert figures(boards) == (0, 0, 0)
    assert followed(boards) == []
    with connected(boards) as connection:
        last = timeline_of(connection, handover_id)[-1]
    assert (last["what"], last["detail"]) == ("referral_entered_in_error", {})
