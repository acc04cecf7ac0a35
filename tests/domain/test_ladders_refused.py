"""Ladders as areas write them: taken whole, or refused by file and line with what to write."""

from datetime import timedelta
from pathlib import Path

import pytest

from handover.deadlines import DEFAULT_RULEBOOK, due_and_ladder
from handover.ladder import Elapsed, Stander, WorkingDays
from handover.rules.ladders import check_complete, ladders_of
from handover.rules.rules_file import RulesError, RulesFile
from handover.urgency import Urgency
from tests.domain.opening_patterns import OFFICE, london
from tests.domain.written_rules import DERBYSHIRE, rulebook

LADDERS = """\
areas = ["Derbyshire"]

[[ladder.priority]]
after_working_days = 0
sender = "the team leader"
receiver = "the duty health visitor"
receiver_telephone = "01632 960177"

[[ladder.priority]]
after_working_days = 2
sender = "the designated nurse"
receiver = "the designated nurse"

[[ladder.same_day]]
after = "0 minutes"
sender = "the team leader"
receiver = "the duty health visitor"
[[ladder.same_day]]
after = "90 minutes"
sender = "the Regional Lead"
receiver = "the head of service"
"""
SECOND = "after_working_days = 2"
LAST_OF_PRIORITY = 'sender = "the designated nurse"\nreceiver = "the designated nurse"'


def refusal(folder: Path, *texts: str) -> str:
    with pytest.raises(RulesError) as caught:
        rulebook(folder, *texts)
    return str(caught.value)


def test_an_area_has_its_own_ladder_whole_and_else_the_default(tmp_path: Path) -> None:
    book = rulebook(tmp_path, LADDERS)

    priority = book.ladder_of("derbyshire", Urgency.PRIORITY)
    assert [rung.after for rung in priority] == [WorkingDays(0), WorkingDays(2)]
    assert priority[0].receiver == Stander("the duty health visitor", "01632 960177")
    same_day = book.ladder_of("Derbyshire", Urgency.SAME_DAY)
    assert same_day[1].after == Elapsed(timedelta(minutes=90))
    for area, urgency in (
        ("Derbyshire", Urgency.ROUTINE),
        ("Derbyshire", Urgency.IMMEDIATE),
        ("Nottinghamshire", Urgency.PRIORITY),
    ):
        assert book.ladder_of(area, urgency) == DEFAULT_RULEBOOK.ladder_of("", urgency)


def test_an_areas_deadlines_stay_the_default_where_it_sets_only_ladders(tmp_path: Path) -> None:
    due = due_and_ladder(
        Urgency.PRIORITY,
        london("2026-08-28 16:55"),
        OFFICE,
        rulebook(tmp_path, LADDERS),
        "Derbyshire",
    )

    assert due.rule_id == "priority/1"
    assert [rung.due_at for rung in due.ladder] == [
        london("2026-09-01 17:00"),
        london("2026-09-03 17:00"),
    ]


def test_deadlines_and_ladders_may_stand_in_one_file_or_in_two(tmp_path: Path) -> None:
    ladders = LADDERS.split("\n\n", 1)[1]
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()

    for book in (rulebook(one, f"{DERBYSHIRE}\n{ladders}"), rulebook(two, DERBYSHIRE, LADDERS)):
        assert book.of("Derbyshire")[Urgency.PRIORITY].rule_id == "derby/priority/2"
        assert len(book.ladder_of("Derbyshire", Urgency.PRIORITY)) == 2


def test_the_ladder_of_a_disagreement_is_another_one(tmp_path: Path) -> None:
    ours = """\
areas = ["Derbyshire"]
[[ladder.disagreement]]
after_working_days = 3
sender = "the team leader"
receiver = "the designated nurse"
"""
    default = DEFAULT_RULEBOOK.disagreement_of("Derbyshire")
    assert [rung.after for rung in default] == [WorkingDays(1), WorkingDays(2), WorkingDays(5)]

    book = rulebook(tmp_path, ours)

    assert [rung.after for rung in book.disagreement_of("Derbyshire")] == [WorkingDays(3)]
    assert book.disagreement_of("Leicestershire") == default
    assert book.ladder_of("Derbyshire", Urgency.PRIORITY) != book.disagreement_of("Derbyshire")


