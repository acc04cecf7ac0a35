"""What is wrong with an area's rules is said whole: where it stands, and what to write instead."""

from pathlib import Path

import pytest

from handover.rules import reading
from handover.rules.rules_file import RulesError
from handover.urgency import Urgency
from tests.domain.test_ladders_refused import LADDERS, SECOND
from tests.domain.test_rules_refused import ACKNOWLEDGE, CALL, urgent
from tests.domain.written_rules import DERBYSHIRE, rulebook

AREA = 'areas = ["Derbyshire"]\n'
CLOCK = 'Write { clock = "2 hours" } or { within_the_day = "4 hours", at_least = "1 hour" }'
LIMITS = f'{CLOCK}, {{ open_time = "4 hours" }} or {{ by_closing = 1 }}.'
TRIES = 'Write { at_once = true }, { every = "60 minutes" } or { times_a_day = 2 }.'
DURATION = 'Write a length of time such as "30 minutes", "2 hours" or "1 hour 30 minutes".'
KEYS = (
    '"remark" is not known. Write after_working_days, sender and receiver, and perhaps '
    "sender_telephone and receiver_telephone."
)
TABLES = "[[ladder.immediate]], [[ladder.same_day]], [[ladder.priority]], [[ladder.routine]]"


def said(folder: Path, text: str) -> str:
    """The sentence after the name of the file."""
    with pytest.raises(RulesError) as caught:
        rulebook(folder, text)
    return str(caught.value).removeprefix(f"{folder / 'area0.toml'}, ")


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


