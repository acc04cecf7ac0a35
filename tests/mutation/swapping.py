"""Tries many mutants fast: the tests are read once, then each fault goes into living functions.

Each fault meets only the tests that reach its function, the quickest first. Only a failed test
counts. What survives here, or stands outside any function, is for trial.py to try in a process that
has read everything anew, with every test. Must not know which tests are right.
"""

import gc
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import CodeType, FunctionType

import pytest

from tests.mutation.mutants import Mutant
from tests.mutation.reaching import Key, Reached, run, watched
from tests.mutation.trial import OPTIONS, Verdict, folder_in_memory, limited, silent, waited

FAILED = 1
NOT_TRIED = 2
VERDICTS = {b"\x00": Verdict.SURVIVED, b"\x01": Verdict.KILLED}
Codes = dict[Key, CodeType]


class _Loop:
    """A plugin of pytest: in place of one run of the tests, one in a fork for each mutant."""

    def __init__(self, path: Path, mutants: Sequence[Mutant], limit: int, tell: int) -> None:
        self._path, self._mutants, self._limit, self._tell = path, mutants, limit, tell

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        usual = _codes(compile(self._path.read_text(encoding="utf-8"), str(self._path), "exec"))
        living = [
            one
            for one in gc.get_objects()
            if isinstance(one, FunctionType) and one.__code__.co_filename == str(self._path)
        ]
        reached = watched(session, str(self._path))
        for mutant in self._mutants:
            child = os.fork()
            if child == 0:
                self._try(mutant, usual, living, reached, session)
            status = waited(child)
            ended = FAILED if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
            os.write(self._tell, bytes([ended]))
        return True

    def _try(
        self,
        mutant: Mutant,
        usual: Codes,
        living: list[FunctionType],
        reached: Reached,
        session: pytest.Session,
    ) -> None:
        """A child's whole life."""
        ended = NOT_TRIED
        try:
            limited(self._limit)
            faulty = _codes(mutant.compiled(str(self._path)))
            changed = {key: code for key, code in faulty.items() if code != usual.get(key)}
            if _put_in(changed, living):
                ended = FAILED if _is_noticed(changed, reached, session) else 0
        finally:
            os._exit(ended)


def tried_fast(
    path: Path, mutants: Sequence[Mutant], tests: Sequence[str], limit: int
) -> Iterator[Verdict | None]:
    """For each mutant how it ended; None where it could not be tried."""
    folder = folder_in_memory()
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            silent()
            options = [*OPTIONS, *tests, "--basetemp", f"{folder}/tests"]
            pytest.main(options, plugins=[_Loop(path, mutants, limit, tell)])
        finally:
            os._exit(0)
    os.close(tell)
    for _ in mutants:
        yield VERDICTS.get(os.read(told, 1))
    os.close(told)
    os.waitpid(child, 0)
    shutil.rmtree(folder, ignore_errors=True)


def _codes(code: CodeType) -> Codes:
    """Every code inside `code`, by its full name and first line."""
    found: Codes = {}
    for inside in code.co_consts:
        if isinstance(inside, CodeType):
            found[inside.co_qualname, inside.co_firstlineno] = inside
            found |= _codes(inside)
    return found


def _put_in(changed: Codes, living: list[FunctionType]) -> int:
    """Give the functions that are changed their other code; how many there are."""
    keys = [(one, (one.__code__.co_qualname, one.__code__.co_firstlineno)) for one in living]
    mine = [(one, changed[key]) for one, key in keys if key in changed]
    for one, code in mine:
        if one.__code__.co_freevars != code.co_freevars:
            return 0
        one.__code__ = code
    return len(mine)


def _is_noticed(changed: Codes, reached: Reached, session: pytest.Session) -> bool:
    """Whether a test fails among those that reach what was changed."""
    fitting = {one for key in changed for one in reached.get(key, ())}
    return run(session, sorted(fitting))
