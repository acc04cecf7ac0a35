"""Breaks each control that the hazard log names, one at a time in a copy, and sees its test fail.

Run it with `make hazards` (half an hour). What is broken stands in broken.toml. Must not touch the
checkout itself: the copy is thrown away.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
BROKEN = Path(__file__).with_name("broken.toml")
COPIED = ("handover", "projections", "web", "tests", "pyproject.toml", "docs", "CHANGELOG.md")
NOT_COPIED = shutil.ignore_patterns("node_modules", "__pycache__", "var", "screenshots")
TESTS_FAILED = 1
"""How pytest ends when tests ran and one failed; a test that cannot run at all ends otherwise."""


@dataclass(frozen=True)
class Broken:
    """One way to take a control away: in `file`, `line` becomes `instead`; `test` must fail.

    `of` is the number of a failure mode or a hazard (hazards.md); `when` says what it would mean.
    """

    of: str
    when: str
    file: str
    line: str
    instead: str
    test: str

    @property
    def said(self) -> str:
        """The line of the hazard log that stands for this."""
        return f"- **{self.of}** {self.when}: `{self.test}`"

    def found_in(self, root: Path) -> int:
        """How often the line stands in its file; anything but 1 cannot be broken."""
        path = root / self.file
        return path.read_text("utf-8").count(self.line) if path.is_file() else 0


def every_break(path: Path = BROKEN) -> list[Broken]:
    """Everything in `path`, in its order. Raises TypeError for a field that is not there."""
    return [Broken(**one) for one in tomllib.loads(path.read_text("utf-8"))["broken"]]


def copied(root: Path, into: Path) -> Path:
    """What the tests need of `root`, copied."""
    for name in COPIED:
        source, to = root / name, into / name
        if source.is_dir():
            shutil.copytree(source, to, ignore=NOT_COPIED)
        else:
            shutil.copy2(source, to)
    return into


def outcome(one: Broken, root: Path) -> str:
    """Empty when the test passes as the code is and fails once `one` is broken; else what is wrong.

    `root` is left as it was.
    """
    if one.found_in(root) != 1:
        return f"{one.file} has the line {one.found_in(root)} times: {one.line.strip()!r}"
    path = root / one.file
    whole = path.read_text("utf-8")
    path.write_text(whole.replace(one.line, one.instead), "utf-8")
    try:
        ended = run_tests([one.test], root)
    finally:
        path.write_text(whole, "utf-8")
    if ended == TESTS_FAILED:
        return ""
    return "still passes" if ended == 0 else f"could not run (pytest ended with {ended})"


def run_tests(tests: Iterable[str], root: Path) -> int:
    """How pytest ends for `tests` in `root`."""
    # The first to fail is enough: of a service that should not start the others wait for its end.
    quiet = ("-q", "-x", "--no-header", "--tb=no", "-p", "no:cacheprovider")
    # The copy's own modules, and none of the bytecode: a file may change twice in a second.
    environment = os.environ | {"PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", *quiet, *sorted(set(tests))],
        cwd=root,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return ran.returncode


def unnoticed(breaks: list[Broken], root: Path) -> Iterator[str]:
    """Each break that no test notices, with why; says what it does meanwhile."""
    if run_tests([one.test for one in breaks], root) != 0:
        yield "The tests do not pass before anything is broken."
        return
    for one in breaks:
        wrong = outcome(one, root)
        sys.stdout.write(f"{wrong or 'noticed':<14} {one.of:>3} {one.when}\n")
        sys.stdout.flush()
        if wrong:
            yield f"{one.said}: {wrong}"


def main(only: set[str]) -> int:
    """Break what belongs to `only` (all, if empty); 1 if anything went unnoticed."""
    breaks = [one for one in every_break() if not only or one.of in only]
    with tempfile.TemporaryDirectory() as folder:
        found = list(unnoticed(breaks, copied(ROOT, Path(folder))))
    sys.stdout.write("\n".join([*found, f"{len(breaks) - len(found)} of {len(breaks)} noticed"]))
    sys.stdout.write("\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(set(sys.argv[1:])))
