"""An area's own rules: used for what is sent to it from now on, and for nothing recorded before."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from handover.application import HandoverService
from handover.deadlines import RULES, due_and_ladder, due_times, explain, next_try_at
from handover.opening_hours import OpeningHours
from handover.policy import View
from handover.rules.reading import read_rulebook
from handover.urgency import Urgency
from tests.domain.opening_patterns import OFFICE, london
from tests.domain.written_rules import DERBYSHIRE, rulebook
from tests.region import HANA, HUGO, MARY, NOW, Region, decline, record, redirect, settle

ADR = Path(__file__).parents[2] / "docs/adr/0012-rules-for-each-receiving-area.md"


def test_an_area_has_its_own_rules_where_it_set_them_and_else_the_default(tmp_path: Path) -> None:
    rules = rulebook(tmp_path, DERBYSHIRE).of("Derbyshire")

    assert rules[Urgency.PRIORITY].rule_id == "derby/priority/2"
    assert {**rules, Urgency.PRIORITY: RULES[Urgency.PRIORITY]} == RULES


@pytest.mark.parametrize("area", ["derbyshire", " Derbyshire ", "DERBYSHIRE"])
def test_capitals_and_spaces_make_no_other_area(tmp_path: Path, area: str) -> None:
    assert rulebook(tmp_path, DERBYSHIRE).of(area)[Urgency.PRIORITY].rule_id == "derby/priority/2"


def test_another_area_keeps_the_default(tmp_path: Path) -> None:
    assert rulebook(tmp_path, DERBYSHIRE).of("Nottinghamshire") == RULES


def test_one_file_may_be_named_instead_of_a_folder(tmp_path: Path) -> None:
    rulebook(tmp_path, DERBYSHIRE)

    one = read_rulebook(tmp_path / "area0.toml")

    assert one.of("Derbyshire")[Urgency.PRIORITY].rule_id == "derby/priority/2"


def test_a_file_from_another_editor_and_what_a_tool_hides_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "derby.toml").write_bytes(
        b"\xef\xbb\xbf" + DERBYSHIRE.replace("\n", "\r\n").encode()
    )
    (tmp_path / "..data").mkdir()
    (tmp_path / "README.md").write_text("Rules of the region")

    assert read_rulebook(tmp_path).of("Derbyshire") != RULES


def test_a_file_may_be_for_several_areas_and_an_area_in_several_files(tmp_path: Path) -> None:
    both = DERBYSHIRE.replace('"Derbyshire"', '"Derbyshire", "Corbyshire"')
    routine = DERBYSHIRE.replace("priority", "routine")

    rules = rulebook(tmp_path, both, routine)

    assert rules.of("Corbyshire")[Urgency.PRIORITY].rule_id == "derby/priority/2"
    assert rules.of("Derbyshire")[Urgency.PRIORITY].rule_id == "derby/priority/2"
    assert rules.of("Derbyshire")[Urgency.ROUTINE].rule_id == "derby/routine/2"


def test_without_any_setting_the_default_holds_everywhere() -> None:
    assert read_rulebook(None).of("Derbyshire") == RULES


def test_an_area_without_a_team_is_told_with_its_line(tmp_path: Path) -> None:
    rules = rulebook(tmp_path, DERBYSHIRE)

    assert rules.without_a_team(["derbyshire", "Leicestershire"]) == []
    (unknown,) = rules.without_a_team(["Derby", "Leicestershire"])
    assert (unknown.area, unknown.written_at) == ("Derbyshire", f"{tmp_path}/area0.toml, line 2")


def test_due_times_words_and_the_next_try_follow_the_areas_rules(tmp_path: Path) -> None:
    rules = rulebook(tmp_path, DERBYSHIRE).of("Derbyshire")

    due = due_times(Urgency.PRIORITY, london("2026-08-28 16:55"), OFFICE, rules=rules)

    assert due.call_due_at == london("2026-09-01 10:55")
    assert due.acknowledge_due_at == london("2026-09-02 17:00")
    assert due.rule_id == "derby/priority/2"
    assert explain(Urgency.PRIORITY, OFFICE, rules).startswith(
        "Ring within 2 hours of the team's open time. "
        "A named person acknowledges before the team closes 2 working days from today."
    )
    assert next_try_at(
        Urgency.PRIORITY, london("2026-08-28 16:55"), OpeningHours.weekdays("09:00", "18:00"), rules
    ) == london("2026-09-01 12:00")


def reopened(log: Path, folder: Path | None) -> Region:
    """The service started anew over the same log, with the rules in `folder`."""
    return Region(HandoverService(str(log), is_demonstration=True, rulebook=read_rulebook(folder)))


def test_a_changed_rule_changes_nothing_that_was_recorded_before(tmp_path: Path) -> None:
    log, folder = tmp_path / "events.sqlite", tmp_path / "rules"
    folder.mkdir()
    before = settle(log)
    old = before.recorded()
    before.service.close()
    rulebook(folder, DERBYSHIRE)

    after = reopened(log, folder)
    new = after.recorded()

    due_before, due_after = (
        after.service.look_up(one, MARY, View.RECORD).due for one in (old, new)
    )
    assert due_before == due_and_ladder(Urgency.PRIORITY, NOW, OFFICE)
    assert due_before.rule_id == "priority/1"
    assert due_after.rule_id == "derby/priority/2"
    assert due_after.call_due_at == NOW + timedelta(hours=2)
    assert due_after.acknowledge_due_at == datetime(2026, 11, 26, 17, tzinfo=UTC)

    # And the rule goes on naming itself when the area's file has gone again.
    after.service.close()
    found = reopened(log, None).service.look_up(new, MARY, View.RECORD)
    assert found.due == due_after


def test_a_redirect_is_due_by_the_new_teams_area(tmp_path: Path) -> None:
    log, folder = tmp_path / "events.sqlite", tmp_path / "rules"
    folder.mkdir()
    settle(log).service.close()
    rulebook(folder, DERBYSHIRE)
    region = reopened(log, folder)
    handover_id = region.recorded(record(urgency=Urgency.PRIORITY))
    region.ask(HANA, decline(handover_id))

    region.ask(MARY, redirect(handover_id))

    found = region.service.look_up(handover_id, HUGO, View.RECORD)
    assert found.due == due_and_ladder(Urgency.PRIORITY, NOW, OFFICE)


def test_the_example_in_the_decision_record_can_be_used(tmp_path: Path) -> None:
    example = ADR.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]

    assert rulebook(tmp_path, example).areas
