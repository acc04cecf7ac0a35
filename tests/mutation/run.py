"""`make mutants`: measures what has changed since it was measured, and writes down the score.

`--all` measures everything anew; paths measure only those modules. Ends with 1 when a survivor has
no reason, or when the tests fail without any fault.
"""

import hashlib
import importlib
from pathlib import Path

import click

from tests.mutation.measured import (
    Measured,
    Survivor,
    keep_measured,
    outlived,
    read_measured,
    read_reasons,
    unexplained,
)
from tests.mutation.mutants import Mutant, mutants_of
from tests.mutation.page import README_LINE, mutants_page, readme_line, score
from tests.mutation.scope import files_testing, modules
from tests.mutation.swapping import tried_fast
from tests.mutation.trial import Verdict, limit_of, try_out

ROOT = Path(__file__).parents[2]
MACHINE = ("operators.py", "mutants.py")
SLOW_TO_IMPORT = (
    *("hypothesis", "hypothesis.strategies", "eventsourcing.domain", "eventsourcing.sqlite"),
    *("sqlalchemy", "phonenumbers", "nhs_number", "holidays.countries.united_kingdom"),
    *("flask", "flask_smorest", "flask_wtf", "marshmallow"),
)
"""Not ours, so without a fault: read once, before the forks."""


@click.command()
@click.argument("paths", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Measure everything anew.")
@click.option("--write-only", is_flag=True, help="Measure nothing; write the page and the score.")
@click.option("--fast", is_flag=True, help="While writing tests: may show some too many.")
def main(paths: tuple[str, ...], *, everything: bool, write_only: bool, fast: bool) -> None:
    """Put small faults into handover/, one at a time, and see which no test notices."""
    for name in SLOW_TO_IMPORT:
        importlib.import_module(name)
    known = modules(ROOT)
    measured = {path: one for path, one in read_measured().items() if path in known}
    for path in _asked_for(paths, known, write_only=write_only):
        if everything or paths or path not in measured or measured[path].of != checksum(path):
            measured[path] = _measure(path, fast=fast)
            keep_measured(measured)
            click.echo(f"    {score([measured[path]])}")
    _write(measured, known)
    _judge(measured)


def checksum(path: str) -> str:
    """Names the module, its tests and this machine as they are now."""
    machine = [f"tests/mutation/{name}" for name in MACHINE]
    texts = [(ROOT / one).read_bytes() for one in (path, *files_testing(path, ROOT), *machine)]
    return hashlib.sha256(b"\0".join(texts)).hexdigest()[:16]


def _asked_for(paths: tuple[str, ...], known: list[str], *, write_only: bool) -> list[str]:
    if unknown := set(paths) - set(known):
        raise click.ClickException(f"Not measured: {', '.join(sorted(unknown))}.")
    return [] if write_only else list(paths) or known


def _measure(path: str, *, fast: bool) -> Measured:
    of, tests = checksum(path), files_testing(path, ROOT)
    source = (ROOT / path).read_text(encoding="utf-8")
    mutants = mutants_of(source)
    click.echo(f"==> {path}: {len(mutants)} mutants")
    usual = _usual(path, tests)
    with click.progressbar(mutants, label="    fast", show_pos=True) as shown:
        verdicts = tried_fast(ROOT / path, mutants, tests, limit_of(usual))
        tried = list(zip(shown, verdicts, strict=True))
    believed = {Verdict.KILLED, Verdict.SURVIVED} if fast else {Verdict.KILLED}
    left = [one for one, verdict in tried if verdict not in believed]
    with click.progressbar(left, label="    anew", show_pos=True) as shown:
        killed = {one for one in shown if not _survives(path, one, tests, usual)}
    killed |= {one for one, verdict in tried if verdict is Verdict.KILLED}
    living = [one for one in mutants if one not in killed]
    for one in living:
        click.echo(f"    {path}:{one.line}: {one.change}")
    return Measured(of, len(mutants), tuple(Survivor(*one.key) for one in living))


def _survives(path: str, mutant: Mutant, tests: list[str], usual: float) -> bool:
    trial = try_out(_name(path), ROOT / path, mutant.compiled, tests, usual)
    return trial.verdict is Verdict.SURVIVED


def _usual(path: str, tests: list[str]) -> float:
    """How long the tests take without a fault; an error when they fail."""
    trial = try_out(_name(path), ROOT / path, None, tests)
    if trial.verdict is not Verdict.SURVIVED:
        raise click.ClickException(f"Without any fault these fail: {' '.join(tests)}")
    return trial.core_seconds


def _name(path: str) -> str:
    return path.removesuffix(".py").replace("/", ".")


def _write(measured: dict[str, Measured], known: list[str]) -> None:
    page = mutants_page(measured, read_reasons(), known)
    (ROOT / "docs" / "mutants.md").write_text(page, encoding="utf-8")
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    readme.write_text(README_LINE.sub(lambda _: readme_line(measured), text), encoding="utf-8")


def _judge(measured: dict[str, Measured]) -> None:
    reasons = read_reasons()
    for module, one in outlived(measured, reasons):
        click.echo(f"A reason without a survivor: {module}, {one.within}: {one.change}")
    living = unexplained(measured, reasons)
    for module, one in living:
        click.echo(f"Survives without a reason: {module}, {one.within}: {one.change}")
    click.echo(f"{score(measured.values())} noticed")
    if living:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