@pytest.mark.parametrize(
    "old,new,sentence",
    [
        (
            'after = "90 minutes"',
            "",
            'line 18: ladder same_day rung 2: no after. Write after = "30 minutes".',
        ),
        (SECOND, f"{SECOND}\nremark = 1", f"line 11: ladder priority rung 2 remark: {KEYS}"),
        (
            "working_days = 0",
            "working_days = 1",
            (
                "line 4: ladder priority rung 1 after_working_days: the first rung is reached when "
                "the acknowledgement is due, not later. Write 0."
            ),
        ),
        (
            'receiver = "the head of service"\n',
            "",
            (
                "line 18: ladder same_day rung 2: nobody stands here for the receiver. "
                'Write receiver = "the team leader".'
            ),
        ),
        (
            '"the head of service"',
            f'"{"x" * 121}"',
            (
                "line 21: ladder same_day rung 2 receiver: "
                "Shorten who stands here to 120 characters or fewer: it has 121."
            ),
        ),
        (
            '"the Regional Lead"',
            '"the director"',
            (
                "line 18: ladder same_day rung 2: the last rung must end with the regional lead "
                'or a designated nurse. Write "regional lead" or "designated nurse" on one of its '
                "sides."
            ),
        ),
    ],
)
def test_of_a_ladder(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    assert said(tmp_path, changed(LADDERS, old, new)) == sentence


def test_of_rungs_that_are_not_in_their_order(tmp_path: Path) -> None:
    second = '[[ladder.same_day]]\nafter = "2 hours"\nsender = "a"\nreceiver = "b"\n'
    last = '[[ladder.same_day]]\nafter = "90 minutes"'
    assert said(tmp_path, changed(LADDERS, last, second + last)) == (
        "line 23: ladder same_day rung 3 after: this rung is not later than the one above it. "
        "Write the rungs in their order, each at a time of its own."
    )


@pytest.mark.parametrize(
    "text,sentence",
    [
        (
            "[ladder]",
            (
                f"line 2: write each rung below a line of its own, such as {TABLES}, "
                "[[ladder.disagreement]]."
            ),
        ),
        (
            '[ladder]\npriority = ""',
            "line 3: write each rung below a line [[ladder.priority]].",
        ),
        ("[ladder.priority]", "line 2: write each rung below a line [[ladder.priority]]."),
    ],
)
def test_of_what_is_no_ladder(tmp_path: Path, text: str, sentence: str) -> None:
    assert said(tmp_path, f"{AREA}{text}\n") == sentence


def test_eight_rungs_are_not_too_many(tmp_path: Path) -> None:
    rung = '[[ladder.routine]]\nafter_working_days = {}\nsender = "a"\nreceiver = "regional lead"\n'
    text = AREA + "".join(rung.format(number) for number in range(8))
    assert len(rulebook(tmp_path, text).ladder_of("Derbyshire", Urgency.ROUTINE)) == 8


@pytest.mark.parametrize(
    "old,new,sentence",
    [
        (
            CALL,
            'call = { clock = "2 hours", by_closing = 1 }',
            f'line 6: priority call: {{ clock = "2 hours", by_closing = 1 }} is no limit. {LIMITS}',
        ),
        (
            CALL,
            'call = { within_the_day = "2 hours", at_least = "1 hour", by_closing = 1 }',
            (
                'line 6: priority call: { within_the_day = "2 hours", at_least = "1 hour", '
                f"by_closing = 1 }} is no limit. {LIMITS}"
            ),
        ),
        (
            CALL,
            'call = { open_time = "2 hours", remark = 1 }',
            f'line 6: priority call: {{ open_time = "2 hours", remark = 1 }} is no limit. {LIMITS}',
        ),
        (
            ACKNOWLEDGE,
            "acknowledge = { by_closing = 2, remark = 1 }",
            f"line 7: priority acknowledge: {{ by_closing = 2, remark = 1 }} is no limit. {LIMITS}",
        ),
        (
            CALL,
            'call = { open_time = "\u22122 hours" }',
            f'line 6: priority call: "\u22122 hours" is less than nothing. {DURATION}',
        ),
        (
            "{ times_a_day = 3 }",
            '{ at_once = true, every = "60 minutes" }',
            (
                'line 8: priority try_again: { at_once = true, every = "60 minutes" } '
                f"is no way to ring again. {TRIES}"
            ),
        ),
        (
            "{ times_a_day = 3 }",
            '{ every = "60 minutes", times_a_day = 3 }',
            (
                'line 8: priority try_again: { every = "60 minutes", times_a_day = 3 } '
                f"is no way to ring again. {TRIES}"
            ),
        ),
        (
            "{ times_a_day = 3 }",
            "{ times_a_day = 3, remark = 1 }",
            (
                "line 8: priority try_again: { times_a_day = 3, remark = 1 } "
                f"is no way to ring again. {TRIES}"
            ),
        ),
    ],
)
def test_of_a_limit(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    assert said(tmp_path, changed(DERBYSHIRE, old, new)) == sentence


@pytest.mark.parametrize("limit", ['{ open_time = "2 hours" }', "{ by_closing = 1 }"])
def test_of_the_urgent_that_would_wait_for_a_team(tmp_path: Path, limit: str) -> None:
    sentence = f"line 4: same_day call: this urgency never waits for a team to open. {CLOCK}."
    assert said(tmp_path, urgent("same_day", call=limit)) == sentence


@pytest.mark.parametrize("urgency", ["priority", "routine"])
def test_three_days_on_the_clock_are_the_most(tmp_path: Path, urgency: str) -> None:
    text = urgent(urgency, acknowledge='{ clock = "72 hours" }')
    assert rulebook(tmp_path, text).areas
    longer = changed(text, "72 hours", "73 hours")
    assert said(tmp_path, longer) == (
        f'line 5: {urgency} acknowledge: "73 hours" cannot be meant. '
        "Write at least 1 minute and at most 72 hours."
    )


def test_of_what_two_files_set_for_one_area(tmp_path: Path) -> None:
    other = changed(DERBYSHIRE, "derby/priority/2", "derby/priority/3")
    with pytest.raises(RulesError) as caught:
        rulebook(tmp_path, DERBYSHIRE, other)
    assert str(caught.value) == (
        f"{tmp_path / 'area1.toml'}, line 4: Derbyshire has [priority] already, in "
        f"{tmp_path / 'area0.toml'}, line 2. Keep one of the two."
    )


def test_an_area_may_set_its_times_for_referrals_in_a_file_beside_its_deadlines(
    tmp_path: Path,
) -> None:
    referral = '[referral]\nid = "derby/referral/1"\nacknowledge = { by_closing = 2 }\n'
    text = f"{AREA}{referral}outcome = {{ by_closing = 5 }}\nreview = {{ by_closing = 4 }}\n"
    for number, texts in enumerate(((DERBYSHIRE, text), (text, DERBYSHIRE))):
        folder = tmp_path / str(number)
        folder.mkdir()
        book = rulebook(folder, *texts)
        assert book.referral_of("Derbyshire").rule_id == "derby/referral/1"
        assert book.of("Derbyshire")[Urgency.PRIORITY].rule_id == "derby/priority/2"


def test_of_a_text_that_is_no_toml(tmp_path: Path) -> None:
    write = (
        "Write each setting once, as name = value, with words in "
        '"double quotes" and an urgency in [square brackets].'
    )
    assert said(tmp_path, AREA + "[priority") == (
        f"line 2: this is not TOML (Expected ']' at the end of a table declaration). {write}"
    )
    twice = changed(DERBYSHIRE, CALL, f"{CALL}\n{CALL}")
    assert said(tmp_path, twice) == (
        f"line 7: this is not TOML (Cannot overwrite a value). {write}"
    )


def test_of_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    gone = tmp_path / "area0.toml"
    gone.symlink_to(tmp_path / "gone.toml")
    with pytest.raises(RulesError) as caught:
        rulebook(tmp_path)
    assert str(caught.value) == (
        f"{gone} cannot be read (No such file or directory). Let this user read it, or take it "
        "away."
    )


def test_of_a_byte_that_is_not_text_on_the_first_line(tmp_path: Path) -> None:
    (tmp_path / "area0.toml").write_bytes(b"\xe9 = 1\n")
    with pytest.raises(RulesError, match=r"area0.toml, line 1: save the file as UTF-8 text"):
        rulebook(tmp_path)
    (tmp_path / "area0.toml").write_bytes(b"\n\xe9 = 1\n")
    with pytest.raises(RulesError, match=r"area0.toml, line 2: save the file as UTF-8 text"):
        rulebook(tmp_path)


def test_of_an_id_that_is_no_text(tmp_path: Path) -> None:
    assert said(tmp_path, changed(DERBYSHIRE, '"derby/priority/2"', "2")) == (
        'line 5: priority id: write it in small letters as "leicester/priority/1", '
        "with a new number for every change."
    )


def test_of_a_text_that_is_never_ended_the_last_line_is_named(tmp_path: Path) -> None:
    assert said(tmp_path, f'{AREA}id = """\n\n').startswith("line 2: this is not TOML (")


def test_a_default_without_a_ladder_does_not_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = reading.DEFAULT_FILE.read_text(encoding="utf-8").split("[[")
    left = [part for part in parts if not part.startswith("ladder.routine]]")]
    assert len(left) < len(parts)
    short = tmp_path / "default.toml"
    short.write_text("[[".join(left), encoding="utf-8")
    monkeypatch.setattr(reading, "DEFAULT_FILE", short)
    with pytest.raises(RulesError, match=r"there is no \[\[ladder.routine\]\]. Write its rungs"):
        reading.read_default()
