"""Rules that are wrong do not start: the sentence names the file, the line and what to write."""

from pathlib import Path

import pytest

from handover.rules.reading import read_rulebook
from handover.rules.rules_file import RulesError
from tests.domain.written_rules import DERBYSHIRE, rulebook


def refusal(folder: Path, *texts: str) -> str:
    with pytest.raises(RulesError) as caught:
        rulebook(folder, *texts)
    return str(caught.value)


CALL = 'call = { open_time = "2 hours" }'
ACKNOWLEDGE = "acknowledge = { by_closing = 2 }"


@pytest.mark.parametrize(
    "old,new,line,words",
    [
        (CALL, 'call = { open_time = "-2 hours" }', 6, '"-2 hours" is less than nothing'),
        (CALL, 'call = { open_time = "0 hours" }', 6, "at least 1 minute and at most 40 hours"),
        (CALL, 'call = { open_time = "41 hours" }', 6, '"41 hours" cannot be meant'),
        (CALL, 'call = { clock = "73 hours" }', 6, "at most 72 hours"),
        (CALL, 'call = { within_the_day = "25 hours", at_least = "1 hour" }', 6, "most 24 hours"),
        (CALL, 'call = { open_time = "two hours" }', 6, '"two hours" is no length of time'),
        (CALL, 'call = { open_time = "" }', 6, "cannot be meant"),
        (CALL, "call = { open_time = 2 }", 6, "2 does not say hours or minutes"),
        (CALL, 'call = { within = "2 hours" }', 6, '{ within = "2 hours" } is no limit. Write {'),
        (CALL, 'call = { clock = "2 hours", by_closing = 1 }', 6, "is no limit. Write {"),
        (CALL, 'call = { within_the_day = "2 hours" }', 6, "is no limit. Write {"),
        (
            CALL,
            'call = { within_the_day = "1 hour", at_least = "2 hours" }',
            6,
            "at_least is longer than within_the_day",
        ),
        (CALL, 'call = "2 hours"', 6, '"2 hours" is no limit. Write {'),
        (ACKNOWLEDGE, "acknowledge = { by_closing = 0 }", 7, "whole number from 1 to 5"),
        (ACKNOWLEDGE, "acknowledge = { by_closing = 6 }", 7, "whole number from 1 to 5"),
        (ACKNOWLEDGE, "acknowledge = { by_closing = true }", 7, "true cannot be meant"),
        (ACKNOWLEDGE, "acknowledge = { by_closing = 1.5 }", 7, "1.5 cannot be meant"),
        (ACKNOWLEDGE, 'acknowledge = { open_time = "1 hour" }', 6, "due after the acknowledgement"),
        (ACKNOWLEDGE, "", 4, "[priority] has no acknowledge. Write id, call,"),
        (ACKNOWLEDGE, f"{ACKNOWLEDGE}\nremark = 1", 8, '"remark" is not known. Write id, call,'),
        ("times_a_day = 3", "times_a_day = 13", 8, "whole number from 1 to 12"),
        ("times_a_day = 3", "at_once = false", 8, "is no way to ring again. Write {"),
        ("times_a_day = 3", 'every = "25 hours"', 8, "at most 24 hours"),
        ("derby/priority/2", "derby/routine/2", 5, 'as "leicester/priority/1"'),
        ("derby/priority/2", "priority/2", 5, 'as "leicester/priority/1"'),
        ("derby/priority/2", "derby/priority/02", 5, "with a new number for every change"),
        ("[priority]", "[prioritty]", 4, '"prioritty" is not known. Write [immediate], [same_day]'),
        ("[priority]", "[priority", 4, "this is not TOML"),
        ("[priority]", "priority = 1\n[routine]", 4, "write [priority] on a line of its own"),
        (CALL, f"{CALL}\n{CALL}", 7, "this is not TOML"),
        ('areas = ["Derbyshire"]', "", 1, 'write areas = ["..."] at the top'),
        ('["Derbyshire"]', '"Derbyshire"', 2, 'write areas = ["..."] at the top'),
        ('["Derbyshire"]', "[]", 2, 'write areas = ["..."] at the top'),
        ('["Derbyshire"]', '["Derbyshire", " "]', 2, 'write areas = ["..."] at the top'),
        ('["Derbyshire"]', '["Derbyshire", 3]', 2, 'write areas = ["..."] at the top'),
        ('["Derbyshire"]', '["Derbyshire", "derbyshire "]', 2, "an area is named twice"),
        ("areas =", "area =", 2, '"area" is not known. Write [immediate]'),
    ],
)
def test_what_is_wrong_is_named_by_file_and_line(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    assert old in DERBYSHIRE

    said = refusal(tmp_path, DERBYSHIRE.replace(old, new))

    assert said.startswith(f"{tmp_path / 'area0.toml'}, line {line}: ")
    assert words in said


@pytest.mark.parametrize("urgency", ["immediate", "same_day"])
@pytest.mark.parametrize(
    "limit", ['{ open_time = "2 hours" }', "{ by_closing = 1 }", '{ closing = "1 hour" }']
)
def test_what_cannot_wait_is_never_made_to_wait_for_a_team(
    tmp_path: Path, urgency: str, limit: str
) -> None:
    said = refusal(tmp_path, urgent(urgency, call=limit))

    assert 'Write { clock = "2 hours" } or { within_the_day' in said
    assert "by_closing = 1 }." not in said


def test_what_cannot_wait_is_never_rung_again_only_when_the_team_opens(tmp_path: Path) -> None:
    said = refusal(tmp_path, urgent("same_day", try_again="{ times_a_day = 2 }"))

    assert "same_day try_again: this urgency never waits for a team to open" in said


@pytest.mark.parametrize("urgency,longest", [("immediate", "4 hours"), ("same_day", "24 hours")])
def test_no_area_makes_the_urgent_wait_longer_than_is_safe(
    tmp_path: Path, urgency: str, longest: str
) -> None:
    said = refusal(tmp_path, urgent(urgency, acknowledge='{ clock = "25 hours" }'))

    assert f"{urgency} acknowledge: " in said
    assert f"at most {longest}." in said


def urgent(
    urgency: str,
    *,
    call: str = '{ clock = "15 minutes" }',
    acknowledge: str = '{ clock = "1 hour" }',
    try_again: str = '{ every = "5 minutes" }',
) -> str:
    return (
        f'areas = ["Derbyshire"]\n[{urgency}]\nid = "derby/{urgency.replace("_", "-")}/1"\n'
        f"call = {call}\nacknowledge = {acknowledge}\ntry_again = {try_again}\n"
    )


def test_the_same_rules_without_a_fault_are_taken(tmp_path: Path) -> None:
    assert len(rulebook(tmp_path, DERBYSHIRE, urgent("immediate"), urgent("same_day")).areas) == 3


@pytest.mark.parametrize(
    "call,acknowledge",
    [
        ('{ open_time = "1 minute" }', "{ by_closing = 5 }"),
        ('{ clock = "1 hour 30 minutes" }', '{ clock = "72 hours" }'),
        ('{ within_the_day = "1 hour", at_least = "1 hour" }', '{ clock = "60 minutes" }'),
        ('{ open_time = "40 hours" }', '{ open_time = "40 hours" }'),
    ],
)
def test_what_is_just_within_the_limits_is_taken(
    tmp_path: Path, call: str, acknowledge: str
) -> None:
    text = DERBYSHIRE.replace(CALL, f"call = {call}").replace(
        ACKNOWLEDGE, f"acknowledge = {acknowledge}"
    )

    assert rulebook(tmp_path, text).areas


def test_an_id_is_given_once(tmp_path: Path) -> None:
    other = DERBYSHIRE.replace("Derbyshire", "Leicestershire")

    said = refusal(tmp_path, DERBYSHIRE, other)

    assert said.startswith(f"{tmp_path / 'area1.toml'}, line 5: priority id: ")
    assert f'"derby/priority/2" is the id of a rule in {tmp_path / "area0.toml"} already' in said


def test_an_area_sets_an_urgency_once(tmp_path: Path) -> None:
    again = DERBYSHIRE.replace("derby/priority/2", "derby/priority/3").replace("Derby", "DERBY")

    said = refusal(tmp_path, DERBYSHIRE, again)

    assert said.startswith(f"{tmp_path / 'area1.toml'}, line 4: ")
    assert f"has [priority] already, in {tmp_path / 'area0.toml'}, line 2" in said


def test_a_file_for_no_urgency_is_refused(tmp_path: Path) -> None:
    assert "line 1: no urgency is set. Write at least one of [immediate]" in refusal(
        tmp_path, 'areas = ["Derbyshire"]\n'
    )


def test_a_key_is_found_however_its_table_is_written(tmp_path: Path) -> None:
    dotted = (
        'areas = ["Derbyshire"]\n\npriority.id = "derby/priority/1"\n'
        'priority.call.open_time = "9 days"\npriority.acknowledge.by_closing = 2\n'
        "priority.try_again.at_once = true\n"
    )
    tables = (
        'areas = ["Derbyshire"]\n[priority]\nid = "derby/priority/1"\n[ priority . call ]\n'
        'open_time = "9 days"\n[priority.acknowledge]\nby_closing = 2\n'
        "[priority.try_again]\nat_once = true\n"
    )

    for text in (dotted, tables):
        assert "area0.toml, line 4: priority call: " in refusal(tmp_path, text)


def test_an_unfinished_file_is_refused_at_its_last_line(tmp_path: Path) -> None:
    assert "area0.toml, line 2: this is not TOML" in refusal(tmp_path, '\nareas = ["Derby')


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "area.toml").write_bytes(b"areas = []\n# caf\xe9")

    with pytest.raises(RulesError, match="line 2: save the file as UTF-8"):
        read_rulebook(tmp_path)


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    (tmp_path / "area.toml").symlink_to(tmp_path / "gone.toml")

    with pytest.raises(RulesError, match=r"area.toml cannot be read \(No such file"):
        read_rulebook(tmp_path)


def test_a_path_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="gone does not exist"):
        read_rulebook(tmp_path / "gone")


def test_a_folder_without_rules_is_refused_rather_than_taken_for_no_rules(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Rules of the region")

    with pytest.raises(RulesError, match=r"holds no \.toml file"):
        read_rulebook(tmp_path)


def test_a_file_that_would_be_passed_over_is_refused(tmp_path: Path) -> None:
    (tmp_path / "derby.tml").write_text(DERBYSHIRE)

    with pytest.raises(RulesError, match=r"derby.tml would not be read. Name it .toml"):
        read_rulebook(tmp_path)


def test_a_path_that_cannot_be_looked_at_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match=r"cannot be read \(File name too long\)"):
        read_rulebook(tmp_path / ("long" * 100))
