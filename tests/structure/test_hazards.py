"""The hazard log names every way in which it goes wrong, and the tests that prove its controls.

Each of those tests exists; what they notice when a control is gone stands in tests/controls.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.controls.breaking import Broken, every_break

ROOT = Path(__file__).parents[2]
LOG = ROOT / "docs" / "hazards.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(test_\w+))?`")
ROW = re.compile(r"^\| (\d+) \| [^|]+ \| ([^|]+) \| [^|]+ \|$", re.MULTILINE)
ROW_LINE = re.compile(r"^\| \d+ \|.*$", re.MULTILINE)
MODES = 35
NOT_YET = "Not yet"
TODAY = ("Controlled", "In part", NOT_YET)


@pytest.fixture(scope="module")
def log() -> str:
    """The hazard log as it stands."""
    return LOG.read_text(encoding="utf-8")


def missing(log: str, root: Path) -> Iterator[str]:
    """What `log` names and `root` does not have."""
    for file, test in NAMED.findall(log):
        path = root / file
        if not path.is_file():
            yield file
        elif test and f"def {test}(" not in path.read_text(encoding="utf-8"):
            yield f"{file}::{test}"


def hazards_without_proof(log: str) -> list[str]:
    """The titles of controlled hazards that name no test."""
    hazards = log.partition("## Not controlled yet")[0].split("\n### H")[1:]
    return [f"H{one.splitlines()[0]}" for one in hazards if not NAMED.search(one)]


def modes_out_of_place(log: str) -> Iterator[str]:
    """What is wrong with the rows of the table: 1 to 35, each with a word for today."""
    rows = ROW.findall(log)
    numbers = [int(number) for number, _ in rows]
    if numbers != list(range(1, MODES + 1)):
        yield f"The rows are {numbers}"
    yield from (f"Row {number} says {today!r}" for number, today in rows if today not in TODAY)


def counted(log: str) -> str:
    """The sentence that sums the table up, as the rows have it."""
    today = Counter(today for _, today in ROW.findall(log))
    controlled, in_part, not_yet = (today[word] for word in TODAY)
    return f"**{controlled} of {MODES} are controlled, {in_part} in part, {not_yet} not yet.**"


def hazards_not_there(log: str) -> list[str]:
    """Hazards that the table leads to, such as H4, and that the log does not have."""
    table, _, rest = log.partition("## Controlled today")
    there = set(re.findall(r"^### (H\d+)\.", rest, re.MULTILINE))
    return sorted(set(re.findall(r"\bH\d+\b", "".join(ROW_LINE.findall(table)))) - there)


def modes_without_proof(log: str, breaks: Iterable[Broken]) -> Iterator[str]:
    """Rows that claim a control which nobody has taken away; and breaks that the log leaves out."""
    claimed = {number for number, today in ROW.findall(log) if today != NOT_YET}
    of_modes = [one for one in breaks if one.of.isdigit()]
    broken = {one.of for one in of_modes}
    yield from (f"Row {mode} has no break" for mode in sorted(claimed - broken, key=int))
    yield from (f"Row {mode} says {NOT_YET!r}" for mode in sorted(broken - claimed, key=int))
    yield from (one.said for one in of_modes if f"{one.said}\n" not in log)


def breaks_without_hazard(log: str, breaks: Iterable[Broken]) -> Iterator[str]:
    """Breaks of a hazard's control whose test that hazard does not name, whole or by its file."""
    sections = {hazard.partition(".")[0]: hazard for hazard in log.split("\n### ")[1:]}
    for one in breaks:
        section = sections.get(one.of, "")
        names = {one.test, one.test.partition("::")[0]}
        if not one.of.isdigit() and not any(f"`{name}`" in section for name in names):
            yield one.said


def test_every_test_that_the_hazard_log_names_exists(log: str) -> None:
    assert list(missing(log, ROOT)) == []


def test_every_controlled_hazard_names_a_proof(log: str) -> None:
    assert log.count("\n### H") > 10
    assert hazards_without_proof(log) == []


def test_every_way_in_which_it_goes_wrong_is_there(log: str) -> None:
    assert list(modes_out_of_place(log)) == []
    assert hazards_not_there(log) == []


def test_the_table_is_summed_up_as_it_is(log: str) -> None:
    assert counted(log) in log


def test_every_control_that_is_claimed_can_be_taken_away_and_is_missed(log: str) -> None:
    assert list(modes_without_proof(log, every_break())) == []
    assert list(breaks_without_hazard(log, every_break())) == []


def test_a_proof_that_is_gone_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_a.py").write_text("def test_kept() -> None: ...\n", "utf-8")
    log = (
        "\n### H1. One\n`tests/test_a.py::test_kept` `tests/test_a.py::test_gone` "
        "`tests/test_b.py`\n### H2. Two\nNo proof.\n## Not controlled yet\n"
    )
    assert list(missing(log, tmp_path)) == ["tests/test_a.py::test_gone", "tests/test_b.py"]
    assert hazards_without_proof(log) == ["H2. Two"]


def test_a_row_that_is_gone_or_claims_too_much_is_noticed() -> None:
    rows = [f"| {number} | It fails | Controlled | So. |\n" for number in range(1, MODES + 1)]
    one = Broken("1", "it fails", "a.py", "x", "y", "tests/test_a.py::test_kept")
    whole = "".join([*rows, one.said, "\n"])

    assert list(modes_out_of_place(whole)) == []
    assert len(list(modes_out_of_place(whole.replace(rows[3], "")))) == 1
    assert list(modes_out_of_place(whole.replace(rows[3], rows[3].replace("Cont", "Uncont")))) == [
        "Row 4 says 'Uncontrolled'"
    ]
    assert list(modes_without_proof(whole, [one])) == [
        f"Row {number} has no break" for number in range(2, MODES + 1)
    ]
    assert counted(whole) == "**35 of 35 are controlled, 0 in part, 0 not yet.**"
    assert hazards_not_there(whole.replace("So.", "So (H2, H7).") + "## Controlled today\n") == [
        "H2",
        "H7",
    ]
    denied = whole.replace("Controlled", NOT_YET)
    assert list(modes_without_proof(denied, [one])) == ["Row 1 says 'Not yet'"]
    assert list(modes_without_proof(rows[0], [one])) == [one.said]


def test_a_break_of_a_hazard_that_does_not_name_its_test_is_noticed() -> None:
    one = Broken("H4", "it fails", "a.py", "x", "y", "tests/test_a.py::test_kept")
    named = "\n### H4. Four\n`tests/test_a.py::test_kept`\n### H5. Five\n"

    assert list(breaks_without_hazard(named, [one])) == []
    assert list(breaks_without_hazard(named.replace("kept", "gone"), [one])) == [one.said]
    assert list(breaks_without_hazard(named.replace("H4", "H3"), [one])) == [one.said]
