"""Story 9: taken on with a promise, then silence. It comes back to the team and to the lead."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from handover import commands as c
from handover.calendar import LONDON
from handover.handover import Handover
from handover.policy import View
from handover.states import State
from projections.inbox import taken_on_by
from projections.overdue import Narrowed, Show, counts, worst_first
from projections.timeline import timeline_of
from tests.projections.boards import Boards
from tests.region import DERBY, HANA, MARY, about, conversation, record

BORN_ON = date(2026, 11, 15)


def _day(number: int, hour: int, minute: int = 0) -> datetime:
    """A moment of the baby's day `number`, as the clocks of England show it."""
    return datetime(2026, 11, BORN_ON.day + number, hour, minute, tzinfo=LONDON)


@dataclass(frozen=True)
class Looked:
    """What the health visitor and the lead see at one moment."""

    taken_on: list[UUID]
    overdue_for_the_team: list[UUID]
    overdue_for_the_lead: list[UUID]
    figure: int


def _look(boards: Boards, now: datetime) -> Looked:
    boards.projector.catch_up_fully()
    with boards.reads.reading() as connection:
        rows = taken_on_by(connection, DERBY, now).rows
        shown = worst_first(connection, now, Narrowed(show=Show.OVERDUE_RESPONSES)).rows
        figure = counts(connection, now, Narrowed(team_id=DERBY)).overdue_responses
    return Looked(
        taken_on=[row["handover_id"] for row in rows],
        overdue_for_the_team=[row["handover_id"] for row in rows if row["response_due_at"] < now],
        overdue_for_the_lead=[row["handover_id"] for row in shown],
        figure=figure,
    )


def _taken_on_at_day_9(boards: Boards) -> UUID:
    """Spoken about and acknowledged on day 9 with a visit by day 13."""
    newborn = record(whom=about(due_on=None, baby_born_on=BORN_ON))
    handover_id = boards.region.recorded(newborn, _day(9, 10))
    boards.region.ask(MARY, conversation(handover_id), _day(9, 10, 20))
    promise = c.Acknowledge(
        handover_id, "Hana Quorn", "Health visitor", "New birth visit", _day(13, 0).date()
    )
    boards.region.ask(HANA, promise, _day(9, 11))
    return handover_id


def _seen(boards: Boards, handover_id: UUID) -> Handover:
    return boards.region.service.look_up(handover_id, HANA, View.RECORD)


def test_a_promise_in_time_is_on_the_teams_list_and_not_on_the_leads(boards: Boards) -> None:
    handover_id = _taken_on_at_day_9(boards)
    for moment in (_day(9, 12), _day(13, 9), _day(13, 23, 59)):
        assert _look(boards, moment) == Looked([handover_id], [], [], 0)


def test_day_13_passes_without_a_word_and_it_comes_back(boards: Boards) -> None:
    handover_id = _taken_on_at_day_9(boards)
    _look(boards, _day(9, 12))
    head, mark = boards.region.service.head(), boards.projector.mark()
    for moment in (_day(14, 0, 1), _day(14, 9), _day(15, 9)):
        assert _look(boards, moment) == Looked([handover_id], [handover_id], [handover_id], 1)
    assert (boards.region.service.head(), boards.projector.mark()) == (head, mark)
    assert _seen(boards, handover_id).holder.name == "Hana Quorn", "forgotten, and still theirs"


def test_a_new_day_takes_it_off_until_that_day_has_passed_too(boards: Boards) -> None:
    handover_id = _taken_on_at_day_9(boards)
    later = _day(15, 0).date()
    words = "Nobody was at home; rang the mother, who is with her sister until then"
    boards.region.ask(
        HANA, c.Respond(handover_id, is_done=False, words=words, next_action_on=later), _day(14, 9)
    )
    assert _look(boards, _day(14, 9, 1)) == Looked([handover_id], [], [], 0)
    assert _look(boards, _day(15, 23, 59)) == Looked([handover_id], [], [], 0)
    back = datetime(2026, 12, 1, 8, 0, tzinfo=LONDON)
    assert _look(boards, back) == Looked([handover_id], [handover_id], [handover_id], 1)
    assert _seen(boards, handover_id).state is State.ACKNOWLEDGED


def test_a_response_that_it_was_done_closes_it_for_everybody(boards: Boards) -> None:
    handover_id = _taken_on_at_day_9(boards)
    done = c.Respond(handover_id, is_done=True, words="Visited, mother and baby well")
    boards.region.ask(HANA, done, _day(15, 9))
    assert _look(boards, datetime(2027, 11, 1, tzinfo=LONDON)) == Looked([], [], [], 0)
    found = _seen(boards, handover_id)
    assert (found.state, found.holder.name) == (State.CLOSED, "Hana Quorn")
    with boards.reads.reading() as connection:
        last = timeline_of(connection, handover_id)[-1]
    assert (last["what"], last["by_name"]) == ("response_reported", "Hana Quorn")


def test_no_note_question_or_call_makes_it_look_kept(boards: Boards) -> None:
    handover_id = _taken_on_at_day_9(boards)
    moment = _day(14, 9)
    boards.region.ask(HANA, c.AddNote(handover_id, "Still on my list"), moment)
    boards.region.ask(HANA, c.AskClarification(handover_id, "Is she still there?"), moment)
    boards.region.ask(MARY, c.AnswerClarification(handover_id, "Yes"), moment)
    boards.region.ask(MARY, conversation(handover_id), moment)
    assert _look(boards, _day(14, 9, 1)).figure == 1
