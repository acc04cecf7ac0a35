"""The words of recording: urgencies with their times, answers that are never blank."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from handover.answers import Answer, HowKnown, Knowledge
from handover.content import Kind, ParentsTold
from handover.deadlines import RULES
from handover.opening_hours import OpeningHours
from handover.urgency import Urgency
from tests.region import DERBY, LEICESTER, NOW, about, record
from web.presenters.record import (
    answer_cards,
    answer_words,
    baby_words,
    holds_words,
    near_time,
    out_of_area_words,
    out_of_hours_route,
    parents_words,
    urgency_choices,
)
from web.presenters.team import TeamShown, open_words

WEEKDAYS = OpeningHours.weekdays()


def team(now: datetime = NOW) -> TeamShown:
    return TeamShown(
        team_id=DERBY,
        name="Derby health visiting",
        organisation="Derbyshire Community",
        ods_code="RY8",
        area="Derbyshire",
        places="Derby",
        kind="Health visiting",
        telephone="01632 960100",
        hours=WEEKDAYS,
        hours_words="",
        is_open=open_words(WEEKDAYS, now).startswith("Open"),
        open_words=open_words(WEEKDAYS, now),
        verified_words="Number verified on 1 September 2026",
        is_number_doubtful=False,
        out_of_hours="Ring the emergency duty team",
        is_closed=False,
    )


def test_every_urgency_is_offered_most_urgent_first() -> None:
    choices = urgency_choices(WEEKDAYS, NOW, RULES)
    assert [one.value for one in choices] == [one.value for one in Urgency]
    assert all(one.label and one.meaning for one in choices)
    assert choices[0].call_due == "10:30am today"
    assert choices[2].acknowledge_due == "5pm tomorrow"
    assert choices[3].acknowledge_due == "Thursday 26 November 2026 at 5pm"


@pytest.mark.parametrize(
    "moment, words",
    [
        (datetime(2026, 11, 24, 14, 0, tzinfo=UTC), "2pm today"),
        (datetime(2026, 11, 25, 9, 0, tzinfo=UTC), "9am tomorrow"),
        (
            datetime(2026, 11, 25, 0, 0, tzinfo=UTC),
            "midnight at the end of Tuesday 24 November 2026",
        ),
        (datetime(2026, 11, 26, 9, 0, tzinfo=UTC), "Thursday 26 November 2026 at 9am"),
    ],
)
def test_a_near_time_is_said_as_people_say_it(moment: datetime, words: str) -> None:
    assert near_time(moment, NOW) == words


def test_a_day_is_near_by_the_clock_on_the_wall() -> None:
    late = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)  # 11:30pm in London
    assert near_time(late + timedelta(hours=1), late) == "12:30am tomorrow"


@pytest.mark.parametrize("urgency", list(Urgency))
def test_only_what_cannot_wait_names_the_out_of_hours_route_of_a_shut_team(
    urgency: Urgency,
) -> None:
    evening = NOW + timedelta(hours=9)
    cannot_wait = urgency in {Urgency.IMMEDIATE, Urgency.SAME_DAY}
    assert bool(out_of_hours_route(urgency, team(evening))) is cannot_wait
    assert out_of_hours_route(urgency, team(NOW)) == ""


def test_another_organisation_is_out_of_area() -> None:
    theirs, own = team(), replace(team(), team_id=LEICESTER)
    assert out_of_area_words(own, theirs) == ""
    stranger = replace(own, ods_code="RWE")
    assert "Derbyshire Community is another organisation" in out_of_area_words(stranger, theirs)


def test_the_same_organisation_that_covers_no_authority_of_ours_is_out_of_area() -> None:
    theirs = replace(team(), authorities=("Derby",))
    own = replace(team(), team_id=LEICESTER, authorities=("Leicester",))
    assert out_of_area_words(own, theirs) == (
        "Derby health visiting covers no local authority that your team covers. "
        "Do not assume that they can see your records."
    )
    assert out_of_area_words(replace(own, authorities=("derby",)), theirs) == ""


def test_a_concern_never_passes_responsibility() -> None:
    assert "You go on holding it" in holds_words(Kind.CONCERN)
    assert "until a named person there acknowledges" in holds_words(Kind.HANDOVER_OF_CARE)


@pytest.mark.parametrize("knowledge", list(Knowledge))
def test_no_answer_is_blank(knowledge: Knowledge) -> None:
    how = HowKnown.ASSUMED if knowledge is Knowledge.KNOWN else None
    assert answer_words(Answer(knowledge, "Some words", how))


def test_what_was_not_asked_says_so_before_it_says_why() -> None:
    assert answer_words(Answer(Knowledge.NOT_ASKED, "He was there")) == "Not asked: He was there"
    assert answer_words(Answer(Knowledge.DECLINED)) == "Asked, and they declined to say"
    of_booking = Answer(
        Knowledge.KNOWN, "Closed in 2019", HowKnown.SEEN_IN_RECORD, "Her booking notes"
    )
    assert answer_words(of_booking) == "Closed in 2019\n(Seen in her booking notes)"


def test_parents_who_were_not_told_come_with_the_reason() -> None:
    assert parents_words(ParentsTold(told=False, why_not="Unsafe")) == "No: Unsafe"
    assert parents_words(ParentsTold(told=True)) == "Yes"


def test_the_baby_is_due_or_born() -> None:
    assert baby_words(about()) == "Due on 1 February 2027"
    born = replace(about(), due_on=None, baby_born_on=date(2026, 11, 14))
    assert baby_words(born) == "Born on 14 November 2026"


def test_every_answer_of_the_record_can_be_changed_on_a_step() -> None:
    cards = answer_cards(record(), team())
    said = " ".join(row.words for card in cards for row in card.rows)
    for answer in (
        "Test Mother",
        "999\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}0018",
        "Derby health visiting",
        "Priority",
        "Moved from Leicester to Derby last week",
        "No birth plan yet",
        "Not asked: He was in the room",
        "Closed in 2019",
        "Asked, but not known",
        "Please visit before the due date",
    ):
        assert answer in said
    steps = {card.step for card in cards}
    assert steps == {"about", "to", "why", "situation", "family", "response"}
