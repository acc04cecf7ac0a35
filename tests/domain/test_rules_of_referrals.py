"""When silence about a referral comes back: an area sets its own, refused by line if wrong."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from handover.application import HandoverService
from handover.policy import View
from handover.referral.due import ReferralRule, due_by
from handover.referral.referral import Referral
from handover.rules.reading import read_default, read_rulebook
from handover.rules.referrals import LIMITS, check_referral_is_set
from handover.rules.rules_file import RulesError, RulesFile
from handover.time_limits import ByClosing
from tests import referring as f
from tests.domain.opening_patterns import london
from tests.domain.written_rules import rulebook
from tests.referring import FIRST_REFERRAL
from tests.region import HANA, MARY, Region, decline, settle

LEICESTERSHIRE = """\
# Agreed with the front door in May 2026.
areas = ["Leicestershire"]

[referral]
id = "leicester/referral/2"
acknowledge = { by_closing = 2 }
outcome = { by_closing = 5 }
review = { by_closing = 4 }

[[ladder.disagreement]]
after_working_days = 4
sender = "the head of midwifery"
receiver = "the designated nurse"
"""
DERBYSHIRE = LEICESTERSHIRE.replace("Leicester", "Derby").replace("leicester", "derby")


def refusal(folder: Path, *texts: str) -> str:
    with pytest.raises(RulesError) as caught:
        rulebook(folder, *texts)
    return str(caught.value)


@pytest.fixture
def served(tmp_path: Path) -> Region:
    """The region, served with the rules of Leicestershire."""
    settle(tmp_path / "events.sqlite").service.close()
    folder = tmp_path / "rules"
    folder.mkdir()
    rules = rulebook(folder, LEICESTERSHIRE)
    path = str(tmp_path / "events.sqlite")
    return Region(HandoverService(path, is_demonstration=True, rulebook=rules))


def test_the_default_is_one_working_day_for_a_word_and_for_a_review() -> None:
    rule = read_default().referral
    assert rule == ReferralRule("referral/1", ByClosing(1), ByClosing(3), ByClosing(1))


def test_an_area_has_its_own_and_every_other_the_default(tmp_path: Path) -> None:
    rules = rulebook(tmp_path, LEICESTERSHIRE)
    own = ReferralRule("leicester/referral/2", ByClosing(2), ByClosing(5), ByClosing(4))
    assert rules.referral_of(" leicestershire") == own
    assert rules.referral_of("Derbyshire") == read_rulebook(None).referral


def test_the_area_of_the_team_that_referred_decides_and_what_is_recorded_stays(
    served: Region,
) -> None:
    handover_id = served.recorded()
    served.ask(MARY, f.refer(handover_id))
    theirs = served.ask(HANA, f.refer(handover_id)).subject_id
    mine: Referral = served.service.repository.get(FIRST_REFERRAL)
    assert mine.word_due.rule_id == "leicester/referral/2"
    assert mine.word_due_at == datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
    other: Referral = served.service.repository.get(theirs)
    assert other.word_due.rule_id == "referral/1"
    served.ask(MARY, f.answer(handover_id))
    answered: Referral = served.service.repository.get(FIRST_REFERRAL)
    assert answered.word_due_at == datetime(2026, 12, 1, 17, 0, tzinfo=UTC)
    served.ask(MARY, f.outcome(handover_id))
    decided: Referral = served.service.repository.get(FIRST_REFERRAL)
    assert decided.review_due is not None
    assert decided.review_due.due_at == datetime(2026, 11, 30, 17, 0, tzinfo=UTC)


def test_a_disagreement_climbs_by_the_ladder_of_its_area(served: Region) -> None:
    """With an outcome: the referrer's area. With a decline: the receiving team's."""
    handover_id = served.recorded()
    served.ask(MARY, f.refer(handover_id))
    served.ask(MARY, f.outcome(handover_id))
    served.ask(HANA, decline(handover_id))
    served.ask(MARY, f.disagree(handover_id))
    served.ask(MARY, f.disagree(handover_id, None))
    seen = served.service.look_up(handover_id, MARY, View.RECORD).disagreements.values()
    with_outcome, with_decline = seen
    assert [rung.sender.role for rung in with_outcome.ladder] == ["the head of midwifery"]
    assert with_outcome.ladder[0].due_at == datetime(2026, 11, 30, 17, 0, tzinfo=UTC)
    assert len(with_decline.ladder) == 3


ACKNOWLEDGE, REVIEW = "acknowledge = { by_closing = 2 }", "review = { by_closing = 4 }"


@pytest.mark.parametrize(
    "old,new,line,words",
    [
        (ACKNOWLEDGE, "acknowledge = { by_closing = 0 }", 6, "a whole number from 1 to 2"),
        (ACKNOWLEDGE, "acknowledge = { by_closing = 3 }", 6, "a whole number from 1 to 2"),
        (ACKNOWLEDGE, "acknowledge = { by_closing = true }", 6, "true cannot be meant"),
        (ACKNOWLEDGE, 'acknowledge = { clock = "24 hours" }', 6, "write it in working days, such"),
        (ACKNOWLEDGE, "acknowledge = { by_closing = 1, more = 2 }", 6, "write it in working days"),
        (ACKNOWLEDGE, "acknowledge = 1", 6, "referral acknowledge: write it in working days"),
        (ACKNOWLEDGE, "", 4, "[referral] has no acknowledge. Write id, acknowledge, outcome and"),
        (REVIEW, "review = { by_closing = 6 }", 8, "a whole number from 1 to 5"),
        (REVIEW, f"{REVIEW}\nremark = 1", 9, '"remark" is not known. Write id, acknowledge,'),
        ("leicester/referral/2", "referral/2", 5, 'small letters as "leicester/referral/1"'),
        ("leicester/referral/2", "leicester/referral/0", 5, "with a new number for every change"),
        ('id = "leicester/referral/2"', "id = 2", 5, 'referral id: write it in small letters as "'),
        ("[referral]", "[referal]", 4, '"referal" is not known. Write [immediate], [same_day]'),
    ],
)
def test_what_cannot_be_meant_is_refused_by_its_line(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    said = refusal(tmp_path, LEICESTERSHIRE.replace(old, new))
    assert said.startswith(f"{tmp_path}/area0.toml, line {line}: ")
    assert words in said


def test_a_setting_that_is_no_table_is_refused(tmp_path: Path) -> None:
    said = refusal(tmp_path, 'areas = ["Derbyshire"]\nreferral = 1\n')
    assert said == (
        f"{tmp_path}/area0.toml, line 2: write [referral] on a line of its own, and below it its "
        "keys."
    )


def test_the_words_for_an_unknown_table_name_the_referral(tmp_path: Path) -> None:
    said = refusal(tmp_path, LEICESTERSHIRE.replace("[referral]", "[referals]"))
    assert "areas = [...] at the top, [referral], or [[ladder.priority]]." in said


def test_an_area_has_one_rule_and_each_rule_an_id_of_its_own(tmp_path: Path) -> None:
    again = LEICESTERSHIRE.replace("referral/2", "referral/3").partition("[[")[0]
    said = refusal(tmp_path, LEICESTERSHIRE, again)
    assert "Leicestershire has [referral] already" in said
    assert "line 4" in said
    same_id = DERBYSHIRE.replace("derby/", "leicester/")
    said = refusal(tmp_path, LEICESTERSHIRE, same_id)
    assert 'referral id: "leicester/referral/2" is the id of a rule in ' in said


def test_two_areas_may_each_have_theirs(tmp_path: Path) -> None:
    rules = rulebook(tmp_path, LEICESTERSHIRE, DERBYSHIRE)
    assert rules.referral_of("Derbyshire").rule_id == "derby/referral/2"


def test_a_file_may_hold_nothing_but_its_referral(tmp_path: Path) -> None:
    alone = LEICESTERSHIRE.partition("[[")[0]
    assert rulebook(tmp_path, alone).referral_of("Leicestershire").outcome == ByClosing(5)


def test_a_default_without_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "default.toml"
    path.write_text("[priority]\n", encoding="utf-8")
    with pytest.raises(RulesError, match=r"default.toml, line 1: there is no \[referral\]\. Write"):
        check_referral_is_set(RulesFile.read(path), None)


def test_no_area_waits_longer_than_is_safe_for_a_first_word() -> None:
    assert dict(LIMITS) == {"acknowledge": 2, "outcome": 5, "review": 5}


@pytest.mark.parametrize(
    "made,due",
    [
        ("2026-11-27 08:00", "2026-11-30 17:00"),  # a Friday
        ("2026-11-28 23:00", "2026-11-30 17:00"),  # a Saturday
        ("2026-12-24 12:00", "2026-12-29 17:00"),  # Christmas, and the bank holiday after it
        ("2027-03-26 09:00", "2027-03-30 17:00"),  # Good Friday; the clocks go forward on Sunday
        ("2026-10-23 17:30", "2026-10-26 17:00"),  # a Friday; the clocks go back on Sunday
    ],
)
def test_working_days_are_an_offices(made: str, due: str) -> None:
    found = due_by(ByClosing(1), "referral/1", london(made))
    assert found.due_at == london(due)
    assert found.rule_id == "referral/1"


def test_an_area_that_sets_no_time_for_referrals_has_the_default(tmp_path: Path) -> None:
    ladder = "[[ladder" + LEICESTERSHIRE.partition("[[ladder")[2]
    book = rulebook(tmp_path, f'areas = ["Leicestershire"]\n{ladder}')
    assert book.referral_of("Leicestershire") == read_default().referral