@pytest.mark.parametrize(
    "old,new,line,words",
    [
        (SECOND, "after_working_days = 0", 10, "rung 2 after_working_days: 0 cannot be meant"),
        (SECOND, "after_working_days = -1", 10, "whole number from 1 to 10"),
        (SECOND, "after_working_days = 11", 10, "whole number from 1 to 10"),
        (SECOND, "after_working_days = true", 10, "true cannot be meant"),
        (SECOND, "after_working_days = 1.5", 10, "1.5 cannot be meant"),
        (SECOND, 'after = "2 hours"', 10, "runs on the team's working days. Write after_working"),
        (SECOND, "", 9, "rung 2: no after_working_days. Write after_working_days = 1"),
        (SECOND, f"{SECOND}\nremark = 1", 11, '"remark" is not known. Write after_working_days,'),
        ("working_days = 0", "working_days = 1", 4, "when the acknowledgement is due, not later"),
        ("working_days = 0", "working_days = false", 4, "when the acknowledgement is due"),
        ('after = "90 minutes"', 'after = "0 minutes"', 19, "at least 1 minute and at most 24"),
        ('after = "90 minutes"', 'after = "25 hours"', 19, "at most 24 hours"),
        ('after = "90 minutes"', 'after = "soon"', 19, '"soon" is no length of time'),
        ('after = "90 minutes"', "after = 90", 19, "90 does not say hours or minutes"),
        ('after = "90 minutes"', SECOND, 19, "this urgency never waits for a team to open"),
        ('after = "0 minutes"', 'after = "5 minutes"', 15, 'not later. Write "0 minutes"'),
        ('receiver = "the head of service"\n', "", 18, "nobody stands here for the receiver"),
        ('"the head of service"', '" "', 21, "rung 2 receiver: nobody stands here"),
        ('"the head of service"', '"-"', 21, "nobody stands here for the receiver"),
        ('"the head of service"', "7", 21, "nobody stands here for the receiver"),
        ('"the head of service"', '["a", "b"]', 21, "nobody stands here for the receiver"),
        ('"the Regional Lead"', '"the director"', 18, "must end with the regional lead or a"),
        ("01632 960177", "960177", 7, "rung 1 receiver_telephone: Enter a UK telephone number"),
        ("01632 960177", "nobody", 7, "Enter a UK telephone number with its area code"),
        ("ladder.same_day", "ladder.sameday", 14, '"sameday" has no ladder. Write [[ladder.imm'),
        (
            LAST_OF_PRIORITY,
            f"{LAST_OF_PRIORITY}\n[[ladder.priority]]\n{SECOND}\n{LAST_OF_PRIORITY}",
            14,
            "rung 3 after_working_days: this rung is not later than the one above it",
        ),
        (
            LAST_OF_PRIORITY,
            f"{LAST_OF_PRIORITY}\n[[ladder.priority]]\nafter_working_days = 1\n{LAST_OF_PRIORITY}",
            14,
            "rung 3 after_working_days: this rung is not later than the one above it",
        ),
    ],
)
def test_what_is_wrong_with_a_ladder_is_named_by_file_and_line(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    assert old in LADDERS

    said = refusal(tmp_path, LADDERS.replace(old, new))

    assert said.startswith(f"{tmp_path / 'area0.toml'}, line {line}: ")
    assert words in said


@pytest.mark.parametrize(
    "text,line,words",
    [
        ("[ladder]\npriority = []", 3, "the ladder is empty: nobody would be asked"),
        ("[ladder]", 2, "write each rung below a line of its own, such as [[ladder.immediate]]"),
        ("ladder = 3", 2, "write each rung below a line of its own"),
        ("[[ladder]]\nafter = 1", 2, "write each rung below a line of its own"),
        ("[ladder.priority]\nafter = 1", 2, "write each rung below a line [[ladder.priority]]"),
        ("[ladder]\npriority = [1, 2]", 3, "write each rung below a line [[ladder.priority]]"),
    ],
)
def test_an_empty_ladder_or_none_at_all_is_refused(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    said = refusal(tmp_path, f'areas = ["Derbyshire"]\n{text}\n')

    assert said.startswith(f"{tmp_path / 'area0.toml'}, line {line}: ")
    assert words in said


def test_a_ladder_with_too_many_rungs_is_refused_at_the_first_too_many(tmp_path: Path) -> None:
    rung = '[[ladder.routine]]\nafter_working_days = {}\nsender = "a"\nreceiver = "regional lead"\n'
    text = 'areas = ["Derbyshire"]\n' + "".join(rung.format(number) for number in range(9))

    assert "line 34: 9 rungs. Write at most 8." in refusal(tmp_path, text)


def test_an_area_sets_a_ladder_once(tmp_path: Path) -> None:
    said = refusal(tmp_path, LADDERS, LADDERS.replace("Derbyshire", "DERBYSHIRE"))

    assert said.startswith(f"{tmp_path / 'area1.toml'}, line 14: ")
    assert f"has [ladder.same_day] already, in {tmp_path / 'area0.toml'}, line 1" in said


def test_a_default_that_leaves_somebody_without_a_ladder_is_refused(tmp_path: Path) -> None:
    rulebook(tmp_path, LADDERS)
    file = RulesFile.read(tmp_path / "area0.toml")

    with pytest.raises(RulesError, match=r"there is no \[\[ladder.immediate\]\]"):
        check_complete(file, ladders_of(file))
