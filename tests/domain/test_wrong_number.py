"""A wrong number of the directory opens a correction, in the same save as the logged call."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from eventsourcing.domain import Aggregate

from handover import commands as c
from handover.actor import Asked, Envelope, Source
from handover.calls import Attempt, AttemptOutcome
from handover.decisions import Decisions
from handover.policy import View
from handover.refusals import HappenedInFuture
from handover.team import Team
from handover.team_events import NumberReportedWrong
from tests.region import (
    CORBY,
    DERBY,
    HANA,
    KIT,
    MARY,
    NOTTINGHAM,
    NOW,
    TODAY,
    Region,
    attempt,
    decline,
    redirect,
)

NUMBER = "01632 960100"
WRONG = AttemptOutcome.WRONG_NUMBER
DAY = timedelta(days=1)


def _reports(region: Region) -> list[NumberReportedWrong]:
    logged = region.service.read_log(0, 1000)
    return [one.event for one in logged if isinstance(one.event, NumberReportedWrong)]


def _derby(region: Region) -> Team:
    team: Team = region.service.repository.get(DERBY)
    return team


def test_a_wrong_number_is_reported_in_the_save_that_logs_the_call(region: Region) -> None:
    handover_id = region.recorded()
    head = region.service.head()
    done = region.ask(MARY, attempt(handover_id, WRONG))
    kinds = [type(one.event).__name__ for one in region.service.read_log(head, 10)]
    assert kinds == ["CallAttempted", "NumberReportedWrong", "Given"]
    assert (done.subject_id, done.subject_version) == (handover_id, 2)
    assert done.position == region.service.head()
    [report] = _reports(region)
    assert (report.originator_id, report.telephone) == (DERBY, NUMBER)
    assert (report.envelope.name, report.envelope.recorded_at) == ("Mary Ashby", NOW)
    assert _derby(region).reported_wrong_at == NOW


@pytest.mark.parametrize("outcome", [one for one in AttemptOutcome if one is not WRONG])
def test_no_other_outcome_reports_a_number(region: Region, outcome: AttemptOutcome) -> None:
    region.ask(MARY, attempt(region.recorded(), outcome))
    assert _reports(region) == []


def test_another_number_than_the_directorys_is_no_fault_of_the_directory(region: Region) -> None:
    rang = Attempt(WRONG, "01632 960777")
    region.ask(MARY, c.LogAttempt(region.recorded(), rang))
    assert _reports(region) == []


def test_the_number_is_the_same_however_it_is_written(region: Region) -> None:
    rang = Attempt(WRONG, "+44 (0)1632 960 100")
    region.ask(MARY, c.LogAttempt(region.recorded(), rang))
    assert len(_reports(region)) == 1


def test_the_same_press_sent_twice_reports_once(region: Region) -> None:
    handover_id, command_id = region.recorded(), uuid4()
    for _ in range(2):
        region.ask(MARY, attempt(handover_id, WRONG), command_id=command_id)
    assert len(_reports(region)) == 1


def test_a_correction_that_is_open_is_not_opened_again(region: Region) -> None:
    handover_id = region.recorded()
    for _ in range(3):
        region.ask(MARY, attempt(handover_id, WRONG))
    assert len(_reports(region)) == 1
    assert len(region.service.look_up(handover_id, MARY, View.RECORD).attempts) == 3


@pytest.mark.parametrize("found", [NUMBER, "01632 960555"], ids=["right after all", "put right"])
def test_verifying_the_number_closes_the_correction(region: Region, found: str) -> None:
    region.ask(MARY, attempt(region.recorded(), WRONG))
    region.ask(KIT, c.VerifyNumber(DERBY, found, TODAY), NOW + DAY)
    assert _derby(region).reported_wrong_at is None
    region.ask(MARY, c.LogAttempt(region.recorded(), Attempt(WRONG, found)), NOW + DAY)
    assert len(_reports(region)) == 2


@pytest.mark.parametrize("verified_on,reports", [(TODAY, 0), (date(2026, 11, 23), 1)])
def test_a_call_before_the_number_was_verified_says_nothing_about_it(
    region: Region, verified_on: date, reports: int
) -> None:
    region.ask(KIT, c.VerifyNumber(DERBY, NUMBER, verified_on))
    region.ask(MARY, attempt(region.recorded(), WRONG, NOW - DAY))
    assert len(_reports(region)) == reports


def test_the_team_that_has_it_now_is_the_one_whose_number_was_wrong(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, decline(handover_id))
    region.ask(MARY, redirect(handover_id))
    region.ask(MARY, attempt(handover_id, WRONG))
    assert [one.originator_id for one in _reports(region)] == [NOTTINGHAM]


def test_once_a_team_has_closed_it_is_the_number_of_its_successor(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(KIT, c.CloseTeam(DERBY, "Merged", NOTTINGHAM))
    region.ask(MARY, attempt(handover_id, WRONG))
    assert [one.originator_id for one in _reports(region)] == [NOTTINGHAM]
    assert len(region.service.look_up(handover_id, MARY, View.RECORD).attempts) == 1


def test_of_a_closed_team_no_number_is_put_right(region: Region) -> None:
    corby: Team = region.service.repository.get(CORBY)
    rang = Envelope.of(Asked(uuid4(), MARY, Source.PAGE, NOW))
    corby.report_wrong_number(corby.telephone, rang)
    assert corby.pending_events == []


def test_a_refused_call_reports_nothing(region: Region) -> None:
    handover_id = region.recorded()
    head = region.service.head()
    with pytest.raises(HappenedInFuture):
        region.ask(MARY, attempt(handover_id, WRONG, NOW + DAY))
    assert _reports(region) == []
    assert region.service.head() == head


def test_a_number_put_right_in_the_same_moment_is_not_reported(
    region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The keeper's save comes first: the call is then judged against the team as it is."""
    handover_id = region.recorded()
    real = Decisions.decide
    meanwhile = [c.VerifyNumber(DERBY, "01632 960555", TODAY)]

    def decide(self: Decisions, command: c.Command, asked: Asked) -> tuple[Aggregate, ...]:
        decided = real(self, command, asked)
        if meanwhile and isinstance(command, c.LogAttempt):
            region.service.execute(meanwhile.pop(), Asked(uuid4(), KIT, Source.PAGE, NOW))
        return decided

    monkeypatch.setattr(Decisions, "decide", decide)
    region.ask(MARY, attempt(handover_id, WRONG))
    assert _reports(region) == []
    assert _derby(region).telephone == "01632 960555"
